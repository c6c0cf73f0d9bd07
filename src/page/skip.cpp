#include <algorithm>
#include <optional>

#include "page/head.h"

namespace isnad {
namespace {

constexpr size_t kCaptionReach = 45;   // words of a picture's caption that ends with its credit
constexpr size_t kDatelineReach = 90;  // words of summary and caption before a dateline
constexpr uint32_t kBareCaption = 16;  // words of a caption whose credit no mark sets off
constexpr uint32_t kLongestArchive = 6;
constexpr uint32_t kBoxReach = 25;

class Skipper {
 public:
  Skipper(const PageData& data, PageLayout& layout) : data_(data), l_(layout), w_(layout.words) {}

  uint32_t to_report(uint32_t at, uint32_t line_end) {
    at = skip_chrome(at, line_end);
    if (const auto room = data_.newsrooms.match(w_, at)) {
      const uint32_t next = at + room->words;
      if (next < line_end && is_lead(data_, w_, next)) {
        Dateline d;
        d.first = at;
        d.last = next;
        d.span = {w_.words[at].span.begin, w_.words[next - 1].span.end};
        d.newsrooms.push_back({d.span, static_cast<size_t>(room->tag)});
        l_.datelines.push_back(d);
        return next;
      }
    }
    // A summary and a caption may stand before the dateline, which a verb follows.
    const uint32_t reach = static_cast<uint32_t>(std::min<size_t>(w_.size(), at + kDatelineReach));
    for (uint32_t i = at; i < reach; ++i) {
      const auto d = dateline_at(data_, w_, i, reach);
      if (!d) continue;
      const bool verb = d->last < w_.size() && is_lead(data_, w_, d->last);
      const bool ends_line = w_.gap(d->last).find('\n') != std::string_view::npos;
      // "... in Beirut (AFP) said": the end of a caption, whose place is the picture's.
      const bool within = i > at && data_.functions.contains(w_.key(i - 1)) && w_.gap(i) == " ";
      const bool place_first = d->place && d->place->begin == w_.words[i].span.begin && !d->newsrooms.empty();
      const bool caption = within && place_first && w_.gap(d->last).find_first_of(":-") == std::string_view::npos;
      if (caption && verb) return d->last;
      if (i == at || verb || (ends_line && !d->newsrooms.empty() && d->place)) {
        // A newsroom alone, behind other words, is the credit of a picture.
        if (i == at || d->place) l_.datelines.push_back(*d);
        return d->last;
      }
    }
    // "... the president at the summit - AFP said": a caption that its credit ends.
    const uint32_t most = static_cast<uint32_t>(std::min<size_t>(line_end, at + kCaptionReach));
    for (uint32_t i = at; i < most; ++i) {
      if (const uint32_t behind = past_archive(i, line_end); behind > i && !has_lead(data_, w_, at, i)) return behind;
      if (i > at && sentence_ends_before(w_, i)) break;
      const auto room = data_.newsrooms.match(w_, i);
      if (!room || i == at) continue;
      const std::string_view before = w_.gap(i);
      const uint32_t next = i + room->words;
      // Without a mark, when no verb stands before it: "The president Reuters said".
      const bool bare = before == " " && w_.gap(next) == " " && i - at <= kBareCaption && !has_lead(data_, w_, at, i) &&
                        !data_.functions.contains(w_.key(i - 1));
      const bool set_off = bare || before.find_first_of("-(") != std::string_view::npos;
      if (set_off && next < line_end && is_lead(data_, w_, next)) return next;
    }
    return at;
  }

 private:
  /// "(archive: Internet)" that a verb follows.
  uint32_t past_archive(uint32_t i, uint32_t line_end) const {
    if (w_.gap(i).find('(') == std::string_view::npos || !data_.of(PhraseKind::caption).match(w_, i)) return i;
    const uint32_t most = std::min(i + kLongestArchive, line_end);
    for (uint32_t k = i + 1; k < most; ++k) {
      if (w_.gap(k).find(')') != std::string_view::npos) return is_lead(data_, w_, k) ? k : i;
    }
    return i;
  }

  /// The empty label of a field: "Date of publication:", "Keywords".
  std::optional<PhraseSet::Hit> label_at(uint32_t at) const {
    for (const PhraseKind kind : {PhraseKind::published, PhraseKind::updated, PhraseKind::end}) {
      const auto hit = data_.of(kind).match(w_, at);
      if (hit && hit->words > 1) return hit;
    }
    return std::nullopt;
  }

  /// "Source: Reuters" in the head, which the credits read.
  uint32_t past_source(uint32_t at, uint32_t line_end) const {
    const auto hit = data_.of(PhraseKind::source).match(w_, at);
    if (!hit || is_lead(data_, w_, at)) return at;
    uint32_t i = at + hit->words;
    while (i < line_end) {
      const auto room = data_.newsrooms.match(w_, i);
      if (!room) break;
      i += room->words;
    }
    return i > at + hit->words && i < line_end ? i : at;
  }

  uint32_t skip_chrome(uint32_t at, uint32_t line_end) const {
    while (at < line_end) {
      if (const uint32_t behind = past_source(at, line_end); behind > at) {
        at = behind;
        continue;
      }
      auto hit = data_.of(PhraseKind::chrome).match(w_, at);
      if (!hit) hit = label_at(at);
      if (!hit || is_lead(data_, w_, at)) break;
      at += hit->words;
      if (at < line_end && w_.words[at].number && w_.gap(at).find('[') != std::string_view::npos)
        ++at;  // "Issue [14269]"
    }
    // "Keywords said the ministry": a box between the head and the verb that opens the report.
    const uint32_t reach = std::min(at + kBoxReach, line_end);
    for (uint32_t i = at; i < reach; ++i) {
      if (i > at && gap_ends_sentence(w_.gap(i))) break;
      for (const PhraseKind kind : {PhraseKind::weak, PhraseKind::end, PhraseKind::caption}) {
        const auto hit = data_.of(kind).match(w_, i);
        if (hit && i + hit->words < line_end && is_lead(data_, w_, i + hit->words)) return i + hit->words;
      }
    }
    return at;
  }

  const PageData& data_;
  PageLayout& l_;
  const PageWords& w_;
};

}  // namespace

uint32_t skip_to_report(const PageData& data, PageLayout& layout, uint32_t at, uint32_t line_end) {
  return Skipper(data, layout).to_report(at, line_end);
}

}  // namespace isnad
