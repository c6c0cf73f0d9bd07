// isnad-eval-gsr: are ASSAULT and PROTEST sentences told from others? Each sentence of the set is read as a report's
// body; beside the reading stands a bare lookup of the same trigger words, as a yardstick.
//   isnad-eval-gsr DATA_DIR [--tables data] [--model models/open.isnad] [--misses]
// DATA_DIR holds assault.csv and protest.csv. A fifth of the sentences, by a hash of their letters, is kept aside;
// --misses lists only sentences of the other four fifths.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "entity/entities.h"
#include "event/frames.h"
#include "language/analyse.h"
#include "report/names.h"
#include "statement/statements.h"
#include "text/article.h"
#include "text/split.h"
#include "time/times.h"

namespace {

using namespace isnad;
namespace fs = std::filesystem;

struct Arguments {
  fs::path gsr;
  fs::path tables = "data";
  fs::path model = "models/open.isnad";
  bool misses = false;
};

struct Stages {
  TextData text;
  LanguageData language;
  TimeData time;
  EntityData entity;
  StatementData statement;
  EventData event;
};

Result<Stages> load(const Arguments& a) {
  const auto paradigms = Paradigms::load(a.tables);
  if (!paradigms) return paradigms.error();
  auto text = TextData::load(a.tables);
  if (!text) return text.error();
  auto language = LanguageData::load(a.tables, a.model);
  if (!language) return language.error();
  auto time = TimeData::load(a.tables);
  if (!time) return time.error();
  auto entity = EntityData::load(a.tables);
  if (!entity) return entity.error();
  auto statement = StatementData::load(a.tables, *paradigms);
  if (!statement) return statement.error();
  auto event = EventData::load(a.tables, *paradigms);
  if (!event) return event.error();
  return Stages{std::move(*text),   std::move(*language),  std::move(*time),
                std::move(*entity), std::move(*statement), std::move(*event)};
}

/// Records of a CSV with quoted cells; doubled quotes stand for one.
std::vector<std::vector<std::string>> read_csv(std::string_view bytes) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quoted) {
      const bool doubled = c == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"';
      if (c != '"' || doubled) rows.back().back() += c;
      if (doubled) ++i;
      if (c == '"' && !doubled) quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\n') {
      rows.push_back({""});
    } else if (c != '\r') {
      rows.back().back() += c;
    }
  }
  if (rows.back().size() == 1 && rows.back().front().empty()) rows.pop_back();
  return rows;
}

enum class Label : uint8_t { yes, hard_no, easy_no, ambiguous };
constexpr std::array<std::pair<std::string_view, Label>, 4> kLabels = {{
    {"yes", Label::yes},
    {"difficult no", Label::hard_no},
    {"easy no", Label::easy_no},
    {"ambiguous", Label::ambiguous},
}};

struct Row {
  std::string text;
  Label label = Label::yes;
  bool held = false;
};

/// FNV-1a: the same sentence is on the same side on every machine.
bool kept_aside(std::string_view text) {
  constexpr uint64_t kOffset = 14695981039346656037ULL;
  constexpr uint64_t kPrime = 1099511628211ULL;
  constexpr uint64_t kParts = 5;
  uint64_t hash = kOffset;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash % kParts == 0;
}

Result<std::vector<Row>> load_rows(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::not_found, fmt::format("{}: cannot be opened", path.string())};
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const auto cells = read_csv(bytes);
  const auto column = [&](std::string_view name) {
    const auto& head = cells.front();
    return static_cast<size_t>(std::find(head.begin(), head.end(), name) - head.begin());
  };
  if (cells.empty() || column("label") == cells[0].size() || column("text") == cells[0].size())
    return Error{ErrorCode::bad_format, fmt::format("{}: no columns label and text", path.string())};
  std::vector<Row> rows;
  for (size_t r = 1; r < cells.size(); ++r) {
    if (cells[r].size() != cells[0].size())
      return Error{ErrorCode::bad_format, fmt::format("{}: record {} is broken", path.string(), r)};
    const std::string& name = cells[r][column("label")];
    const auto label = std::find_if(kLabels.begin(), kLabels.end(), [&](const auto& l) { return l.first == name; });
    if (label == kLabels.end())
      return Error{ErrorCode::bad_format, fmt::format("{}: record {}: label '{}'", path.string(), r, name)};
    const std::string& text = cells[r][column("text")];
    rows.push_back({text, label->second, kept_aside(text)});
  }
  return rows;
}

