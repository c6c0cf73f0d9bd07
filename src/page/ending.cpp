#include "page/ending.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "page/teasers.h"

namespace isnad {
namespace {

constexpr uint32_t kLongestSentence = 400;  // words; a bound, for texts without stops
constexpr uint32_t kLeastReport = 40;       // words that an ending leaves
constexpr uint32_t kLongestNotice = 25;     // words of a notice before the phrase that shows it
constexpr double kNoticeFrom = 0.4;         // of the words; a notice before that is the head's or the report's own
constexpr uint32_t kCreditLine = 14;        // words of a line that holds the credits alone
constexpr int kLabels = 2;                  // side by side
constexpr uint32_t kLongestAside = 4;       // words
constexpr uint32_t kMostInitials = 12;
constexpr uint32_t kInitials = 3;     // letters of a signature
constexpr uint32_t kListedDates = 3;  // full dates side by side that make a list
constexpr uint32_t kLongestHeading = 12;
constexpr int kMostTeasers = 4;
constexpr double kTeaserFrom = 0.6;        // of the words
constexpr uint32_t kLatinRun = 4;          // words
constexpr double kMostlyLatin = 0.6;       // of the words behind the run
constexpr uint32_t kCodeMarks = 4;         // braces ...
constexpr uint32_t kCodeReach = 20;        // ... among so many words
constexpr uint32_t kLongSentence = 7;      // words that prose does not say twice
constexpr double kListFrom = 0.3;          // of the words; sentences printed again before that are summary and quotes
constexpr uint32_t kListPrintings = 4;     // printings beyond the first that show a list, when none is printed thrice
constexpr uint32_t kOpening = 40;          // words from which on a second printing of the report is known
constexpr int kLeastRepeated = 3;          // sentences of a report that is printed twice
constexpr uint32_t kSecondPrinting = 150;  // words between the two

class EndFinder {
 public:
  EndFinder(const PageData& data, const PageWords& words, uint32_t from, uint32_t to)
      : data_(data), w_(words), from_(from), to_(to) {}

  uint32_t find() {
    if (to_ < from_ + kLeastReport) return to_;
    cut(second_printing());
    cut(headlines());
    cut(notice());
    cut(source());
    cut(labels());
    cut(signature());
    cut(dates());
    cut(ages());
    cut(code());
    cut(find_teasers(data_, w_, from_, to_));
    for (int i = 0; i < kMostTeasers; ++i) cut(teaser());
    if (!is_latin(w_, from_, std::min(from_ + kLeastReport, to_))) cut(latin());
    return to_;
  }

 private:
  void cut(uint32_t at) {
    if (at >= from_ + kLeastReport) to_ = std::min(to_, at);
  }

  uint32_t share(double part) const { return from_ + static_cast<uint32_t>(part * static_cast<double>(to_ - from_)); }

  /// The sentence that disclaims, forbids copying or asks for an opinion.
  uint32_t notice() const {
    for (uint32_t i = std::max(from_ + kLeastReport, share(kNoticeFrom)); i < to_; ++i) {
      if (!data_.of(PhraseKind::notice).match(w_, i)) continue;
      const uint32_t begin = sentence_begin(w_, i, from_);
      if (i - begin <= kLongestNotice) return begin;
      // The report's last sentence has no stop: furniture between parts it from the notice.
      for (uint32_t k = begin; k < i; ++k) {
        if (data_.of(PhraseKind::end).match(w_, k) || data_.of(PhraseKind::weak).match(w_, k)) return k;
      }
      return i;
    }
    return to_;
  }

  /// "The fighters released ...": the beginning of another report, linked below this one.
  uint32_t teaser() const {
    const std::string_view gap = w_.gap(to_);
    if (to_ >= w_.size() || (!gap.starts_with("...") && !gap.starts_with("\u2026"))) return to_;
    const uint32_t begin = sentence_begin(w_, to_ - 1, from_);
    return begin >= share(kTeaserFrom) ? begin : to_;
  }

