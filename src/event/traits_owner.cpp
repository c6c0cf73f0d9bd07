// Whose a day is: what the tree hangs it on, and the noun that the report dates elsewhere.
#include <algorithm>

#include "event/happening.h"
#include "event/traits.h"
#include "event/when.h"
#include "report/names.h"

namespace isnad {
namespace {

constexpr int kClimb = 8;

/// The first of the words that are joined: "killed, [arrested] and [seized]" are all with "killed".
uint32_t first_joined(const Scan& scan, uint32_t t) {
  uint32_t at = t;
  for (int up = 0; up < kClimb && scan.token(at).rel == Rel::conj && scan.token(at).head >= 0; ++up)
    at = static_cast<uint32_t>(scan.token(at).head);
  return at;
}

bool hangs_below(const Scan& scan, uint32_t low, uint32_t high) {
  int32_t at = static_cast<int32_t>(low);
  for (int up = 0; up < kClimb && at >= 0; ++up) {
    at = scan.token(static_cast<uint32_t>(at)).head;
    if (at == static_cast<int32_t>(high)) return true;
  }
  return false;
}

}  // namespace

/// The verb, or word of a happening, that the expression at `at` hangs on in the tree.
uint32_t TraitMaker::owner_of(uint32_t at) const {
  int32_t k = static_cast<int32_t>(at);
  for (int up = 0; up < kClimb; ++up) {
    k = scan_.token(static_cast<uint32_t>(k)).head;
    if (k < 0) break;
    const auto t = static_cast<uint32_t>(k);
    if (clauses_.is_verb(t) || triggers_.contains(t)) return t;
  }
  return scan_.size();
}

bool TraitMaker::is_attributed(const TimeRef& time) const {
  const bool inside = std::any_of(r_.statements.begin(), r_.statements.end(),
                                  [&](const Statement& s) { return s.text.contains(time.span); });
  if (inside) return false;
  const uint32_t at = scan_.token_at_byte(time.span.begin, 0, scan_.size());
  clauses_.enter(scan_.token(at).sentence);
  const auto verb = clauses_.verb_before(at);
  return verb && tells_.contains(scan_.token(*verb).span);
}

/// What the expression at `at` hangs on, seen from the event at `t`.
std::string_view TraitMaker::owned(uint32_t t, uint32_t at) const {
  const uint32_t owner = owner_of(at);
  if (owner >= scan_.size()) return "none";
  const bool told = triggers_.contains(owner);
  const bool saying = tells_.contains(scan_.token(owner).span);
  if (scan_.token(at).sentence == scan_.token(t).sentence) {
    if (owner == t) return "own";
    if (first_joined(scan_, owner) == first_joined(scan_, t)) return "joined";
    if (hangs_below(scan_, t, owner)) return saying ? "saying above" : (told ? "event above" : "verb above");
    if (hangs_below(scan_, owner, t)) return told ? "event below" : "verb below";
  }
  return saying ? "saying" : (told ? "event" : "verb");
}

void TraitMaker::owned_day(size_t index, const DayOption& o, Traits& out) const {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  const uint32_t at = scan_.token_at_byte(o.nearest->span.begin, 0, scan_.size());
  const std::string_view make = to_string(o.make);
  const std::string_view status = isnad::to_string(e.status);
  const bool here = scan_.token(at).sentence == scan_.token(t).sentence;
  const std::string_view whose = owned(t, at);
  if (is_attributed(*o.nearest)) {
    const std::string_view telling = tells_.contains(e.trigger) ? "verb" : (e.statement >= 0 ? "inside" : "no");
    out.add("attributed", telling, status);
    out.add("attributed", here ? "here" : "there", status);
    out.add("attributed", isnad::to_string(e.type), status);
    out.add("attributed", isnad::to_string(scan_.token(t).upos), telling);
  }
  out.add(here ? "owner" : "owner_there", whose, make);
  out.add(here ? "owner" : "owner_there", whose, isnad::to_string(e.type));
  out.add(here ? "owner_status" : "owner_status_there", whose, status);
  if (here) out.add("owner_upos", whose, isnad::to_string(scan_.token(t).upos));
  const std::string_view clause = to_string(clause_of_day(clauses_, at, t));
  out.add(here ? "describes" : "describes_there", clause, make);
  out.add(here ? "describes" : "describes_there", clause, isnad::to_string(e.days_basis));
}

/// Does the report tell the day of the event's noun elsewhere, and is it this one?
void TraitMaker::noun_day(size_t index, const DayOption& o, Traits& out) const {
  const Event& e = r_.events[index];
  const TimeRef* told = time_of_noun(data_, scan_, dated_, noun_token(data_, scan_, e.trigger_token));
  if (told == nullptr) return;
  const bool same = told->days == o.days;
  out.add("noun_told", same ? "then" : "other");
  out.add("noun_told", same ? "then" : "other", isnad::to_string(e.type));
  if (same) out.add("noun_told", to_string(o.make), isnad::to_string(e.days_basis));
}

bool TraitMaker::is_scene(size_t index, const Mention& m) const {
  const uint32_t t = r_.events[index].trigger_token;
  clauses_.enter(scan_.token(t).sentence);
  const Mention* scene = clauses_.scene_of(t);
  return scene != nullptr && scene->entity >= 0 && scene->entity == m.entity;
}

void TraitMaker::owned_place(size_t index, const Mention& m, Traits& out) const {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  const std::string_view type = isnad::to_string(e.type);
  const bool here = scan_.token(m.first_token).sentence == scan_.token(t).sentence;
  clauses_.enter(scan_.token(t).sentence);
  if (const Mention* scene = here ? clauses_.scene_of(t) : nullptr; scene != nullptr)
    out.add("scene", scene->entity >= 0 && scene->entity == m.entity ? "its" : "other", type);
  const Mention* told = place_of_noun(data_, scan_, dated_, noun_token(data_, scan_, t));
  if (told != nullptr) {
    const bool same = told->entity >= 0 && told->entity == m.entity;
    out.add("noun_told", same ? "there" : "other", type);
    if (same) out.add("noun_told", to_string(m.kind), here ? "here" : "elsewhere");
  }
}

}  // namespace isnad
