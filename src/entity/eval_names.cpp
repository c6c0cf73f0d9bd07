#include <fmt/format.h>

#include "entity/eval.h"
#include "entity/ner_corpus.h"

namespace isnad::entity {
namespace {

void print_spans(const NerModel& model, const LineData& lines, const std::vector<LabelledLine>& labelled, size_t first,
                 bool misses) {
  std::array<SpanTally, 4> tally;
  std::vector<const Line*> text;
  for (size_t i = first; i < labelled.size(); ++i) text.push_back(&labelled[i].line);
  const auto all = model.label(lines, text);
  for (size_t i = first; i < labelled.size(); ++i) {
    const auto& found = all[i - first];
    tally_spans(labelled[i].labels, found, tally);
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

}  // namespace

/// Exact spans on the last fifth of the first corpus, which is the one trained on, and on those sentences of the others
/// that the first does not hold.
int eval_names(const EntityData& data, std::vector<std::string> corpora) {
  const bool misses = corpora.back() == "--misses";
  if (misses) corpora.pop_back();
  const LineData lines{data.words, data.base};
  auto trained = read_labelled(lines, corpora[0]);
  if (!trained) return fmt::print(stderr, "{}\n", trained.error().message), 1;
  const size_t first = trained->size() * 4 / 5;
  fmt::print("{}, last fifth ({} sentences)\n", corpora[0], trained->size() - first);
  print_spans(data.names, lines, *trained, first, misses);
  for (size_t c = 1; c < corpora.size(); ++c) {
    auto other = read_labelled(lines, corpora[c]);
    if (!other) return fmt::print(stderr, "{}\n", other.error().message), 1;
    const auto apart = lines_apart(std::move(*other), *trained);
    fmt::print("{}, sentences that the first does not hold ({})\n", corpora[c], apart.size());
    print_spans(data.names, lines, apart, 0, misses);
  }
  return 0;
}

}  // namespace isnad::entity