  /// "Source: agencies" behind the last sentence.
  uint32_t source() const {
    for (uint32_t i = std::max(from_ + kLeastReport, share(kNoticeFrom)); i + 1 < to_; ++i) {
      const auto hit = data_.of(PhraseKind::source).match(w_, i);
      if (!hit || i + hit->words >= to_) continue;
      const uint32_t begin = behind_aside(i);
      if (begin == i && !ends_at(i)) continue;
      const std::string_view gap = w_.gap(i + hit->words);
      const bool marked = gap.find_first_of(":|") != std::string_view::npos;
      // On a line of its own it is a paragraph, which the credits take whole.
      const bool own_line = w_.gap(i).find('\n') != std::string_view::npos && line_end(i) <= i + kCreditLine;
      if (!own_line && (marked || data_.newsrooms.match(w_, i + hit->words))) return begin;
    }
    return to_;
  }

  /// Where "read also:" stands alone before the word, its link lost; else the word.
  uint32_t behind_aside(uint32_t i) const {
    for (uint32_t k = i; k-- > from_ && k + kLongestAside > i;) {
      const auto hit = data_.of(PhraseKind::aside).match(w_, k);
      if (hit && k + hit->words == i && ends_at(k)) return k;
    }
    return i;
  }

  /// Labels of boxes, one behind the other.
  uint32_t labels() const {
    for (uint32_t i = std::max(from_ + kLeastReport, share(kNoticeFrom)); i < to_; ++i) {
      if (!ends_at(i)) continue;
      int count = 0;
      for (uint32_t at = i; at < to_ && count < kLabels; ++count) {
        auto hit = data_.of(PhraseKind::weak).match(w_, at);
        if (!hit) hit = data_.of(PhraseKind::end).match(w_, at);
        if (!hit) break;
        at += hit->words;
      }
      if (count == kLabels) return i;
    }
    return to_;
  }

  /// "N. D. / A. M. (AFP)": those who wrote and edited it, by their first letters.
  uint32_t signature() const {
    for (uint32_t i = std::max(from_ + kLeastReport, share(kNoticeFrom)); i + kInitials < to_; ++i) {
      if (!ends_at(i)) continue;
      uint32_t end = i;
      bool slash = false;
      while (end < std::min(to_, i + kMostInitials) && w_.words[end].key_size <= 2 && !w_.words[end].number) {
        if (end > i) slash |= w_.gap(end).find('/') != std::string_view::npos;
        ++end;
      }
      if (slash && end >= i + kInitials) return i;
    }
    return to_;
  }

  /// Dates of a list, one behind the other.
  uint32_t dates() const {
    uint32_t run = 0;
    uint32_t years = 0;
    for (uint32_t i = std::max(from_ + kLeastReport, share(kListFrom)); i < to_; ++i) {
      const bool part = w_.words[i].number || data_.calendar.match(w_, i);
      run = part ? run + 1 : 0;
      years = part ? years + (w_.words[i].key_size == 4 && w_.number(i) / 100 == 20 ? 1U : 0U) : 0;
      if (years < kListedDates || run < kListedDates * 3) continue;
      // With the words that head the list.
      const uint32_t first = i + 1 - run;
      const uint32_t begin = sentence_begin(w_, first, from_);
      return begin + kLongestHeading >= first ? begin : first;
    }
    return to_;
  }

  /// Words of "3 hours ago" at the word; 0 when it is none.
  uint32_t age_at(uint32_t i) const {
    if (!data_.of(PhraseKind::since).match(w_, i)) return 0;
    const uint32_t unit = i + 1 < to_ && w_.words[i + 1].number ? i + 2 : i + 1;
    return unit < to_ && w_.gap(i + 1) == " " && data_.of(PhraseKind::unit).match(w_, unit) ? unit + 1 - i : 0;
  }

  /// How old the reports of a list are, one age behind the other.
  uint32_t ages() const {
    for (uint32_t i = std::max(from_ + kLeastReport, share(kNoticeFrom)); i < to_; ++i) {
      const uint32_t words = age_at(i);
      if (words == 0 || age_at(i + words) == 0 || w_.gap(i + words) != " ") continue;
      const uint32_t begin = sentence_begin(w_, i, from_);
      return begin + kLongestHeading >= i ? begin : i;
    }
    return to_;
  }

