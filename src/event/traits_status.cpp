#include "event/status.h"
#include "event/traits.h"
#include "report/names.h"

namespace isnad {
namespace {

std::string_view side_of(const DayRange& days, const std::optional<Day>& today) {
  if (!days.from && !days.to) return "none";
  if (!today) return "unknown";
  if (days.from && *days.from > *today) return "ahead";
  if (days.to && *days.to < *today) return "gone";
  if (days.from && days.to && *days.from == *today && *days.to == *today) return "today";
  return "around";
}

}  // namespace

/// What holds of the verb that the event's word hangs on, and of the verb that opens the sentence.
void TraitMaker::status_of_governor(const Event& e, Traits& out) const {
  const uint32_t t = e.trigger_token;
  const std::string_view upos = to_string(scan_.token(t).upos);
  if (const auto governor = clauses_.verb_before(t)) {
    const KnownStatus outer = status_of(data_, clauses_, *governor, *governor + 1, true, nullptr);
    out.add("outer", to_string(outer.status), upos);
    out.add("outer_basis", to_string(outer.status), to_string(outer.basis));
    out.add("outer_word", lemma(*governor), to_string(outer.status));
  } else {
    out.add("outer", "none", upos);
  }
  for (uint32_t k = clauses_.first(); k < clauses_.last(); ++k) {
    if (!clauses_.is_verb(k)) continue;
    out.add("opens", to_string(scan_.token(k).feats.aspect), upos);
    break;
  }
  const int32_t head = scan_.token(t).head;
  if (head < 0 || scan_.token(t).rel != Rel::conj) return;
  const auto h = static_cast<uint32_t>(head);
  const bool verb = scan_.token(h).upos == Upos::VERB;
  const KnownStatus joined = status_of(data_, clauses_, h, h + 1, verb, nullptr);
  out.add("joined", to_string(joined.status), verb ? "verb" : "noun");
  out.add("joined_basis", to_string(joined.status), to_string(joined.basis));
}

void TraitMaker::status_of_days(const Event& e, Traits& out) const {
  const Token& token = scan_.token(e.trigger_token);
  const std::string_view aspect = to_string(token.feats.aspect);
  const auto& today = r_.report.published;
  out.add("own_days", side_of(e.days, today), aspect);
  out.add("own_days", side_of(e.days, today), to_string(e.status));
  const Span sentence = r_.sentences[token.sentence].span;
  for (const TimeRef& time : r_.times) {
    if (!sentence.contains(time.span)) continue;
    out.add(time.since ? "since" : "sentence_days", side_of(time.days, today), aspect);
  }
}

/// The events before and behind it in its sentence.
void TraitMaker::status_beside(size_t index, Traits& out) const {
  const Event& e = r_.events[index];
  const Event* last = nullptr;
  const Event* next = nullptr;
  for (const Event* other : near(index)) {
    if (scan_.token(other->trigger_token).sentence != scan_.token(e.trigger_token).sentence) continue;
    if (other->trigger_token < e.trigger_token) {
      if (last == nullptr || other->trigger_token > last->trigger_token) last = other;
    } else if (other->trigger_token > e.trigger_token) {
      if (next == nullptr || other->trigger_token < next->trigger_token) next = other;
    }
  }
  const auto tell = [&](std::string_view name, std::string_view how, const Event* o) {
    if (o == nullptr) {
      out.add(name, "none");
      return;
    }
    out.add(name, to_string(o->status), to_string(e.status));
    out.add(how, to_string(o->status), to_string(o->type));
  };
  tell("last_status", "last_how", last);
  tell("next_status", "next_how", next);
  if (last == nullptr) return;
  bool joined = false;
  for (uint32_t k = last->trigger_token + 1; k <= e.trigger_token; ++k) {
    if (clauses_.is_verb(k) && k != e.trigger_token) return;
    joined = joined || scan_.is_conjunction(k);
  }
  const bool alike = scan_.token(last->trigger_token).upos == scan_.token(e.trigger_token).upos;
  out.add(joined ? "and" : "by", to_string(last->status), alike ? "alike" : "other");
}

void TraitMaker::status(size_t index, Traits& out) {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  clauses_.enter(scan_.token(t).sentence);
  const std::string_view status = to_string(e.status);
  out.add("basis", to_string(e.status_basis), status);
  out.add("basis_type", to_string(e.status_basis), to_string(e.type));
  out.add("type_aspect", to_string(e.type), to_string(scan_.token(t).feats.aspect));
  out.add("mode_status", e.mode, status);
  out.add("lemma_status", lemma(t), status);
  status_of_governor(e, out);
  status_of_days(e, out);
  status_beside(index, out);
}

}  // namespace isnad
