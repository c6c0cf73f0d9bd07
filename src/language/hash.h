// Hashes of letters and of features. Pure functions, the same on every machine: packs are keyed by them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace isnad {

constexpr uint64_t mix(uint64_t a, uint64_t b) {
  a = (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6))) * 0xBF58476D1CE4E5B9ULL;
  return a ^ (a >> 29);
}

constexpr uint64_t hash_letters(std::string_view letters) {
  uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : letters) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h ^ (h >> 31);
}

/// The features of one decision. A template's number keeps its features apart from those of the others.
struct Features {
  static constexpr uint32_t kMost = 112;
  std::array<uint64_t, kMost> at;
  uint32_t size = 0;

  void clear() { size = 0; }
  void add(uint64_t name, uint64_t a = 0, uint64_t b = 0, uint64_t c = 0) {
    if (size < kMost) at[size++] = mix(mix(mix(name * 0x9E3779B97F4A7C15ULL, a), b), c);
  }
};

}  // namespace isnad
