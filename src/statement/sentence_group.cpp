#include <algorithm>

#include "statement/sentence_reader.h"

// Speakers of two names, and what kind of speaker an entity is.

namespace isnad {

Speaker SentenceReader::group_speaker(const Mention& subject) {
  Speaker one = speaker_of(r_, subject);
  if (subject.entity >= 0) {
    const auto& members = r_.entities[static_cast<size_t>(subject.entity)].members;
    if (members.size() == 2) {
      if (const Span both = joint_name(members[0], members[1]); !both.empty()) one.span = both;
    }
  }
  uint32_t t = subject.last_token;
  while (t < last_ && scan_.closes_quotation(t)) ++t;
  if (t + 1 >= last_ || !scan_.is_conjunction(t)) return one;
  const Mention* other = scan_.mention_from(t + 1);
  if (other == nullptr || other->kind != subject.kind || other->entity < 0 || subject.entity < 0) return one;
  const auto first = static_cast<uint32_t>(subject.entity);
  const auto second = static_cast<uint32_t>(other->entity);
  Speaker both = described_speaker(r_, join(subject.name, other->name));
  Entity& group = r_.entities[static_cast<size_t>(both.entity)];
  group.kind = EntityKind::group;
  group.members = {first, second};
  if (const Span name = joint_name(first, second); name.size() > both.span.size()) group.name = both.span = name;
  return both;
}

Span SentenceReader::joint_name(uint32_t one, uint32_t other) const {
  Span best;
  for (size_t m = 0; m + 1 < r_.mentions.size(); ++m) {
    const Mention& a = r_.mentions[m];
    const Mention& b = r_.mentions[m + 1];
    if (a.entity < 0 || b.entity < 0 || b.first_token != a.last_token + 1 || !scan_.is_conjunction(a.last_token))
      continue;
    const auto x = static_cast<uint32_t>(a.entity);
    const auto y = static_cast<uint32_t>(b.entity);
    const bool these = (x == one && y == other) || (x == other && y == one);
    const Span both = join(a.name, b.name);
    if (these && both.size() > best.size()) best = both;
  }
  return best;
}

bool SentenceReader::is_body(int32_t entity) const {
  if (entity < 0) return false;
  const EntityKind kind = r_.entities[static_cast<size_t>(entity)].kind;
  return kind == EntityKind::body || kind == EntityKind::outlet;
}

bool SentenceReader::issues_papers(int32_t entity) const {
  if (entity < 0) return false;
  const Entity& e = r_.entities[static_cast<size_t>(entity)];
  return e.kind == EntityKind::body || e.kind == EntityKind::group;
}

bool SentenceReader::is_outlet(int32_t entity) const {
  return entity >= 0 && r_.entities[static_cast<size_t>(entity)].kind == EntityKind::outlet;
}

bool SentenceReader::is_unnamed(int32_t entity) const {
  return entity >= 0 && r_.entities[static_cast<size_t>(entity)].id.starts_with("local/");
}

}  // namespace isnad
