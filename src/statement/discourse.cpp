#include "statement/discourse.h"

namespace isnad {

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
