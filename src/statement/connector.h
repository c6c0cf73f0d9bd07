// Where the content that hangs on a reporting verb begins, and by what it is joined. Pure functions.
#pragma once

#include <optional>

#include "statement/quoted.h"
#include "statement/subject.h"

namespace isnad {

enum class Attach : uint8_t { that, quote, colon, prep, object, bare };

/// What joins a reporting verb to its content.
struct Connector {
  Attach kind = Attach::that;
  uint32_t token = 0;                  ///< where the connector begins
  uint32_t content = 0;                ///< first token of the content
  const ReportingVerb* act = nullptr;  ///< whose verbal noun opens it: "quoted X (on) his denial of"
  uint32_t act_token = 0;              ///< that noun
};

/// The nearest connector after the verb that its row allows, before `limit`.
std::optional<Connector> find_connector(const StatementData& data, const Scan& scan, const Trigger& trigger,
                                        uint32_t limit);

}  // namespace isnad
