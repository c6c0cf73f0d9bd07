#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "page/dates.h"
#include "page/markup.h"
#include "page/markup_title.h"
#include "page/source.h"

namespace isnad {
namespace {

constexpr double kMostLinked = 0.5;       // share of a block's text inside links
constexpr uint32_t kParagraphBytes = 80;  // shorter blocks are no evidence for an article
constexpr uint32_t kLeastArticle = 200;   // bytes; below, the page has no article
constexpr double kSaysBody = 0.3;         // of the page's prose, for an element that says it holds the article
constexpr double kWraps = 0.6;            // of the page's prose, for a wrapper
constexpr double kBeside = 0.1;           // of the article's prose, for paragraphs beside it
constexpr double kFormWraps = 0.25;       // the same for a form; those for comments and search hold no prose
constexpr uint32_t kMetaBytes = 240;      // longest line of date and byline

class Chooser {
 public:
  explicit Chooser(Markup& markup) : m_(markup) {}

  /// Blocks of the article, in order.
  std::vector<size_t> choose() {
    settle_skips();
    prose_.assign(m_.elements.size(), 0);
    score_.assign(m_.elements.size(), 0);
    uint64_t total = 0;
    for (const Block& b : m_.blocks) {
      const uint32_t weight = weight_of(b);
      if (weight == 0 || m_.elements[b.element].skip) continue;
      total += weight;
      add(b.element, weight);
    }
    for (size_t i = m_.elements.size(); i-- > 1;) prose_[m_.elements[i].parent] += prose_[i];
    if (total < kLeastArticle) return {};
    const size_t best = best_element(total);
    std::vector<size_t> chosen;
    std::vector<bool> inside(m_.elements.size(), false);
    inside[best] = true;
    for (size_t i = best + 1; i < m_.elements.size(); ++i) inside[i] = inside[m_.elements[i].parent];
    for (size_t i = 0; i < m_.blocks.size(); ++i) {
      const Block& b = m_.blocks[i];
      const bool skipped = m_.elements[b.element].skip && !m_.elements[best].skip;
      if (inside[b.element] && !skipped && !is_linked(b)) chosen.push_back(i);
    }
    return chosen;
  }

 private:
  /// What a page wraps nearly all its prose in (a form, an aside) is no furniture, when there is no other prose; the
  /// rest hands its skip down.
  void settle_skips() {
    prose_.assign(m_.elements.size(), 0);
    uint64_t total = 0;
    for (const Block& b : m_.blocks) {
      const uint32_t weight = weight_of(b);
      prose_[b.element] += weight;
      total += weight;
    }
    for (size_t i = m_.elements.size(); i-- > 1;) prose_[m_.elements[i].parent] += prose_[i];
    uint64_t outside = 0;
    std::vector<bool> skipped(m_.elements.size(), false);
    for (size_t i = 1; i < m_.elements.size(); ++i) skipped[i] = m_.elements[i].skip || skipped[m_.elements[i].parent];
    for (const Block& b : m_.blocks) outside += skipped[b.element] ? 0 : weight_of(b);
    std::vector<bool> holds(m_.elements.size(), false);  // an element that says it is the article
    for (size_t i = m_.elements.size(); i-- > 1;) {
      if (holds[i] || m_.elements[i].body || m_.elements[i].article) holds[m_.elements[i].parent] = true;
    }
    for (size_t i = 1; i < m_.elements.size(); ++i) {
      Element& e = m_.elements[i];
      const bool wraps = static_cast<double>(prose_[i]) > (e.form ? kFormWraps : kWraps) * static_cast<double>(total);
      if (e.skip && wraps && (e.form || holds[i] || outside < kLeastArticle)) e.skip = false;
    }
    for (size_t i = 1; i < m_.elements.size(); ++i) m_.elements[i].skip |= m_.elements[m_.elements[i].parent].skip;
  }

  static bool is_linked(const Block& b) { return b.linked > kMostLinked * b.letters && b.linked > 0; }

  uint32_t weight_of(const Block& b) const {
    if (is_linked(b) || b.kind == BlockKind::caption || b.kind == BlockKind::heading) return 0;
    if (b.letters < kParagraphBytes) return 0;
    return b.letters - b.linked;
  }

  /// A paragraph speaks for the element around it, and less for those further out.
  void add(uint32_t element, uint32_t weight) {
    prose_[element] += weight;
    double share = 1.0;
    for (int up = 0; up < 4; ++up) {
      score_[element] += share * weight;
      if (element == 0) return;
      share *= 0.6;
      element = m_.elements[element].parent;
    }
  }

