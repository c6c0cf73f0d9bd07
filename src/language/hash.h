// Hashes of letters and of features. Pure functions, the same on every machine: packs are keyed by them.
#pragma once

#include <array>
#include <cstddef>
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

/// Where a model keeps what it knows of a feature: in which of its lines of memory.
struct FeatureLines {
  static constexpr size_t kLine = 64;  ///< bytes
  const char* first = nullptr;
  uint64_t count = 0;

  const char* of(uint64_t hash) const { return first + ((hash >> 32U) * count >> 32U) * kLine; }
};

/// The features of one decision. A template's number keeps its features apart from those of the others.
struct Features {
  static constexpr uint32_t kMost = 112;
  std::array<uint64_t, kMost> at;
  uint32_t size = 0;
  FeatureLines lines;  ///< of the model that will score them, if that is known: each is fetched while more are added

  Features() = default;
  explicit Features(FeatureLines of_model) : lines(of_model) {}

  void clear() { size = 0; }
  void add(uint64_t name, uint64_t a = 0, uint64_t b = 0, uint64_t c = 0) {
    if (size >= kMost) return;
    const uint64_t hash = mix(mix(mix(name * 0x9E3779B97F4A7C15ULL, a), b), c);
    at[size++] = hash;
    if (lines.count != 0) __builtin_prefetch(lines.of(hash));
  }
};

}  // namespace isnad
