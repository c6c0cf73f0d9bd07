// Which roles words have beside events: asked of letters, or of a token once its reading is marked (cue_roles).
// And which status words begin with which letters.
#include "base/utf8.h"
#include "event/frames.h"

namespace isnad {

void index_status_words(EventData& out) {
  for (size_t w = 0; w < out.status_words.size(); ++w) {
    const std::string_view letters = out.status_words[w].letters;
    for (size_t end = 0; end < letters.size();) {
      end += decode_at(letters, end).size;
      out.status_words_from[letters.substr(0, end)].push_back(static_cast<uint16_t>(w));
    }
  }
}

bool EventData::is_cue(std::string_view letters, EventCue role) const {
  if (letters.size() > longest_cue) return false;
  const uint32_t* const roles = cues.find(letters);
  return roles != nullptr && (*roles >> static_cast<uint32_t>(role) & 1U) != 0;
}

bool EventData::is_cue(const Scan& scan, uint32_t t, EventCue role) const {
  if (!scan.has_words()) return is_cue(scan.key(t), role);
  return (scan.words_at(t) >> static_cast<uint32_t>(role) & 1U) != 0;
}

std::vector<uint64_t> EventData::cue_roles(const Scan& scan) const {
  std::vector<uint64_t> out(scan.size(), 0);
  for (uint32_t t = 0; t < scan.size(); ++t) {
    const uint32_t* const roles = cues.find(scan.key(t));
    if (roles != nullptr) out[t] = *roles;
  }
  return out;
}

}  // namespace isnad
