#include "entity/learn_words.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <unordered_map>

#include "base/utf8.h"
#include "entity/vectors.h"
#include "entity/word_facts.h"
#include "language/hash.h"
#include "language/pack.h"
#include "text/arabic.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kLeastKept = 2;    // of a word that has facts at all
constexpr uint32_t kLeastVector = 5;  // of a word that has a vector
constexpr uint32_t kContexts = 2000;  // commonest words that count as neighbours
constexpr uint32_t kOften = 2;        // a rest must be so many times as common as the whole
constexpr uint32_t kOftenShort = 20;  // the same for rests of two letters
constexpr uint32_t kSizes[kClusterings] = {64, 256, 1024};

struct Bare {
  std::vector<uint8_t> cut;        // of each key, 1-based into cuts_of; 0 = whole
  std::vector<uint32_t> word;      // the key that stands for each key without its proclitics
  std::vector<uint8_t> proclitic;  // 0 none, 1 conj, 2.. preposition
  std::vector<uint32_t> count;     // of each key, with those cut to it
};

Bare cut_all(const NewsWords& news, const std::unordered_map<std::string, uint32_t>& index) {
  Bare out;
  const auto size = static_cast<uint32_t>(news.keys.size());
  out.cut.assign(size, 0);
  out.word.resize(size);
  out.proclitic.assign(size, 0);
  out.count = news.counts;
  for (uint32_t w = 0; w < size; ++w) {
    out.word[w] = w;
    const std::string& key = news.keys[w];
    const Cuts cuts = cuts_of(key);
    uint32_t best = 0;
    for (uint8_t c = 0; c < cuts.count; ++c) {
      const std::string rest = rest_of(key, cuts.at[c]);
      const auto found = index.find(rest);
      if (found == index.end()) continue;
      const uint32_t often = rest.size() <= 4 ? kOftenShort : kOften;
      const uint32_t n = news.counts[found->second];
      if (n < often * news.counts[w] || n <= best) continue;
      best = n;
      out.cut[w] = static_cast<uint8_t>(c + 1);
      out.word[w] = found->second;
      out.proclitic[w] = static_cast<uint8_t>(cuts.at[c].prep != 0 ? 1 + cuts.at[c].prep : 1);
    }
  }
  // A rest that is cut itself stands for its own rest.
  for (uint32_t w = 0; w < size; ++w) {
    while (out.cut[out.word[w]] != 0 && out.word[w] != w) out.word[w] = out.word[out.word[w]];
  }
  for (uint32_t w = 0; w < size; ++w) {
    if (out.word[w] != w) out.count[out.word[w]] += news.counts[w];
  }
  return out;
}

/// 1 never .. 4 mostly; 0 when too few were seen.
uint8_t often(uint32_t with, uint32_t without) {
  const double all = static_cast<double>(with) + without;
  if (all < 4) return 0;
  const double share = with / all;
  return static_cast<uint8_t>(share < 0.004 ? 1 : share < 0.04 ? 2 : share < 0.4 ? 3 : 4);
}

uint8_t classes_of(const Lexicon& lexicon, std::string_view key) {
  uint8_t out = 0;
  const auto add = [&](std::string_view word) {
    for (const Analysis& a : lexicon.lookup(word)) {
      switch (a.upos) {
        case Upos::NOUN:
          out |= kClassNoun;
          break;
        case Upos::ADJ:
          out |= kClassAdjective;
          break;
        case Upos::VERB:
        case Upos::AUX:
          out |= kClassVerb;
          break;
        case Upos::PROPN:
          out |= kClassName;
          break;
        default:
          out |= kClassSmall;
      }
    }
  };
  add(key);
  if (key.size() > 6 && key.starts_with(kAl)) add(key.substr(kAl.size()));
  return out;
}

}  // namespace

