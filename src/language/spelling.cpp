#include "language/spelling.h"

#include "base/utf8.h"

namespace isnad {

using namespace letter;

std::optional<Spelling> Spelling::from_utf8(std::string_view word) {
  Spelling out;
  if (word.size() > 2 * kMost) return std::nullopt;
  for (size_t at = 0; at < word.size(); at += 2) {
    if (at + 1 >= word.size()) return std::nullopt;
    const auto a = static_cast<uint8_t>(word[at]);
    const auto b = static_cast<uint8_t>(word[at + 1]);
    if ((a != 0xD8 && a != 0xD9) || (b & 0xC0U) != 0x80U) return std::nullopt;
    const auto c = static_cast<uint8_t>(((a & 0x1FU) << 6U | (b & 0x3FU)) - 0x600U);
    if (c < kHamza || c > kYeh || (c > 0x3A && c < 0x41)) return std::nullopt;
    out.push(c);
  }
  return out;
}

std::string Spelling::utf8() const {
  std::string out;
  for (uint8_t i = 0; i < size; ++i) append_utf8(out, 0x600U + at[i]);
  return out;
}

void Spelling::fold() {
  static constexpr auto kKeys = [] {
    std::array<uint8_t, 256> out{};
    for (size_t c = 0; c < out.size(); ++c) out[c] = key_of(static_cast<uint8_t>(c));
    return out;
  }();
  for (uint8_t i = 0; i < size; ++i) at[i] = kKeys[at[i]];
}

Spelling Spelling::key() const {
  Spelling out = *this;
  out.fold();
  return out;
}

namespace {

Spelling with_last(Spelling word, uint8_t last) {
  word.pop();
  word.push(last);
  return word;
}

Spelling plus(Spelling stem, std::string_view suffix) {
  stem.append(suffix);
  return stem;
}

/// The stem's hamza and an alef after it, in one letter.
Spelling madda(const Spelling& stem, std::string_view suffix) {
  return plus(with_last(stem, kAlefMadda), suffix.substr(1));
}

}  // namespace

Spellings attach(const Spelling& stem, std::string_view suffix) {
  Spellings out;
  if (suffix.empty() || stem.empty()) {
    out.add(plus(stem, suffix));
    return out;
  }
  const uint8_t last = stem.last();
  const uint8_t before = stem.last(2);
  const auto first = static_cast<uint8_t>(suffix.front());
  if (last == kAlefHamza) {
    if (first == kAlef) {
      out.add(madda(stem, suffix));
    } else {
      if (first == kWaw) out.add(plus(with_last(stem, kWawHamza), suffix));
      if (first == kYeh) out.add(plus(with_last(stem, kYehHamza), suffix));
      out.add(plus(stem, suffix));
    }
    return out;
  }
  if (last == kHamza) {
    const bool joins = before != kAlef && before != kWaw;
    if (before == kYeh) {
      out.add(plus(with_last(stem, kYehHamza), suffix));
      return out;
    }
    if (first == kWaw) out.add(plus(with_last(stem, kWawHamza), suffix));
    if (first == kYeh && before != kAlef) out.add(plus(with_last(stem, kYehHamza), suffix));
    out.add(plus(stem, suffix));
    if (first == kYeh && before == kAlef) out.add(plus(with_last(stem, kYehHamza), suffix));
    if (joins && first == kYeh) out.add(plus(with_last(stem, kAlefHamza), suffix));
    if (joins && first == kAlef && suffix.size() > 1) out.add(madda(stem, suffix));
    return out;
  }
  out.add(plus(stem, suffix));
  return out;
}

Spelling precede(std::string_view prefix, const Spelling& stem) {
  Spelling out;
  out.append(prefix);
  std::string_view rest = stem.letters();
  if (out.last() == kAlefHamza && !rest.empty() && static_cast<uint8_t>(rest.front()) == kAlefHamza) {
    out = with_last(out, kAlefMadda);
    rest.remove_prefix(1);
  }
  out.append(rest);
  return out;
}

Spellings before_pronoun(const Spelling& word) {
  Spellings out;
  switch (word.last()) {
    case kTehMarbuta:
      out.add(with_last(word, kTeh));
      break;
    case kMaqsura:
      if (word.last(2) == kAlefHamza) {
        Spelling shorter = word;
        shorter.pop();
        out.add(with_last(shorter, kAlefMadda));
      } else {
        out.add(with_last(word, kAlef));
      }
      break;
    case kHamza:
      if (word.last(2) == kYeh) {
        out.add(with_last(word, kYehHamza));
        break;
      }
      [[fallthrough]];
    case kAlefHamza:
      out.add(word);
      out.add(with_last(word, kWawHamza));
      out.add(with_last(word, kYehHamza));
      break;
    default:
      out.add(word);
  }
  return out;
}

}  // namespace isnad
