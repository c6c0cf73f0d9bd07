// A reporting verb and where its content begins. Internal to the statement stage; a plain value.
#pragma once

#include "statement/connector.h"

namespace isnad {

/// A reporting verb with its connector.
struct Clause {
  Trigger trigger;
  Connector connector;
  const Mention* owner = nullptr;  ///< who says it, when an aside stands between them
};

}  // namespace isnad
