// One unvocalised Arabic word as letters of one byte each (code point - U+0600), and the rules by which letters change
// where parts of a word meet: seats of hamza, open teh, alef for alef maqsura. Plain values; pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace isnad {

namespace letter {
constexpr uint8_t kHamza = 0x21, kAlefMadda = 0x22, kAlefHamza = 0x23, kWawHamza = 0x24, kAlefHamzaBelow = 0x25,
                  kYehHamza = 0x26, kAlef = 0x27, kTehMarbuta = 0x29, kTeh = 0x2A, kLam = 0x44, kNoon = 0x46,
                  kHeh = 0x47, kWaw = 0x48, kMaqsura = 0x49, kYeh = 0x4A;
/// The letter under which it is compared (FoldLevel::key).
constexpr uint8_t key_of(uint8_t c) {
  switch (c) {
    case kAlefMadda:
    case kAlefHamza:
    case kAlefHamzaBelow:
      return kAlef;
    case kWawHamza:
      return kWaw;
    case kYehHamza:
    case kMaqsura:
      return kYeh;
    case kTehMarbuta:
      return kHeh;
    default:
      return c;
  }
}
}  // namespace letter

struct Spelling {
  static constexpr uint32_t kMost = 30;  ///< longer words are not taken for Arabic words

  std::array<uint8_t, kMost> at{};
  uint8_t size = 0;
  bool overflow = false;  ///< a push beyond kMost was dropped

  /// Nothing when a character is not one of the 36 letters U+0621..U+063A, U+0641..U+064A.
  static std::optional<Spelling> from_utf8(std::string_view word);
  std::string utf8() const;

  bool empty() const { return size == 0; }
  uint8_t last(uint8_t back = 1) const { return size < back ? 0 : at[size - back]; }
  void push(uint8_t c) {
    if (size < kMost)
      at[size++] = c;
    else
      overflow = true;
  }
  void pop(uint8_t n = 1) { size = size < n ? 0 : static_cast<uint8_t>(size - n); }
  void append(std::string_view letters) {
    for (const char c : letters) push(static_cast<uint8_t>(c));
  }
  std::string_view letters() const { return {reinterpret_cast<const char*>(at.data()), size}; }
  Spelling key() const;
  /// Turns the word into its key.
  void fold();
  bool operator==(const Spelling& other) const { return letters() == other.letters(); }
};

/// The ways to spell one join; the usual one first.
struct Spellings {
  std::array<Spelling, 4> at;
  uint8_t size = 0;
  void add(const Spelling& s) {
    if (size < at.size()) at[size++] = s;
  }
};

/// stem + suffix, with the seats that a final hamza takes.
Spellings attach(const Spelling& stem, std::string_view suffix);
/// prefix + stem; two hamzas on alef become alef madda.
Spelling precede(std::string_view prefix, const Spelling& stem);
/// The word as it stands before a pronoun.
Spellings before_pronoun(const Spelling& word);

}  // namespace isnad
