#include "statement/chain.h"

#include <algorithm>

#include "report/names.h"
#include "statement/quoted.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace isnad {
namespace {

constexpr std::string_view kTo = utf8::kLam;  // a proclitic
constexpr std::string_view kBy = utf8::kBeh;  // the proclitic of "in the name of"

const Entity* entity_of(const Reading& r, const Mention& m) {
  return m.entity < 0 ? nullptr : &r.entities[static_cast<size_t>(m.entity)];
}

LinkKind kind_of(const Mention& m, const Entity* e) {
  if (m.kind == EntityKind::person) return m.described ? LinkKind::unnamed : LinkKind::spokesperson;
  if (m.described && m.kind != EntityKind::outlet) return LinkKind::unnamed;
  if (m.kind != EntityKind::outlet) return LinkKind::written_statement;
  const std::string_view type = e == nullptr ? std::string_view{} : std::string_view(e->type);
  if (type == "channel" || type == "radio") return LinkKind::broadcaster;
  if (type == "newspaper" || type == "magazine") return LinkKind::newspaper;
  if (type == "site") return LinkKind::site;
  return LinkKind::agency;
}

}  // namespace

bool is_own_outlet(const Reading& r, const Mention& m) {
  const Entity* e = entity_of(r, m);
  if (e != nullptr && !r.report.outlet_id.empty() && e->id == r.report.outlet_id) return true;
  return is_own_name(r, m.name);
}

bool is_own_name(const Reading& r, Span words) {
  if (r.report.outlet.empty()) return false;
  const std::string own = fold(r.report.outlet, FoldLevel::key);
  const std::string name = fold(r.slice(words), FoldLevel::key);
  return name.size() > 4 && (own.find(name) != std::string::npos || name.find(own) != std::string::npos);
}

ChainLink link_of(const Reading& r, const Mention& m) {
  ChainLink link;
  const Entity* e = entity_of(r, m);
  link.kind = kind_of(m, e);
  link.span = m.name;
  link.name = std::string(r.slice(e != nullptr && !e->name.empty() ? e->name : m.name));
  if (e != nullptr && !e->id.starts_with("local/")) link.id = e->id;
  return link;
}

bool carried_by(const StatementData& data, const Scan& scan, uint32_t t) {
  for (uint32_t verb = t - 1; verb > 0 && t - verb <= 3; --verb) {  // "quoted of him"
    // With its pronoun the tagger may take the verb for a noun.
    const bool owned = verb + 1 < t && scan.is_suffix_pronoun(verb + 1);
    if (scan.token(verb).upos != Upos::VERB && !owned) continue;
    for (const auto& hit : data.forms.find(scan.key(verb))) {
      const bool carries = !data.verbs[hit.row].relay.empty() || data.verbs[hit.row].outlet;
      if (carries && hit.upos == Upos::VERB) return verb + 1 < t;
    }
    if (scan.token(verb).upos == Upos::VERB) return false;
  }
  return false;
}

namespace {

/// An outlet carries what stands beside it when a preposition or a verb leads to it ("to Reuters", "broadcast by X"),
/// not when a title does ("the head of X").
bool carries(const StatementData& data, const Scan& scan, const Mention& m, uint32_t first) {
  const uint32_t t = m.first_token;
  if (scan.key(t) == kBy && scan.same_word(t, t + 1)) return false;  // "acting", no agency
  if (t <= first) return true;
  uint32_t before = t - 1;
  while (before > first && scan.is_punct(before)) --before;  // an opening quotation mark
  const Upos upos = scan.token(before).upos;
  // "The researcher at X": where he works.
  const bool at = upos == Upos::ADP && before > first && cue_at(data, scan, before, t, CueRole::within).has_value();
  const Mention* staff = at ? scan.mention_at(before - 1) : nullptr;
  const bool titled = staff != nullptr && (staff->kind == EntityKind::office || staff->described) &&
                      staff->last_token == before && !cue_at(data, scan, before - 1, before, CueRole::channel);
  const bool worker = at && staff == nullptr && scan.token(before - 1).upos == Upos::NOUN &&
                      scan.key(before - 1).starts_with(kAl) &&
                      !cue_at(data, scan, before - 1, before, CueRole::channel) &&
                      !cue_at(data, scan, before - 1, before, CueRole::testimony);
  if (titled || worker) return false;
  if (upos == Upos::NOUN || upos == Upos::ADJ) {
    const bool led = before > first && scan.token(before - 1).upos == Upos::ADP && scan.key(before - 1) != kBy;
    return led || cue_at(data, scan, before, t, CueRole::channel).has_value();
  }
  return true;
}

}  // namespace

