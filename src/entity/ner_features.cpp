#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "entity/ner.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kLongestName = 8;
constexpr int kEdge = 2;
constexpr size_t kReach = 12;  // lines on each side over which a word is the same name

/// What the features see of one word.
struct View {
  uint64_t key = 0, bare = 0;               // as written, and without proclitics
  std::array<uint64_t, 4> first{}, last{};  // letters of the bare word
  WordFacts facts;
  uint8_t conj = 0, prep = 0;
  uint8_t gazetteer = 0;  // kind and place in the longest name of the base that covers the word
  uint8_t hint = 0;       // lists that hold the word alone
  uint8_t listed = 0;     // kind and place in the longest listed name that covers the word
  uint8_t kind = 0;
  uint8_t noun = 0;
  uint8_t names = 0;
  uint8_t letters = 0;
  bool article = false;
};

uint8_t kind_of(const Atom& a) {
  if (a.punct) return static_cast<uint8_t>(a.comma ? 1 : 2);
  if (a.number) return 3;
  return a.arabic ? 4 : 5;
}

uint8_t noun_of(const WordInfo& info) {
  return static_cast<uint8_t>(info.person != PersonNoun::none                  ? static_cast<uint8_t>(info.person)
                              : info.group != GroupNoun::none                  ? 20 + static_cast<uint8_t>(info.group)
                              : info.place != PlaceNoun::none                  ? 40 + static_cast<uint8_t>(info.place)
                              : (info.is & kNisba)                             ? 60
                              : (info.is & kAdjective)                         ? 61
                              : (info.is & (kStop | kPreposition | kLocative)) ? 62
                              : (info.is & kParticle)                          ? 63
                              : (info.is & kCommon)                            ? 64
                                                                               : 0);
}

View view_of(const LineData& data, const NewsFacts& facts, const Atom& a) {
  View v;
  v.kind = kind_of(a);
  v.key = v.bare = hash_letters(a.key);
  std::string bare(a.key);
  const WordInfo* info = &data.words.info(a.variants[0].id);
  if (a.arabic) {
    const CutWord cut = facts.look(a.key);
    v.facts = cut.facts;
    v.conj = cut.conj;
    v.prep = cut.prep;
    if (cut.letters != 0) {
      bare = rest_of(a.key, {cut.letters, cut.conj, cut.prep, cut.hidden_article});
      if (const uint32_t id = data.words.id(bare); id != 0) info = &data.words.info(id);
    } else if (a.variants[0].id == 0 && a.count > 1 && cut.facts.common == 0) {
      const Variant& other = a.variants[1];
      info = &data.words.info(other.id);
      v.conj = other.conj;
      v.prep = static_cast<uint8_t>(other.prep ? 4 : 0);
      bare = bare.substr(std::min<size_t>(other.letters, bare.size()));
      v.facts = facts.look(bare).facts;
    }
    v.bare = hash_letters(bare);
  }
  v.letters = static_cast<uint8_t>(std::min<size_t>(bare.size() / 2, 12));
  v.article = bare.size() > 4 && decode_at(bare, 0).value == 0x0627 && decode_at(bare, 2).value == 0x0644;
  for (size_t n = 1; n <= 4 && bare.size() >= 2 * n; ++n) {
    v.first[n - 1] = hash_letters(std::string_view(bare).substr(0, 2 * n));
    v.last[n - 1] = hash_letters(std::string_view(bare).substr(bare.size() - 2 * n));
  }
  v.noun = noun_of(*info);
  v.names = static_cast<uint8_t>(((info->is & kGivenName) ? 1 : 0) + ((info->is & kNamePart) ? 2 : 0));
  return v;
}

/// Marks the words that longest names of the base cover.
void mark_gazetteer(const LineData& data, const Line& line, std::vector<View>& views) {
  const auto size = static_cast<uint32_t>(line.items.size());
  for (uint32_t at = 0; at < size;) {
    uint32_t best = 0;
    uint8_t kind = 0;
    const Atom& first = line.items[at];
    for (uint8_t v = 0; v < first.count; ++v) {
      uint32_t node = first.variants[v].id == 0 ? 0 : data.base.names().next(FormTrie::kRoot, first.variants[v].id);
      for (uint32_t end = at + 1; node != 0; ++end) {
        for (const uint32_t f : data.base.names().payloads(node)) {
          if (end < best) break;
          const NameForm& form = data.base.forms()[f];
          best = end;
          kind = static_cast<uint8_t>(1 + 2 * static_cast<uint8_t>(data.base.entities()[form.entity].kind) + form.weak);
          break;
        }
        if (end >= size || end - at >= kLongestName || line.items[end].variants[0].id == 0) break;
        node = data.base.names().next(node, line.items[end].variants[0].id);
      }
      if (best != 0) break;
    }
    if (best == 0) {
      ++at;
      continue;
    }
    for (uint32_t k = at; k < best; ++k) {
      const uint32_t place = best == at + 1 ? 0 : k == at ? 1 : k + 1 == best ? 3 : 2;
      views[k + kEdge].gazetteer = static_cast<uint8_t>(kind * 4 + place);
    }
    at = best;
  }
}

