// Runs the cases of recognizers-text (Microsoft, MIT) that are given as a folder, and prints per-file pass rates.
// Usage: isnad-eval-time DATA CASES_DIR [EXCLUDED.tsv] [--failures]
// A case passes when every expression is found with its words (leading small words aside) and, where the file gives
// values, either the past or the future value is ours. EXCLUDED.tsv lists cases we hold to be wrong: file, number,
// class (docs/time-cases.md says why for each class).
#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/tsv.h"
#include "text/fold.h"
#include "text/split.h"
#include "time/times.h"

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;
using isnad::TimeClass;
using isnad::TimeRef;

constexpr const char* kFiles[] = {"Date", "DatePeriod", "Time", "TimePeriod", "Duration", "Holiday"};
constexpr const char* kPlatforms[] = {"dotnet", "java", "javascript", "python"};

struct Tools {
  isnad::TimeData times;
  isnad::TextData letters;
};

std::string text_at(const Json& j, const char* key) {
  return j.is_object() && j.contains(key) && j[key].is_string() ? j[key].get<std::string>() : std::string();
}

bool supported_somewhere(const Json& c) {
  const std::string refused = text_at(c, "NotSupported") + "," + text_at(c, "NotSupportedByDesign");
  for (const char* platform : kPlatforms) {
    bool named = false;
    for (std::string_view item : isnad::split_list(refused, ',')) {
      while (item.starts_with(' ')) item.remove_prefix(1);
      named = named || item == platform;
    }
    if (!named) return true;
  }
  return false;
}

/// Keys of the words, without the small words in front that one side counts in and the other does not.
std::vector<std::string> core_words(const Tools& tools, const std::string& text) {
  isnad::Reading r;
  r.report.text = text;
  isnad::split_words(r, {0, static_cast<uint32_t>(text.size())});
  std::vector<std::string> out;
  for (const isnad::Word& w : r.words) {
    if (w.kind == isnad::WordKind::punct) continue;
    const std::string key(r.str(w.key));
    bool small = out.empty();
    if (small) {
      const auto* senses = tools.times.lexicon.find(key);
      bool any = false;
      for (const auto& s : senses != nullptr ? *senses : std::vector<isnad::TimeSense>{}) {
        const bool day_word = s.cls == TimeClass::unit && s.value == 4 && !s.definite;
        any = any || ((s.cls == TimeClass::prep || s.cls == TimeClass::of || s.cls == TimeClass::to || day_word ||
                       s.cls == TimeClass::between || s.cls == TimeClass::whole || s.cls == TimeClass::this_ ||
                       s.cls == TimeClass::before || s.cls == TimeClass::after) &&
                      s.rest.empty());
      }
      small = any;
    }
    if (!small) out.push_back(key);
  }
  if (!out.empty()) {
    for (const std::string& lam : tools.times.lexicon.letters(TimeClass::lam_article)) {
      if (out[0].starts_with(lam))
        out[0] = tools.times.lexicon.letters(TimeClass::article)[0] + out[0].substr(lam.size());
    }
  }
  return out;
}

double seconds_of(std::string_view iso) {
  if (!iso.starts_with('P')) return -1;
  bool time = false;
  double total = 0;
  std::string digits;
  for (const char c : iso.substr(1)) {
    if (c == 'T') {
      time = true;
    } else if ((c >= '0' && c <= '9') || c == '.') {
      digits += c;
    } else {
      const double n = digits.empty() ? 0 : std::stod(digits);
      digits.clear();
      const double day = 86400;
      total += n * (c == 'Y'   ? 365 * day
                    : c == 'M' ? (time ? 60 : 30 * day)
                    : c == 'W' ? 7 * day
                    : c == 'D' ? day
                    : c == 'H' ? 3600
                               : 1);
    }
  }
  return total;
}

std::string clock_text(const std::string& value) {  // "19:30:00" from "T19:30"
  std::string out = value.starts_with('T') ? value.substr(1) : value;
  if (out == "24:00") return "23:59:59";
  return out.size() == 5 ? out + ":00" : out.substr(0, 8);
}

bool same_values(const TimeRef& t, const Json& wanted) {
  if (!wanted.is_object() || wanted.empty()) return true;
  if (wanted.contains("date")) {
    return t.days.single() && isnad::format_day(*t.days.from) == text_at(wanted, "date");
  }
  if (wanted.contains("startDate")) {
    const auto end = isnad::parse_day(text_at(wanted, "endDate"));
    if (!t.days.from || !t.days.to || !end) return false;
    return isnad::format_day(*t.days.from) == text_at(wanted, "startDate") &&
           (*t.days.to == *end || *t.days.to + std::chrono::days{1} == *end);
  }
  if (wanted.contains("duration")) {
    return std::abs(seconds_of(t.value) - std::stod(text_at(wanted, "duration"))) < 1e-6;
  }
  if (wanted.contains("time")) return clock_text(t.value) == text_at(wanted, "time");
  if (wanted.contains("startTime")) {
    const size_t slash = t.value.find('/');
    if (slash == std::string::npos) return false;
    return clock_text(t.value.substr(0, slash)) == text_at(wanted, "startTime") &&
           clock_text(t.value.substr(slash + 1)) == text_at(wanted, "endTime");
  }
  return false;
}

