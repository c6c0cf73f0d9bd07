// Processor times of loading and of every stage over the reports of the files given, on one thread. Usage: isnad-bench
// FILE...
#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <array>

#include "base/large_heap.h"
#include "intake/intake.h"
#include "reader/reader.h"
#include "report/json.h"

namespace {

/// Processor seconds of this thread: on a busy machine they say more than a clock on the wall.
double now() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

double seconds_since(double start) {
  return now() - start;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

struct Stage {
  const char* name;
  double seconds = 0;
};

}  // namespace

int main(int argc, char** argv) {
  using namespace isnad;
  prefer_large_pages();
  double start = now();
  const auto loaded = Resources::load(default_paths({}, ""));
  if (!loaded) {
    fmt::print(stderr, "{}\n", loaded.error().message);
    return 1;
  }
  const Resources& r = *loaded;
  fmt::print("load resources           {:8.3f} s, {:.0f} MB\n", seconds_since(start), peak_megabytes());

  start = now();
  std::vector<Item> items;
  for (int i = 1; i < argc; ++i) {
    auto more = read_items(argv[i]);
    if (!more) {
      fmt::print(stderr, "{}\n", more.error().message);
      return 1;
    }
    std::move(more->begin(), more->end(), std::back_inserter(items));
  }
  fmt::print("intake                   {:8.3f} s, {} reports\n", seconds_since(start), items.size());

  std::array<Stage, 9> stages = {
      {{"page"}, {"text"}, {"language"}, {"time"}, {"entity"}, {"statement"}, {"event"}, {"anchored"}, {"json"}}};
  size_t words = 0;
  size_t bytes = 0;
  for (const Item& item : items) {
    Reading reading;
    size_t at = 0;
    const auto timed = [&](const auto& run) {
      const double before = now();
      run();
      stages[at++].seconds += seconds_since(before);
    };
    timed([&] { reading.report = read_page(r.page, item); });
    timed([&] { split_text(r.text, reading); });
    timed([&] { analyse(r.language, reading); });
    timed([&] { find_times(r.time, reading); });
    timed([&] { find_entities(r.entity, reading); });
    timed([&] { find_statements(r.statement, reading); });
    timed([&] { find_events(r.event, r.entity.names.news(), reading); });
    timed([&] { resolve_anchored(r.time, reading); });
    timed([&] { bytes += to_json(reading).size(); });
    words += reading.words.size();
  }
  double all = 0;
  for (const Stage& stage : stages) all += stage.seconds;
  const double count = std::max<double>(1, static_cast<double>(items.size()));
  for (const Stage& stage : stages) {
    fmt::print("{:24} {:8.3f} s  {:5.1f} %  {:8.1f} us a report\n", stage.name, stage.seconds,
               100 * stage.seconds / all, 1e6 * stage.seconds / count);
  }
  fmt::print("all stages               {:8.3f} s, {:.1f} reports/s, {:.0f} words/s, {} bytes of JSON, peak {:.0f} MB\n",
             all, count / all, static_cast<double>(words) / all, bytes, peak_megabytes());
  return 0;
}
