#include "page/teasers.h"

#include <algorithm>
#include <vector>

#include "page/lines.h"
#include "page/topic.h"

namespace isnad {
namespace {

constexpr uint32_t kLeastReport = 40;  // words that teasers leave
constexpr uint32_t kShortestHeadline = 3;
constexpr uint32_t kLongestHeadline = 18;
constexpr uint32_t kShortestLead = 6;
constexpr uint32_t kLongestLead = 60;  // words; a bound, for texts without stops
constexpr uint32_t kSharedLead = 45;   // words of it in which the headline comes again
constexpr uint32_t kLeastShared = 2;
constexpr uint32_t kBetween = 90;        // words from one teaser's lead to the next headline, or to the end
constexpr double kStranger = 0.40;       // share of the tail's content words that the report has too: below, for a run
constexpr double kOther = 0.35;          // ... for two pairs, and for leads broken off
constexpr double kAlien = 0.15;          // ... for one pair alone
constexpr uint32_t kSureShared = 3;      // shared words of one pair alone
constexpr size_t kRun = 3;               // pairs that make a run ...
constexpr uint32_t kLongestTeaser = 60;  // ... of so many words each; a round-up's reports are longer
constexpr int kMostTried = 8;            // leads that may be the first of another matter; a bound
constexpr size_t kBrokenRun = 4;         // leads broken off that make a run
constexpr uint32_t kShortestBroken = 12;
constexpr uint32_t kBroken = 110;  // words of a lead broken off
constexpr double kKnown = -0.9;    // weight of a word that the report has too, and ...
constexpr double kNew = 0.35;      // ... of one that it has not, when looking for the first teaser
constexpr double kLeastGain = 5.0;

class TeaserFinder {
 public:
  TeaserFinder(const PageData& data, const PageWords& words, uint32_t from, uint32_t to)
      : data_(data), w_(words), from_(from), to_(to) {}

  uint32_t find() {
    if (to_ < from_ + kLeastReport) return to_;
    topic_ = topic_of(data_, w_, from_, to_);
    return std::min(pairs(), broken_off());
  }

 private:
  bool starts(uint32_t i) const {
    return i == from_ || sentence_ends_before(w_, i) || w_.gap(i).find('\n') != std::string_view::npos;
  }

  /// A sentence that goes on from the one before, or opens with its verb, has no headline in front.
  bool goes_on(uint32_t i) const {
    const std::string_view key = w_.key(i);
    if (data_.leads.contains(key) || data_.functions.contains(key)) return true;
    if (behind_conjunction(data_, key).size() == key.size()) return false;
    return !data_.places.match(w_, i) && !data_.countries.match(w_, i);
  }

  /// A question or a shout, or a verb behind some words of which one comes again.
  bool is_headline(uint32_t i) const {
    if (goes_on(i)) return false;
    for (uint32_t k = i + kShortestHeadline; k < std::min(i + kLongestHeadline, to_); ++k) {
      if (!sentence_ends_before(w_, k)) continue;
      if (w_.gap(k).find_first_of("?!") != std::string_view::npos || w_.gap(k).find("..") != std::string_view::npos)
        return true;
      break;
    }
    return headline_pair(data_, w_, topic_, i, to_, 1).has_value();
  }

  uint32_t pairs() const {
    std::vector<HeadlinePair> all;
    for (uint32_t i = from_; i < to_;) {
      const auto pair = starts(i) ? headline_pair(data_, w_, topic_, i, to_, kLeastShared) : std::nullopt;
      if (pair) all.push_back(*pair);
      i = pair ? pair->lead : i + 1;
    }
    size_t run = all.size();
    uint32_t next = to_;
    while (run > 0 && next <= all[run - 1].end + kBetween && all[run - 1].first >= from_ + kLeastReport) {
      next = all[--run].first;
    }
    const size_t count = all.size() - run;
    if (count == 0 || to_ - all[run].first > std::max<size_t>(count * kLongestTeaser, kBetween)) return to_;
    const HeadlinePair& first = all[run];
    const double known = topic_.known(topic_.of(from_, first.first), first.first, to_);
    const bool one = known <= kAlien && first.shared >= kSureShared && first.shared * 2 >= first.content &&
                     to_ - first.first <= kBetween;
    if (!(count >= kRun && known <= kStranger) && !(count == 2 && known <= kOther) && !(count == 1 && one)) return to_;
    return first_teaser(first.first);
  }

  /// Teasers above whose headline no pair was seen in: back to where words of other matters begin.
  uint32_t first_teaser(uint32_t anchor) const {
    const uint32_t floor = from_ + std::max(kLeastReport, (anchor - from_) / 2);
    const auto report = topic_.of(from_, std::min(floor, anchor));
    double gain = 0;
    double most = kLeastGain;
    uint32_t best = anchor;
    for (uint32_t i = anchor; i-- > floor;) {
      if (topic_.at(i) != 0) gain += report.contains(topic_.at(i)) ? kKnown : kNew;
      if (gain <= most || !starts(i) || !is_headline(i)) continue;
      most = gain;
      best = i;
    }
    return best;
  }