std::string learn_words(const NewsWords& news, const Lexicon& lexicon) {
  std::unordered_map<std::string, uint32_t> index;
  for (uint32_t w = 0; w < news.keys.size(); ++w) index[news.keys[w]] = w;
  const Bare bare = cut_all(news, index);
  const auto size = static_cast<uint32_t>(news.keys.size());

  // Words with vectors, commonest first.
  std::vector<uint32_t> order;
  for (uint32_t w = 0; w < size; ++w) {
    if (bare.word[w] == w && bare.count[w] >= kLeastVector && decode_at(news.keys[w], 0).value >= 0x41)
      order.push_back(w);
  }
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return bare.count[a] > bare.count[b]; });
  std::vector<uint32_t> row(size, 0);  // 1-based
  for (uint32_t i = 0; i < order.size(); ++i) row[order[i]] = i + 1;
  std::vector<uint32_t> rank(size, UINT32_MAX);  // of all words, marks too, as contexts
  {
    std::vector<uint32_t> all;
    for (uint32_t w = 0; w < size; ++w) {
      if (bare.word[w] == w) all.push_back(w);
    }
    std::stable_sort(all.begin(), all.end(), [&](uint32_t a, uint32_t b) { return bare.count[a] > bare.count[b]; });
    for (uint32_t i = 0; i < std::min<size_t>(kContexts, all.size()); ++i) rank[all[i]] = i;
  }
  const uint32_t kinds = kContexts + 1;
  std::vector<std::vector<uint32_t>> seen(order.size());
  const auto context = [&](size_t at) {
    const uint32_t w = news.stream[at];
    return w == NewsWords::kBreak ? kContexts : rank[bare.word[w]];
  };
  for (size_t at = 2; at + 2 < news.stream.size(); ++at) {
    const uint32_t w = news.stream[at];
    if (w == NewsWords::kBreak || row[bare.word[w]] == 0) continue;
    auto& list = seen[row[bare.word[w]] - 1];
    const uint32_t left = context(at - 1), right = context(at + 1);
    if (left <= kContexts) list.push_back(left);
    if (right <= kContexts) list.push_back(kinds + right);
    if (left != kContexts) {
      if (const uint32_t far = context(at - 2); far <= kContexts) list.push_back(2 * kinds + far);
    }
    if (right != kContexts) {
      if (const uint32_t far = context(at + 2); far <= kContexts) list.push_back(3 * kinds + far);
    }
    list.push_back(4 * kinds + bare.proclitic[w]);
  }
  const VectorSpace space = reduce(seen, 4 * kinds + 8);
  std::array<std::vector<uint16_t>, kClusterings> clusters;
  for (uint32_t c = 0; c < kClusterings; ++c) clusters[c] = cluster(space, kSizes[c]);

  std::string words;
  uint32_t count = 0;
  for (uint32_t w = 0; w < size; ++w) {
    if (bare.count[w] < kLeastKept && bare.cut[w] == 0) continue;
    if (news.counts[w] < kLeastKept) continue;
    const std::string& key = news.keys[w];
    put(words, hash_letters(key));
    put(words, static_cast<uint8_t>(bare.word[w] == w ? 0 : bare.cut[w]));
    put(words, static_cast<uint8_t>(std::bit_width(bare.count[w])));
    const auto seen_as = [&](const std::string& other) {
      const auto found = index.find(other);
      return found == index.end() ? 0U : bare.count[found->second];
    };
    const bool defined = key.size() > 6 && key.starts_with(kAl);
    const std::string stem = defined ? key.substr(4) : key;
    put(words, often(seen_as(std::string(kAl) + stem), seen_as(stem)));
    uint32_t pronouns = 0;
    for (const char* p : {"\u0647", "\u0647\u0627", "\u0647\u0645", "\u0646\u0627"}) {
      std::string base = stem;
      if (base.ends_with(utf8::kHeh)) base = base.substr(0, base.size() - utf8::kHeh.size()) + std::string(utf8::kTeh);
      if (base == stem && std::string_view(p).size() == 2) continue;  // the key of teh marbuta is that of the pronoun
      pronouns += seen_as(base + p);
    }
    put(words, often(pronouns, seen_as(stem)));
    put(words, classes_of(lexicon, key));
    for (const auto& c : clusters) put(words, static_cast<uint16_t>(row[w] == 0 ? 0 : c[row[w] - 1] + 1));
    ++count;
  }
  std::string out;
  put(out, count);
  return out + words;
}

}  // namespace isnad::entity
