#include "story/claims.h"

#include <algorithm>
#include <set>

#include "report/names.h"
#include "story/identity.h"
#include "story/origins.h"

namespace isnad {
namespace {

std::vector<Testimony> with(const std::vector<Testimony>& all, bool against) {
  std::vector<Testimony> out;
  for (const Testimony& t : all) {
    if ((t.stance == Stance::contradicts) == against) out.push_back(t);
  }
  return out;
}

}  // namespace

std::string_view to_string(Stance v) {
  switch (v) {
    case Stance::asserts:
      return "asserts";
    case Stance::more_precise:
      return "more precise";
    case Stance::contradicts:
      return "contradicts";
  }
  return "";
}

std::string_view to_string(Verdict v) {
  switch (v) {
    case Verdict::agreed:
      return "agreed";
    case Verdict::only_one:
      return "only one";
    case Verdict::contradicted:
      return "contradicted";
    case Verdict::differing_precision:
      return "differing precision";
  }
  return "";
}

std::string_view to_string(ClaimKind v) {
  switch (v) {
    case ClaimKind::event:
      return "event";
    case ClaimKind::saying:
      return "saying";
    case ClaimKind::telling:
      return "telling";
  }
  return "";
}

std::string_view to_string(ClaimSlot v) {
  switch (v) {
    case ClaimSlot::status:
      return "status";
    case ClaimSlot::day:
      return "day";
    case ClaimSlot::place:
      return "place";
    case ClaimSlot::participants:
      return "participants";
    case ClaimSlot::quantity:
      return "quantity";
    case ClaimSlot::words:
      return "words";
  }
  return "";
}

Verdict verdict_of(const std::vector<Testimony>& testimonies) {
  std::set<uint32_t> reports;
  bool against = false;
  bool finer = false;
  for (const Testimony& t : testimonies) {
    reports.insert(t.report);
    against = against || t.stance == Stance::contradicts;
    finer = finer || t.stance == Stance::more_precise;
  }
  if (reports.size() < 2) return Verdict::only_one;
  if (against) return Verdict::contradicted;
  return finer ? Verdict::differing_precision : Verdict::agreed;
}

Claim saying_claim(const std::vector<Reading>& readings, const Saying& saying) {
  Claim c;
  c.kind = ClaimKind::telling;
  c.slot = ClaimSlot::words;
  // A denial and the assertion of the same words contradict each other.
  bool denied_first = false;
  for (const Passage& p : saying.passages) {
    const Reading& r = readings[p.report];
    bool denied = false;
    if (p.statement >= 0) {
      const Statement& s = r.statements[static_cast<size_t>(p.statement)];
      denied = s.force == Force::denied;
      if (c.kind == ClaimKind::telling) {
        c.kind = ClaimKind::saying;
        c.subject = one_line(r.slice(s.speaker.span));
        denied_first = denied;
      }
    }
    const bool against = p.statement >= 0 && denied != denied_first;
    auto same = std::find_if(c.testimonies.begin(), c.testimonies.end(), [&](const Testimony& t) {
      return t.report == p.report && (t.stance == Stance::contradicts) == against;
    });
    if (same == c.testimonies.end()) {
      c.testimonies.push_back(
          {p.report, against ? Stance::contradicts : Stance::asserts, "", {}, chain_of(r, p.statement)});
      same = c.testimonies.end() - 1;
    }
    same->words.push_back(p.span);
  }
  // Shown in the words of the speaker's first statement, where there is one.
  const auto shown =
      std::find_if(saying.passages.begin(), saying.passages.end(), [](const Passage& p) { return p.statement >= 0; });
  const Passage& head = shown == saying.passages.end() ? saying.passages.front() : *shown;
  c.value = one_line(readings[head.report].slice(head.span));
  return c;
}

void weigh(const std::vector<Reading>& readings, const Texts& texts, const std::vector<uint32_t>& reports,
           Claim& claim) {
  claim.verdict = verdict_of(claim.testimonies);
  std::set<uint32_t> speaking;
  for (const Testimony& t : claim.testimonies) speaking.insert(t.report);
  for (const uint32_t report : reports) {
    if (!speaking.contains(report)) claim.silent.push_back(report);
  }
  claim.origins = count_origins(readings, texts, with(claim.testimonies, false));
  claim.origins_against = count_origins(readings, texts, with(claim.testimonies, true));
}

}  // namespace isnad
