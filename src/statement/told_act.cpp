#include "statement/told_act.h"

#include <algorithm>
#include <string>

#include "text/arabic.h"

namespace isnad {

std::optional<Trigger> told_act(const StatementData& data, const Scan& scan, uint32_t t) {
  constexpr std::string_view kTeh = "\u062A";  // how the feminine ending is written before a pronoun
  if (t + 1 >= scan.size() || !scan.is_suffix_pronoun(t + 1) || scan.mention_at(t) != nullptr) return std::nullopt;
  if (t > 0 && scan.same_word(t - 1, t) && !scan.is_conjunction(t - 1)) return std::nullopt;
  std::string key(scan.key(t));
  auto row = data.told_acts.find(key);
  if (row == data.told_acts.end() && key.ends_with(kTeh)) {
    key.replace(key.size() - kTeh.size(), kTeh.size(), utf8::kHeh);
    row = data.told_acts.find(key);
  }
  if (row == data.told_acts.end()) return std::nullopt;
  Trigger out{t, t + 2, &data.verbs[row->second], {}, true, false};
  return out;
}

std::optional<Trigger> owned_act(const StatementData& data, const Scan& scan, uint32_t t) {
  const bool noun = t + 1 < scan.size() && scan.token(t).upos == Upos::NOUN && scan.mention_at(t) == nullptr;
  const Mention* m = noun && scan.token(t + 1).upos != Upos::ADP ? scan.mention_from(t + 1) : nullptr;
  const bool speaks = m != nullptr && (m->kind == EntityKind::person || m->kind == EntityKind::office);
  const auto row = speaks ? data.told_acts.find(std::string(scan.key(t))) : data.told_acts.end();
  if (row == data.told_acts.end()) return std::nullopt;
  return Trigger{t, m->last_token, &data.verbs[row->second], {}, true, false};
}

bool joins_act(const Scan& scan, uint32_t t, const std::vector<Trigger>& before) {
  const bool carries =
      std::any_of(before.begin(), before.end(), [](const Trigger& trigger) { return !trigger.verb->relay.empty(); });
  return carries && t > 0 && scan.is_conjunction(t - 1) && t > before.back().end + 1;
}

}  // namespace isnad
