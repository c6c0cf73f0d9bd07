#include <algorithm>

#include "page/head.h"

namespace isnad {
namespace {

constexpr size_t kCaptionReach = 45;   // words of a picture's caption that ends with its credit
constexpr size_t kDatelineReach = 90;  // words of summary and caption before a dateline
constexpr uint32_t kBoxReach = 25;

class Skipper {
 public:
  Skipper(const PageData& data, PageLayout& layout) : data_(data), l_(layout), w_(layout.words) {}

  uint32_t to_report(uint32_t at, uint32_t line_end) {
    at = skip_chrome(at, line_end);
    if (const auto room = data_.newsrooms.match(w_, at)) {
      const uint32_t next = at + room->words;
      if (next < line_end && data_.leads.contains(w_.key(next))) {
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
      const bool verb = d->last < w_.size() && data_.leads.contains(w_.key(d->last));
      const bool ends_line = w_.gap(d->last).find('\n') != std::string_view::npos;
      if (i == at || verb || (ends_line && !d->newsrooms.empty() && d->place)) {
        // A newsroom alone, behind other words, is the credit of a picture.
        if (i == at || d->place) l_.datelines.push_back(*d);
        return d->last;
      }
    }
    // "... the president at the summit - AFP said": a caption that its credit ends.
    const uint32_t most = static_cast<uint32_t>(std::min<size_t>(line_end, at + kCaptionReach));
    for (uint32_t i = at; i < most; ++i) {
      if (i > at && gap_ends_sentence(w_.gap(i))) break;
      const auto room = data_.newsrooms.match(w_, i);
      if (!room || i == at) continue;
      const std::string_view before = w_.gap(i);
      const bool set_off = before.find_first_of("-(") != std::string_view::npos;
      const uint32_t next = i + room->words;
      if (set_off && next < line_end && data_.leads.contains(w_.key(next))) return next;
    }
    return at;
  }

 private:
  uint32_t skip_chrome(uint32_t at, uint32_t line_end) const {
    while (at < line_end) {
      const auto hit = data_.of(PhraseKind::chrome).match(w_, at);
      if (!hit || data_.leads.contains(w_.key(at))) break;
      at += hit->words;
    }
    // "Keywords said the ministry": a box between the head and the verb that opens the report.
    const uint32_t reach = std::min(at + kBoxReach, line_end);
    for (uint32_t i = at; i < reach; ++i) {
      if (i > at && gap_ends_sentence(w_.gap(i))) break;
      for (const PhraseKind kind : {PhraseKind::weak, PhraseKind::end, PhraseKind::caption}) {
        const auto hit = data_.of(kind).match(w_, i);
        if (hit && i + hit->words < line_end && data_.leads.contains(w_.key(i + hit->words))) return i + hit->words;
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
