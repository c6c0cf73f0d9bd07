#include "page/opening.h"

#include <algorithm>
#include <optional>

#include "page/ending.h"
#include "page/teasers.h"
#include "page/topic.h"

namespace isnad {
namespace {

constexpr int kRounds = 5;
constexpr uint32_t kLeastReport = 12;  // words that the opening leaves
constexpr uint32_t kFieldReach = 40;   // words before empty fields
constexpr uint32_t kForeignRun = 3;
constexpr uint32_t kLongestForeign = 60;
constexpr uint32_t kLabelReach = 16;    // words of a caption or byline before a label
constexpr uint32_t kSureLabel = 3;      // words of a label that prose does not hold
constexpr uint32_t kLabels = 2;         // side by side
constexpr uint32_t kCaptionReach = 45;  // words of a caption
constexpr uint32_t kLongestByline = 7;
constexpr uint32_t kLongestName = 4;
constexpr uint32_t kPairReach = 90;
constexpr uint32_t kLeastShared = 2;
constexpr uint32_t kLongestCredit = 4;
constexpr uint32_t kCodeReach = 200;  // words above which code belongs to the head
constexpr uint32_t kFirstCode = 60;   // words; code that begins later is the tail's

class Opener {
 public:
  Opener(const PageData& data, PageLayout& layout, uint32_t line_end)
      : data_(data), l_(layout), w_(layout.words), end_(line_end) {}

  uint32_t find(uint32_t at, bool want_title) {
    if (at >= w_.size()) return at;
    for (int round = 0; round < kRounds; ++round) {
      const uint32_t before = at;
      for (const auto step : {&Opener::past_fields, &Opener::past_foreign, &Opener::past_label, &Opener::past_byline,
                              &Opener::past_credit}) {
        const uint32_t next = (this->*step)(at);
        if (next > at && next + kLeastReport <= w_.size()) at = next;
        while (end_ <= at) end_ = line_behind(end_);
      }
      if (want_title) at = past_headline(at);
      if (at == before) break;
    }
    return at;
  }

 private:
  uint32_t line_behind(uint32_t end) const {
    for (const PageLine& line : l_.lines) {
      if (line.last > end) return line.last;
    }
    return static_cast<uint32_t>(w_.size());
  }

  bool is_lead(uint32_t i) const { return i < end_ && isnad::is_lead(data_, w_, i); }

  /// "Title | | | | Reuters".
  uint32_t past_fields(uint32_t at) const {
    const uint32_t reach = std::min(at + kFieldReach, end_);
    for (uint32_t i = at + 1; i < reach; ++i) {
      const std::string_view gap = w_.gap(i);
      if (std::count(gap.begin(), gap.end(), '|') > 1 && gap.find('\n') == std::string_view::npos) return i;
      if (sentence_ends_before(w_, i)) break;
    }
    return at;
  }

  uint32_t past_foreign(uint32_t at) const {
    uint32_t i = at;
    uint32_t run = 0;
    while (i < end_ && i < at + kLongestForeign && is_latin(w_, i, i + 1)) run += w_.words[i++].number ? 0 : 1;
    if (i == at || i == end_ || w_.words[at].number) return at;
    const bool zone = run == 1 && at > 0 && w_.words[at - 1].number && is_lead(i);  // of a clock
    const bool field = run > 0 && w_.gap(at).find('|') != std::string_view::npos;
    return run >= kForeignRun || zone || field ? i : at;
  }

  uint32_t past_label(uint32_t at) const {
    for (const PhraseKind kind :
         {PhraseKind::end, PhraseKind::weak, PhraseKind::aside, PhraseKind::chrome, PhraseKind::caption}) {
      const auto hit = data_.of(kind).match(w_, at);
      if (!hit || is_lead(at)) continue;
      const bool alone = at == 0 && kind == PhraseKind::chrome;
      if (hit->words > 1 || alone) return at + hit->words;
    }
    const uint32_t reach = std::min(at + kLabelReach, end_);
    for (uint32_t i = at; i < reach; ++i) {
      if (is_lead(i) || (i > at && sentence_ends_before(w_, i))) break;
      const auto hit = data_.of(PhraseKind::end).match(w_, i);
      if (hit && hit->words >= kSureLabel) return i + hit->words;
      const uint32_t behind = past_labels(i);
      if (behind > i) return behind;
    }
    return at;
  }

  /// Several labels side by side: "Date of publication: Font size Keywords".
  uint32_t past_labels(uint32_t at) const {
    uint32_t count = 0;
    bool head = false;  // boxes below a report have labels too
    uint32_t i = at;
    while (i < end_) {
      std::optional<PhraseSet::Hit> hit;
      for (const PhraseKind kind : {PhraseKind::end, PhraseKind::weak, PhraseKind::chrome, PhraseKind::published}) {
        hit = data_.of(kind).match(w_, i);
        head |= hit && kind == PhraseKind::published;
        if (hit && hit->words > 1) break;
        hit.reset();
      }
      if (!hit) break;
      i += hit->words;
      ++count;
    }
    return head && count >= kLabels ? i : at;
  }

