// Speed of the language stage by step, over a text file: ISNAD_BENCH_TEXT, else sentences of our own.
// Items per second are words per second of one core.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "base/tsv.h"
#include "language/analyse.h"
#include "text/split.h"

namespace isnad {
namespace {

const std::filesystem::path kRoot = ISNAD_SOURCE_DIR;

struct Fixture {
  Result<TextData> text = TextData::load(kRoot / "data");
  Result<LanguageData> language = LanguageData::load(kRoot / "data", kRoot / "models" / "open.isnad");
  Reading words;
  bool ready = false;

  Fixture() {
    if (!text || !language) return;
    const char* path = std::getenv("ISNAD_BENCH_TEXT");
    const auto body = read_whole_file(path != nullptr ? std::filesystem::path(path) : kRoot / "bench" / "sample.txt");
    if (!body) return;
    words.report.text = *body;
    words.report.body.push_back({0, static_cast<uint32_t>(body->size())});
    split_text(*text, words);
    ready = !words.words.empty();
  }
};

const Fixture& fixture() {
  static const Fixture one;
  return one;
}

template <typename F>
void run(benchmark::State& state, F step) {
  const Fixture& f = fixture();
  if (!f.ready) {
    state.SkipWithError("tables, pack or text are missing");
    return;
  }
  for (auto _ : state) step(f, state);
  state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(f.words.words.size()));
}

void split(benchmark::State& state) {
  run(state, [](const Fixture& f, benchmark::State&) {
    Reading reading;
    reading.report = f.words.report;
    split_text(*f.text, reading);
    benchmark::DoNotOptimize(reading.words.data());
  });
}

void cut(benchmark::State& state) {
  run(state, [](const Fixture& f, benchmark::State& s) {
    s.PauseTiming();
    Reading reading = f.words;
    s.ResumeTiming();
    segment(f.language->of_words(), f.language->segmenter, reading);
    benchmark::DoNotOptimize(reading.tokens.data());
  });
}

void whole(benchmark::State& state) {
  run(state, [](const Fixture& f, benchmark::State& s) {
    s.PauseTiming();
    Reading reading = f.words;
    s.ResumeTiming();
    analyse(*f.language, reading);
    benchmark::DoNotOptimize(reading.tokens.data());
  });
}

void load(benchmark::State& state) {
  for (auto _ : state) {
    const auto data = LanguageData::load(kRoot / "data", kRoot / "models" / "open.isnad");
    benchmark::DoNotOptimize(data ? 1 : 0);
  }
}

BENCHMARK(split);
BENCHMARK(cut);
BENCHMARK(whole);
BENCHMARK(load)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace isnad
