// Maps from words to values, and sets of words, made for lookups: open addressing with part of the hash in the slot,
// the letters of all words in one pool. Looking up an unknown word mostly touches one cache line. Nothing is ever taken
// out. Const after it is filled, so shareable between threads; references to values hold until the next insertion.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace isnad {

/// A hash for tables in memory; packs are keyed by others (language/hash.h).
inline uint64_t hash_word(std::string_view word) {
  constexpr uint64_t kFirst = 0x9E3779B97F4A7C15ULL;
  constexpr uint64_t kSecond = 0xBF58476D1CE4E5B9ULL;
  const char* at = word.data();
  size_t left = word.size();
  uint64_t h = left * kFirst;
  uint64_t part = 0;
  for (; left > 8; left -= 8, at += 8) {
    std::memcpy(&part, at, 8);
    h = (h ^ part) * kSecond;
    h ^= h >> 32U;
  }
  part = 0;
  if (left == 8) {
    std::memcpy(&part, at, 8);
  } else if (left >= 4) {
    uint32_t begin = 0;
    uint32_t end = 0;
    std::memcpy(&begin, at, 4);
    std::memcpy(&end, at + left - 4, 4);
    part = begin | uint64_t{end} << 32U;
  } else if (left > 0) {
    const auto byte = [&](size_t i) { return uint64_t{static_cast<unsigned char>(at[i])}; };
    part = byte(0) | byte(left / 2) << 8U | byte(left - 1) << 16U;
  }
  h = (h ^ part) * kSecond;
  h = (h ^ (h >> 32U)) * kFirst;
  return h ^ (h >> 32U);
}

template <typename Value>
class WordMap {
 public:
  const Value* find(std::string_view word) const {
    if (slots_.empty()) return nullptr;
    const uint64_t hash = hash_word(word);
    const size_t mask = slots_.size() - 1;
    for (size_t at = hash >> shift_; slots_[at].entry != 0; at = (at + 1) & mask) {
      if (slots_[at].hash != static_cast<uint32_t>(hash)) continue;
      const Entry& entry = entries_[slots_[at].entry - 1];
      if (entry.size == word.size() && std::memcmp(letters_.data() + entry.at, word.data(), word.size()) == 0)
        return &entry.value;
    }
    return nullptr;
  }
  bool contains(std::string_view word) const { return find(word) != nullptr; }
  size_t size() const { return entries_.size(); }

  /// The word's value, entered first where it is new.
  Value& operator[](std::string_view word) { return *add(word, Value{}).first; }
  /// The word's value, and whether it is new; a word that stands in the map keeps the value it has.
  std::pair<Value*, bool> add(std::string_view word, Value value) {
    if (const Value* known = find(word)) return {const_cast<Value*>(known), false};
    if ((entries_.size() + 1) * 2 > slots_.size()) grow();
    entries_.push_back({std::move(value), static_cast<uint32_t>(letters_.size()), static_cast<uint32_t>(word.size())});
    letters_ += word;
    enter(hash_word(word), static_cast<uint32_t>(entries_.size()));
    return {&entries_.back().value, true};
  }
  void reserve(size_t words) {
    entries_.reserve(words);
    while (slots_.size() < words * 2) grow();
  }
  /// Calls visit(word, value) for every word in the order of their entry.
  template <typename Visit>
  void each(Visit visit) const {
    for (const Entry& e : entries_) visit(std::string_view(letters_).substr(e.at, e.size), e.value);
  }

 private:
  struct Slot {
    uint32_t hash = 0;
    uint32_t entry = 0;  ///< index + 1, 0 = free
  };
  struct Entry {
    Value value;
    uint32_t at = 0;
    uint32_t size = 0;
  };
  void enter(uint64_t hash, uint32_t entry) {
    const size_t mask = slots_.size() - 1;
    size_t at = hash >> shift_;
    while (slots_[at].entry != 0) at = (at + 1) & mask;
    slots_[at] = {static_cast<uint32_t>(hash), entry};
  }
  void grow() {
    constexpr size_t kLeast = 16;
    const size_t size = slots_.empty() ? kLeast : slots_.size() * 2;
    slots_.assign(size, Slot{});
    shift_ = 64;
    for (size_t s = size; s > 1; s /= 2) --shift_;
    for (uint32_t e = 0; e < entries_.size(); ++e) {
      enter(hash_word(std::string_view(letters_).substr(entries_[e].at, entries_[e].size)), e + 1);
    }
  }

  uint32_t shift_ = 63;
  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
  std::string letters_;
};

class WordSet {
 public:
  void insert(std::string_view word) { words_.add(word, {}); }
  template <typename It>
  void insert(It first, It last) {
    for (; first != last; ++first) insert(*first);
  }
  bool contains(std::string_view word) const { return words_.contains(word); }
  size_t size() const { return words_.size(); }

 private:
  struct Nothing {};
  WordMap<Nothing> words_;
};

}  // namespace isnad
