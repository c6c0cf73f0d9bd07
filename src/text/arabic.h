// UTF-8 letters by their Unicode names, as they stand in forms and keys (text/fold.h), and endings of nouns that more
// than one stage tells by their letters. Pure functions.
#pragma once

#include <string_view>

#include "text/article.h"

namespace isnad {

namespace utf8 {

inline constexpr std::string_view kAlef = "\u0627";
inline constexpr std::string_view kBeh = "\u0628";
inline constexpr std::string_view kTehMarbuta = "\u0629";  // in a key: heh
inline constexpr std::string_view kTeh = "\u062A";
inline constexpr std::string_view kFeh = "\u0641";
inline constexpr std::string_view kKaf = "\u0643";
inline constexpr std::string_view kLam = "\u0644";
inline constexpr std::string_view kMeem = "\u0645";
inline constexpr std::string_view kHeh = "\u0647";
inline constexpr std::string_view kWaw = "\u0648";
inline constexpr std::string_view kYeh = "\u064A";
inline constexpr std::string_view kFathatan = "\u064B";  // of tanween; never in a key

}  // namespace utf8

/// The endings of the sound masculine plural: nominative and oblique.
inline constexpr std::string_view kSoundPlurals[] = {"\u0648\u0646", "\u064A\u0646"};

/// The ending of a past tense of several.
inline constexpr std::string_view kPastPlural = "\u0648\u0627";

/// Does the key end as the oblique of a sound masculine plural, or of a dual, does?
constexpr bool ends_oblique(std::string_view key) {
  return key.ends_with(kSoundPlurals[1]);
}

/// Does the key end as a sound masculine plural with no genitive behind it does? Short words end so by their root.
constexpr bool is_sound_plural(std::string_view key) {
  constexpr size_t kByRoot = 8;  // bytes
  return key.size() > kByRoot && (key.ends_with(kSoundPlurals[0]) || ends_oblique(key));
}

/// Does the key end as an indefinite accusative does (tanween on an alef)? Roots that end in alef do too.
constexpr bool ends_in_tanween(std::string_view key) {
  return key.ends_with(utf8::kAlef) && !key.starts_with(kAl);
}

}  // namespace isnad