namespace {

bool is_member(const Reading& r, int32_t entity, int32_t of) {
  if (of < 0) return false;
  const auto& members = r.entities[static_cast<size_t>(of)].members;
  return std::find(members.begin(), members.end(), static_cast<uint32_t>(entity)) != members.end();
}

/// "The site Twitter": a place for posts, that carries nobody's words.
bool is_network(const StatementData& data, const Scan& scan, const Mention& m) {
  for (uint32_t t = m.first_token; t < m.last_token; ++t) {
    const auto post = cue_at(data, scan, t, m.last_token, CueRole::channel);
    if (post && post->cue->channel == "social") return true;
  }
  return false;
}

/// "The national agency (NA)": the speaker's short form in brackets.
bool is_short_form(const Scan& scan, const Mention& m, int32_t speaker) {
  if (m.first_token < 2 || m.last_token >= scan.size() || speaker < 0) return false;
  const Mention* before = scan.mention_at(m.first_token - 2);
  return scan.mark(m.first_token - 1) == '(' && scan.mark(m.last_token) == ')' && before != nullptr &&
         before->entity == speaker;
}

}  // namespace

/// "Told «X» that", "in a statement to «X»": a name of a few words in quotation marks behind "to" that no list holds.
std::optional<ChainLink> told_name(const StatementData& data, const Scan& scan, uint32_t t, TokenRange range) {
  constexpr uint32_t kLongest = 3;  // words
  const uint32_t open = t + 1;
  if (t == range.first || open + 2 >= range.last || scan.key(t) != kTo || scan.same_word(t - 1, t)) return std::nullopt;
  const Quotation* q = scan.quotation_from(open);
  if (q == nullptr || !q->closed || word_count(scan, open, *q) > kLongest) return std::nullopt;
  const uint32_t end = after_quotation(scan, open, *q, range.last);
  for (uint32_t k = open; k < end; ++k) {
    const Upos upos = scan.token(k).upos;
    if (scan.mention_at(k) != nullptr || upos == Upos::VERB || upos == Upos::ADP) return std::nullopt;
  }
  // Right before the content, a mark, or the place of the saying.
  const bool closes = end >= range.last || scan.is_punct(end) || cue_at(data, scan, end, range.last, CueRole::within);
  ChainLink link;
  link.kind = LinkKind::newspaper;
  link.span = q->inner;
  link.name = std::string(scan.reading().slice(link.span));
  return closes && !is_own_name(scan.reading(), link.span) ? std::optional(link) : std::nullopt;
}

/// "Told the paper that": the last outlet of that kind that was named before.
const Mention* told_outlet(const StatementData& data, const Scan& scan, uint32_t t, uint32_t limit) {
  constexpr uint32_t kFarthest = 3000;  // tokens
  const bool to = scan.key(t) == kTo && t + 1 < limit && scan.same_word(t, t + 1);
  const auto noun = to ? cue_at(data, scan, t + 1, limit, CueRole::outlet_noun) : std::nullopt;
  if (!noun) return nullptr;
  const Reading& r = scan.reading();
  for (uint32_t k = t; k > 0 && t - k < kFarthest; --k) {
    const Mention* m = scan.mention_from(k - 1);
    if (m == nullptr || m->kind != EntityKind::outlet) continue;
    if (to_string(kind_of(*m, entity_of(r, *m))) == noun->cue->channel) return m;
  }
  return nullptr;
}