/// Marks the words that longest listed names cover.
void mark_listed(const NewsFacts& facts, const std::vector<uint64_t>& keys, std::vector<View>& views) {
  const size_t size = keys.size();
  for (size_t i = 0; i < size; ++i) {
    views[i + kEdge].hint = facts.hint(chain_words(0, views[i + kEdge].bare));
    if (views[i + kEdge].hint == 0) views[i + kEdge].hint = facts.hint(chain_words(0, keys[i]));
  }
  for (size_t at = 0; at < size;) {
    size_t best = 0;
    uint8_t kind = 0;
    uint64_t chain = chain_words(0, views[at + kEdge].bare);
    for (size_t end = at + 1; end <= std::min<size_t>(at + kLongestHint, size); ++end) {
      const uint8_t bits = facts.hint(chain);
      if (bits & (kHintPlace | kHintBody)) {
        best = end;
        kind = bits & kHintPlace ? bits & kHintBody ? 3 : 1 : 2;
      }
      if (end < size) chain = chain_words(chain, keys[end]);
    }
    if (best == 0) {
      ++at;
      continue;
    }
    for (size_t k = at; k < best; ++k) {
      const auto place = static_cast<uint8_t>(best == at + 1 ? 0 : k == at ? 1 : k + 1 == best ? 3 : 2);
      views[k + kEdge].listed = static_cast<uint8_t>(kind * 4 + place);
    }
    at = best;
  }
}

uint64_t habit(const View& v) {
  return v.facts.article + 8U * v.facts.pronoun + 64U * v.facts.classes + (v.facts.common == 0 ? 1U << 20U : 0);
}

/// What stands round the other occurrences of a word in the lines near by.
class Elsewhere {
 public:
  void count(const View& w, const View& b, const View& a, int by) {
    if (w.names != 0 || w.noun != 0) return;
    Seen& seen = seen_[w.bare];
    seen.all += by;
    const uint32_t bits = evidence(w, b, a);
    for (uint32_t k = 0; k < kEvidence; ++k) seen.bit[k] += (bits >> k & 1U) ? by : 0;
  }
  /// The evidence of other occurrences, and how many they are: 0, 1, 2, 3 = more.
  std::pair<uint32_t, uint32_t> of(const View& w, const View& b, const View& a) const {
    const auto found = seen_.find(w.bare);
    if (found == seen_.end()) return {};
    const uint32_t own = evidence(w, b, a);
    uint32_t mask = 0;
    for (uint32_t k = 0; k < kEvidence; ++k)
      mask |= found->second.bit[k] > static_cast<int>(own >> k & 1U) ? 1U << k : 0;
    return {mask, static_cast<uint32_t>(std::clamp(found->second.all - 1, 0, 3))};
  }

 private:
  static constexpr uint32_t kEvidence = 8;
  struct Seen {
    int all = 0;
    std::array<int, kEvidence> bit{};
  };
  static uint32_t evidence(const View& w, const View& b, const View& a) {
    const uint32_t kind = w.gazetteer / 8U, place = w.gazetteer % 4U;
    uint32_t out = 0;
    out |= b.noun > 0 && b.noun < 20 ? 1U : 0;
    out |= (b.names & 1) ? 2U : 0;
    out |= b.noun > 40 && b.noun < 60 ? 4U : 0;
    out |= b.noun > 20 && b.noun < 40 ? 8U : 0;
    out |= b.facts.classes == kClassVerb ? 16U : 0;
    out |= a.noun == 60 ? 32U : 0;
    out |= w.gazetteer != 0 && place != 0 ? 64U << (kind % 2) : 0;
    return out;
  }
  std::unordered_map<uint64_t, Seen> seen_;
};

