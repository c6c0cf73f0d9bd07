// The slots around one trigger, as the parts of Filler hand them to each other. Internal to the event stage.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "event/fill.h"
#include "text/article.h"

namespace isnad {

/// Who praises or condemns a deed means the one whose it is; other acts are not aimed at its doer.
constexpr bool judges_deeds(EventType type) {
  return type == EventType::accuse || type == EventType::support || type == EventType::reject ||
         type == EventType::concede;
}

struct Filler::Around {
  std::vector<const Mention*> subject;
  std::vector<const Mention*> object;
  std::vector<const Mention*> genitive;
  std::optional<uint32_t> subject_noun;  ///< a plain noun that the verb's relative clause hangs on
  std::optional<uint32_t> object_noun;
  std::optional<uint32_t> genitive_noun;
  std::vector<Argument> args;  ///< all arguments, bare ones included
  std::vector<const Mention*> nations;
  std::vector<const Mention*> doers;  ///< of a noun that others are told to have suffered ("killed in an attack by")
  const LightVerb* light = nullptr;
  uint32_t tail = 0;  ///< one past the trigger and its pronoun
  bool passive = false;
  bool object_beside = false;   ///< the object of a noun stands right after its genitive ("X's killing Y")
  bool object_thing = false;    ///< the object is what hangs on a thing
  bool genitive_thing = false;  ///< the genitive is what hangs on a thing
};

}  // namespace isnad
