#include "entity/ner_view.h"

#include <algorithm>

#include "base/utf8.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kLongestName = 8;

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

NameView view_of(const LineData& data, const NewsFacts& facts, const Atom& a) {
  NameView v;
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
void mark_gazetteer(const LineData& data, const Line& line, std::vector<NameView>& views) {
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
      views[k + kNameEdge].gazetteer = static_cast<uint8_t>(kind * 4 + place);
    }
    at = best;
  }
}

/// Marks the words that longest listed names cover.
void mark_listed(const NewsFacts& facts, const std::vector<uint64_t>& keys, std::vector<NameView>& views) {
  const size_t size = keys.size();
  for (size_t i = 0; i < size; ++i) {
    views[i + kNameEdge].hint = facts.hint(chain_words(0, views[i + kNameEdge].bare));
    if (views[i + kNameEdge].hint == 0) views[i + kNameEdge].hint = facts.hint(chain_words(0, keys[i]));
  }
  for (size_t at = 0; at < size;) {
    size_t best = 0;
    uint8_t kind = 0;
    uint64_t chain = chain_words(0, views[at + kNameEdge].bare);
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
      views[k + kNameEdge].listed = static_cast<uint8_t>(kind * 4 + place);
    }
    at = best;
  }
}

}  // namespace

std::vector<NameView> view_names(const LineData& data, const NewsFacts& facts, const Line& line) {
  std::vector<NameView> out(line.items.size() + 2 * kNameEdge);
  std::vector<uint64_t> keys;
  for (size_t i = 0; i < line.items.size(); ++i) {
    out[i + kNameEdge] = view_of(data, facts, line.items[i]);
    keys.push_back(hash_letters(line.items[i].key));
  }
  mark_gazetteer(data, line, out);
  mark_listed(facts, keys, out);
  return out;
}

}  // namespace isnad::entity
