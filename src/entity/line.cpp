#include "entity/line.h"

#include "base/utf8.h"

namespace isnad::entity {
namespace {

constexpr char32_t kWaw = 0x0648, kFeh = 0x0641, kBeh = 0x0628, kLam = 0x0644, kKaf = 0x0643, kAlef = 0x0627;
constexpr size_t kLetter = 2;         // bytes of an Arabic letter
constexpr size_t kShortest = 3;       // letters that must stay after a proclitic
constexpr size_t kGluedShortest = 7;  // letters of a word that may be two

char32_t letter(std::string_view key, size_t at) {
  return at * kLetter < key.size() ? decode_at(key, at * kLetter).value : 0;
}

size_t letters(std::string_view key) {
  return key.size() / kLetter;
}

/// Byte offset in the text after `count` letters from `begin`; marks and tatweel do not count.
uint32_t after_letters(std::string_view text, uint32_t begin, uint32_t end, size_t count) {
  uint32_t at = begin;
  while (at < end) {
    const CodePoint c = decode_at(text, at);
    if (!is_arabic_mark(c.value) && !is_invisible(c.value)) {
      if (count == 0) break;
      --count;
    }
    at += c.size;
  }
  return at;
}

void add_variant(const EntityWords& words, std::string_view text, Atom& item, size_t taken, std::string_view rest,
                 bool conj, bool prep, bool assimilated = false) {
  if (item.count >= item.variants.size()) return;
  Variant v;
  if (assimilated) {  // "lil-X" is l + al-X; the article's alef is not written
    std::string with;
    append_utf8(with, kAlef);
    append_utf8(with, kLam);
    with += rest;
    v.id = words.id(with);
  } else {
    v.id = words.id(rest);
  }
  if (v.id == 0 && item.count > 0) return;
  v.conj = conj;
  v.prep = prep;
  v.letters = static_cast<uint8_t>(taken * kLetter);
  v.begin = after_letters(text, item.begin, item.end, taken);
  item.variants[item.count++] = v;
}

void take_prepositions(const EntityWords& words, std::string_view text, Atom& item, std::string_view key,
                       size_t before) {
  const char32_t c = letter(key, 0);
  const bool conj = before > 0;
  if (c != kBeh && c != kLam && c != kKaf) return;
  if (c == kLam && letter(key, 1) == kLam && letters(key) >= kShortest + 1) {
    const uint8_t count = item.count;
    add_variant(words, text, item, before, key.substr(2 * kLetter), conj, true, true);
    if (item.count > count) return;  // "lil-hajj" is no "li-lahij"
  }
  if (letters(key) >= kShortest + 1 - (conj ? 0 : 1)) {
    add_variant(words, text, item, before + 1, key.substr(kLetter), conj, true);
  }
}

void fill_variants(const EntityWords& words, std::string_view text, Atom& item) {
  item.count = 0;
  add_variant(words, text, item, 0, item.key, false, false);
  if (!item.arabic || item.key.size() % kLetter != 0) return;
  const char32_t c = letter(item.key, 0);
  if ((c == kWaw || c == kFeh) && letters(item.key) >= kShortest) {
    const std::string_view rest = item.key.substr(kLetter);
    add_variant(words, text, item, 1, rest, true, false);
    take_prepositions(words, text, item, rest, 1);
  }
  take_prepositions(words, text, item, item.key, 0);
}

bool is_name(const LineData& data, std::string_view key) {
  const uint32_t id = data.words.id(key);
  if (id == 0) return false;
  const uint32_t node = data.base.names().next(FormTrie::kRoot, id);
  if (node == 0) return false;
  for (const uint32_t f : data.base.names().payloads(node)) {
    if (!data.base.forms()[f].weak) return true;
  }
  return false;
}

/// Letters of the first of two words glued together, 0 when the word is one: known names on both sides of a lost space,
/// or anything that ends in teh marbuta before a known name.
size_t glued_at(const LineData& data, const Reading& reading, const Atom& item) {
  const size_t n = letters(item.key);
  if (!item.arabic || n < kGluedShortest || item.key.size() % kLetter != 0) return 0;
  for (uint8_t v = 0; v < item.count; ++v) {
    if (item.variants[v].id != 0) return 0;
  }
  const std::string_view form = reading.str(reading.words[item.word].form);
  if (form.size() != item.key.size()) return 0;
  for (size_t at = 3; at + 3 <= n; ++at) {
    const std::string_view left = item.key.substr(0, at * kLetter), right = item.key.substr(at * kLetter);
    const bool teh_marbuta = decode_at(form, (at - 1) * kLetter).value == 0x0629;
    if (teh_marbuta && (is_name(data, right) || data.words.id(right) != 0)) return at;
    bool named = false;
    for (const std::string_view bare : {left, left.substr(kLetter)}) {  // as written, and without one proclitic
      const uint32_t left_id = data.words.id(bare);
      named |= letters(bare) >= kShortest && left_id != 0 &&
               (is_name(data, bare) || (letters(bare) > kShortest && (data.words.info(left_id).is & kNamePart)));
    }
    if (named && letter(right, 0) == kWaw && letters(right) > kShortest && data.words.id(right.substr(kLetter)) != 0)
      return at;
  }
  return 0;
}

bool is_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A;
}

/// A point between the names of letters: "bi.bi.si".
bool spells_letters(const Reading& reading, const Sentence& s, uint32_t w) {
  constexpr uint32_t kName = 6;  // bytes of the longest name of a letter
  if (w == s.first_word || w + 1 >= s.last_word) return false;
  const Span before = reading.words[w - 1].span;
  const Span after = reading.words[w + 1].span;
  const Span mark = reading.words[w].span;
  return mark.size() == 1 && before.end == mark.begin && after.begin == mark.end && before.size() <= kName &&
         after.size() <= kName && before.size() > 2;
}

Upos tag_of(const Reading& reading, const Word& word, bool* tagged) {
  Upos best = Upos::X;
  for (uint32_t t = word.first_token; t < word.last_token && t < reading.tokens.size(); ++t) {
    const Upos u = reading.tokens[t].upos;
    if (u == Upos::NOUN || u == Upos::PROPN || u == Upos::VERB || u == Upos::ADJ || u == Upos::X)
      best = u;
    else if (best == Upos::X)
      best = u;
  }
  *tagged = best != Upos::X;
  return best;
}

}  // namespace

