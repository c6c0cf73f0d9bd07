#include "page/credits.h"

#include <algorithm>

#include "base/utf8.h"

namespace isnad {
namespace {

constexpr size_t kClosingLines = 3;      // lines at the end in which credits may stand
constexpr uint32_t kSourceReach = 10;    // words behind the article before "Source:"
constexpr uint32_t kLongestCredit = 14;  // words
constexpr uint32_t kLongestName = 5;     // words of a newsroom that the base does not know

class Crediter {
 public:
  Crediter(const PageData& data, const PageLayout& layout, Report& report) : data_(data), l_(layout), r_(report) {}

  void outlet(GivenOutlet o) {
    own_ = outlet_of_domain(data_, domain_of(r_.url));
    if (own_ == nullptr) own_ = outlet_of_domain(data_, domain_of(o.given));
    if (own_ == nullptr) own_ = named(o.given);
    if (own_ == nullptr && o.given.empty()) own_ = named(o.site);
    r_.outlet = std::string(o.given.empty() ? o.site : o.given);
    if (own_ == nullptr) return;
    r_.outlet_id = own_->id;
    // A domain or a site's short name is no name for a person to read.
    const bool readable = std::any_of(o.given.begin(), o.given.end(), [](unsigned char c) { return c >= 0x80; });
    if (!readable) r_.outlet = own_->name;
  }

  void head() {
    if (l_.body_from > 0) said_source(l_.titles.empty() ? 0 : l_.titles.back().last, l_.body_from);
    for (const Dateline& d : l_.datelines) {
      if (d.place) r_.dateline_place = d.place;
      for (const NamedNewsroom& n : d.newsrooms) {
        if (!is_picture_credit(d, n)) take(n, true);
      }
      for (const CalledNewsroom& n : d.called) take(n);
    }
  }

  /// "(Reuters)" behind the last sentence, "Source: agencies", or a line that only names newsrooms.
  void closing(BodyParts& parts) {
    for (size_t k = 0; k < kClosingLines && !parts.body.empty(); ++k) {
      Span& span = parts.body.back();
      const size_t first = l_.words.at_byte(span.begin);
      const size_t last = l_.words.at_byte(span.end);
      if (last <= first) return;
      const bool whole = whole_line(first, last);
      if (whole) {
        parts.body.pop_back();
        if (!parts.subheads.empty() && parts.subheads.back().begin >= end_of_body(parts)) parts.subheads.pop_back();
        continue;
      }
      bracket(span, first, last);
      return;
    }
  }

  /// The outlet's own name, above or below the article.
  void find_outlet() {
    if (own_ == nullptr || r_.outlet_span) return;
    if (!prints_own(0, l_.body_from)) prints_own(l_.body_to, l_.words.size());
  }

  /// The line right behind the body.
  void after() {
    if (!r_.credits.empty() || l_.body_to >= l_.words.size()) return;
    if (said_source(l_.body_to,
                    std::min<uint32_t>(l_.body_to + kSourceReach, static_cast<uint32_t>(l_.words.size())))) {
      return;
    }
    if (l_.words.gap(l_.body_to).find('(') != std::string_view::npos) {
      size_t close = l_.body_to + 1;
      while (close < l_.words.size() && close < l_.body_to + 8 &&
             l_.words.gap(close).find(')') == std::string_view::npos) {
        ++close;
      }
      for (const NamedNewsroom& n : only_newsrooms(data_, l_.words, l_.body_to, std::min(close, l_.words.size()))) {
        take(n, false);
      }
      if (!r_.credits.empty()) return;
    }
    for (const PageLine& line : l_.lines) {
      if (line.first < l_.body_to) continue;
      whole_line(line.first, line.last);
      return;
    }
  }

 private:
  static uint32_t end_of_body(const BodyParts& parts) { return parts.body.empty() ? 0 : parts.body.back().end; }

  const Newsroom* named(std::string_view name) const {
    const PageWords words = split_page_words(name);
    const auto hit = data_.newsrooms.match(words, 0);
    if (!hit || hit->words != words.size()) return nullptr;
    return &data_.newsroom[static_cast<size_t>(hit->tag)];
  }

  /// "(AFP) Washington:": a bracket before the place closes the caption above.
  bool is_picture_credit(const Dateline& d, const NamedNewsroom& n) const {
    if (!d.place || n.span.end > d.place->begin) return false;
    const size_t behind = l_.words.at_byte(n.span.end);
    const std::string_view gap = l_.words.gap(behind);
    return gap.find(')') != std::string_view::npos && gap.find('-') == std::string_view::npos;
  }

  bool same(const Newsroom& a, const Newsroom& b) const { return &a == &b || (!a.id.empty() && a.id == b.id); }

  /// Another form of the outlet's own name that the base does not list: half its words are the same.
  bool alike(std::string_view a, std::string_view b) const {
    const PageWords x = split_page_words(a);
    const PageWords y = split_page_words(b);
    size_t shared = 0;
    for (size_t i = 0; i < x.size(); ++i) {
      for (size_t k = 0; k < y.size(); ++k) shared += x.key(i) == y.key(k);
    }
    return shared * 2 > x.size();
  }

  /// Two words or more, most of them in the outlet's own name: a channel of the same house has a row of its own.
  bool is_form_of_own(const NamedNewsroom& n, const Newsroom& room) const {
    const std::string_view name = slice(r_.text, n.span);
    return room.kind == NewsroomKind::outlet && split_page_words(name).size() > 1 && alike(name, own_->name);
  }

