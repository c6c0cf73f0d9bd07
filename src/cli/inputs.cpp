#include "cli/inputs.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <iostream>
#include <iterator>
#include <thread>

#include "cli/exit_codes.h"
#include "intake/intake.h"

namespace isnad::cli {
namespace {

constexpr size_t kBatch = 512;  // items read together: enough for all cores, little enough to hold in memory

Result<std::vector<Item>> items_of(const std::string& file) {
  if (file != "-") return read_items(file);
  std::string bytes(std::istreambuf_iterator<char>(std::cin), {});
  return read_items_from(std::move(bytes), "stdin");
}

std::vector<Reading> read_batch(const Resources& resources, const std::vector<Item>& items, size_t from, size_t to,
                                unsigned threads) {
  std::vector<Reading> out(to - from);
  std::atomic<size_t> next{from};
  const auto work = [&] {
    for (size_t i = next++; i < to; i = next++) out[i - from] = read(resources, items[i]);
  };
  std::vector<std::jthread> pool;
  for (unsigned t = 1; t < threads && t < to - from; ++t) pool.emplace_back(work);
  work();
  pool.clear();
  return out;
}

}  // namespace

std::optional<Resources> load_resources(const std::string& data, const std::string& model) {
  auto resources = Resources::load(default_paths(data, model));
  if (resources) return std::move(*resources);
  fmt::print(stderr, "isnad: {}\n", resources.error().message);
  fmt::print(stderr, "isnad: set ISNAD_HOME to the folder that holds data/ and models/, or use --data\n");
  return std::nullopt;
}

int read_all(const Resources& resources, const Inputs& inputs, const std::function<void(Reading&&)>& take) {
  const unsigned threads =
      inputs.threads > 0 ? static_cast<unsigned>(inputs.threads) : std::max(1U, std::thread::hardware_concurrency());
  const bool progress = isatty(STDERR_FILENO) == 1;
  int code = kOk;
  size_t done = 0;
  std::vector<Item> pending;
  const auto flush = [&] {
    for (size_t from = 0; from < pending.size(); from += kBatch) {
      const size_t to = std::min(pending.size(), from + kBatch);
      for (Reading& reading : read_batch(resources, pending, from, to, threads)) take(std::move(reading));
      done += to - from;
      if (progress && done >= kBatch) fmt::print(stderr, "\r{} reports read", done);
    }
    pending.clear();
  };
  for (const std::string& file : inputs.files) {
    auto items = items_of(file);
    if (!items) {
      flush();
      fmt::print(stderr, "isnad: {}\n", items.error().message);
      code = kSomeUnread;
      continue;
    }
    std::move(items->begin(), items->end(), std::back_inserter(pending));
    if (pending.size() >= kBatch) flush();
  }
  flush();
  if (progress && done >= kBatch) fmt::print(stderr, "\n");
  return code;
}

}  // namespace isnad::cli
