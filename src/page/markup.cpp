#include "page/markup.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/utf8.h"
#include "page/metadata.h"
#include "page/tags.h"

namespace isnad {
namespace {

constexpr size_t kDeepest = 256;           // nesting of elements; real pages stay below 60
constexpr size_t kMostMarkup = 32U << 20;  // bytes of one page that are read
constexpr size_t kMostBlocks = 200000;

/// Walks the tree once with a stack of its own.
class Walker {
 public:
  Walker(const PageData& data, Markup& out) : data_(data), out_(out) { out_.elements.emplace_back(); }

  void walk(const GumboNode* root) {
    stack_.push_back({root, 0, 0, BlockKind::text, 0, false, false});
    while (!stack_.empty()) {
      Frame& top = stack_.back();
      const GumboVector& children =
          top.node->type == GUMBO_NODE_DOCUMENT ? top.node->v.document.children : top.node->v.element.children;
      if (top.next >= children.length) {
        if (!top.is_inline) flush();
        stack_.pop_back();
        if (!stack_.empty()) enter_again();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[top.next++]);
      visit(child);
    }
    flush();
  }

 private:
  struct Frame {
    const GumboNode* node;
    unsigned next;
    uint32_t element;
    BlockKind kind;
    uint8_t level;
    bool link;
    bool is_inline;
  };

  void enter_again() { set_context(stack_.back()); }

  void set_context(const Frame& f) {
    if (!buffer_.empty()) return;
    kind_ = f.kind;
    level_ = f.level;
    element_ = f.element;
  }

  void visit(const GumboNode* node) {
    switch (node->type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        add_text(node->v.text.text);
        return;
      case GUMBO_NODE_ELEMENT:
        open(node);
        return;
      default:
        return;
    }
  }

  void open(const GumboNode* node) {
    const GumboElement& e = node->v.element;
    const Frame parent = stack_.back();
    read_metadata(node, out_);
    if (e.tag == GUMBO_TAG_BR || e.tag == GUMBO_TAG_HR) {
      flush();
      return;
    }
    if (e.tag == GUMBO_TAG_TIME && !out_.elements[parent.element].skip) read_time(e, out_);
    if (is_unseen(e.tag) && e.tag != GUMBO_TAG_HEAD) return;
    const bool inline_element = is_inline(e.tag);
    Frame frame{node, 0, parent.element, parent.kind, parent.level, parent.link, inline_element};
    if (e.tag == GUMBO_TAG_A) frame.link = true;
    if (!inline_element) {
      flush();
      frame.element = add_element(e, parent.element);
      block_kind(e, frame);
    } else if (hidden(e)) {
      return;
    } else {
      inline_kind(e, frame);
    }
    stack_.push_back(frame);
    set_context(frame);
  }

  /// A span may say that it is a caption, related matter or the article itself.
  void inline_kind(const GumboElement& e, Frame& frame) {
    if (e.tag != GUMBO_TAG_SPAN && e.tag != GUMBO_TAG_A) return;
    Element element;
    bool caption = false;
    read_names(e, element, caption);
    if (!element.skip && !caption && !element.body) return;
    flush();
    frame.is_inline = false;
    frame.element = push_element(element, frame.element);
    if (caption) frame.kind = BlockKind::caption;
  }

  static bool hidden(const GumboElement& e) {
    if (!attribute(e, "hidden").empty() || attribute(e, "aria-hidden") == "true") return true;
    const std::string_view style = attribute(e, "style");
    return style.find("display:none") != std::string_view::npos ||
           style.find("display: none") != std::string_view::npos;
  }

  void block_kind(const GumboElement& e, Frame& frame) {
    frame.level = 0;
    if (e.tag >= GUMBO_TAG_H1 && e.tag <= GUMBO_TAG_H6) {
      frame.kind = BlockKind::heading;
      frame.level = static_cast<uint8_t>(1 + e.tag - GUMBO_TAG_H1);
    } else if (e.tag == GUMBO_TAG_P || e.tag == GUMBO_TAG_BLOCKQUOTE) {
      if (frame.kind != BlockKind::caption) frame.kind = BlockKind::paragraph;
    } else if (e.tag == GUMBO_TAG_LI) {
      frame.kind = BlockKind::list_item;
    } else if (e.tag == GUMBO_TAG_FIGURE || e.tag == GUMBO_TAG_FIGCAPTION || caption_) {
      frame.kind = BlockKind::caption;
    } else if (e.tag == GUMBO_TAG_TD || e.tag == GUMBO_TAG_TH) {
      frame.kind = BlockKind::cell;
    } else if (frame.kind != BlockKind::caption) {
      frame.kind = BlockKind::text;
    }
  }

