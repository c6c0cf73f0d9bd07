#include "page/words.h"

#include <algorithm>

#include "base/utf8.h"

namespace isnad {
namespace {

bool is_latin_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F);
}

char32_t fold_letter(char32_t c) {
  switch (c) {
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671:
      return 0x0627;  // alef
    case 0x0649:
    case 0x0626:
    case 0x06CC:
      return 0x064A;  // yeh
    case 0x0629:
      return 0x0647;  // heh
    case 0x0624:
      return 0x0648;  // waw
    case 0x06A9:
      return 0x0643;  // kaf
    default:
      return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }
}

enum class Kind { none, letter, digit, mark };

Kind kind_of(char32_t c) {
  if (is_digit(c)) return Kind::digit;
  if (is_arabic_letter(c) || is_latin_letter(c)) return Kind::letter;
  if (is_arabic_mark(c) || is_invisible(c)) return Kind::mark;
  return Kind::none;
}

}  // namespace

PageWords split_page_words(std::string_view text) {
  PageWords out;
  out.text = text;
  out.words.reserve(text.size() / 9);
  out.keys.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    CodePoint c = decode_at(text, at);
    const Kind kind = kind_of(c.value);
    if (kind != Kind::letter && kind != Kind::digit) {
      at += c.size;
      continue;
    }
    PageWord word;
    word.number = kind == Kind::digit;
    word.span.begin = static_cast<uint32_t>(at);
    word.key_at = static_cast<uint32_t>(out.keys.size());
    for (; at < text.size(); at += c.size) {
      c = decode_at(text, at);
      const Kind next = kind_of(c.value);
      if (next == Kind::mark) continue;
      if (next != kind) break;
      int digit = 0;
      append_utf8(out.keys, is_digit(c.value, &digit) ? static_cast<char32_t>('0' + digit) : fold_letter(c.value));
    }
    word.span.end = static_cast<uint32_t>(at);
    word.key_size = static_cast<uint32_t>(out.keys.size()) - word.key_at;
    out.words.push_back(word);
  }
  return out;
}

std::string_view PageWords::gap(size_t i) const {
  const size_t from = i == 0 ? 0 : words[i - 1].span.end;
  const size_t to = i >= words.size() ? text.size() : words[i].span.begin;
  return text.substr(from, to - from);
}

int PageWords::number(size_t i) const {
  if (i >= words.size() || !words[i].number || words[i].key_size > 9) return -1;
  int value = 0;
  for (const char c : key(i)) value = value * 10 + (c - '0');
  return value;
}

size_t PageWords::at_byte(uint32_t byte) const {
  const auto it = std::lower_bound(words.begin(), words.end(), byte,
                                   [](const PageWord& w, uint32_t b) { return w.span.begin < b; });
  return static_cast<size_t>(it - words.begin());
}

void PhraseSet::add(std::string_view phrase, int tag) {
  const PageWords words = split_page_words(phrase);
  if (words.size() == 0) return;
  Entry entry;
  entry.tag = tag;
  for (size_t i = 0; i < words.size(); ++i) entry.keys.emplace_back(words.key(i));
  auto& list = by_first_[entry.keys.front()];
  list.push_back(std::move(entry));
  std::stable_sort(list.begin(), list.end(),
                   [](const Entry& a, const Entry& b) { return a.keys.size() > b.keys.size(); });
}

std::optional<PhraseSet::Hit> PhraseSet::match(const PageWords& words, size_t i) const {
  if (i >= words.size()) return std::nullopt;
  const std::vector<Entry>* const begun = by_first_.find(words.key(i));
  if (begun == nullptr) return std::nullopt;
  for (const Entry& entry : *begun) {
    if (i + entry.keys.size() > words.size()) continue;
    bool same = true;
    for (size_t k = 1; k < entry.keys.size() && same; ++k) {
      same = words.key(i + k) == entry.keys[k] && words.gap(i + k).find('\n') == std::string_view::npos;
    }
    if (same) return Hit{entry.tag, static_cast<uint32_t>(entry.keys.size())};
  }
  return std::nullopt;
}

}  // namespace isnad
