#include "page/topic.h"

#include <unordered_map>

namespace isnad {
namespace {

constexpr size_t kLetter = 2;        // bytes of an Arabic letter
constexpr size_t kShortestStem = 3;  // letters that an affix leaves
constexpr size_t kShortestWord = 3;  // letters of a word that has content
constexpr size_t kShortestRoot = 4;  // letters behind a conjunction: in shorter words it is one of the root

std::string_view without_front(const std::vector<std::string>& affixes, std::string_view key, size_t letters) {
  for (const std::string& affix : affixes) {
    if (key.starts_with(affix) && key.size() >= affix.size() + letters * kLetter) return key.substr(affix.size());
  }
  return key;
}

}  // namespace

std::string_view behind_conjunction(const PageData& data, std::string_view key) {
  return without_front(data.of(AffixKind::conjunction), key, 2);
}

std::string_view stem_of(const PageData& data, std::string_view key) {
  key = without_front(data.of(AffixKind::conjunction), key, kShortestRoot);
  key = without_front(data.of(AffixKind::article), key, kShortestStem);
  for (const std::string& affix : data.of(AffixKind::ending)) {
    if (key.ends_with(affix) && key.size() >= affix.size() + kShortestStem * kLetter)
      return key.substr(0, key.size() - affix.size());
  }
  return key;
}

PageTopic topic_of(const PageData& data, const PageWords& words, uint32_t from, uint32_t to) {
  PageTopic topic;
  topic.first = from;
  topic.stems.reserve(to - from);
  std::unordered_map<std::string_view, uint32_t> numbers;
  for (uint32_t i = from; i < to; ++i) {
    const std::string_view key = words.key(i);
    const bool plain = words.words[i].number || key.size() < kShortestWord * kLetter || data.functions.contains(key) ||
                       data.functions.contains(behind_conjunction(data, key)) || data.leads.contains(key) ||
                       data.leads.contains(behind_conjunction(data, key));
    topic.stems.push_back(
        plain ? 0 : numbers.emplace(stem_of(data, key), static_cast<uint32_t>(numbers.size() + 1)).first->second);
  }
  return topic;
}

std::unordered_set<uint32_t> PageTopic::of(uint32_t from, uint32_t to) const {
  std::unordered_set<uint32_t> out;
  for (uint32_t i = from; i < to; ++i) {
    if (at(i) != 0) out.insert(at(i));
  }
  return out;
}

double PageTopic::known(const std::unordered_set<uint32_t>& set, uint32_t from, uint32_t to) const {
  uint32_t all = 0;
  uint32_t in = 0;
  for (uint32_t i = from; i < to; ++i) {
    if (at(i) == 0) continue;
    ++all;
    in += set.contains(at(i)) ? 1 : 0;
  }
  return all == 0 ? 1.0 : static_cast<double>(in) / all;
}

}  // namespace isnad