  uint32_t push_element(Element element, uint32_t parent) {
    element.parent = parent;
    out_.elements.push_back(element);
    return static_cast<uint32_t>(out_.elements.size() - 1);
  }

  uint32_t add_element(const GumboElement& e, uint32_t parent) {
    Element element;
    caption_ = false;
    element.form = e.tag == GUMBO_TAG_FORM;
    element.article = e.tag == GUMBO_TAG_ARTICLE || e.tag == GUMBO_TAG_MAIN;
    // Some sites put class names of widgets on the very body of the page.
    if (e.tag != GUMBO_TAG_BODY && e.tag != GUMBO_TAG_HTML) {
      element.skip = is_skipped(e.tag) || hidden(e);
      read_names(e, element, caption_);
    }
    return push_element(element, parent);
  }

  void read_names(const GumboElement& e, Element& element, bool& caption) {
    if (lower_case(attribute(e, "itemprop")) == "articlebody") element.body = true;
    const std::string_view role = attribute(e, "role");
    element.skip |= role == "navigation" || role == "complementary" || role == "contentinfo" || role == "search";
    for (const char* which : {"class", "id"}) {
      const std::string names = lower_case(attribute(e, which));
      for (size_t at = 0; at < names.size();) {
        const size_t end = std::min(names.find_first_of(" \t\n\r", at), names.size());
        if (end > at) read_name(std::string_view(names).substr(at, end - at), element, caption);
        at = end + 1;
      }
    }
    if (element.body) element.skip = false;
  }

  void read_name(std::string_view name, Element& element, bool& caption) const {
    const auto it = data_.markup.find(name);
    if (it == data_.markup.end()) return;
    switch (it->second) {
      case MarkupKind::body:
        element.body = true;
        break;
      case MarkupKind::skip:
        element.skip = true;
        break;
      case MarkupKind::caption:
        caption = true;
        break;
      case MarkupKind::title:
        element.title = true;
        break;
      case MarkupKind::date:
        element.date = true;
        break;
    }
  }

  void add_text(std::string_view text) {
    const bool link = stack_.back().link;
    if (buffer_.empty()) set_context(stack_.back());
    const size_t before = buffer_.size();
    for (size_t at = 0; at < text.size();) {
      const CodePoint c = decode_at(text, at);
      if (is_space(c.value)) {
        if (!buffer_.empty() && buffer_.back() != ' ') buffer_ += ' ';
      } else if (c.value != 0) {
        append_utf8(buffer_, c.value);
      }
      at += c.size;
    }
    if (link) linked_ += static_cast<uint32_t>(buffer_.size() - before);
  }

  void flush() {
    while (!buffer_.empty() && buffer_.back() == ' ') buffer_.pop_back();
    if (!buffer_.empty() && out_.blocks.size() < kMostBlocks) {
      Block block;
      block.letters = static_cast<uint32_t>(buffer_.size());
      block.linked = std::min(linked_, block.letters);
      block.text = std::move(buffer_);
      block.kind = kind_;
      block.level = level_;
      block.element = element_;
      out_.blocks.push_back(std::move(block));
    }
    buffer_.clear();
    linked_ = 0;
    if (!stack_.empty()) set_context(stack_.back());
  }

  const PageData& data_;
  Markup& out_;
  std::vector<Frame> stack_;
  std::string buffer_;
  uint32_t linked_ = 0;
  BlockKind kind_ = BlockKind::text;
  uint8_t level_ = 0;
  uint32_t element_ = 0;
  bool caption_ = false;
};

}  // namespace

Markup parse_markup(const PageData& data, std::string_view html) {
  Markup out;
  const std::string flat = flatten_markup(html.substr(0, kMostMarkup), kDeepest);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const auto destroy = [&](GumboOutput* o) { gumbo_destroy_output(&options, o); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> tree(
      gumbo_parse_with_options(&options, flat.data(), flat.size()), destroy);
  if (tree) Walker(data, out).walk(tree->document);
  return out;
}

}  // namespace isnad
