#include "story/texts.h"

#include <algorithm>

#include "story/identity.h"

namespace isnad {
namespace {

// Chosen by hand, not swept: with them script/eval_claims.py counts the origins of 12 of 30 gold claims right.
constexpr double kSharedShare = 0.6;
constexpr size_t kSharedRun = 4;
constexpr size_t kLongRun = 9;         ///< a run of this length is no accident, whatever surrounds it
constexpr ptrdiff_t kLongestName = 8;  ///< words of a name with its title
constexpr size_t kMostWords = 200;     ///< of a passage looked at; sentences are far shorter

uint64_t mix(uint64_t hash, uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15ULL + (hash << 6) + (hash >> 2);
  return hash * 0xBF58476D1CE4E5B9ULL;
}

constexpr uint32_t kName = uint32_t{1} << 31;  ///< marks the number of a name: common to all who tell of it

bool is_word(const Word& w) {
  return w.kind == WordKind::arabic || w.kind == WordKind::latin || w.kind == WordKind::number;
}

}  // namespace

namespace {

/// Of each word, the mention that begins there and how many words it covers. Names with their titles are long runs that
/// independent reports share; they count as one word.
std::vector<std::pair<uint32_t, std::string>> named_runs(const Reading& r) {
  std::vector<std::pair<uint32_t, std::string>> out(r.words.size());
  uint32_t free_from = 0;
  for (const Mention& m : r.mentions) {  // in order of span
    if (m.entity < 0 || m.pronoun || m.span.begin < free_from) continue;
    const auto first = std::lower_bound(r.words.begin(), r.words.end(), m.span.begin,
                                        [](const Word& w, uint32_t begin) { return w.span.end <= begin; });
    auto last = first;
    while (last != r.words.end() && last->span.begin < m.span.end) ++last;
    if (last - first > kLongestName || last == first) continue;
    out[static_cast<size_t>(first - r.words.begin())] = {static_cast<uint32_t>(last - first),
                                                         identity(r, m.entity, m.name)};
    free_from = m.span.end;
  }
  return out;
}

}  // namespace

Texts::Texts(const std::vector<Reading>& readings) {
  Numbers numbers;
  texts_.reserve(readings.size());
  for (const Reading& r : readings) {
    ReportText t;
    const auto runs = named_runs(r);
    std::vector<uint32_t> at(r.words.size() + 1, 0);
    for (size_t i = 0; i < r.words.size(); ++i) {
      at[i] = static_cast<uint32_t>(t.words.size());
      const auto& [length, who] = runs[i];
      if (length > 0) {
        t.words.push_back(numbers.number("@" + who) | kName);
        t.spans.push_back(join(r.words[i].span, r.words[i + length - 1].span));
        for (uint32_t k = 1; k < length; ++k) at[++i] = static_cast<uint32_t>(t.words.size());
      } else if (is_word(r.words[i])) {
        t.words.push_back(numbers.number(r.str(r.words[i].key)));
        t.spans.push_back(r.words[i].span);
      }
    }
    at[r.words.size()] = static_cast<uint32_t>(t.words.size());
    for (const Sentence& s : r.sentences) {
      if (s.first_word > s.last_word || s.last_word > r.words.size()) continue;
      t.sentences.push_back(s.span);
      t.sentence.emplace_back(at[s.first_word], at[s.last_word]);
    }
    texts_.push_back(std::move(t));
  }
}

std::vector<uint32_t> Texts::under(uint32_t report, Span span) const {
  const ReportText& t = texts_[report];
  const auto first = std::lower_bound(t.spans.begin(), t.spans.end(), span.begin,
                                      [](const Span& s, uint32_t begin) { return s.end <= begin; });
  std::vector<uint32_t> out;
  for (auto it = first; it != t.spans.end() && it->begin < span.end; ++it) {
    out.push_back(t.words[static_cast<size_t>(it - t.spans.begin())]);
  }
  return out;
}

std::vector<uint32_t> Texts::around(uint32_t report, const std::vector<Span>& spans) const {
  const ReportText& t = texts_[report];
  std::vector<uint32_t> out;
  for (size_t i = 0; i < t.sentences.size(); ++i) {
    const bool met = std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.meets(t.sentences[i]); });
    if (met) out.insert(out.end(), t.words.begin() + t.sentence[i].first, t.words.begin() + t.sentence[i].second);
  }
  if (out.empty()) {
    for (const Span s : spans) {
      const auto words = under(report, s);
      out.insert(out.end(), words.begin(), words.end());
    }
  }
  return out;
}

std::vector<uint64_t> shingles(const std::vector<uint32_t>& words) {
  std::vector<uint64_t> out;
  for (size_t i = 0; i + kShingle <= words.size(); ++i) {
    uint64_t hash = 1;
    for (size_t k = 0; k < kShingle; ++k) hash = mix(hash, words[i + k]);
    out.push_back(hash);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double containment(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  if (a.empty() || b.empty()) return 0;
  size_t both = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x < *y)
      ++x;
    else if (*y < *x)
      ++y;
    else
      ++both, ++x, ++y;
  }
  return static_cast<double>(both) / static_cast<double>(std::min(a.size(), b.size()));
}

Overlap overlap(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  const size_t n = std::min(a.size(), kMostWords);
  const size_t m = std::min(b.size(), kMostWords);
  if (n == 0 || m == 0) return {};
  std::vector<uint16_t> common(m + 1, 0);
  std::vector<uint16_t> run(m + 1, 0);
  size_t longest = 0;
  for (size_t i = 0; i < n; ++i) {
    uint16_t common_diagonal = 0;
    uint16_t run_diagonal = 0;
    for (size_t j = 0; j < m; ++j) {
      const uint16_t common_above = common[j + 1];
      const uint16_t run_above = run[j + 1];
      if (a[i] == b[j]) {
        common[j + 1] = static_cast<uint16_t>(common_diagonal + 1);
        run[j + 1] = static_cast<uint16_t>(run_diagonal + ((a[i] & kName) == 0 ? 1 : 0));
        longest = std::max<size_t>(longest, run[j + 1]);
      } else {
        common[j + 1] = std::max(common_above, common[j]);
        run[j + 1] = 0;
      }
      common_diagonal = common_above;
      run_diagonal = run_above;
    }
  }
  return {static_cast<double>(common[m]) / static_cast<double>(std::min(n, m)), longest};
}

bool shared_wording(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  const Overlap o = overlap(a, b);
  return o.run >= kLongRun || (o.run >= kSharedRun && o.share >= kSharedShare);
}

}  // namespace isnad