/// "To the site «X»", "as the channel X carried": an outlet that no list holds, behind the noun for its kind.
std::optional<ChainLink> unlisted_outlet(const StatementData& data, const Scan& scan, uint32_t t, TokenRange range) {
  constexpr uint32_t kLongest = 4;  // words
  const auto noun = cue_at(data, scan, t, range.last, CueRole::outlet_kind);
  if (!noun || noun->end >= range.last || t == range.first || scan.mention_at(t) != nullptr) return std::nullopt;
  const bool led = scan.token(t - 1).upos == Upos::ADP || carried_by(data, scan, t) ||
                   (scan.token(t - 1).upos == Upos::VERB && !data.forms.find(scan.key(t - 1)).empty());
  if (!led) return std::nullopt;
  uint32_t end = noun->end;
  const Quotation* q = scan.quotation_from(end);
  if (q != nullptr && q->closed && word_count(scan, end, *q) <= kLongest) {
    end = after_quotation(scan, end, *q, range.last);
  } else {
    while (end < range.last && end - noun->end < kLongest && scan.token(end).upos == Upos::PROPN) ++end;
  }
  if (end == noun->end) return std::nullopt;
  ChainLink link;
  for (const LinkKind kind : {LinkKind::newspaper, LinkKind::broadcaster, LinkKind::agency, LinkKind::site}) {
    if (to_string(kind) == noun->cue->channel) link.kind = kind;
  }
  link.span = {scan.token(t).span.begin, scan.token(end - 1).span.end};
  link.name = std::string(scan.reading().slice(link.span));
  return is_own_name(scan.reading(), link.span) ? std::nullopt : std::optional(link);
}