Reading read_sentence(const Stages& stages, const std::string& text) {
  Reading r;
  r.report.id = "sentence";
  r.report.text = text;
  r.report.body = {Span{0, static_cast<uint32_t>(text.size())}};
  split_text(stages.text, r);
  analyse(stages.language, r);
  find_times(stages.time, r);
  find_entities(stages.entity, r);
  find_statements(stages.statement, r);
  find_events(stages.event, stages.entity.names.news(), r);
  return r;
}

/// Steps from a token up to the root of its tree.
uint32_t depth(const Reading& r, uint32_t t) {
  constexpr uint32_t kDeepest = 20;
  uint32_t steps = 0;
  for (int32_t head = r.tokens[t].head; head >= 0 && steps < kDeepest; head = r.tokens[static_cast<size_t>(head)].head)
    ++steps;
  return steps;
}

constexpr uint32_t kMainVerb = 3;  // steps from the root to a verb that tells

bool behind_relative(const EventData& data, const Reading& r, uint32_t t) {
  for (uint32_t k = t; k > 0 && t - k < 2; --k) {
    if (data.is_cue(r.key(r.tokens[k - 1]), EventCue::relative)) return true;
  }
  return false;
}

/// Told as having happened, and not only named: by a verb near the root, or by a noun near it that has a place. What a
/// relative clause tells only describes somebody.
bool told(const EventData& data, const Reading& r, const Event& e) {
  constexpr uint32_t kNoun = 2;
  if (e.status != Status::occurred && e.status != Status::ongoing) return false;
  const uint32_t t = e.trigger_token;
  if (behind_relative(data, r, t)) return false;
  const bool verb = r.tokens[t].upos == Upos::VERB;
  return verb ? depth(r, t) <= kMainVerb : e.place.has_value() && depth(r, t) <= kNoun;
}

/// Which rows the bare lookup uses.
enum class Lookup : uint8_t { all, without_needs, verbs, main_verbs };

/// A row of the frame tables of this type has this word as a form of its lemma, with the words after it beside it.
/// No participants, no conditions.
bool keyword(const EventData& data, const Reading& r, EventType type, Lookup lookup) {
  for (size_t t = 0; t < r.tokens.size(); ++t) {
    for (const std::string_view key : {r.key(r.tokens[t]), without_article(r.key(r.tokens[t]))}) {
      for (const FormHit& hit : data.forms.find(key)) {
        const Frame& frame = data.frames[hit.row];
        if (frame.type != type || (lookup == Lookup::without_needs && !frame.needs.empty())) continue;
        if (lookup >= Lookup::verbs && frame.pos != Upos::VERB) continue;
        if (lookup == Lookup::main_verbs &&
            (depth(r, static_cast<uint32_t>(t)) > kMainVerb || behind_relative(data, r, static_cast<uint32_t>(t))))
          continue;
        if ((frame.pos == Upos::VERB) != (r.tokens[t].upos == Upos::VERB)) continue;
        bool all = t + frame.words.size() <= r.tokens.size();
        for (size_t w = 1; all && w < frame.words.size(); ++w) {
          const Token& next = r.tokens[t + w];
          all = without_article(frame.words[w]) == without_article(r.key(next)) ||
                without_article(frame.words[w]) == r.lemma(next);
        }
        if (all) return true;
      }
    }
  }
  return false;
}

/// How many sentences of each label there are, and how many of them were said to tell the event.
struct GsrTally {
  std::array<int, kLabels.size()> all{};
  std::array<int, kLabels.size()> found{};

