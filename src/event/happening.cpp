#include "event/happening.h"

#include <algorithm>
#include <set>
#include <string>

#include "event/alike.h"
#include "event/retold.h"
#include "text/article.h"
#include "text/fold.h"

namespace isnad {
namespace {

/// In a report of unknown day, whose own news is told of "yesterday", a verb with a full date tells of another time.
bool background(const Reading& r, const Event& old, const Event& fresh) {
  return !r.report.published && !old.days.known() && fresh.days_basis == Basis::clause &&
         r.tokens[fresh.trigger_token].upos == Upos::VERB;
}

/// Acts in words: each telling verb is an act of its own unless it names the same sides.
bool speaks(EventType type) {
  return type == EventType::request || type == EventType::accuse || type == EventType::reject ||
         type == EventType::threaten || type == EventType::agree || type == EventType::support;
}

bool hurts(const Event& e) {
  return e.mode == "kill" || e.mode == "injure";
}

bool done(const Event& e) {
  return e.status == Status::occurred || e.status == Status::ongoing;
}

/// What was held is not what is called for, nor what is set for another day.
bool told_apart(const Event& old, const Event& fresh) {
  const bool ahead = fresh.status == Status::planned || fresh.status == Status::postponed;
  if (done(old) && fresh.status == Status::hypothetical) return true;
  return ahead && done(old) && (old.days.known() || fresh.days.known()) && !(old.days == fresh.days);
}

/// "The attacks hamper ...": what is told in general is not the one deed told later with its day or place.
bool in_general(const Reading& r, const Event& old, const Event& fresh) {
  const Token& noun = r.tokens[old.trigger_token];
  const std::string_view key = r.key(noun);
  const bool plural = noun.upos == Upos::NOUN && noun.feats.number == Number::plur;
  if (!plural || old.days.known() || old.place || without_article(key).size() == key.size()) return false;
  const bool verb = fresh.light || r.tokens[fresh.trigger_token].upos == Upos::VERB;
  return verb && (fresh.days_basis == Basis::clause || fresh.place_basis == Basis::clause);
}

/// "killed today, three days after [an attack]": a happening of another day.
bool counted_from(const Reading& r, const Event& e) {
  return std::any_of(r.times.begin(), r.times.end(), [&](const TimeRef& t) {
    return t.kind == TimeKind::anchored && t.offset_days != 0 && t.anchor_span && t.anchor_span->meets(e.trigger);
  });
}

bool one_sentence(const Reading& r, const Event& a, const Event& b) {
  return std::any_of(r.sentences.begin(), r.sentences.end(),
                     [&](const Sentence& s) { return s.span.contains(a.trigger) && s.span.contains(b.trigger); });
}

std::string_view bare(std::string_view key) {
  return without_article(key);
}

/// "the meeting, which X attended", after sides that met: one more took part.
bool meeting_again(const Reading& r, const Event& old, const Event& fresh) {
  constexpr uint32_t kNear = 500;  // bytes: about two sentences
  if (fresh.type != EventType::consult || fresh.trigger.begin > old.trigger.end + kNear) return false;
  const std::string_view key = r.key(r.tokens[fresh.trigger_token]);
  const auto meets = [](const Event& e) { return e.mode == "meet" || e.mode == "host"; };
  return bare(key).size() != key.size() && meets(old) && meets(fresh) && parties(old) > 0 && parties(fresh) < 2 &&
         done(old) == done(fresh);
}

/// One town taken: told again with fewer of the sides, or with those that were left out.
bool same_taking(const Reading& r, const Event& old, const Event& fresh) {
  if (!same_place(r, old, fresh) || done(old) != done(fresh)) return false;
  const auto clash = [&](const std::vector<Participant>& a, const std::vector<Participant>& b) {
    return !a.empty() && !b.empty() && shared(r, a, b) == 0;
  };
  return !clash(old.actors, fresh.actors) && !clash(old.recipients, fresh.recipients) &&
         shared(r, old.actors, fresh.recipients) == 0 && shared(r, old.recipients, fresh.actors) == 0;
}

/// "arrived in X ... held talks with the president of X": a visit and the talks with its hosts are one.
bool visit_and_talks(const Reading& r, const Event& a, const Event& b) {
  constexpr uint32_t kNear = 300;  // bytes: the next sentence
  const bool first = a.mode == "visit";
  const Event& visit = first ? a : b;
  const Event& talks = first ? b : a;
  if (a.type != EventType::consult || visit.mode != "visit" || talks.mode == "visit" || talks.mode == "call")
    return false;
  if (b.trigger.begin > a.trigger.end + kNear || done(a) != done(b)) return false;
  if (parties(visit) != 1 || shared(r, sides(visit), sides(talks)) != 1 || !visit.place || visit.place->entity < 0)
    return false;
  const auto& land = r.entities[static_cast<size_t>(visit.place->entity)].country;
  const auto hosts = sides(talks);
  return !land.empty() && std::any_of(hosts.begin(), hosts.end(), [&](const Participant& p) {
    return p.entity >= 0 && r.entities[static_cast<size_t>(p.entity)].country == land &&
           shared(r, {p}, sides(visit)) == 0;
  });
}

/// "the right of rejection (veto)": another name of what was told right before, in brackets of its own.
bool glosses(const Reading& r, const Event& old, const Event& fresh) {
  constexpr uint32_t kNear = 60;  // bytes
  const uint32_t t = fresh.trigger_token;
  const auto punct = [&](uint32_t k) { return k < r.tokens.size() && r.tokens[k].upos == Upos::PUNCT; };
  return old.mode == fresh.mode && t > 0 && punct(t - 1) && punct(t + 1) &&
         fresh.trigger.begin <= old.trigger.end + kNear;
}

/// "Rejected [the charges], [accusing] X of ...": what is said is not what others had said before.
bool answers(const Reading& r, const Event& old, const Event& fresh) {
  if (!speaks(fresh.type) || parties(fresh) <= parties(old) || !one_sentence(r, old, fresh)) return false;
  const Token& noun = r.tokens[old.trigger_token];
  const std::string_view key = r.key(noun);
  const uint32_t t = fresh.trigger_token;
  const bool set_off = t > 0 && r.tokens[t - 1].upos == Upos::PUNCT;
  return set_off && noun.upos == Upos::NOUN && without_article(key).size() != key.size();
}

}  // namespace

bool holds_place(const Reading& r, int32_t wide, int32_t inner) {
  if (wide < 0 || inner < 0 || wide == inner) return false;
  const Entity& outer = r.entities[static_cast<size_t>(wide)];
  const Entity& in = r.entities[static_cast<size_t>(inner)];
  if (in.kind != EntityKind::place) return false;
  if (outer.kind == EntityKind::country) return !outer.country.empty() && outer.country == in.country;
  return !in.within.empty() && in.within == outer.id;
}

bool modes_clash(const Event& a, const Event& b) {
  if (a.type == EventType::assault) {
    const auto family = [](const std::string& mode) {
      if (mode == "air-strike" || mode == "shell" || mode == "bomb" || mode == "suicide") return 1;
      if (mode == "clash" || mode == "fight") return 2;
      if (mode == "abduct") return 3;
      if (mode == "execute" || mode == "torture") return 4;
      return 0;  // an attack or a killing may be any of them
    };
    return family(a.mode) != 0 && family(b.mode) != 0 && family(a.mode) != family(b.mode);
  }
  if (a.type != EventType::consult || a.mode == b.mode) return false;
  const auto apart = [](const std::string& mode) { return mode == "call" || mode == "summit" || mode == "conference"; };
  return apart(a.mode) || apart(b.mode);
}

bool places_clash(const Reading& r, const Event& a, const Event& b) {
  if (!a.place || !b.place || holds_place(r, a.place->entity, b.place->entity) ||
      holds_place(r, b.place->entity, a.place->entity))
    return false;
  return a.place->entity >= 0 && b.place->entity >= 0 && !same_place(r, a, b);
}

bool same_place(const Reading& r, const Event& a, const Event& b) {
  if (!a.place || !b.place) return false;
  if (a.place->entity >= 0 && a.place->entity == b.place->entity) return true;
  const std::string x = fold(r.slice(a.place->name), FoldLevel::key);
  const std::string y = fold(r.slice(b.place->name), FoldLevel::key);
  const auto ends = [](const std::string& whole, const std::string& tail) {
    return !tail.empty() && whole.ends_with(tail) &&
           (whole.size() == tail.size() || whole[whole.size() - tail.size() - 1] == ' ');
  };
  return ends(x, y) || ends(y, x);
}

bool disjoint(const DayRange& a, const DayRange& b) {
  if (!a.from || !b.from) return false;
  const Day a_to = a.to.value_or(*a.from);
  const Day b_to = b.to.value_or(*b.from);
  return a_to < *b.from || b_to < *a.from;
}

bool tells_in_relative(const EventData& data, const Reading& r, const Event& noun, const Event& verb) {
  constexpr uint32_t kHelpers = 2;   // tokens between the relative and its verb
  constexpr uint32_t kReach = 9;     // tokens from the noun to the relative
  constexpr uint32_t kFarther = 14;  // or to a verb with its pronoun
  const auto& tokens = r.tokens;
  uint32_t t = verb.trigger_token;
  if (noun.type != verb.type || tokens[t].upos != Upos::VERB || tokens[noun.trigger_token].upos != Upos::NOUN ||
      noun.trigger_token >= t || noun.type == EventType::control)
    return false;
  while (t > 0 && verb.trigger_token - t < kHelpers &&
         (tokens[t - 1].upos == Upos::AUX || tokens[t - 1].upos == Upos::PART))
    --t;
  // "made an appeal, in which he [called on]": the verb's pronoun takes the noun up.
  const uint32_t after = verb.trigger_token + 1;
  const bool in_it = noun.light && after + 1 < tokens.size() && tokens[after].upos == Upos::ADP &&
                     tokens[after + 1].upos == Upos::PRON && tokens[after].word == tokens[after + 1].word &&
                     data.is_cue(r.key(tokens[after]), EventCue::at);
  if (t > 0 && in_it && t - noun.trigger_token <= kFarther) return true;
  if (t == 0 || !data.is_cue(r.key(tokens[t - 1]), EventCue::relative)) return false;
  const uint32_t relative = t - 1;
  if (relative <= noun.trigger_token || relative - noun.trigger_token > kReach) return false;
  return std::none_of(tokens.begin() + noun.trigger_token + 1, tokens.begin() + relative, [](const Token& k) {
    return k.upos != Upos::NOUN && k.upos != Upos::ADJ && k.upos != Upos::PROPN && k.upos != Upos::DET;
  });
}

bool visited_for(const Reading& r, const Event& old, const Event& fresh) {
  return old.mode == "visit" && fresh.mode != "visit" && fresh.mode != "call" && done(old) &&
         fresh.status == Status::planned && fresh.status_basis == StatusBasis::aim && !fresh.days.known() &&
         one_sentence(r, old, fresh) && shared(r, old.actors, fresh.actors) > 0 && !places_clash(r, old, fresh);
}

size_t parties(const Event& e) {
  return e.actors.size() + e.recipients.size();
}

size_t shared_parties(const Reading& r, const Event& a, const Event& b) {
  return shared(r, sides(a), sides(b));
}

bool same_happening(const Reading& r, const Event& old, const Event& fresh) {
  if (old.type != fresh.type || disjoint(old.days, fresh.days)) return false;
  if (background(r, old, fresh)) return false;
  if (counted_from(r, fresh) && one_sentence(r, old, fresh)) return false;
  if (visit_and_talks(r, old, fresh) || visited_for(r, old, fresh)) return true;
  if (meeting_again(r, old, fresh)) return true;
  if (modes_clash(old, fresh)) return false;
  if (fresh.type == EventType::control && same_taking(r, old, fresh)) return true;
  if (told_apart(old, fresh)) return false;
  if ((fresh.type == EventType::assault || fresh.type == EventType::coerce) && in_general(r, old, fresh)) return false;
  if (answers(r, old, fresh)) return false;
  const size_t both = shared_parties(r, fresh, old);
  const bool clash = places_clash(r, old, fresh);
  if (!clash && (parties(fresh) - both < 2 || same_place(r, old, fresh)) && takes_up(r, old, fresh)) return true;
  if (both == 0) return false;
  if (speaks(fresh.type) && same_words(r, old, fresh)) return true;
  const bool equal = both == parties(fresh) && shared_parties(r, old, fresh) == parties(old);
  if (clash && old.type == EventType::control) return false;
  const Upos upos = r.tokens[fresh.trigger_token].upos;
  const bool verb = upos == Upos::VERB || upos == Upos::ADJ;  // "pledging" is an act of its own as "pledged" is
  if (speaks(fresh.type) && verb && fresh.recipients.empty()) return same_words(r, old, fresh);
  if (clash && !(equal && parties(old) > 1 && old.days == fresh.days)) return false;
  return equal || both == parties(fresh);
}

/// "were killed in the shelling by X": one word has who suffered, the other who did it.
bool part_of_happening(const EventData& data, const Reading& r, const Event& old, const Event& fresh) {
  constexpr uint32_t kNear = 220;  // bytes: one clause
  if (old.type != fresh.type || !one_sentence(r, old, fresh)) return false;
  if (tells_in_relative(data, r, old, fresh) || glosses(r, old, fresh)) return true;
  // "the giving [of aid]", "to host [a conference]": masdar and object name one happening.
  const bool nouns = r.tokens[old.trigger_token].upos == Upos::NOUN && r.tokens[fresh.trigger_token].upos == Upos::NOUN;
  if (nouns && fresh.trigger_token == old.trigger_token + 1) return true;
  if (counted_from(r, fresh)) return false;
  if (answers(r, old, fresh)) return false;
  // A happening told without its people belongs to the one of its type beside it.
  if (parties(old) == 0 || parties(fresh) == 0) return true;
  if (old.type != EventType::assault && old.type != EventType::coerce) return false;
  if (fresh.trigger.begin > old.trigger.end + kNear) return false;
  const bool halves = old.actors.empty() != fresh.actors.empty() || old.recipients.empty() != fresh.recipients.empty();
  const bool crossed =
      (old.actors.empty() && fresh.recipients.empty()) || (old.recipients.empty() && fresh.actors.empty());
  if (halves && crossed) return true;
  // "an attack on X that left Y dead", "two were killed and three wounded".
  const uint32_t t = fresh.trigger_token;
  const bool outcome =
      r.tokens[t].upos == Upos::VERB || (t > 0 && data.is_cue(r.key(r.tokens[t - 1]), EventCue::outcome));
  return outcome && fresh.actors.empty() && hurts(fresh) && !places_clash(r, old, fresh) && !modes_clash(old, fresh);
}

}  // namespace isnad
