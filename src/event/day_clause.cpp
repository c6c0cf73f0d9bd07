#include <algorithm>

#include "event/when.h"
#include "text/arabic.h"
#include "text/article.h"

namespace isnad {
namespace {

/// Is the content a quotation or a clause of its own, not a noun that the verb governs ("warned of an attack")?
bool is_clause(const Reading& r, const Statement& s) {
  if (s.kind == StatementKind::direct) return true;
  const auto first = std::lower_bound(r.tokens.begin(), r.tokens.end(), s.text.begin,
                                      [](const Token& t, uint32_t at) { return t.span.begin < at; });
  if (first == r.tokens.end()) return true;
  const auto at = static_cast<size_t>(first - r.tokens.begin());
  const auto is = [&](size_t t, Upos upos) { return t < r.tokens.size() && r.tokens[t].upos == upos; };
  if (is(at, Upos::SCONJ) || is(at, Upos::VERB) || is(at + 1, Upos::VERB)) return true;
  if (at == 0) return true;
  if (is(at - 1, Upos::PRON)) return at > 1 && is(at - 2, Upos::SCONJ);  // "that he"
  return is(at - 1, Upos::SCONJ) || is(at - 1, Upos::VERB) || is(at - 1, Upos::PUNCT);
}

/// "Warned Ankara of an attack, last Friday", "... during his visit last month": behind all of the content, a comma or
/// "during" before it.
bool is_of_speech(const EventData& data, const Scan& scan, const Statement& s, const TimeRef& time) {
  constexpr uint32_t kMark = 4;    // bytes
  constexpr uint32_t kReach = 24;  // tokens
  if (time.span.end + kMark < s.text.end) return false;
  const uint32_t at = scan.token_at_byte(time.span.begin, 0, scan.size());
  if (at > 0 && scan.is_comma(at - 1)) return true;
  for (uint32_t t = at; t > 0 && at - t < kReach && scan.token(t - 1).span.begin >= s.text.begin; --t) {
    if (data.is_cue(scan, t - 1, EventCue::during)) return true;
  }
  return false;
}

/// "Freed activists [whom it had arrested in June]", "[was to be in June] but": the day of an earlier past, which the
/// event's word stands outside of.
bool of_earlier_past(const EventData& data, const Scan& scan, uint32_t at, uint32_t trigger) {
  constexpr uint32_t kReach = 24;  // tokens
  const uint32_t first = scan.reading().sentences[scan.token(at).sentence].first_token;
  bool that = false;
  for (uint32_t w = at; w > first && at - w < kReach; --w) {
    const uint32_t was = w - 1;
    if (was == trigger || scan.is_comma(was)) return false;
    that = that || data.is_cue(scan, was, EventCue::that);
    if (!data.is_cue(scan, was, EventCue::was)) continue;
    if (trigger < was) return scan.token(trigger).sentence == scan.token(at).sentence;
    if (!that || trigger < at) return false;
    const auto but = [&](uint32_t k) {
      return scan.token(k).upos == Upos::CCONJ && scan.key(k).size() > utf8::kWaw.size();
    };
    for (uint32_t k = at; k < trigger; ++k) {
      if (but(k)) return true;
    }
    return false;
  }
  return false;
}

}  // namespace

bool describes_another(const EventData& data, const Scan& scan, const TimeRef& time, uint32_t trigger) {
  constexpr uint32_t kOwn = 4;  // tokens between a noun and its participle
  const uint32_t at = scan.token_at_byte(time.span.begin, 0, scan.size());
  if (at < 2 || at >= scan.size()) return false;
  if (of_earlier_past(data, scan, at, trigger)) return true;
  if (scan.token(at - 1).upos != Upos::ADP) return false;
  const uint32_t on = at - 2;
  const std::string_view bare = without_article(scan.key(on));
  if (scan.token(on).sentence != scan.token(at).sentence || bare.size() == scan.key(on).size()) return false;
  if (scan.mention_at(on) != nullptr || on == trigger) return false;
  const auto hits = data.forms.find(bare);
  const bool participle =
      std::any_of(hits.begin(), hits.end(), [](const FormHit& h) { return h.feats.verb_form == VerbForm::part; });
  return participle && (trigger > on || on - trigger > kOwn);
}

bool is_said_beside(const EventData& data, const Scan& scan, const TimeRef& time, Span trigger) {
  const Reading& r = scan.reading();
  return std::any_of(r.statements.begin(), r.statements.end(), [&](const Statement& s) {
    return s.text.contains(time.span) && !s.text.meets(trigger) && s.text.begin > trigger.end &&
           s.text.begin < time.span.begin && (is_clause(r, s) || !is_of_speech(data, scan, s, time));
  });
}

DayClause clause_of_day(const Clauses& clauses, uint32_t at, uint32_t trigger) {
  constexpr int kClimb = 8;
  const Scan& scan = clauses.scan();
  const auto head_of = [&](int32_t word) { return word < 0 ? -1 : scan.token(static_cast<uint32_t>(word)).head; };
  const auto above = [&](uint32_t low, int32_t high) {
    auto word = static_cast<int32_t>(low);
    for (int up = 0; up < kClimb && word >= 0 && word != high; ++up) word = head_of(word);
    return word == high;
  };
  auto word = static_cast<int32_t>(at);
  for (int up = 0; up < kClimb && word >= 0; ++up, word = head_of(word)) {
    const auto k = static_cast<uint32_t>(word);
    if (k == trigger) return DayClause::own;
    if (scan.token(k).rel != Rel::acl || !clauses.is_verb(k)) continue;
    const bool own = head_of(word) == static_cast<int32_t>(trigger) || above(trigger, word);
    return own ? DayClause::own : DayClause::other;
  }
  return DayClause::none;
}

std::string_view to_string(DayClause clause) {
  switch (clause) {
    case DayClause::none:
      return "none";
    case DayClause::own:
      return "own";
    case DayClause::other:
      return "other";
  }
  return "";
}

}  // namespace isnad
