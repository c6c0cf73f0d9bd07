#include "event/quantities.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "base/tsv.h"
#include "report/names.h"
#include "text/fold.h"
#include "time/cells.h"
#include "time/numbers.h"

namespace isnad {
namespace {

std::string letters_of(std::string_view text) {
  std::string out = fold(text, FoldLevel::key);
  std::erase(out, ' ');
  return out;
}

/// Reads the quantities of one sentence.
class Counter {
 public:
  Counter(const QuantityData& data, const TimeLexicon& numbers, Reading& reading)
      : data_(data), r_(reading), cells_(numbers, reading) {}

  void read(const Sentence& sentence) {
    for (uint32_t w = sentence.first_word; w < sentence.last_word; ++w) {
      double value = 0;
      const size_t after = parse_number(cells_, w, sentence.last_word, value);
      const bool counted = after > w;
      const size_t noun = counted ? after : w;
      if (noun >= sentence.last_word) break;
      const FormHit* hit = unit_at(noun);
      // A dual counts itself: "two hours".
      const bool dual = hit != nullptr && !counted && hit->feats.number == Number::dual;
      if (hit == nullptr || (!counted && !dual)) {
        if (counted) w = static_cast<uint32_t>(after) - 1;
        continue;
      }
      add(sentence, {w, static_cast<uint32_t>(noun)}, dual ? 2 : value, data_.units[hit->row]);
      w = static_cast<uint32_t>(noun);
    }
  }

 private:
  struct Words {
    uint32_t first;
    uint32_t last;
  };

  const FormHit* unit_at(size_t word) const {
    // The stem: the longest token of the word.
    const Word& w = r_.words[word];
    const FormHit* best = nullptr;
    for (uint32_t t = w.first_token; t < w.last_token; ++t) {
      const auto hits = data_.forms.find(r_.str(r_.tokens[t].key));
      if (!hits.empty()) best = &hits.front();
    }
    return best;
  }

  Bound bound_of(Words words, const Sentence& sentence) const {
    constexpr uint32_t kBefore = 4;
    constexpr uint32_t kAfter = 2;
    std::string before;
    for (uint32_t k = words.first; k > sentence.first_word && words.first - k < kBefore; --k) {
      before.insert(0, r_.str(r_.words[k - 1].key));
      for (const auto& [letters, bound] : data_.bounds) {
        if (before == letters) return bound;
      }
    }
    std::string behind;
    for (uint32_t k = words.last + 1; k < std::min(sentence.last_word, words.last + 1 + kAfter); ++k) {
      behind += r_.str(r_.words[k].key);
      for (const auto& [letters, bound] : data_.bounds) {
        if (behind == letters) return bound;
      }
    }
    return Bound::exact;
  }

  void add(const Sentence& sentence, Words words, double value, const QuantityUnit& unit) {
    Quantity q;
    q.span = {r_.words[words.first].span.begin, r_.words[words.last].span.end};
    const bool dated = std::any_of(r_.times.begin(), r_.times.end(),
                                   [&](const TimeRef& t) { return t.days.known() && t.span.meets(q.span); });
    if (dated) return;
    q.unit = unit.unit;
    q.low = q.high = value;
    const Bound bound = bound_of(words, sentence);
    if (bound == Bound::at_least) q.high = std::numeric_limits<double>::infinity();
    if (bound == Bound::at_most) q.low = 0;
    Event* nearest = nullptr;
    uint32_t least = std::numeric_limits<uint32_t>::max();
    for (Event& e : r_.events) {
      const bool fits =
          unit.types.empty() || std::find(unit.types.begin(), unit.types.end(), e.type) != unit.types.end();
      if (!fits || !sentence.span.contains(e.trigger)) continue;
      const uint32_t away =
          e.trigger.begin > q.span.begin ? e.trigger.begin - q.span.begin : q.span.begin - e.trigger.begin;
      if (away >= least) continue;
      least = away;
      nearest = &e;
    }
    if (nearest != nullptr) nearest->quantities.push_back(std::move(q));
  }

  const QuantityData& data_;
  Reading& r_;
  Cells cells_;
};

}  // namespace

Result<QuantityData> QuantityData::load(const std::filesystem::path& data, const Paradigms& paradigms) {
  const auto units = Table::load(data / "event" / "units.tsv", {"lemma", "unit", "types", "source"});
  if (!units) return units.error();
  QuantityData out;
  for (size_t row = 0; row < units->rows(); ++row) {
    QuantityUnit unit;
    unit.unit = units->cell(row, 1);
    for (const std::string_view name : split_list(units->cell(row, 2))) {
      const auto type = parse_event_type(name);
      if (!type) return Error{ErrorCode::bad_table, fmt::format("{}: unknown type '{}'", units->where(row), name)};
      unit.types.push_back(*type);
    }
    paradigms.add(units->cell(row, 0), Upos::NOUN, static_cast<uint32_t>(out.units.size()), out.forms);
    out.units.push_back(std::move(unit));
  }
  out.forms.seal();
  const auto bounds = Table::load(data / "event" / "bounds.tsv", {"phrase", "bound", "source"});
  if (!bounds) return bounds.error();
  for (size_t row = 0; row < bounds->rows(); ++row) {
    const std::string_view name = bounds->cell(row, 1);
    const Bound bound = name == "at-least" ? Bound::at_least : name == "at-most" ? Bound::at_most : Bound::about;
    out.bounds.emplace_back(letters_of(bounds->cell(row, 0)), bound);
  }
  return out;
}

void find_quantities(const QuantityData& data, const TimeLexicon& numbers, Reading& reading) {
  if (reading.events.empty()) return;
  Counter counter(data, numbers, reading);
  for (const Sentence& sentence : reading.sentences) counter.read(sentence);
}

}  // namespace isnad