std::vector<ChainLink> links_in(const StatementData& data, const Scan& scan, TokenRange range, int32_t speaker,
                                bool hears) {
  const Reading& r = scan.reading();
  std::vector<ChainLink> out;
  constexpr uint32_t kOwner = 6;  // tokens from "a statement" to the body that issued it
  bool in_statement = false;      // after "in a statement", a body may be its owner
  bool recording = false;         // after "in a video", who published it
  uint32_t paper_end = 0;
  for (uint32_t t = range.first; t < range.last && t < scan.size(); ++t) {
    if (const auto translated = cue_at(data, scan, t, range.last, CueRole::translation)) {
      ChainLink link;
      link.kind = LinkKind::translation;
      uint32_t end = t + 1;
      while (end < range.last && !scan.is_punct(end)) ++end;
      const Quotation* name = end < range.last ? scan.quotation_from(end) : nullptr;
      if (name != nullptr && name->closed) end = after_quotation(scan, end, *name, range.last);
      link.span = {scan.token(t).span.begin, scan.token(end - 1).span.end};
      link.name = std::string(r.slice(link.span));
      out.push_back(link);
      t = end - 1;
      continue;
    }
    if (const auto channel = cue_at(data, scan, t, range.last, CueRole::channel)) {
      // "In a statement of X", not "answered a statement of X".
      const bool within = t == 0 || scan.token(t - 1).upos != Upos::ADP || scan.key(t - 1) == kBy ||
                          cue_at(data, scan, t - 1, range.last, CueRole::within);
      const bool source = t > 0 && (cue_at(data, scan, t - 1, t, CueRole::source) ||
                                    (t > 1 && cue_at(data, scan, t - 2, t, CueRole::source)));  // "according to (to)"
      in_statement = channel->cue->channel == "written_statement" && (within || source);
      recording = channel->cue->channel == "recording" && within;
      t = channel->end - 1;
      paper_end = channel->end;
      continue;
    }
    if (const auto mouth = cue_at(data, scan, t, range.last, CueRole::mouthpiece)) {
      const Mention* m = mouth->end < range.last ? scan.mention_from(mouth->end) : nullptr;
      // "The spokesman in his name, X": the name.
      const uint32_t from = m != nullptr && m->described ? m->last_token : range.last;
      for (uint32_t k = from; k < std::min(range.last, from + 4); ++k) {
        const Mention* name = scan.mention_from(k);
        if (name != nullptr && name->kind == EntityKind::person && !name->described) m = name;
      }
      const bool person = m != nullptr && (m->kind == EntityKind::person || m->kind == EntityKind::office);
      const bool speaks = mouth->cue->words > 1 ? m != nullptr : person && !m->plural;
      if (speaks && m->entity != speaker) out.push_back(link_of(r, *m));
      if (speaks) t = m->last_token - 1;
      if (speaks || mouth->cue->words > 1) continue;
    }
    if (const auto outlet = unlisted_outlet(data, scan, t, range)) {
      out.push_back(*outlet);
      while (t + 1 < range.last && scan.token(t + 1).span.begin < outlet->span.end) ++t;
      continue;
    }
    if (const Mention* told = told_outlet(data, scan, t, range.last)) {
      if (!is_own_outlet(r, *told) && told->entity != speaker) out.push_back(link_of(r, *told));
      continue;
    }
    const Mention* m = scan.mention_from(t);
    // "Carried by the official agency": an outlet without a name of its own.
    const bool unlisted = m == nullptr || (m->described && m->kind != EntityKind::outlet && m->entity != speaker);
    auto carrier = unlisted && t > range.first ? cue_at(data, scan, t, range.last, CueRole::carrier) : std::nullopt;
    if (!carrier && unlisted && t > range.first + 1 && carried_by(data, scan, t))
      carrier = cue_at(data, scan, t, range.last, CueRole::press);
    const Upos led = t > 0 ? scan.token(t - 1).upos : Upos::X;
    if (carrier && (led == Upos::PRON || led == Upos::ADP)) {
      ChainLink link;
      link.kind = LinkKind::unnamed;
      uint32_t end = m != nullptr ? m->last_token : carrier->end;
      while (end < range.last && scan.token(end).upos == Upos::ADJ && scan.mention_at(end) == nullptr) ++end;
      link.span = {scan.token(t).span.begin, scan.token(end - 1).span.end};
      link.name = std::string(r.slice(link.span));
      out.push_back(link);
      t = end - 1;
      continue;
    }
    if (const auto told = hears ? told_name(data, scan, t, range) : std::nullopt) {
      out.push_back(*told);
      continue;
    }
    if (m == nullptr) continue;
    const uint32_t t0 = t;
    t = m->last_token - 1;
    if (m->entity >= 0 && (m->entity == speaker || is_member(r, m->entity, speaker))) continue;
    if (is_short_form(scan, *m, speaker)) continue;
    if (m->kind == EntityKind::outlet) {
      if (is_network(data, scan, *m)) continue;  // one's own page there
      if (!is_own_outlet(r, *m) && carries(data, scan, *m, range.first)) out.push_back(link_of(r, *m));
    } else if (recording && (m->kind == EntityKind::group || m->kind == EntityKind::body) &&
               carried_by(data, scan, t0)) {
      out.push_back(link_of(r, *m));
    } else if (in_statement && m->first_token < paper_end + kOwner && m->kind == EntityKind::body && !m->described) {
      out.push_back(link_of(r, *m));
    }
  }
  return out;
}

void append_links(std::vector<ChainLink>& chain, const std::vector<ChainLink>& more) {
  for (const ChainLink& link : more) {
    const bool known = std::any_of(chain.begin(), chain.end(), [&](const ChainLink& c) {
      return c.name == link.name || (!c.id.empty() && c.id == link.id);
    });
    if (!known) chain.push_back(link);
  }
}

}  // namespace isnad
