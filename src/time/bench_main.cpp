// Speed of the time stage. Usage: isnad-bench-time DATA FILE...   (plain text or JSON records with "text")
#include <fmt/format.h>

#include <chrono>

#include "base/tsv.h"
#include "report/json.h"
#include "text/split.h"
#include "time/times.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: isnad-bench-time DATA FILE...\n");
    return 2;
  }
  auto times = isnad::TimeData::load(argv[1]);
  auto letters = isnad::TextData::load(argv[1]);
  if (!times || !letters) {
    fmt::print(stderr, "{}\n", !times ? times.error().message : letters.error().message);
    return 1;
  }
  std::vector<isnad::Reading> readings;
  size_t words = 0;
  for (int i = 2; i < argc; ++i) {
    auto bytes = isnad::read_whole_file(argv[i]);
    if (!bytes) {
      fmt::print(stderr, "{}\n", bytes.error().message);
      return 1;
    }
    isnad::Reading r;
    const auto item = isnad::parse_item(*bytes);
    r.report.text = item ? item->text : *bytes;
    r.report.published = isnad::make_day(2017, 11, 22);
    r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
    isnad::split_text(*letters, r);
    words += r.words.size();
    readings.push_back(std::move(r));
  }
  constexpr double kLeastSeconds = 2.0;
  size_t rounds = 0;
  size_t found = 0;
  const auto start = std::chrono::steady_clock::now();
  double seconds = 0;
  while (seconds < kLeastSeconds) {
    found = 0;
    for (isnad::Reading& r : readings) {
      isnad::find_times(*times, r);
      found += r.times.size();
    }
    ++rounds;
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  fmt::print("{} words in {} reports, {} expressions: {:.2f} million words/s, one thread\n", words, readings.size(),
             found, static_cast<double>(words * rounds) / seconds / 1e6);
  return 0;
}