Line make_line(const LineData& data, const Reading& reading, uint32_t sentence) {
  Line line;
  line.sentence = sentence;
  const Sentence& s = reading.sentences[sentence];
  line.items.reserve(s.last_word - s.first_word + 1);
  bool quote = false;
  for (uint32_t w = s.first_word; w < s.last_word; ++w) {
    const Word& word = reading.words[w];
    Atom item;
    item.word = w;
    item.begin = word.span.begin;
    item.end = word.span.end;
    item.key = reading.str(word.key);
    item.arabic = word.kind == WordKind::arabic;
    item.number = word.kind == WordKind::number;
    item.punct = word.kind == WordKind::punct;
    if (item.punct) {
      const char32_t c = decode_at(reading.report.text, item.begin).value;
      if (is_quote(c)) {
        if (!line.items.empty()) line.items.back().quote_after = true;
        quote = true;
        continue;
      }
      if (c == '.' && spells_letters(reading, s, w)) continue;
      item.comma = c == 0x060C || c == ',';
    }
    item.quote_before = quote;
    quote = false;
    item.upos = tag_of(reading, word, &item.tagged);
    fill_variants(data.words, reading.report.text, item);
    item.split = item.tagged && word.last_token > word.first_token + 1 &&
                 reading.tokens[word.first_token].span.size() <= 2 * kLetter;
    // Also with the ending of an indefinite accusative.
    const bool accusative = item.key.size() > 3 * kLetter && letter(item.key, letters(item.key) - 1) == kAlef;
    const uint32_t stem = accusative ? data.words.id(item.key.substr(0, item.key.size() - kLetter)) : 0;
    item.whole = item.tagged && word.last_token == word.first_token + 1 &&
                 ((data.words.info(item.variants[0].id).is | data.words.info(stem).is) & (kCommon | kStop)) != 0;
    const size_t cut = glued_at(data, reading, item);
    if (cut == 0) {
      line.items.push_back(item);
      continue;
    }
    Atom left = item, right = item;
    left.key = item.key.substr(0, cut * kLetter);
    left.end = after_letters(reading.report.text, item.begin, item.end, cut);
    right.key = item.key.substr(cut * kLetter);
    right.begin = left.end;
    left.tagged = right.tagged = false;
    left.quote_after = right.quote_before = false;
    fill_variants(data.words, reading.report.text, left);
    fill_variants(data.words, reading.report.text, right);
    line.items.push_back(left);
    line.items.push_back(right);
  }
  return line;
}

}  // namespace isnad::entity
