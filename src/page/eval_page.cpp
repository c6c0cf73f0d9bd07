// isnad-eval-page: how well pages are read.
//   isnad-eval-page DATA_DIR read FILE...          prints id, report part and text of each item as JSON lines
//   isnad-eval-page DATA_DIR dev TEXT_DIR OUT_DIR  writes readings of the report part for score.py
//   isnad-eval-page DATA_DIR pages PAGES_DIR       recall of the given paragraphs, forbidden content, dates
#include <fmt/format.h>

#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/tsv.h"
#include "intake/intake.h"
#include "page/address.h"
#include "page/dates.h"
#include "page/page.h"
#include "page/source.h"
#include "report/json.h"

namespace {

using namespace isnad;
namespace fs = std::filesystem;

std::vector<std::string> keys_of(std::string_view text) {
  const PageWords words = split_page_words(text);
  std::vector<std::string> keys;
  for (size_t i = 0; i < words.size(); ++i) keys.emplace_back(words.key(i));
  return keys;
}

std::string report_json(const PageData& data, const Item& item) {
  Reading reading;
  reading.report = read_page(data, item);
  return to_json(reading);
}

int dev(const PageData& data, const fs::path& texts, const fs::path& out) {
  fs::create_directories(out);
  const auto files = list_files(texts);
  if (!files) return 1;
  for (const auto& file : *files) {
    const auto items = read_items(file);
    if (!items || items->size() != 1) continue;
    std::ofstream(out / file.filename()) << report_json(data, items->front());
  }
  return 0;
}

struct PageTally {
  size_t given = 0;      // words of given paragraphs
  size_t read = 0;       // of them, in the body
  size_t body = 0;       // words of bodies of pages that have given paragraphs
  size_t forbidden = 0;  // page furniture inside bodies: phrases that end a page
  size_t pages = 0;
  size_t empty = 0;
};

/// Words of `wanted` found in `text` as part of runs of at least three.
size_t shared_words(const std::vector<std::string>& wanted, const std::vector<std::string>& text) {
  std::unordered_set<std::string> runs;
  for (size_t i = 0; i + 3 <= text.size(); ++i) runs.insert(text[i] + ' ' + text[i + 1] + ' ' + text[i + 2]);
  std::vector<bool> hit(wanted.size(), false);
  for (size_t i = 0; i + 3 <= wanted.size(); ++i) {
    if (runs.contains(wanted[i] + ' ' + wanted[i + 1] + ' ' + wanted[i + 2])) hit[i] = hit[i + 1] = hit[i + 2] = true;
  }
  return static_cast<size_t>(std::count(hit.begin(), hit.end(), true));
}

int pages(const PageData& data, const fs::path& folder) {
  const auto files = list_files(folder);
  if (!files) return 1;
  PageTally t;
  size_t dated = 0;
  size_t by[5] = {};
  size_t both = 0;
  size_t agree = 0;
  double seconds = 0;
  size_t bytes = 0;
  for (const auto& file : *files) {
    if (file.extension() != ".html") continue;
    auto items = read_items(file);
    if (!items) {
      fmt::print("{}\n", items.error().message);
      continue;
    }
    Item item = items->front();
    const auto side = read_whole_file(fs::path(file).replace_extension(".json"));
    const auto json = side ? nlohmann::json::parse(*side, nullptr, false) : nlohmann::json();
    if (json.is_object() && json.contains("url") && json["url"].is_string()) item.url = json["url"];
    const std::clock_t start = std::clock();  // processor time: the machine may be shared
    const Report report = read_page(data, item);
    seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    bytes += item.html.size();
    ++t.pages;
    t.empty += report.body.empty();
    std::string body;
    for (const Span s : report.body) (body += slice(report.text, s)) += '\n';
    const PageWords words = split_page_words(body);
    size_t bad = 0;
    for (size_t i = 0; i < words.size(); ++i) bad += data.of(PhraseKind::end).match(words, i).has_value();
    t.forbidden += bad;
    dated += report.published.has_value();
    ++by[static_cast<size_t>(report.published_basis)];
    const PageSource source = read_markup(data, item.html, {});
    if (source.day) {
      Item bare = item;
      bare.url.clear();
      const size_t at = bare.html.find("</head");
      if (at != std::string::npos) bare.html.erase(0, at);
      const Report plain = read_page(data, bare);
      if (plain.published && plain.published_basis == DateBasis::printed) {
        ++both;
        agree += *plain.published == *source.day;
        if (*plain.published != *source.day) {
          fmt::print("  date {}: printed {} metadata {}\n", file.filename().string(), format_day(*plain.published),
                     format_day(*source.day));
        }
      }
      const auto url = day_in_url(item.url);
      if (url && *url != *source.day) {
        fmt::print("  date {}: address {} metadata {}\n", file.filename().string(), format_day(*url),
                   format_day(*source.day));
      }
    }
    if (!json.is_object() || !json.contains("paragraphs") || !json["paragraphs"].is_array()) continue;
    std::string given;
    for (const auto& p : json["paragraphs"]) (given += p.get<std::string>()) += '\n';
    const auto wanted = keys_of(given);
    const auto got = keys_of(body);
    const size_t hit = shared_words(wanted, got);
    t.given += wanted.size();
    t.read += hit;
    t.body += got.size();
    const double recall = wanted.empty() ? 1 : static_cast<double>(hit) / static_cast<double>(wanted.size());
    if (recall < 0.8 || bad > 2) {
      fmt::print("  page {}: recall {:.2f} body {} words, furniture {} {}\n", file.filename().string(), recall,
                 got.size(), bad, item.url.substr(0, 90));
    }
  }
  fmt::print("pages {}, without body {}, {:.0f} pages/s, {:.1f} MB/s\n", t.pages, t.empty,
             static_cast<double>(t.pages) / seconds, static_cast<double>(bytes) / 1e6 / seconds);
  fmt::print("given paragraphs: recall of words {:.3f} ({} of {}; bodies hold {})\n",
             static_cast<double>(t.read) / static_cast<double>(std::max<size_t>(t.given, 1)), t.read, t.given, t.body);
  fmt::print("furniture phrases per page {:.3f}\n",
             static_cast<double>(t.forbidden) / static_cast<double>(std::max<size_t>(t.pages, 1)));
  fmt::print("published: {} of {} pages (printed {}, metadata {}, address {}); printed alone = metadata on {} of {}\n",
             dated, t.pages, by[1], by[2], by[3], agree, both);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() < 3) {
    fmt::print(stderr, "usage: isnad-eval-page DATA_DIR read FILE... | dev TEXT_DIR OUT_DIR | pages PAGES_DIR\n");
    return 2;
  }
  const auto data = PageData::load(args[0]);
  if (!data) {
    fmt::print(stderr, "{}\n", data.error().message);
    return 1;
  }
  if (args[1] == "dev" && args.size() == 4) return dev(*data, args[2], args[3]);
  if (args[1] == "pages") return pages(*data, args[2]);
  size_t count = 0;
  const std::clock_t start = std::clock();
  for (size_t i = 2; i < args.size(); ++i) {
    const auto items = read_items(args[i]);
    if (!items) {
      fmt::print(stderr, "{}\n", items.error().message);
      return 1;
    }
    for (const Item& item : *items) {
      ++count;
      if (args[1] == "speed") {
        (void)read_page(*data, item);
      } else {
        fmt::print("{}\n", report_json(*data, item));
      }
    }
  }
  if (args[1] == "speed") {
    const double s = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    fmt::print("{} items, {:.0f} per second of processor time, intake included\n", count,
               static_cast<double>(count) / s);
  }
  return 0;
}