  /// "(N. N.) said", "N. N. (Dubai) said".
  uint32_t past_brackets(uint32_t at) const {
    if (dateline_at(data_, w_, at, end_)) return at;
    uint32_t open = at;
    while (open < at + kLongestName && open < end_ && w_.gap(open).find('(') == std::string_view::npos) {
      if (isnad::is_lead(data_, w_, open) || data_.functions.contains(w_.key(open))) return at;
      ++open;
    }
    if (open == at + kLongestName || (open > at && !data_.places.match(w_, open) && !data_.newsrooms.match(w_, open)))
      return at;
    for (uint32_t i = open + 1; i < std::min(open + kLongestName, end_); ++i) {
      if (w_.gap(i).find(')') != std::string_view::npos) return is_lead(i) ? i : at;
    }
    return at;
  }

  /// "By - N. N.: said", "N. N. - said".
  uint32_t past_byline(uint32_t at) const {
    if (const uint32_t behind = past_brackets(at); behind > at) return behind;
    const auto hit = data_.of(PhraseKind::byline).match(w_, at);
    const uint32_t name = hit ? at + hit->words : at;
    if (name >= end_) return at;
    if (hit && w_.gap(name).find_first_of(":-") == std::string_view::npos) return at;
    const uint32_t reach = std::min(name + (hit ? kLongestByline : kLongestName) + 1, end_);
    for (uint32_t i = name + 1; i < reach; ++i) {
      if (sentence_ends_before(w_, i) || is_lead(i - 1)) break;
      if (!hit && data_.functions.contains(w_.key(i - 1))) break;
      const bool dash = w_.gap(i).find(" - ") != std::string_view::npos;
      if (is_lead(i) && (hit || (dash && i > name + 1))) return i;
      if (hit && w_.gap(i).find_first_of(":-") != std::string_view::npos && i > name + 1) return i;
    }
    return at;
  }

  /// A caption that ends with its credit in brackets, on this line or the next.
  uint32_t past_credit(uint32_t at) const {
    const uint32_t reach = std::min<uint32_t>(at + kCaptionReach, static_cast<uint32_t>(w_.size()));
    for (uint32_t i = at; i < reach && !isnad::is_lead(data_, w_, i); ++i) {
      const uint32_t behind = past_bracketed_credit(data_, w_, i, static_cast<uint32_t>(w_.size()));
      if (behind > i && !dateline_at(data_, w_, i, w_.size())) return behind;
    }
    return at;
  }

  uint32_t past_headline(uint32_t at) {
    const uint32_t to = std::min(at + kPairReach, end_);
    if (to < at + kLeastReport) return at;
    const PageTopic topic = topic_of(data_, w_, at, to);
    const auto pair = headline_pair(data_, w_, topic, at, to, kLeastShared);
    if (!pair || pair->shared < kLeastShared || pair->lead + kLeastReport > end_) return at;
    if (l_.titles.empty()) {
      l_.titles.push_back({at, pair->lead});
      l_.title_guessed = true;
    }
    return pair->lead;
  }

  const PageData& data_;
  PageLayout& l_;
  const PageWords& w_;
  uint32_t end_;
};

}  // namespace

uint32_t find_opening(const PageData& data, PageLayout& layout, uint32_t at, uint32_t line_end, bool want_title) {
  return Opener(data, layout, line_end).find(at, want_title);
}

uint32_t past_bracketed_credit(const PageData& data, const PageWords& words, uint32_t at, uint32_t line_end) {
  if (words.gap(at).find('(') == std::string_view::npos) return at;
  for (uint32_t i = at; i < std::min(at + kLongestCredit, line_end);) {
    const auto room = data.newsrooms.match(words, i);
    if (!room) break;
    i += room->words;
    if (i < line_end && words.gap(i).find(')') != std::string_view::npos) return is_lead(data, words, i) ? i : at;
  }
  return at;
}

bool opens_byline(const PageData& data, const PageWords& words, uint32_t at) {
  const auto hit = data.of(PhraseKind::byline).match(words, at);
  return hit && words.gap(at + hit->words).find(':') != std::string_view::npos;
}

uint32_t code_end(const PageWords& words) {
  uint32_t end = 0;
  const auto reach = static_cast<uint32_t>(std::min<size_t>(words.size(), kCodeReach));
  for (uint32_t i = 1; i < reach && (end > 0 || i < kFirstCode); ++i) {
    const std::string_view gap = words.gap(i);
    const bool brace = gap.find_first_of("{}") != std::string_view::npos;
    const bool tag =
        gap.find('<') != std::string_view::npos && !words.words[i].number && (words.key(i).front() & 0x80) == 0;
    if (brace || tag) end = i;
  }
  return end;
}

}  // namespace isnad
