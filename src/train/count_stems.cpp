#include "train/count_stems.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "language/letters.h"
#include "language/stems.h"
#include "text/fold.h"
#include "train/news.h"

namespace isnad {
namespace {

constexpr uint32_t kPasses = 12;
constexpr double kSparse = 0.01;  // the fewer stems explain the words, the better
constexpr double kLeastKept = 2;
constexpr double kSure = 0.99;
constexpr uint32_t kLeastSure = 8;
constexpr int kShortestSure = 4;
// Against a stem that the dictionary lets stand there: one that it does not have, and one that it has for other
// surroundings.
constexpr float kUnknown = 0.02F;
constexpr float kOther = 0.005F;
constexpr float kName = 0.5F;
constexpr float kRare = 0.2F;     // of readings that the dictionary calls rare, or that news hardly has
constexpr float kSpoken = 0.02F;  // of readings that only speech has
constexpr float kDual = 0.4F;
constexpr float kMisspelt = 0.05F;  // of feminine nouns written with the letter of the pronoun

/// One reading of a written word: numbers of what is before the stem, of the stem, of the pronoun.
struct Part {
  uint32_t before;
  uint32_t stem;
  uint32_t after;
  float prior;
  uint8_t cut;
};

class Numbers {
 public:
  uint32_t of(const std::string& letters) {
    return index_.try_emplace(letters, static_cast<uint32_t>(index_.size())).first->second;
  }
  size_t size() const { return index_.size(); }
  const std::unordered_map<std::string, uint32_t>& all() const { return index_; }

