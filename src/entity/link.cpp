#include "entity/link.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/fold.h"

namespace isnad::entity {
namespace {

constexpr size_t kPronounRank = 1;  // of what stands for a name
constexpr size_t kInnerRank = 2;    // of a name inside a longer mention: it counts where nothing else names the entity

/// Sorts mentions and turns their words into tokens.
void place_tokens(const Reading& r, std::vector<Mention>& mentions) {
  std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
  for (Mention& m : mentions) {
    const Word& first = r.words[m.first_token];
    const Word& last = r.words[m.last_token - 1];
    const Word& head = r.words[m.head_token];
    m.first_token = first.first_token;
    while (m.first_token + 1 < first.last_token && r.tokens[m.first_token].span.end <= m.span.begin) ++m.first_token;
    m.last_token = last.last_token;
    while (m.last_token > m.first_token + 1 && r.tokens[m.last_token - 1].span.begin >= m.span.end) --m.last_token;
    // The head is the word's own part, not its proclitics.
    m.head_token = head.last_token > head.first_token ? head.last_token - 1 : head.first_token;
    for (uint32_t t = head.first_token; t < head.last_token; ++t) {
      const Upos u = r.tokens[t].upos;
      if (u == Upos::NOUN || u == Upos::PROPN || u == Upos::ADJ) {
        m.head_token = t;
        break;
      }
    }
    m.head_token = std::clamp(m.head_token, m.first_token, m.last_token - 1);
  }
}

}  // namespace

std::vector<std::string> name_parts(const Reading& reading, Span name) {
  return key_parts(reading.slice(name));
}

std::vector<std::string> key_parts(std::string_view name) {
  std::vector<std::string> out;
  std::string key = fold(name, FoldLevel::key);
  std::string part;
  const auto flush = [&] {
    if (part.empty()) return;
    // "abd" (3 letters: ain, beh, dal) is one name with the word after it.
    const bool abd = !out.empty() && out.back() == "\u0639\u0628\u062F";
    if (abd)
      out.back() += part;
    else
      out.push_back(part);
    part.clear();
  };
  for (size_t at = 0; at < key.size();) {
    const CodePoint c = decode_at(key, at);
    if (is_space(c.value) || (c.value < 0x80 && !std::isalnum(static_cast<int>(c.value))) || c.value == 0xAB ||
        c.value == 0xBB || (c.value >= 0x2010 && c.value <= 0x2027)) {
      flush();
    } else {
      part.append(key, at, c.size);
    }
    at += c.size;
  }
  flush();
  return out;
}

Linker::Linker(const LineData& data, Reading& reading, std::vector<FoundName>& found)
    : words_(data.words),
      base_(data.base),
      r_(reading),
      found_(found),
      draft_of_(found.size(), -1),
      chosen_(found.size(), -1),
      seen_(data.base.entities().size() + 1, 0),
      pronoun_(found.size(), false),
      name_at_(data.base.entities().size() + 1),
      adjective_at_(data.base.entities().size() + 1) {}

void Linker::link() {
  survey();
  link_base();
  link_persons();
  link_offices();
  link_rest();
  write();
}

uint32_t Linker::add(Draft draft) {
  if (draft.base >= 0) {
    const BaseEntity& e = base_.entities()[static_cast<uint32_t>(draft.base)];
    draft.id = e.id;
    draft.kind = e.kind;
    draft.country = e.country_at;
  }
  drafts_.push_back(std::move(draft));
  return static_cast<uint32_t>(drafts_.size() - 1);
}

/// Makes the found a mention of the draft. The name of the highest rank stands for the entity; the first among equals.
void Linker::give(uint32_t at, uint32_t draft, size_t rank) {
  draft_of_[at] = static_cast<int>(draft);
  if (found_[at].inner && found_[at].kind != EntityKind::person) rank = std::min(rank, kInnerRank);
  Draft& d = drafts_[draft];
  if (d.named_by < 0 || rank > d.name_rank || (rank == d.name_rank && static_cast<int>(at) < d.named_by)) {
    d.named_by = static_cast<int>(at);
    d.name_rank = rank;
  }
}

int Linker::draft_of_base(uint32_t base) const {
  for (size_t i = 0; i < drafts_.size(); ++i) {
    if (drafts_[i].base == static_cast<int>(base)) return static_cast<int>(i);
  }
  return -1;
}

uint32_t Linker::base_draft(uint32_t base) {
  const int known = draft_of_base(base);
  if (known >= 0) return static_cast<uint32_t>(known);
  Draft d;
  d.base = static_cast<int>(base);
  return add(std::move(d));
}

void Linker::write() {
  const auto country_code = [&](uint16_t at) { return at == 0 ? std::string() : base_.entities()[at - 1].country; };
  std::vector<int> entity_of(drafts_.size(), -1);
  const auto entity = [&](uint32_t draft) {
    if (entity_of[draft] >= 0) return entity_of[draft];
    const Draft& d = drafts_[draft];
    Entity e;
    e.id = d.id.empty() ? "local/" + std::to_string(++locals_) : d.id;
    e.kind = d.kind;
    e.country = country_code(d.country);
    if (d.base >= 0) {
      e.label = base_.entities()[static_cast<uint32_t>(d.base)].name;
      e.type = base_.entities()[static_cast<uint32_t>(d.base)].type;
      e.within = base_.entities()[static_cast<uint32_t>(d.base)].within;
    }
    e.name = d.name;
    if (d.base < 0 && d.kind == EntityKind::outlet) e.type = outlet_kind(outlet_bits(draft));
    if (d.named_by >= 0 && (d.name_rank > kPronounRank || d.name.empty()))
      e.name = found_[static_cast<uint32_t>(d.named_by)].name;
    entity_of[draft] = static_cast<int>(r_.entities.size());
    r_.entities.push_back(std::move(e));
    return entity_of[draft];
  };
  const auto mention = [&](uint32_t i) {
    const FoundName& f = found_[i];
    const Draft& d = drafts_[static_cast<uint32_t>(draft_of_[i])];
    Mention m;
    m.span = f.span;
    m.name = f.name;
    m.kind = d.kind;
    m.entity = entity(static_cast<uint32_t>(draft_of_[i]));
    m.described = d.described;
    m.metonym = d.metonym;
    m.pronoun = pronoun_[i];
    m.plural = f.plural || !d.members.empty();
    m.first_token = f.first_word;  // words for now; made tokens below
    m.last_token = f.last_word;
    m.head_token = f.head_word;
    return m;
  };
  for (uint32_t i = 0; i < found_.size(); ++i) {
    if (draft_of_[i] >= 0 && !found_[i].inner) r_.mentions.push_back(mention(i));
  }
  for (size_t i = 0; i < drafts_.size(); ++i) {
    if (entity_of[i] < 0) continue;
    for (const uint32_t m : drafts_[i].members) {
      const int member = entity(m);
      r_.entities[static_cast<size_t>(entity_of[i])].members.push_back(static_cast<uint32_t>(member));
    }
  }
  for (uint32_t i = 0; i < found_.size(); ++i) {
    const bool known = draft_of_[i] >= 0 && drafts_[static_cast<uint32_t>(draft_of_[i])].base >= 0;
    if (known && found_[i].inner) r_.nested.push_back(mention(i));
  }
  place_tokens(r_, r_.mentions);
  place_tokens(r_, r_.nested);
}

}  // namespace isnad::entity
