// isnad-eval-gsr: are ASSAULT and PROTEST sentences told from others? Each sentence of the set is read as a report's
// body; beside the reading stands a bare lookup of the same trigger words, as a yardstick.
//   isnad-eval-gsr DATA_DIR [--tables data] [--model open] [--misses]
// DATA_DIR holds assault.csv and protest.csv. A fifth of the sentences, by a hash of their letters, is kept aside;
// --misses lists only sentences of the other four fifths.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "learn/detector.h"
#include "learn/gsr.h"
#include "reader/reader.h"
#include "report/names.h"
#include "text/article.h"

namespace {

using namespace isnad;

struct Arguments {
  std::string gsr;
  std::string tables;
  std::string model;
  float strength = 0.3F;
  bool misses = false;
};

struct SentenceReadings {
  Reading told;        ///< as isnad reads it
  Reading candidates;  ///< what the rules accept and nearly accept
};

SentenceReadings read_sentence(const Resources& resources, const std::string& text) {
  SentenceReadings out;
  Reading& r = out.told;
  r.report.id = "sentence";
  r.report.text = text;
  r.report.body = {Span{0, static_cast<uint32_t>(text.size())}};
  split_text(resources.text, r);
  analyse(resources.language, r);
  find_times(resources.time, r);
  find_entities(resources.entity, r);
  find_statements(resources.statement, r);
  out.candidates = r;
  find_events(resources.event, resources.entity.names.news(), r);
  find_candidates(resources.event, out.candidates);
  return out;
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
  return verb ? depth_in_tree(r, t) <= kMainVerb : e.place.has_value() && depth_in_tree(r, t) <= kNoun;
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
        if (lookup == Lookup::main_verbs && (depth_in_tree(r, static_cast<uint32_t>(t)) > kMainVerb ||
                                             behind_relative(data, r, static_cast<uint32_t>(t))))
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
  std::array<int, kGsrLabels.size()> all{};
  std::array<int, kGsrLabels.size()> found{};

  void add(GsrLabel label, bool hit) {
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

void print_tally(std::string_view name, const GsrTally& t) {
  const auto row = [&](std::string_view against, bool hard, bool easy) {
    fmt::print("  {:30} {:14} P {:.3f}  R {:.3f}  F1 {:.3f}\n", name, against, t.precision(hard, easy), t.recall(),
               t.f1(hard, easy));
  };
  row("all no", true, true);
  row("easy no only", false, true);
  row("hard no only", true, false);
  fmt::print("  {:30} said to tell it:", name);
  for (size_t l = 0; l < kGsrLabels.size(); ++l) fmt::print("  {} {}/{}", kGsrLabels[l].first, t.found[l], t.all[l]);
  fmt::print("\n");
}

constexpr size_t kWays = 8;
constexpr std::array<std::string_view, kWays> kNames = {"isnad",
                                                        "isnad, told in the main clause",
                                                        "isnad, learned decision",
                                                        "trigger words",
                                                        "words of rows without needs",
                                                        "trigger verbs",
                                                        "trigger verbs, main clause",
                                                        "learned from words"};
constexpr size_t kLearned = 2;
constexpr size_t kFromWords = 7;

/// Decides which sentences tell an event of the type, in each way.
class GsrRun {
 public:
  GsrRun(const Resources& resources, EventType type) : resources_(resources), type_(type) {}

  void add(const GsrRow& row, bool list_misses) {
    const SentenceReadings both = read_sentence(resources_, row.text);
    const Reading& r = both.told;
    const EventData& data = resources_.event;
    const auto of_type = [&](const Event& e) { return e.type == type_; };
    const bool found = std::any_of(r.events.begin(), r.events.end(), of_type);
    const bool real =
        std::any_of(r.events.begin(), r.events.end(), [&](const Event& e) { return of_type(e) && told(data, r, e); });
    hits_.push_back({found, real, false, keyword(data, r, type_, Lookup::all),
                     keyword(data, r, type_, Lookup::without_needs), keyword(data, r, type_, Lookup::verbs),
                     keyword(data, r, type_, Lookup::main_verbs), false});
    DetectorCase c;
    c.sample.label = row.label == GsrLabel::yes ? 1 : 0;
    c.learned = !row.held;
    c.counted = row.label != GsrLabel::ambiguous;
    Traits traits;
    word_traits(r, traits);
    c.sample.features = words_.add(traits);
    by_words_.push_back(c);
    traits.clear();
    reading_traits(resources_, both.candidates, type_, traits);
    c.sample.features = index_.add(traits);
    by_reading_.push_back(std::move(c));
    if (list_misses && !row.held && row.label != GsrLabel::ambiguous && found != (row.label == GsrLabel::yes))
      print_miss(row, r);
  }

  void print(const std::vector<GsrRow>& rows, float strength) {
    const std::vector<bool> learned = detect(by_reading_, index_.size(), strength);
    const std::vector<bool> from_words = detect(by_words_, words_.size(), strength);
    std::array<std::array<GsrTally, kWays>, 2> tallies{};
    for (size_t i = 0; i < rows.size(); ++i) {
      hits_[i][kLearned] = learned[i];
      hits_[i][kFromWords] = from_words[i];
      for (size_t w = 0; w < kWays; ++w) tallies[rows[i].held ? 0 : 1][w].add(rows[i].label, hits_[i][w]);
    }
    for (const size_t side : {size_t{1}, size_t{0}}) {
      fmt::print("{}, {}\n", to_string(type_), side == 0 ? "fifth kept aside" : "four fifths (tuned on)");
      for (size_t w = 0; w < kWays; ++w) print_tally(kNames[w], tallies[side][w]);
    }
  }

 private:
  void print_miss(const GsrRow& row, const Reading& r) const {
    fmt::print("{}\t{}\t", to_string(type_), kGsrLabels[static_cast<size_t>(row.label)].first);
    for (const Event& e : r.events) {
      if (e.type == type_) fmt::print("[{}] ", r.slice(e.trigger));
    }
    fmt::print("\t{}\n", row.text);
  }

  const Resources& resources_;
  EventType type_;
  FeatureIndex index_, words_;
  std::vector<DetectorCase> by_reading_, by_words_;
  std::vector<std::array<bool, kWays>> hits_;
};

int run(const Arguments& a) {
  const auto resources = Resources::load(default_paths(a.tables, a.model));
  if (!resources) {
    fmt::print(stderr, "isnad-eval-gsr: {}\n", resources.error().message);
    return 1;
  }
  for (const auto& [file, type] : {std::pair{"assault.csv", EventType::assault}, {"protest.csv", EventType::protest}}) {
    const auto rows = load_gsr(std::filesystem::path(a.gsr) / file);
    if (!rows) {
      fmt::print(stderr, "isnad-eval-gsr: {}\n", rows.error().message);
      return 1;
    }
    GsrRun gsr(*resources, type);
    for (const GsrRow& row : *rows) gsr.add(row, a.misses);
    gsr.print(*rows, a.strength);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments a;
  CLI::App app("isnad-eval-gsr: detection of ASSAULT and PROTEST sentences");
  app.add_option("DATA_DIR", a.gsr, "folder with assault.csv and protest.csv")->required();
  app.add_option("--tables", a.tables, "data folder");
  app.add_option("--model", a.model, "language model");
  app.add_option("--strength", a.strength, "of the learned decisions: one over the penalty")->capture_default_str();
  app.add_flag("--misses", a.misses, "list the wrong sentences of the four fifths");
  CLI11_PARSE(app, argc, argv);
  return run(a);
}
