// isnad-eval-entity: prints what the entity stage makes of texts, and its figures.
//   isnad-eval-entity DATA --show FILE.json...      mentions of each report (body = whole text)
//   isnad-eval-entity DATA --ner PACK CORPUS...     names found by the model in the last fifth of each corpus
#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/tsv.h"
#include "entity/entities.h"
#include "entity/ner_corpus.h"
#include "language/analyse.h"
#include "report/names.h"
#include "text/split.h"

namespace {

using namespace isnad;

int show(const EntityData& data, const TextData& text, const LanguageData* language,
         const std::vector<std::string>& files) {
  for (const auto& file : files) {
    const auto bytes = read_whole_file(file);
    if (!bytes) return fmt::print(stderr, "{}\n", bytes.error().message), 1;
    const auto json = nlohmann::json::parse(*bytes);
    Reading r;
    r.report.text = json["text"];
    r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
    if (json.contains("published") && json["published"].is_string()) {
      r.report.published = parse_day(json["published"].get<std::string>());
    }
    split_text(text, r);
    if (language != nullptr) analyse(*language, r);
    find_entities(data, r);
    fmt::print("== {}\n", file);
    size_t next = 0;
    for (const Sentence& s : r.sentences) {
      fmt::print("{}\n", r.slice(s.span));
      for (; next < r.mentions.size() && r.mentions[next].span.begin < s.span.end; ++next) {
        const Mention& m = r.mentions[next];
        const Entity& e = r.entities[static_cast<size_t>(m.entity)];
        fmt::print("    [{}] name={} {} {} = {}{}{}{}{}\n", r.slice(m.span), r.slice(m.name), to_string(m.kind), e.id,
                   r.slice(e.name), m.described ? " described" : "", m.metonym ? " metonym" : "",
                   m.pronoun ? " pronoun" : "", m.plural ? " plural" : "");
      }
    }
  }
  return 0;
}

void print_spans(const entity::NerModel& model, const entity::LineData& lines,
                 const std::vector<entity::LabelledLine>& labelled, size_t first, bool misses) {
  std::array<entity::SpanTally, 4> tally;
  std::vector<const entity::Line*> text;
  for (size_t i = first; i < labelled.size(); ++i) text.push_back(&labelled[i].line);
  const auto all = model.label(lines, text);
  for (size_t i = first; i < labelled.size(); ++i) {
    const auto& found = all[i - first];
    entity::tally_spans(labelled[i].labels, found, tally);
    for (size_t k = 0; misses && k < found.size(); ++k) {
      if (found[k] == labelled[i].labels[k]) continue;
      const auto around = [&](size_t at) {
        return at < found.size() ? labelled[i].line.items[at].key : std::string_view();
      };
      fmt::print("    gold {} found {}: {} {} [{}] {} {}\n", static_cast<int>(labelled[i].labels[k]),
                 static_cast<int>(found[k]), around(k - 2), around(k - 1), around(k), around(k + 1), around(k + 2));
    }
  }
  constexpr std::string_view kNames[] = {"all", "PERS", "LOC", "ORG"};
  for (size_t k = 0; k < 4; ++k) {
    fmt::print("  {:5} precision {:.2f}  recall {:.2f}  F1 {:.2f}  ({} spans)\n", kNames[k], tally[k].precision(),
               tally[k].recall(), tally[k].f1(), tally[k].gold);
  }
}

/// Exact spans on the last fifth of the first corpus, which is the one trained on, and on those sentences of the others
/// that the first does not hold.
int ner(const EntityData& data, const std::string& pack, std::vector<std::string> corpora) {
  const bool misses = corpora.back() == "--misses";
  if (misses) corpora.pop_back();
  const auto model = entity::NerModel::load(pack);
  if (!model) return fmt::print(stderr, "{}\n", model.error().message), 1;
  const entity::LineData lines{data.words, data.base};
  auto trained = entity::read_labelled(lines, corpora[0]);
  if (!trained) return fmt::print(stderr, "{}\n", trained.error().message), 1;
  const size_t first = trained->size() * 4 / 5;
  fmt::print("{}, last fifth ({} sentences)\n", corpora[0], trained->size() - first);
  print_spans(*model, lines, *trained, first, misses);
  for (size_t c = 1; c < corpora.size(); ++c) {
    auto other = entity::read_labelled(lines, corpora[c]);
    if (!other) return fmt::print(stderr, "{}\n", other.error().message), 1;
    const auto apart = entity::lines_apart(std::move(*other), *trained);
    fmt::print("{}, sentences that the first does not hold ({})\n", corpora[c], apart.size());
    print_spans(*model, lines, apart, 0, misses);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() < 2) return fmt::print(stderr, "usage: isnad-eval-entity DATA --show FILE.json...\n"), 2;
  const bool tagged = args[1] == "--show-tagged" && args.size() > 4;
  const auto data = EntityData::load(args[0], tagged ? args[3] : "");
  if (!data) return fmt::print(stderr, "{}\n", data.error().message), 1;
  const auto text = TextData::load(args[0]);
  if (!text) return fmt::print(stderr, "{}\n", text.error().message), 1;
  if (args[1] == "--ner" && args.size() > 3) return ner(*data, args[2], {args.begin() + 3, args.end()});
  if (args[1] == "--show") return show(*data, *text, nullptr, {args.begin() + 2, args.end()});
  if (tagged) {
    const auto language = LanguageData::load(args[0], args[2]);
    if (!language) return fmt::print(stderr, "{}\n", language.error().message), 1;
    return show(*data, *text, &*language, {args.begin() + 4, args.end()});
  }
  return 2;
}