  bool breaks_off(uint32_t i) const {
    const std::string_view gap = w_.gap(i);
    if (i == to_ && (gap.starts_with("...") || gap.starts_with("\u2026"))) return true;
    if (gap.find("... ") == std::string_view::npos && gap.find("\u2026 ") == std::string_view::npos) return false;
    return i == to_ || is_lead(data_, w_, i) || !data_.functions.contains(w_.key(i));
  }

  /// Where the lead begins that is broken off before the word.
  uint32_t broken_begin(uint32_t dots) const {
    if (w_.gap(dots).find('\n') != std::string_view::npos) return dots;  // dots that open a line end nothing
    uint32_t begin = dots;
    for (int sentences = 0; sentences < 2 && begin > from_; ++sentences) {
      --begin;
      while (begin > from_ && !starts(begin)) --begin;
      if (!goes_on(begin) || is_lead(data_, w_, begin)) break;
    }
    const auto room = data_.newsrooms.match(w_, begin);
    return room && begin + room->words < dots ? begin + room->words : begin;
  }

  /// Leads that end in dots, each in the middle of a sentence.
  uint32_t broken_off() const {
    std::vector<uint32_t> dots;
    uint32_t next = to_;
    for (uint32_t i = to_; i-- > from_ + kLeastReport && next <= i + kBroken;) {
      if (!breaks_off(i + 1)) continue;
      // Hesitation in a quotation comes sooner, and goes on.
      if (dots.empty() || i + 1 + kShortestBroken <= next) dots.push_back(i + 1);
      next = i + 1;
    }
    // The report's own quotations may break off too: the first lead is of another matter.
    for (int tried = 0; tried < kMostTried && dots.size() >= kBrokenRun; ++tried, dots.pop_back()) {
      const uint32_t begin = broken_begin(dots.back());
      if (begin < from_ + kLeastReport) continue;
      const auto report = topic_.of(from_, begin);
      if (topic_.known(report, begin, dots.back()) <= kOther && topic_.known(report, begin, to_) <= kOther)
        return begin;
    }
    return to_;
  }

  const PageData& data_;
  const PageWords& w_;
  uint32_t from_;
  uint32_t to_;
  PageTopic topic_;
};

}  // namespace

std::optional<HeadlinePair> headline_pair(const PageData& data, const PageWords& words, const PageTopic& topic,
                                          uint32_t at, uint32_t to, uint32_t least) {
  const std::string_view opening = behind_conjunction(data, words.key(at));
  if (data.leads.contains(opening) || data.functions.contains(opening) || data.functions.contains(words.key(at)))
    return std::nullopt;
  std::optional<HeadlinePair> found;
  const uint32_t most = std::min(at + kLongestHeadline + 1, to - std::min(to, kShortestLead));
  for (uint32_t k = at + kShortestHeadline; k < most; ++k) {
    if (!is_lead(data, words, k) || data.functions.contains(words.key(k))) continue;
    if (data.functions.contains(words.key(k - 1))) continue;
    // A verb of the headline's own stands before the dash that the lead follows.
    const bool dash = words.gap(k).find(" -") != std::string_view::npos;
    if (found && !dash) continue;
    if (words.gap(k).find("\u060c") != std::string_view::npos) continue;  // "for his part, said"
    HeadlinePair pair{at, k, k + 1, 0, 0};
    while (pair.end < to && pair.end < k + kLongestLead && !sentence_ends_before(words, pair.end) &&
           words.gap(pair.end).find('\n') == std::string_view::npos)
      ++pair.end;
    if (pair.end < k + kShortestLead) continue;
    const auto lead = topic.of(k, std::min(pair.end, k + kSharedLead));
    const auto headline = topic.of(at, k);
    pair.content = static_cast<uint32_t>(headline.size());
    pair.shared = static_cast<uint32_t>(
        std::count_if(headline.begin(), headline.end(), [&](uint32_t stem) { return lead.contains(stem); }));
    const bool asked = words.gap(k).find_first_of("?!") != std::string_view::npos;
    bool marked = false;  // as headlines are: "Putin: ...", "Sochi.. a summit"
    for (uint32_t i = at + 1; i <= k; ++i) {
      marked |= words.gap(i).find_first_of(":?!") != std::string_view::npos ||
                words.gap(i).find("..") != std::string_view::npos;
    }
    const bool told = pair.shared >= least && pair.shared * (marked ? 5 : 3) >= pair.content;
    if (!told && !(pair.shared >= 1 && (asked || least == 1))) continue;
    found = pair;
    if (dash) break;
  }
  return found;
}

uint32_t find_teasers(const PageData& data, const PageWords& words, uint32_t from, uint32_t to) {
  return TeaserFinder(data, words, from, to).find();
}

}  // namespace isnad