std::string show(const isnad::Reading& r) {
  std::string out;
  for (const TimeRef& t : r.times) {
    out += fmt::format(" [{} {}..{} {}]", r.slice(t.span), t.days.from ? isnad::format_day(*t.days.from) : "-",
                       t.days.to ? isnad::format_day(*t.days.to) : "-", t.value);
  }
  return out;
}

bool passes(const Tools& tools, const Json& c, bool values, std::string& seen) {
  isnad::Reading r;
  r.report.text = text_at(c, "Input");
  const std::string reference = c.contains("Context") ? text_at(c["Context"], "ReferenceDateTime") : "";
  r.report.published = isnad::parse_day(reference.empty() ? "2016-11-07" : reference);
  r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
  isnad::split_text(tools.letters, r);
  isnad::find_times(tools.times, r);
  isnad::resolve_anchored(tools.times, r);
  seen = show(r);
  if (c["Results"].empty()) return r.times.empty();
  for (const Json& wanted : c["Results"]) {
    const auto words = core_words(tools, text_at(wanted, "Text"));
    bool found = false;
    for (const TimeRef& t : r.times) {
      if (core_words(tools, std::string(r.slice(t.span))) != words) continue;
      const Json value = wanted.value("Value", Json::object());
      found = found || !values || same_values(t, value.value("PastResolution", Json::object())) ||
              same_values(t, value.value("FutureResolution", Json::object()));
    }
    if (!found) return false;
  }
  return true;
}

std::string wanted_text(const Json& c) {
  std::string out;
  for (const Json& w : c["Results"]) {
    const Json value = w.value("Value", Json::object());
    out += fmt::format(" [{} {} {} {}]", text_at(w, "Text"), text_at(value, "Timex"),
                       value.value("PastResolution", Json::object()).dump(),
                       value.value("FutureResolution", Json::object()).dump());
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: isnad-eval-time DATA CASES_DIR [EXCLUDED.tsv] [--failures]\n");
    return 2;
  }
  auto times = isnad::TimeData::load(argv[1]);
  auto letters = isnad::TextData::load(argv[1]);
  if (!times || !letters) {
    fmt::print(stderr, "{}\n", !times ? times.error().message : letters.error().message);
    return 1;
  }
  const Tools tools{std::move(*times), std::move(*letters)};
  const bool failures = std::string_view(argv[argc - 1]) == "--failures";
  std::map<std::pair<std::string, size_t>, std::string> excluded;
  if (argc > 3 && std::string_view(argv[3]) != "--failures") {
    const auto table = isnad::Table::load(argv[3], {"file", "case", "class"});
    if (!table) {
      fmt::print(stderr, "{}\n", table.error().message);
      return 1;
    }
    for (size_t row = 0; row < table->rows(); ++row) {
      excluded[{std::string(table->cell(row, 0)), std::stoul(std::string(table->cell(row, 1)))}] = table->cell(row, 2);
    }
  }
  size_t all_right = 0, all_counted = 0, all_cases = 0, all_passed = 0;
  for (const char* name : kFiles) {
    for (const char* kind : {"Extractor", "Parser"}) {
      const std::string file = std::string(name) + kind;
      const auto bytes = isnad::read_whole_file(fs::path(argv[2]) / (file + ".json"));
      if (!bytes) {
        fmt::print(stderr, "{}\n", bytes.error().message);
        return 1;
      }
      const Json cases = Json::parse(*bytes, nullptr, false);
      size_t right = 0, counted = 0, total = 0, passed = 0;
      for (size_t n = 0; n < cases.size(); ++n) {
        if (!supported_somewhere(cases[n])) continue;
        ++total;
        std::string seen;
        const bool pass = passes(tools, cases[n], std::string_view(kind) == "Parser", seen);
        passed += pass;
        const auto held_wrong = excluded.find({file, n});
        if (held_wrong != excluded.end()) continue;
        ++counted;
        right += pass;
        if (!pass && failures) {
          fmt::print("{} {}: {}\n    wanted{}\n    read  {}\n", file, n, text_at(cases[n], "Input"),
                     wanted_text(cases[n]), seen);
        }
      }
      fmt::print("{:22} {:3}/{:3} = {:5.1f}%   (all supported: {}/{})\n", file, right, counted,
                 counted == 0 ? 100.0 : 100.0 * static_cast<double>(right) / static_cast<double>(counted), passed,
                 total);
      all_right += right, all_counted += counted, all_cases += total, all_passed += passed;
    }
  }
  fmt::print("{:22} {:3}/{:3} = {:5.1f}%   (all supported: {}/{} = {:.1f}%)\n", "TOTAL", all_right, all_counted,
             100.0 * static_cast<double>(all_right) / static_cast<double>(std::max<size_t>(1, all_counted)), all_passed,
             all_cases, 100.0 * static_cast<double>(all_passed) / static_cast<double>(std::max<size_t>(1, all_cases)));
  return 0;
}
