// isnad-train-events: learns models/open-events.bin from annotated reports.
//   isnad-train-events OUT FOLDER... [--tables data] [--model open]
// Each FOLDER holds text/<id>.json and gold/<id>.json (the shape of the shared gold; script/gold_texts.py makes them).
// The last is the one whose annotators decide in doubt: what is ongoing and what has occurred is a matter of style.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <memory>

#include "learn/learn_events.h"

int main(int argc, char** argv) {
  using namespace isnad;
  CLI::App app("isnad-train-events: learns the decisions of the event stage from annotated reports");
  std::string out;
  std::vector<std::string> folders;
  std::string tables;
  std::string model;
  uint32_t status_weight = 3;
  std::string listing;
  std::string status_listing;
  EventLearning options;
  app.add_option("OUT", out, "pack to write")->required();
  app.add_option("FOLDER", folders, "folders with text/ and gold/")->required();
  app.add_option("--tables", tables, "data folder");
  app.add_option("--model", model, "language model");
  app.add_option("--drop", options.dropout.drop, "share of features dropped: sides, telling, status")
      ->check(CLI::Range(0.0, 0.95))
      ->capture_default_str();
  app.add_option("--epochs", options.dropout.epochs, "passes over the samples")->capture_default_str();
  app.add_option("--orders", options.dropout.orders, "models that are averaged")->capture_default_str();
  app.add_option("--day", options.day, "strength of the model of days")->capture_default_str();
  app.add_option("--place", options.place, "strength of the model of places")->capture_default_str();
  app.add_option("--limit-part", options.limits.part)->capture_default_str();
  app.add_option("--limit-kept", options.limits.kept)->capture_default_str();
  app.add_option("--limit-third", options.limits.third)->capture_default_str();
  app.add_option("--limit-told", options.limits.told)->capture_default_str();
  app.add_option("--limit-weak", options.limits.weak)->capture_default_str();
  app.add_option("--limit-status", options.limits.status)->capture_default_str();
  app.add_option("--limit-worded", options.limits.worded)->capture_default_str();
  app.add_option("--limit-swap", options.limits.swap)->capture_default_str();
  app.add_option("--limit-gone", options.limits.gone)->capture_default_str();
  app.add_option("--limit-better", options.limits.better)->capture_default_str();
  app.add_option("--limit-day", options.limits.day)->capture_default_str();
  app.add_option("--limit-place", options.limits.place)->capture_default_str();
  app.add_option("--status-weight", status_weight, "how often the statuses of the last folder are learned from")
      ->check(CLI::Range(1, 20))
      ->capture_default_str();
  app.add_option("--list-days", listing, "file for the days chosen in reports left out, a line of JSON each");
  app.add_option("--list-statuses", status_listing, "likewise, every status");
  app.add_flag("--list-places", options.list_places, "the places there instead");
  app.add_flag("--days-alone", options.days_alone, "figures of days alone; no pack is written");
  app.add_flag("--statuses-alone", options.statuses_alone, "figures of statuses alone; no pack is written");
  CLI11_PARSE(app, argc, argv);
  ResourcePaths paths = default_paths(tables, model);
  paths.learned_events = false;
  const auto resources = Resources::load(paths);
  if (!resources) {
    fmt::print(stderr, "isnad-train-events: {}\n", resources.error().message);
    return 3;
  }
  std::vector<GoldReport> reports;
  for (const std::string& folder : folders) {
    auto gold = load_gold(folder);
    if (!gold) {
      fmt::print(stderr, "isnad-train-events: {}\n", gold.error().message);
      return 1;
    }
    const bool last = &folder == &folders.back() && folders.size() > 1;
    for (GoldReport& report : *gold) report.status_weight = last ? status_weight : 1;
    std::move(gold->begin(), gold->end(), std::back_inserter(reports));
  }
  using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
  const auto open = [](const std::string& path) {
    return File(path.empty() ? nullptr : std::fopen(path.c_str(), "w"), [](std::FILE* f) { return std::fclose(f); });
  };
  const File list = open(listing);
  const File statuses = open(status_listing);
  options.status_listing = statuses.get();
  options.listing = list.get();
  const auto pack = learn_events(*resources, reports, options, stdout);
  if (!pack) {
    fmt::print(stderr, "isnad-train-events: {}\n", pack.error().message);
    return 1;
  }
  if (options.days_alone || options.statuses_alone) return 0;
  std::ofstream file(out, std::ios::binary);
  file << *pack;
  if (!file.flush()) {
    fmt::print(stderr, "isnad-train-events: {} cannot be written\n", out);
    return 1;
  }
  fmt::print("{}: {} bytes\n", out, pack->size());
  return 0;
}
