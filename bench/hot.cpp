// Single functions on one report of ours (tests/golden/postponed). Usage: isnad-bench-hot [--benchmark_filter=NAME]
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

#include "base/tsv.h"
#include "reader/reader.h"
#include "report/json.h"
#include "text/fold.h"

namespace {

using namespace isnad;

const Resources& resources() {
  static const Result<Resources> loaded = Resources::load(default_paths({}, ""));
  if (!loaded) {
    std::fprintf(stderr, "%s\n", loaded.error().message.c_str());
    std::exit(1);
  }
  return *loaded;
}

const Item& item() {
  static const Item one = [] {
    const auto bytes = read_whole_file(default_paths({}, "").data.parent_path() / "tests/golden/postponed/report.json");
    const auto parsed = bytes ? parse_item(*bytes) : Result<Item>(bytes.error());
    if (!parsed) {
      std::fprintf(stderr, "%s\n", parsed.error().message.c_str());
      std::exit(1);
    }
    return *parsed;
  }();
  return one;
}

/// The report read up to a stage, which is then run on a copy of it.
template <typename Before, typename Stage>
void run(benchmark::State& state, Before before, Stage stage) {
  Reading ready;
  ready.report = read_page(resources().page, item());
  before(ready);
  for (auto _ : state) {
    state.PauseTiming();
    Reading reading = ready;
    state.ResumeTiming();
    stage(reading);
    benchmark::DoNotOptimize(reading);
  }
}

void to_words(Reading& r) {
  split_text(resources().text, r);
}
void to_tokens(Reading& r) {
  to_words(r), analyse(resources().language, r);
}
void to_times(Reading& r) {
  to_tokens(r), find_times(resources().time, r);
}
void to_entities(Reading& r) {
  to_times(r), find_entities(resources().entity, r);
}
void to_statements(Reading& r) {
  to_entities(r), find_statements(resources().statement, r);
}

void BM_fold(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(fold(item().text, FoldLevel::key));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(item().text.size()));
}
void BM_split_text(benchmark::State& s) {
  run(
      s, [](Reading&) {}, to_words);
}
void BM_analyse(benchmark::State& s) {
  run(s, to_words, [](Reading& r) { analyse(resources().language, r); });
}
void BM_find_times(benchmark::State& s) {
  run(s, to_tokens, [](Reading& r) { find_times(resources().time, r); });
}
void BM_find_entities(benchmark::State& s) {
  run(s, to_times, [](Reading& r) { find_entities(resources().entity, r); });
}
void BM_find_statements(benchmark::State& s) {
  run(s, to_entities, [](Reading& r) { find_statements(resources().statement, r); });
}
void BM_find_events(benchmark::State& s) {
  run(s, to_statements, [](Reading& r) { find_events(resources().event, resources().entity.names.news(), r); });
}
void BM_read(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read(resources(), item()));
}

BENCHMARK(BM_fold);
BENCHMARK(BM_split_text);
BENCHMARK(BM_analyse);
BENCHMARK(BM_find_times);
BENCHMARK(BM_find_entities);
BENCHMARK(BM_find_statements);
BENCHMARK(BM_find_events);
BENCHMARK(BM_read);

}  // namespace

BENCHMARK_MAIN();
