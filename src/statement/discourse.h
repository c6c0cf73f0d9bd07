// Who spoke last, so that "and he added" and a bare quotation find their speaker. Plain state of one report's reading.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "report/reading.h"

namespace isnad {

/// What a verb's form asks of its subject.
enum class Agreement : uint8_t { masculine, feminine, plural };

struct Discourse {
  std::optional<Speaker> last;
  std::vector<ChainLink> chain;  ///< of the last statement
  uint32_t sentence = 0;         ///< where it stood
  bool told_to_outlet = false;   ///< the chain comes from words given to an outlet, which hold for the whole report

  /// The last speaker of each form of verb, and where.
  struct Slot {
    std::optional<Speaker> speaker;
    uint32_t at = 0;
  };
  std::array<Slot, 3> slots;

  /// What sources without a name have told to an outlet; it carries their later words too.
  struct Told {
    int32_t entity = -1;
    std::vector<ChainLink> chain;
  };
  std::vector<Told> told;

  std::optional<Speaker> issuer;  ///< the last body that spoke: "the statement" is its
  uint32_t issued_at = 0;

  /// Who issued the recording that was told of last, and where it was.
  std::optional<ChainLink> footage;
  int32_t footage_by = -1;
  uint32_t footage_at = 0;

  std::vector<ChainLink> told_by(int32_t entity) const;
  void note(Agreement form, const Speaker& speaker, uint32_t at);
  /// The last speaker whom a verb of that form can carry on; verbs agree with whom they name.
  std::optional<Speaker> agreeing(std::optional<Agreement> form, uint32_t at) const;
};

/// The form a finite verb without a subject of its own has; nothing when it does not say.
std::optional<Agreement> agreement_of(const Feats& feats);

/// A speaker made of a mention: the fullest name in the report, and the words here.
Speaker speaker_of(const Reading& reading, const Mention& mention);

/// A speaker that no mention covers: a new local entity named by the span.
Speaker described_speaker(Reading& reading, Span span);

}  // namespace isnad
