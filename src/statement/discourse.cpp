#include "statement/discourse.h"

namespace isnad {

std::optional<Agreement> agreement_of(const Feats& feats) {
  if (feats.number == Number::plur || feats.number == Number::dual) return Agreement::plural;
  if (feats.gender == Gender::fem) return Agreement::feminine;
  if (feats.gender == Gender::masc) return Agreement::masculine;
  return std::nullopt;
}

std::vector<ChainLink> Discourse::told_by(int32_t entity) const {
  for (size_t k = told.size(); k > 0 && entity >= 0; --k) {
    if (told[k - 1].entity == entity) return told[k - 1].chain;
  }
  return {};
}

void Discourse::note(Agreement form, const Speaker& speaker, uint32_t at) {
  slots[static_cast<size_t>(form)] = {speaker, at};
}

std::optional<Speaker> Discourse::agreeing(std::optional<Agreement> form, uint32_t at) const {
  constexpr uint32_t kNear = 5;  // sentences back to a speaker that only the verb's form points to
  if (!form || !last) return last;
  const Slot& same = slots[static_cast<size_t>(*form)];
  if (!same.speaker || at - same.at > kNear || same.speaker->entity == last->entity) return last;
  bool clash = false;
  for (size_t k = 0; k < slots.size(); ++k) {
    clash = clash || (k != static_cast<size_t>(*form) && slots[k].speaker && slots[k].speaker->entity == last->entity);
  }
  if (!clash) return last;
  Speaker out = *same.speaker;
  out.local = {};
  return out;
}

Speaker speaker_of(const Reading& reading, const Mention& mention) {
  Speaker out{mention.entity, mention.name, mention.span};
  if (mention.entity >= 0) {
    const Span full = reading.entities[static_cast<size_t>(mention.entity)].name;
    if (!full.empty()) out.span = full;
  }
  return out;
}

Speaker described_speaker(Reading& reading, Span span) {
  Entity entity;
  entity.id = "local/" + std::to_string(reading.entities.size());
  entity.kind = EntityKind::other;
  entity.name = span;
  reading.entities.push_back(entity);
  return {static_cast<int32_t>(reading.entities.size() - 1), span, span};
}

}  // namespace isnad