 private:
  std::unordered_map<std::string, uint32_t> index_;
};

float prior_of(const Analysis& reading) {
  float out = reading.use == Analysis::Use::rare ? kRare : 1;
  if (reading.feats.verb_form == VerbForm::fin && reading.feats.person == 1) out *= kRare;
  if (reading.feats.verb_form == VerbForm::fin && reading.feats.person == 2) out *= kSpoken;
  if (reading.feats.aspect == Aspect::imperative) out *= kSpoken;
  if (reading.feats.number == Number::dual) out *= kDual;
  return out;
}

/// `closed` is the feminine ending when the word does not end in it; empty when it does.
float prior_of(const Lexicon& lexicon, const std::unordered_map<std::string, uint8_t>& names, const StemReading& stem,
               std::string_view closed) {
  const auto readings = lexicon.lookup(stem.key);
  const bool name = (stem.needs & Analysis::kPronoun) == 0 && names.contains(stem.key);
  if (readings.empty()) return name ? kName : kUnknown;
  float best = name ? kName : kOther;
  for (const Analysis& a : readings) {
    if ((a.takes & stem.needs) != stem.needs) continue;
    const bool misspelt = !closed.empty() && lexicon.form(a, stem.key).ends_with(closed);
    best = std::max(best, prior_of(a) * (misspelt ? kMisspelt : 1));
  }
  return best;
}

/// Whether the dictionary does not have the word as one of a closed class: treebanks cut those as they like.
bool is_open(const Lexicon& lexicon, std::string_view form) {
  const auto readings = lexicon.lookup(form);
  return std::all_of(readings.begin(), readings.end(), [](const Analysis& a) {
    return a.upos == Upos::NOUN || a.upos == Upos::ADJ || a.upos == Upos::VERB;
  });
}

/// The stem of cut `number` of a word.
std::string stem_of(const Clitics& clitics, std::string_view form, uint32_t number) {
  CutList cuts;
  list_cuts(clitics, form, cuts);
  return std::string(cuts.cuts[number].piece(form, cuts.cuts[number].stem));
}

/// The derivative of the logarithm of the gamma function.
double digamma(double x) {
  double out = 0;
  for (; x < 6; x += 1) out -= 1 / x;
  const double square = 1 / (x * x);
  return out + std::log(x) - 0.5 / x - square * (1.0 / 12 - square * (1.0 / 120 - square / 252));
}

/// Counts as weights: their share, less for what was hardly met.
void weigh(std::vector<double>& counts) {
  double sum = 0;
  for (const double c : counts) sum += c + kSparse;
  const double whole = digamma(sum);
  for (double& c : counts) c = std::exp(digamma(c + kSparse) - whole);
}

}  // namespace

StemCounts count_stems(const Clitics& clitics, const Lexicon& lexicon,
                       const std::unordered_map<std::string, uint8_t>& names, const std::vector<std::string>& texts) {
  Numbers befores;
  Numbers stems;
  Numbers afters;
  std::vector<Part> parts;
  struct Seen {
    uint32_t last;  // end of its parts
    uint32_t times;
    std::string form;
  };
  std::vector<Seen> words;
  CutList cuts;
  StemReadings readings;
  for (const auto& [form, times] : count_forms(texts)) {
    const std::string key = fold(form, FoldLevel::key);
    if (key.size() != form.size()) continue;
    list_cuts(clitics, form, cuts);
    for (uint32_t c = 0; c < cuts.size; ++c) {
      const Cut& cut = cuts.cuts[c];
      if (cut.restore == Cut::Restore::contraction) continue;
      list_stems(clitics, form, key, cut, readings);
      const bool open = cut.after(form).empty() && !form.ends_with(clitics.closed_teh);
      const std::string_view closed = open ? std::string_view(clitics.closed_teh) : std::string_view();
      for (uint32_t r = 0; r < readings.size; ++r) {
        const StemReading& stem = readings.at[r];
        const std::string before = std::string(cut.before(form)) + (stem.article ? "+" : "");
        parts.push_back({befores.of(before), stems.of(stem.key), afters.of(std::string(cut.after(form))),
                         prior_of(lexicon, names, stem, closed), static_cast<uint8_t>(c)});
      }
    }
    words.push_back({static_cast<uint32_t>(parts.size()), times, form});
  }
  std::vector<double> weights[3] = {std::vector<double>(befores.size(), 1), std::vector<double>(stems.size(), 1),
                                    std::vector<double>(afters.size(), 1)};
  std::vector<double> counts[3];
  std::vector<double> shares;
  for (uint32_t pass = 0; pass < kPasses; ++pass) {
    for (size_t i = 0; i < 3; ++i) counts[i].assign(weights[i].size(), 0);
    size_t first = 0;
    for (const auto& [last, times, form] : words) {
      shares.clear();
      double sum = 0;
      for (size_t p = first; p < last; ++p) {
        const Part& part = parts[p];
        shares.push_back(part.prior * weights[0][part.before] * weights[1][part.stem] * weights[2][part.after]);
        sum += shares.back();
      }
      for (size_t p = first; p < last && sum > 0; ++p) {
        const double share = times * shares[p - first] / sum;
        counts[0][parts[p].before] += share;
        counts[1][parts[p].stem] += share;
        counts[2][parts[p].after] += share;
      }
      first = last;
    }
    for (size_t i = 0; i < 3; ++i) weights[i] = counts[i];
    for (auto& list : weights) weigh(list);
  }
  StemCounts out;
  for (const auto& [key, number] : stems.all()) {
    const double count = counts[1][number];
    if (count >= kLeastKept) out.levels[key] = static_cast<uint16_t>(std::lround(4 * std::log2(count)));
  }
  size_t first = 0;
  for (const auto& [last, times, form] : words) {
    std::array<double, kMostCuts> shares_of{};
    std::array<float, kMostCuts> priors{};
    double sum = 0;
    for (size_t p = first; p < last; ++p) {
      const Part& part = parts[p];
      const double share = part.prior * weights[0][part.before] * weights[1][part.stem] * weights[2][part.after];
      shares_of[part.cut] += share;
      priors[part.cut] = std::max(priors[part.cut], part.prior);
      sum += share;
    }
    first = last;
    const auto best = std::max_element(shares_of.begin(), shares_of.end());
    const auto cut = static_cast<uint8_t>(best - shares_of.begin());
    const bool sure = times >= kLeastSure && *best > kSure * sum && priors[cut] > kUnknown;
    if (sure && count_letters(form) >= kShortestSure && is_open(lexicon, form) &&
        is_open(lexicon, stem_of(clitics, form, cut))) {
      out.sure[form] = cut;
    }
  }
  return out;
}

}  // namespace isnad