  size_t best_element(uint64_t total) const {
    size_t best = 0;
    for (size_t i = 0; i < m_.elements.size(); ++i) {
      if (!m_.elements[i].body || static_cast<double>(prose_[i]) < kSaysBody * static_cast<double>(total)) continue;
      // The innermost of those that say so and hold nearly as much.
      if (best == 0 || prose_[i] * 10 >= prose_[best] * 9) best = i;
    }
    if (best != 0) return best;
    for (size_t i = 0; i < m_.elements.size(); ++i) {
      const double s = score_[i] * (m_.elements[i].article ? 1.2 : 1.0);
      if (s > score_[best] * (m_.elements[best].article ? 1.2 : 1.0)) best = i;
    }
    // Paragraphs that each stand in a wrapper of their own: go out while that adds much.
    while (best != 0) {
      const uint32_t parent = m_.elements[best].parent;
      if (prose_[parent] * 2 < prose_[best] * 3) break;
      best = parent;
    }
    return with_siblings(best);
  }

  uint32_t depth(uint32_t element) const {
    uint32_t n = 0;
    for (; element != 0; element = m_.elements[element].parent) ++n;
    return n;
  }

  bool is_inside(uint32_t element, uint32_t outer) const {
    while (element > outer) element = m_.elements[element].parent;
    return element == outer;
  }

  /// An unclosed <div> takes the rest of an article in: paragraphs beside it, just above, belong to it.
  size_t with_siblings(size_t chosen) const {
    size_t best = chosen;
    for (int up = 0; up < 3 && best != 0; ++up) {
      const uint32_t parent = m_.elements[best].parent;
      const uint32_t level = depth(parent);
      uint64_t beside = 0;
      for (const Block& b : m_.blocks) {
        if (b.element >= best) break;
        if (weight_of(b) == 0 || m_.elements[b.element].skip || !is_inside(b.element, parent)) continue;
        if (depth(b.element) <= level + 1) beside += b.letters;
      }
      if (static_cast<double>(beside) > kBeside * static_cast<double>(prose_[best])) return parent;
      best = parent;
    }
    return chosen;
  }

  Markup& m_;
  std::vector<uint64_t> prose_;  // bytes of prose in the element and below
  std::vector<double> score_;
};

LineHint hint_of(const Block& b) {
  switch (b.kind) {
    case BlockKind::paragraph:
      return b.letters >= kParagraphBytes ? LineHint::paragraph : LineHint::none;
    case BlockKind::heading:
      return LineHint::heading;
    case BlockKind::caption:
      return LineHint::caption;
    default:
      return LineHint::none;
  }
}

bool says_when_or_who(const PageData& data, const Block& b) {
  if (b.letters > kMetaBytes) return false;
  const PageWords words = split_page_words(b.text);
  if (!find_dates(data, words, 0, words.size()).empty()) return true;
  for (size_t i = 0; i < words.size(); ++i) {
    if (data.newsrooms.match(words, i)) return words.size() <= 12;
  }
  return false;
}

void add_line(PageSource& out, std::string_view line, LineHint hint) {
  if (line.empty()) return;
  if (!out.text.empty()) out.text += '\n';
  out.text += line;
  out.hints.push_back(hint);
}

}  // namespace

PageSource read_markup(const PageData& data, std::string_view html, std::string_view given_title) {
  Markup m = parse_markup(data, html);
  PageSource out;
  size_t title_block = m.blocks.size();
  out.title = choose_title(m, &title_block);
  out.site = collapse(m.site);
  if (out.site.empty()) out.site = site_beside(collapse(m.title), out.title);
  out.url = m.url;
  out.day = parse_day(m.published);
  if (out.day && m.published.size() >= 16 && m.published[10] == 'T' && m.published[13] == ':') {
    const PageWords clock = split_page_words(std::string_view(m.published).substr(11, 5));
    if (clock.size() == 2) out.minute = clock.number(0) * 60 + clock.number(1);
  }
  const std::vector<size_t> blocks = Chooser(m).choose();
  add_line(out, out.title.empty() ? collapse(given_title) : out.title, LineHint::title);
  if (blocks.empty()) return out;
  // Date, byline and dateline stand between the title and the article.
  const size_t from =
      title_block < blocks.front() ? title_block + 1 : blocks.front() - std::min<size_t>(blocks.front(), 6);
  for (size_t i = from; i < blocks.front(); ++i) {
    if (says_when_or_who(data, m.blocks[i])) add_line(out, m.blocks[i].text, LineHint::meta);
  }
  for (const size_t i : blocks) {
    const Block& b = m.blocks[i];
    if (i == title_block || (b.kind == BlockKind::heading && b.text == out.title)) continue;
    add_line(out, b.text, hint_of(b));
  }
  const size_t behind = std::min(m.blocks.size(), blocks.back() + 6);
  for (size_t i = blocks.back() + 1; i < behind; ++i) {
    const PageWords words = split_page_words(m.blocks[i].text);
    if (words.size() <= 12 && data.of(PhraseKind::source).match(words, 0))
      add_line(out, m.blocks[i].text, LineHint::none);
  }
  return out;
}

}  // namespace isnad
