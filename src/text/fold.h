// Folding: the letters under which words are compared, with alignment to the source. Pure functions; no state.
//
// form: marks, tatweel and invisible controls dropped, digits to ASCII, presentation forms to letters, Persian kaf and
//       yeh to Arabic; otherwise as written.
// key:  also the alef family -> alef, alef maqsura -> yeh, teh marbuta -> heh, hamza seats -> their letter, and Latin
//       letters to lower case.
// Laws: fold(fold(x)) == fold(x); the alignment is monotone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

enum class FoldLevel : uint8_t { form, key };

struct Folded {
  std::string text;
  std::vector<uint32_t> origin;  ///< per byte of `text` (and one past it): the byte of the source it came from
};

Folded fold_aligned(std::string_view text, FoldLevel level);
std::string fold(std::string_view text, FoldLevel level);
void append_folded(std::string& out, std::string_view text, FoldLevel level);

}  // namespace isnad