std::vector<Features> line_features(const Line& line, const std::vector<View>& views, const Elsewhere& elsewhere) {
  std::vector<Features> out(line.items.size());
  for (size_t i = 0; i < out.size(); ++i) {
    Features& f = out[i];
    const View& w = views[i + kEdge];
    const View& b = views[i + kEdge - 1];
    const View& a = views[i + kEdge + 1];
    const View& bb = views[i + kEdge - 2];
    const View& aa = views[i + kEdge + 2];
    const auto& wc = w.facts.cluster;
    const auto& bc = b.facts.cluster;
    const auto& ac = a.facts.cluster;
    const auto& bbc = bb.facts.cluster;
    const auto& aac = aa.facts.cluster;
    f.clear();
    f.add(1);
    f.add(2, w.key);
    f.add(3, w.bare);
    f.add(8, b.bare, w.bare);
    f.add(9, w.bare, a.bare);
    f.add(15, w.gazetteer);
    f.add(16, b.gazetteer, w.gazetteer);
    f.add(17, w.gazetteer, a.gazetteer);
    f.add(20, b.noun, w.gazetteer);
    f.add(23, w.names, b.names, a.names);
    f.add(30, wc[2]);
    f.add(32, w.conj + 2U * w.prep, w.article, w.gazetteer);
    f.add(33, bc[1], wc[1]);
    f.add(4, b.bare);
    f.add(5, a.bare);
    f.add(6, bb.bare);
    f.add(7, aa.bare);
    for (uint64_t c = 0; c < 4; ++c) {
      f.add(10, c, w.first[c]);
      f.add(11, c, w.last[c]);
    }
    f.add(12, b.last[1]);
    f.add(13, a.last[1]);
    f.add(14, w.kind, w.article, w.names);
    f.add(18, w.noun);
    f.add(19, b.noun);
    f.add(21, a.noun);
    f.add(22, bb.noun, b.noun);
    f.add(24, wc[1]);
    f.add(25, bc[2]);
    f.add(26, ac[2]);
    f.add(27, wc[0]);
    f.add(28, bc[0], wc[0]);
    f.add(29, wc[0], ac[0]);
    f.add(31, b.kind, a.kind, w.kind);
    f.add(34, b.noun, wc[0]);
    f.add(35, b.bare, w.names, w.article);
    f.add(36, w.facts.common, w.names);
    f.add(37, b.names, wc[0], w.article);
    f.add(38, bbc[0], bc[0], w.article);
    f.add(39, b.gazetteer, w.names, w.article);
    f.add(40, line.items[i].quote_before, w.names, w.kind);
    f.add(41, bbc[2]);
    f.add(42, aac[2]);
    f.add(43, b.noun, w.names, w.article);
    f.add(44, habit(w));
    f.add(45, habit(w), w.article, w.names);
    f.add(46, habit(b), habit(w));
    f.add(47, habit(w), habit(a));
    f.add(48, b.bare, habit(w));
    f.add(49, a.bare, habit(w));
    f.add(50, w.conj + 2U * w.prep, w.article, habit(w));
    f.add(51, bc[1], w.article);
    f.add(52, ac[1], w.article);
    f.add(53, w.letters, w.article);
    f.add(54, bc[1], habit(w));
    f.add(55, b.noun, habit(w));
    f.add(60, w.hint);
    f.add(61, b.hint, w.hint);
    f.add(62, w.hint, a.hint);
    f.add(63, w.hint, habit(w));
    f.add(64, w.listed);
    f.add(65, w.listed, w.gazetteer);
    f.add(66, b.noun, w.listed);
    f.add(67, b.listed, w.listed);
    f.add(68, b.names, w.hint);
    if (line.items[i].arabic && w.names == 0 && w.noun == 0) {
      const auto [mask, count] = elsewhere.of(w, b, a);
      f.add(56, mask, w.article);
      f.add(57, mask, habit(w));
      f.add(58, count, habit(w));
      f.add(59, count, w.article, w.gazetteer);
    }
  }
  return out;
}

}  // namespace

std::vector<std::vector<Features>> ner_features(const LineData& data, const NewsFacts& facts,
                                                std::span<const Line* const> lines) {
  std::vector<std::vector<View>> views(lines.size());
  for (size_t l = 0; l < lines.size(); ++l) {
    views[l].resize(lines[l]->items.size() + 2 * kEdge);
    for (size_t i = 0; i < lines[l]->items.size(); ++i) views[l][i + kEdge] = view_of(data, facts, lines[l]->items[i]);
    mark_gazetteer(data, *lines[l], views[l]);
    std::vector<uint64_t> keys;
    for (const Atom& a : lines[l]->items) keys.push_back(hash_letters(a.key));
    mark_listed(facts, keys, views[l]);
  }
  std::vector<std::vector<Features>> out;
  out.reserve(lines.size());
  Elsewhere elsewhere;
  const auto count = [&](size_t l, int by) {
    for (size_t i = 0; i < lines[l]->items.size(); ++i) {
      if (lines[l]->items[i].arabic)
        elsewhere.count(views[l][i + kEdge], views[l][i + kEdge - 1], views[l][i + kEdge + 1], by);
    }
  };
  for (size_t l = 0; l < std::min(kReach, lines.size()); ++l) count(l, 1);
  for (size_t l = 0; l < lines.size(); ++l) {
    if (l + kReach < lines.size()) count(l + kReach, 1);
    out.push_back(line_features(*lines[l], views[l], elsewhere));
    if (l >= kReach) count(l - kReach, -1);
  }
  return out;
}

}  // namespace isnad::entity
