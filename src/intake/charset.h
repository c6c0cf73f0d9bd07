// Character sets: bytes of a page or text file to valid UTF-8. Free functions; no state.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace isnad {

struct Decoded {
  std::string text;     ///< valid UTF-8 without byte order mark and NULs
  std::string charset;  ///< what the bytes were read as
};

/// Tries, in order: byte order mark, UTF-8, `declared` (an HTTP header's charset), the charset that the markup
/// declares, UTF-16 by its zero bytes, detection, windows-1256. Error: bad_encoding for binary data and text in no
/// known set.
Result<Decoded> decode_text(std::string_view bytes, std::string_view declared = {});

/// The charset named in `<meta charset>`, `<meta http-equiv>` or `<?xml encoding?>` at the head; empty when none is.
std::string declared_charset(std::string_view bytes);

}  // namespace isnad