  uint32_t line_end(uint32_t i) const {
    uint32_t end = i + 1;
    while (end < to_ && w_.gap(end).find('\n') == std::string_view::npos) ++end;
    return end;
  }

  /// Marks of a page template, several side by side.
  uint32_t code() const {
    uint32_t marks = 0;
    uint32_t first = 0;
    for (uint32_t i = std::max(from_ + kLeastReport, share(kListFrom)); i < to_; ++i) {
      if (w_.gap(i).find_first_of("{}") == std::string_view::npos) continue;
      if (marks == 0 || i > first + kCodeReach) {
        first = i;
        marks = 0;
      }
      if (++marks == kCodeMarks) return sentence_begin(w_, first, from_);
    }
    return to_;
  }

  /// A run of Latin words from which on little else follows.
  uint32_t latin() const {
    uint32_t foreign = 0;
    uint32_t best = to_;
    uint32_t run = 0;
    for (uint32_t i = to_; i-- > from_ + kLeastReport;) {
      const bool letter = is_latin(w_, i, i + 1);
      foreign += letter;
      run = letter ? run + 1 : 0;
      const bool most = static_cast<double>(foreign) >= kMostlyLatin * static_cast<double>(to_ - i);
      if (run >= kLatinRun && most) best = i;
    }
    return best;
  }

  struct Printing {
    uint32_t first = 0;
    uint32_t second = 0;
    uint32_t count = 0;
  };
  using Printings = std::unordered_map<std::string, Printing>;

  /// Long sentences and where they stand.
  Printings printings() const {
    Printings seen;
    for (uint32_t begin = from_; begin < to_;) {
      uint32_t end = begin + 1;
      while (end < to_ && !ends_at(end)) ++end;
      if (end - begin >= kLongSentence && end - begin <= kLongestSentence) {
        std::string key;
        for (uint32_t i = begin; i < end; ++i) (key += w_.key(i)) += ' ';
        Printing& p = seen[key];
        if (p.count == 0) p.first = begin;
        if (p.count == 1) p.second = begin;
        ++p.count;
      }
      begin = end;
    }
    return seen;
  }

  /// Some pages print the whole report twice.
  uint32_t second_printing() const {
    const Printings seen = printings();
    uint32_t best = to_;
    for (const auto& [key, p] : seen) {
      if (p.count > 1 && p.first < from_ + kOpening && p.second > p.first + kSecondPrinting)
        best = std::min(best, p.second);
    }
    // The opening alone is also a link's text or a caption.
    const auto repeated = std::count_if(seen.begin(), seen.end(), [&](const auto& item) {
      return item.second.count > 1 && item.second.first < best && item.second.second >= best;
    });
    if (repeated < kLeastRepeated) return to_;
    return best;
  }

  /// Lists of headlines say things again and again.
  uint32_t headlines() const {
    uint32_t list = to_;
    uint32_t again = 0;  // printings beyond the first
    bool often = false;
    for (const auto& [key, p] : printings()) {
      if (p.count < 2 || p.first < std::max(from_ + kLeastReport, share(kListFrom))) continue;
      list = std::min(list, p.first);
      again += p.count - 1;
      often |= p.count > 2;
    }
    return often || again >= kListPrintings ? list : to_;
  }

  bool ends_at(uint32_t i) const {
    return sentence_ends_before(w_, i) || w_.gap(i).find('\n') != std::string_view::npos;
  }

  const PageData& data_;
  const PageWords& w_;
  uint32_t from_;
  uint32_t to_;
};

}  // namespace

uint32_t sentence_begin(const PageWords& words, uint32_t i, uint32_t floor) {
  floor = std::max(floor, i - std::min(i, kLongestSentence));
  while (i > floor && !sentence_ends_before(words, i) && words.gap(i).find('\n') == std::string_view::npos) --i;
  return i;
}

bool is_latin(const PageWords& words, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; ++i) {
    if (!words.words[i].number && (words.key(i).front() & 0x80) != 0) return false;
  }
  return true;
}

uint32_t find_ending(const PageData& data, const PageWords& words, uint32_t from, uint32_t to) {
  return EndFinder(data, words, from, to).find();
}

}  // namespace isnad
