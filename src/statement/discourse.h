// Who spoke last, so that "and he added" and a bare quotation find their speaker. Plain state of one report's reading.
#pragma once

#include <optional>
#include <vector>

#include "report/reading.h"

namespace isnad {

struct Discourse {
  std::optional<Speaker> last;
  std::vector<ChainLink> chain;      ///< of the last statement
  uint32_t sentence = 0;             ///< where it stood
  std::optional<Speaker> masculine;  ///< last named speaker of a masculine verb
  std::optional<Speaker> feminine;
  uint32_t masculine_at = 0;
  uint32_t feminine_at = 0;
  bool told_to_outlet = false;  ///< the chain comes from words given to an outlet, which hold for the whole report

  void note_gender(Gender gender, const Speaker& speaker, uint32_t at);
  /// The last speaker whom a verb of that gender can carry on; verbs agree with whom they name.
  std::optional<Speaker> agreeing(Gender gender, uint32_t at) const;
};

/// A speaker made of a mention: the fullest name in the report, and the words here.
Speaker speaker_of(const Reading& reading, const Mention& mention);

/// A speaker that no mention covers: a new local entity named by the span.
Speaker described_speaker(Reading& reading, Span span);

}  // namespace isnad