  void add(Label label, bool hit) {
    ++all[static_cast<size_t>(label)];
    found[static_cast<size_t>(label)] += hit ? 1 : 0;
  }
  double recall() const { return all[0] == 0 ? 0 : static_cast<double>(found[0]) / all[0]; }
  double precision(bool hard, bool easy) const {
    const int wrong = (hard ? found[1] : 0) + (easy ? found[2] : 0);
    return found[0] + wrong == 0 ? 0 : static_cast<double>(found[0]) / (found[0] + wrong);
  }
  double f1(bool hard, bool easy) const {
    const double p = precision(hard, easy);
    return p + recall() == 0 ? 0 : 2 * p * recall() / (p + recall());
  }
};

void print(std::string_view name, const GsrTally& t) {
  const auto row = [&](std::string_view against, bool hard, bool easy) {
    fmt::print("  {:30} {:14} P {:.3f}  R {:.3f}  F1 {:.3f}\n", name, against, t.precision(hard, easy), t.recall(),
               t.f1(hard, easy));
  };
  row("all no", true, true);
  row("easy no only", false, true);
  row("hard no only", true, false);
  fmt::print("  {:30} said to tell it:", name);
  for (size_t l = 0; l < kLabels.size(); ++l) fmt::print("  {} {}/{}", kLabels[l].first, t.found[l], t.all[l]);
  fmt::print("\n");
}

int run(const Arguments& a) {
  const auto stages = load(a);
  if (!stages) {
    fmt::print(stderr, "isnad-eval-gsr: {}\n", stages.error().message);
    return 1;
  }
  for (const auto& [file, type] : {std::pair{"assault.csv", EventType::assault}, {"protest.csv", EventType::protest}}) {
    const auto rows = load_rows(a.gsr / file);
    if (!rows) {
      fmt::print(stderr, "isnad-eval-gsr: {}\n", rows.error().message);
      return 1;
    }
    constexpr size_t kWays = 6;
    constexpr std::array<std::string_view, kWays> kNames = {"isnad",         "isnad, told in the main clause",
                                                            "trigger words", "words of rows without needs",
                                                            "trigger verbs", "trigger verbs, main clause"};
    std::array<std::array<GsrTally, kWays>, 2> tallies{};
    for (const Row& row : *rows) {
      const Reading r = read_sentence(*stages, row.text);
      const auto of_type = [&](const Event& e) { return e.type == type; };
      const bool found = std::any_of(r.events.begin(), r.events.end(), of_type);
      const bool real = std::any_of(r.events.begin(), r.events.end(),
                                    [&](const Event& e) { return of_type(e) && told(stages->event, r, e); });
      const std::array<bool, kWays> hits = {found,
                                            real,
                                            keyword(stages->event, r, type, Lookup::all),
                                            keyword(stages->event, r, type, Lookup::without_needs),
                                            keyword(stages->event, r, type, Lookup::verbs),
                                            keyword(stages->event, r, type, Lookup::main_verbs)};
      for (size_t w = 0; w < kWays; ++w) tallies[row.held ? 0 : 1][w].add(row.label, hits[w]);
      if (!a.misses || row.held || row.label == Label::ambiguous || found == (row.label == Label::yes)) continue;
      fmt::print("{}\t{}\t", to_string(type), kLabels[static_cast<size_t>(row.label)].first);
      for (const Event& e : r.events) {
        if (of_type(e)) fmt::print("[{}] ", r.slice(e.trigger));
      }
      fmt::print("\t{}\n", row.text);
    }
    for (const size_t side : {size_t{1}, size_t{0}}) {
      fmt::print("{}, {}\n", to_string(type), side == 0 ? "fifth kept aside" : "four fifths (tuned on)");
      for (size_t w = 0; w < kWays; ++w) print(kNames[w], tallies[side][w]);
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments a;
  CLI::App app("isnad-eval-gsr: detection of ASSAULT and PROTEST sentences");
  app.add_option("DATA_DIR", a.gsr, "folder with assault.csv and protest.csv")->required();
  app.add_option("--tables", a.tables, "data folder")->capture_default_str();
  app.add_option("--model", a.model, "model pack")->capture_default_str();
  app.add_flag("--misses", a.misses, "list the wrong sentences of the four fifths");
  CLI11_PARSE(app, argc, argv);
  return run(a);
}
