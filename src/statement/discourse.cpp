#include "statement/discourse.h"

namespace isnad {

void Discourse::note_gender(Gender gender, const Speaker& speaker, uint32_t at) {
  if (gender == Gender::masc) {
    masculine = speaker;
    masculine_at = at;
  } else if (gender == Gender::fem) {
    feminine = speaker;
    feminine_at = at;
  }
}

std::optional<Speaker> Discourse::agreeing(Gender gender, uint32_t at) const {
  constexpr uint32_t kNear = 5;  // sentences back to a speaker that only gender points to
  const auto& same = gender == Gender::masc ? masculine : feminine;
  const auto& other = gender == Gender::masc ? feminine : masculine;
  const uint32_t same_at = gender == Gender::masc ? masculine_at : feminine_at;
  const bool clash = gender != Gender::none && last && other && other->entity == last->entity &&
                     !(same && same->entity == last->entity);
  if (clash && same && at - same_at <= kNear) {
    Speaker out = *same;
    out.local = {};
    return out;
  }
  return last;
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
