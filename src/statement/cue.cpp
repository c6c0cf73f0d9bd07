#include "statement/cue.h"

#include "text/arabic.h"

namespace isnad {
namespace {

constexpr std::string_view kTeh = "\u062A";

/// The letters of a noun before its pronoun: the ending that analysis writes as of a noun alone is open there.
inline std::string_view letters_of(const Scan& scan, uint32_t t, std::string& open) {
  const std::string_view key = scan.key(t);
  if (key.empty() || key.back() != utf8::kHeh.back()) return key;  // most words end here
  const bool noun = key.size() > utf8::kHeh.size() && key.ends_with(utf8::kHeh) && t + 1 < scan.size() &&
                    scan.same_word(t, t + 1) && scan.token(t + 1).upos == Upos::PRON;
  if (!noun) return key;
  open.assign(key.substr(0, key.size() - utf8::kHeh.size())).append(kTeh);
  return open;
}

/// One past the last token when the tokens from `t` spell the letters exactly; 0 otherwise.
uint32_t spelled(const Scan& scan, uint32_t t, uint32_t limit, std::string_view letters) {
  std::string open;
  while (t < limit && !letters.empty()) {
    const std::string_view key = letters_of(scan, t, open);
    if (key.empty() || !letters.starts_with(key)) return 0;
    letters.remove_prefix(key.size());
    ++t;
  }
  return letters.empty() ? t : 0;
}

template <typename F>
std::optional<CueMatch> first_match(const StatementData& data, const Scan& scan, uint32_t t, uint32_t limit, F keep) {
  if (t >= limit || t >= scan.size()) return std::nullopt;
  std::string open;
  const std::string_view key = letters_of(scan, t, open);
  if (key.size() < 2) return std::nullopt;
  const CuesFrom* const begun = data.cues_from.find(key);
  if (begun == nullptr) return std::nullopt;
  for (const uint16_t index : begun->cues) {
    const Cue& cue = data.cues[index];
    if (!keep(cue)) continue;
    const uint32_t end = spelled(scan, t, limit, cue.letters);
    if (end == 0) continue;
    // Letters that run over more words than the cue has are others, "that he did not" is no "that both", but for
    // endings that lost marks have cut off.
    const bool letter = scan.key(end - 1).size() <= 2;
    if (scan.token(end - 1).word - scan.token(t).word >= cue.words && !letter) continue;
    // A cue that ends inside a word would be part of another word, unless pronouns follow.
    const bool inside = end < scan.size() && scan.same_word(end - 1, end) && scan.token(end).upos != Upos::PRON &&
                        cue.role != CueRole::source && cue.role != CueRole::topic &&
                        !(cue.role == CueRole::skip && scan.token(end - 1).upos == Upos::ADP);
    // "in.bi.si" are names of letters.
    const bool pointed = end + 1 < scan.size() && scan.mark(end) == '.' && !scan.word(end).space_after &&
                         !scan.word(end - 1).space_after && !scan.is_punct(end + 1);
    const bool letters = cue.role == CueRole::that && end < scan.size() && scan.mark(end) == '.';
    if (!inside && !pointed && !letters) return CueMatch{&cue, end};
  }
  return std::nullopt;
}

}  // namespace

std::vector<uint64_t> cue_roles(const StatementData& data, const Scan& scan) {
  std::vector<uint64_t> out(scan.size(), 0);
  std::string open;
  for (uint32_t t = 0; t < scan.size(); ++t) {
    const CuesFrom* const begun = data.cues_from.find(letters_of(scan, t, open));
    if (begun != nullptr) out[t] = begun->roles;
  }
  return out;
}

std::optional<CueMatch> cue_at(const StatementData& data, const Scan& scan, uint32_t t, uint32_t limit) {
  return first_match(data, scan, t, limit, [](const Cue&) { return true; });
}

std::optional<CueMatch> cue_at(const StatementData& data, const Scan& scan, uint32_t t, uint32_t limit, CueRole role) {
  if (t < scan.size() && scan.has_words() && (scan.words_at(t) & role_bit(role)) == 0) return std::nullopt;
  return first_match(data, scan, t, limit, [role](const Cue& cue) { return cue.role == role; });
}

}  // namespace isnad
