// The words of reports as numbers, so that passages of different reports are compared fast. Const after construction;
// holds no views into the readings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/reading.h"

namespace isnad {

/// Letters as numbers, in order of first sight.
class Numbers {
 public:
  uint32_t number(std::string_view letters) {
    return map_.try_emplace(std::string(letters), static_cast<uint32_t>(map_.size())).first->second;
  }
  size_t size() const { return map_.size(); }

 private:
  std::unordered_map<std::string, uint32_t> map_;
};

/// Words (not marks) of one report's body, by key; a name with its title is one word.
struct ReportText {
  std::vector<uint32_t> words;
  std::vector<Span> spans;                              ///< of each word
  std::vector<Span> sentences;                          ///< spans in the text
  std::vector<std::pair<uint32_t, uint32_t>> sentence;  ///< [first, last) into `words`
};

class Texts {
 public:
  explicit Texts(const std::vector<Reading>& readings);
  const ReportText& operator[](uint32_t report) const { return texts_[report]; }
  /// Words under a span.
  std::vector<uint32_t> under(uint32_t report, Span span) const;
  /// Words of the sentences that meet the spans.
  std::vector<uint32_t> around(uint32_t report, const std::vector<Span>& spans) const;

 private:
  std::vector<ReportText> texts_;
};

/// Runs of `kShingle` words as hashes; sorted, each once.
std::vector<uint64_t> shingles(const std::vector<uint32_t>& words);
constexpr size_t kShingle = 4;

/// Share of the smaller set that is in the other; 0 when one is empty.
double containment(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b);

/// How far two passages are one text: words in common in the same order over the shorter one, and the longest run, in
/// which names do not count.
struct Overlap {
  double share = 0;
  size_t run = 0;
};
Overlap overlap(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b);

/// One was written from the other, or both from a third: near-verbatim, allowing for changed words.
bool shared_wording(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b);

}  // namespace isnad