  void take(const NamedNewsroom& n, bool in_dateline) {
    const Newsroom& room = data_.newsroom[n.index];
    if (room.kind == NewsroomKind::photo) return;
    const bool own = own_ != nullptr && (same(room, *own_) || is_form_of_own(n, room) ||
                                         (in_dateline && room.id.empty() && room.kind == NewsroomKind::outlet &&
                                          alike(slice(r_.text, n.span), own_->name)));
    if (own || (room.kind == NewsroomKind::outlet && (own_ == nullptr || in_dateline))) {
      if (own || own_ == nullptr || own_->id.empty()) print_outlet(n, room);
      if (own || own_ == nullptr) return;
      if (in_dateline && room.id.empty()) return;
    }
    for (const Credit& c : r_.credits) {
      if (slice(r_.text, c.span) == slice(r_.text, n.span)) return;
    }
    r_.credits.push_back({n.span, room.id});
  }

  void take(const CalledNewsroom& n) {
    if (n.agency) {
      r_.credits.push_back({n.span, ""});
    } else if (own_ == nullptr && r_.outlet.empty()) {
      r_.outlet_span = n.span;
      r_.outlet = std::string(slice(r_.text, n.span));
    }
  }

  void print_outlet(const NamedNewsroom& n, const Newsroom& room) {
    if (r_.outlet_span) return;
    r_.outlet_span = n.span;
    r_.outlet = std::string(slice(r_.text, n.span));
    if (!room.id.empty()) r_.outlet_id = room.id;
  }

  bool prints_own(size_t from, size_t to) {
    for (size_t i = from; i < to; ++i) {
      const auto hit = data_.newsrooms.match(l_.words, i);
      if (!hit || i + hit->words > to) continue;
      if (!same(data_.newsroom[static_cast<size_t>(hit->tag)], *own_)) continue;
      const Span span{l_.words.words[i].span.begin, l_.words.words[i + hit->words - 1].span.end};
      print_outlet({span, static_cast<size_t>(hit->tag)}, *own_);
      return true;
    }
    return false;
  }

  /// "Source: agencies" among words [from, to): takes the newsrooms that follow, up to the first other word.
  bool said_source(uint32_t from, uint32_t to) {
    bool any = false;
    for (uint32_t i = from; i < to && !any; ++i) {
      const auto hit = data_.of(PhraseKind::source).match(l_.words, i);
      if (!hit) continue;
      for (size_t at = i + hit->words; at < l_.words.size();) {
        const std::string_view gap = l_.words.gap(at);
        if (at > i + hit->words && gap.find('\n') != std::string_view::npos) break;
        const auto room = data_.newsrooms.match(l_.words, at);
        if (room) {
          const Span span{l_.words.words[at].span.begin, l_.words.words[at + room->words - 1].span.end};
          take({span, static_cast<size_t>(room->tag)}, false);
          any = true;
          at += room->words;
        } else if (l_.words.words[at].key_size <= 2) {
          ++at;  // "and" standing alone
        } else {
          break;
        }
      }
    }
    return any;
  }

  bool whole_line(size_t first, size_t last) {
    if (last - first > kLongestCredit) return false;
    size_t from = first;
    if (const auto hit = data_.of(PhraseKind::source).match(l_.words, first)) from += hit->words;
    if (from >= last) return false;
    const auto rooms = only_newsrooms(data_, l_.words, from, last);
    for (const NamedNewsroom& n : rooms) take(n, false);
    // "Source:" says that what follows is a newsroom, be it unknown to the base.
    if (rooms.empty() && from > first && last - from <= kLongestName) {
      r_.credits.push_back({{l_.words.words[from].span.begin, l_.words.words[last - 1].span.end}, ""});
      return true;
    }
    return !rooms.empty();
  }

  void bracket(Span& span, size_t first, size_t last) {
    size_t open = last;
    const size_t most = std::min<size_t>(last - first - 1, 8);
    for (size_t k = 1; k <= most; ++k) {
      const std::string_view gap = l_.words.gap(last - k);
      if (gap.find_first_of("([") != std::string_view::npos) {
        open = last - k;
        break;
      }
    }
    if (open == last) return;
    const auto rooms = only_newsrooms(data_, l_.words, open, last);
    if (rooms.empty()) return;
    const std::string_view tail = std::string_view(r_.text).substr(l_.words.words[last - 1].span.end,
                                                                   span.end - l_.words.words[last - 1].span.end);
    if (tail.find_first_of(")]") == std::string_view::npos) return;
    for (const NamedNewsroom& n : rooms) take(n, false);
    const uint32_t from = l_.words.words[open - 1].span.end;
    const size_t at = l_.words.gap(open).find_first_of("([");
    span = trim_span(r_.text, {span.begin, from + static_cast<uint32_t>(at)});
  }

  const PageData& data_;
  const PageLayout& l_;
  Report& r_;
  const Newsroom* own_ = nullptr;
};

}  // namespace

void set_credits(const PageData& data, const PageLayout& layout, GivenOutlet outlet, BodyParts& parts, Report& report) {
  Crediter crediter(data, layout, report);
  crediter.outlet(outlet);
  crediter.head();
  crediter.closing(parts);
  crediter.after();
  crediter.find_outlet();
}

}  // namespace isnad
