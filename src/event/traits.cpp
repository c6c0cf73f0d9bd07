#include "event/traits.h"

#include <algorithm>
#include <array>

#include "event/happening.h"
#include "event/participants.h"
#include "language/hash.h"
#include "report/names.h"
#include "text/article.h"

namespace isnad {
namespace {

constexpr uint64_t kOffset = 14695981039346656037ULL;
constexpr uint64_t kPrime = 1099511628211ULL;

uint64_t run_on(uint64_t hash, std::string_view letters) {
  for (const char c : letters) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

std::string_view step_name(uint32_t n) {
  if (n == 0) return "0";
  if (n == 1) return "1";
  if (n == 2) return "2";
  if (n <= 4) return "4";
  if (n <= 7) return "7";
  if (n <= 12) return "12";
  if (n <= 20) return "20";
  if (n <= 40) return "40";
  if (n <= 100) return "100";
  return "far";
}

/// Prefixes and suffixes do not part one noun's forms: the lemma, else the word without its article.
std::string_view base_form(const Scan& scan, uint32_t t) {
  const std::string_view lemma = scan.reading().lemma(scan.token(t));
  return lemma.empty() ? without_article(scan.key(t)) : lemma;
}

bool is_small(Upos upos) {
  return upos == Upos::PART || upos == Upos::AUX || upos == Upos::SCONJ || upos == Upos::ADP || upos == Upos::ADV ||
         upos == Upos::DET || upos == Upos::CCONJ || upos == Upos::PRON;
}

}  // namespace

void Traits::clear() {
  hashes_.clear();
  names_.clear();
}

void Traits::add(std::string_view name, std::string_view value, std::string_view second) {
  hashes_.push_back(isnad::mix(run_on(run_on(run_on(run_on(run_on(kOffset, name), "="), value), "&"), second), 0));
  if (!named_) return;
  std::string& text = names_.emplace_back(name);
  text += '=';
  text += value;
  if (second.empty()) return;
  text += '&';
  text += second;
}

void Traits::step(std::string_view name, uint32_t n, std::string_view second) {
  add(name, step_name(n), second);
}

TraitMaker::TraitMaker(const EventData& data, Clauses& clauses, const Reading& reading, const entity::NewsFacts* news)
    : data_(data), clauses_(clauses), scan_(clauses.scan()), r_(reading), news_(news), named_(reading.entities.size()) {
  for (size_t i = 0; i < r_.events.size(); ++i) order_.push_back(i);
  std::stable_sort(order_.begin(), order_.end(), [&](size_t a, size_t b) {
    return r_.events[a].trigger_token < r_.events[b].trigger_token;
  });
  place_in_.resize(order_.size());
  for (size_t i = 0; i < order_.size(); ++i) place_in_[order_[i]] = i;
  for (const Mention& m : r_.mentions) {
    if (m.entity >= 0) ++named_[static_cast<size_t>(m.entity)];
  }
}

std::vector<const Event*> TraitMaker::near(size_t index) const {
  constexpr size_t kNear = 40;
  const size_t at = place_in_[index];
  std::vector<const Event*> out;
  for (size_t i = at > kNear ? at - kNear : 0; i < std::min(order_.size(), at + kNear + 1); ++i) {
    if (i != at) out.push_back(&r_.events[order_[i]]);
  }
  return out;
}

template <typename Fits>
uint32_t TraitMaker::mentions_between(uint32_t from, uint32_t to, const Fits& fits) const {
  auto m = std::lower_bound(r_.mentions.begin(), r_.mentions.end(), from,
                            [](const Mention& x, uint32_t at) { return x.first_token < at; });
  uint32_t count = 0;
  for (; m != r_.mentions.end() && m->first_token < to; ++m) count += m->last_token <= to && fits(*m) ? 1 : 0;
  return count;
}

uint32_t TraitMaker::named(const Mention& m) const {
  return m.entity >= 0 ? named_[static_cast<size_t>(m.entity)] : 0;
}

/// Which words the word behaves like, coarse and fine.
void TraitMaker::clusters(std::string_view name, uint32_t t, Traits& out, std::string_view second) const {
  if (news_ == nullptr) return;
  const entity::NameFacts facts = news_->look(scan_.key(t)).facts;
  constexpr std::array<std::string_view, entity::kClusterings> kSizes = {"few", "many", "most"};
  for (size_t i = 0; i < facts.cluster.size(); ++i) {
    if (facts.cluster[i] == 0) continue;
    out.add(name, kSizes[i], std::to_string(facts.cluster[i]) + std::string(second));
  }
}

std::string_view TraitMaker::role_of(const Event& e, const Mention& m) const {
  const auto same = [&](const Participant& p) { return names_participant(m, p); };
  if (std::any_of(e.actors.begin(), e.actors.end(), same)) return "actor";
  return std::any_of(e.recipients.begin(), e.recipients.end(), same) ? "recipient" : "no";
}

std::vector<const Mention*> TraitMaker::may_take_part(size_t index) {
  constexpr uint32_t kBack = 2;   // sentences
  constexpr size_t kBefore = 8;   // entities of the sentences before
  const uint32_t here = scan_.token(r_.events[index].trigger_token).sentence;
  clauses_.enter(here);
  std::vector<const Mention*> out;
  const auto fits = [&](const Mention& m) { return is_actor(r_, m) || m.described; };
  for (uint32_t t = clauses_.first(); t < clauses_.last(); ++t) {
    const Mention* m = clauses_.phrases().from(t);
    if (m != nullptr && clauses_.phrases().is_phrase(*m) && fits(*m) && !clauses_.phrases().is_thing(*m)) out.push_back(m);
  }
  std::vector<int32_t> known;
  for (size_t i = r_.mentions.size(); i > 0; --i) {
    const Mention& m = r_.mentions[i - 1];
    const uint32_t there = scan_.token(m.first_token).sentence;
    if (there > here || !fits(m)) continue;
    if (there == here) {
      out.push_back(&m);
      if (m.entity >= 0) known.push_back(m.entity);
      continue;
    }
    if (there + kBack < here || known.size() > kBefore + 20) break;
    if (m.entity < 0 || std::find(known.begin(), known.end(), m.entity) != known.end()) continue;
    known.push_back(m.entity);
    out.push_back(&m);
  }
  return out;
}

std::vector<const TimeRef*> TraitMaker::may_be_day(size_t index) const {
  constexpr uint32_t kBack = 30;  // sentences
  constexpr uint32_t kOn = 3;
  const uint32_t here = scan_.token(r_.events[index].trigger_token).sentence;
  const uint32_t from = r_.sentences[here > kBack ? here - kBack : 0].span.begin;
  const uint32_t to = r_.sentences[std::min<size_t>(here + kOn, r_.sentences.size() - 1)].span.end;
  std::vector<const TimeRef*> out;
  auto time = std::lower_bound(r_.times.begin(), r_.times.end(), from,
                               [](const TimeRef& x, uint32_t at) { return x.span.begin < at; });
  for (; time != r_.times.end() && time->span.begin < to; ++time) {
    if (time->days.known() && time->kind != TimeKind::duration && time->kind != TimeKind::set) out.push_back(&*time);
  }
  return out;
}

std::vector<const Mention*> TraitMaker::may_be_place(size_t index) const {
  constexpr uint32_t kBack = 5;  // sentences
  constexpr uint32_t kOn = 2;
  const uint32_t here = scan_.token(r_.events[index].trigger_token).sentence;
  const uint32_t from = r_.sentences[here > kBack ? here - kBack : 0].first_token;
  const uint32_t to = r_.sentences[std::min<size_t>(here + kOn, r_.sentences.size() - 1)].last_token;
  std::vector<const Mention*> out;
  auto m = std::lower_bound(r_.mentions.begin(), r_.mentions.end(), from,
                            [](const Mention& x, uint32_t at) { return x.first_token < at; });
  for (; m != r_.mentions.end() && m->first_token < to; ++m) {
    if (is_placelike(*m) || m->kind == EntityKind::country) out.push_back(&*m);
  }
  return out;
}

Basis TraitMaker::basis(size_t index, Span span) const {
  const uint32_t here = scan_.token(r_.events[index].trigger_token).sentence;
  return r_.sentences[here].span.contains(span) ? Basis::sentence : Basis::passage;
}

/// Who stands beside a mention, what it did before, whether the verb agrees with it.
void TraitMaker::company(size_t index, const Mention& m, Traits& out) const {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  const std::string_view role = role_of(e, m);
  if (m.first_token > 1 && scan_.is_conjunction(m.first_token - 1)) {
    const Mention* o = scan_.mention_at(m.first_token - 2);
    if (o != nullptr) out.add("joined", role_of(e, *o), "after");
  }
  if (m.last_token + 1 < scan_.size() && scan_.is_conjunction(m.last_token)) {
    const Mention* o = scan_.mention_at(m.last_token + 1);
    if (o != nullptr) out.add("joined", role_of(e, *o), "before");
  }
  const Event* last = nullptr;
  uint32_t acted = 0;
  uint32_t suffered = 0;
  for (const Event* o : near(index)) {
    if (o->weak) continue;
    if (o->trigger_token < t) last = o;
    if (o->type != e.type) continue;
    const std::string_view other = role_of(*o, m);
    if (other == "actor") ++acted;
    if (other == "recipient") ++suffered;
  }
  if (last != nullptr) {
    const bool one = scan_.token(last->trigger_token).sentence == scan_.token(t).sentence;
    out.add("before", role_of(*last, m), one ? "same" : "other");
    out.add("before_type", role_of(*last, m), to_string(e.type));
    out.add("before_types", role_of(*last, m), std::string(to_string(last->type)) + std::string(to_string(e.type)));
    if (one) out.add("before_status", role_of(*last, m), to_string(e.status));
  }
  out.add("status_role", to_string(e.status), role);
  out.step("acted", acted);
  out.step("suffered", suffered);
  out.step("named", named(m), to_string(m.kind));
  const Feats& verb = scan_.token(t).feats;
  const Feats& head = scan_.token(m.head_token).feats;
  if (scan_.token(t).upos == Upos::VERB && verb.gender != Gender::none && head.gender != Gender::none)
    out.add("agrees", verb.gender == head.gender ? "1" : "0", m.first_token > t ? "after" : "before");
  if (e.statement >= 0) {
    const Statement& s = r_.statements[static_cast<size_t>(e.statement)];
    out.add("in_statement", s.text.contains(m.span) ? "1" : "0", role);
  }
}

std::string_view TraitMaker::lemma(uint32_t t) const {
  return base_form(scan_, t);
}

std::string_view TraitMaker::kind_of(const Participant& p) const {
  if (p.entity < 0) return "phrase";
  return to_string(r_.entities[static_cast<size_t>(p.entity)].kind);
}

void TraitMaker::word(uint32_t t, Traits& out) const {
  const Token& token = scan_.token(t);
  out.add("w", scan_.key(t));
  out.add("lemma", lemma(t), to_string(token.upos));
  out.add("upos", to_string(token.upos));
  clusters("c", t, out);
  out.add("rel", to_string(token.rel), to_string(token.upos));
  out.add("aspect", to_string(token.feats.aspect));
  out.add("voice", to_string(token.feats.voice));
  out.add("form", to_string(token.feats.verb_form));
  out.add("number", to_string(token.feats.number), to_string(token.upos));
  const bool definite = without_article(scan_.key(t)).size() != scan_.key(t).size();
  out.add("article", definite ? "1" : "0", to_string(token.upos));
  const bool pronoun = t + 1 < scan_.size() && scan_.same_word(t, t + 1) && scan_.token(t + 1).upos == Upos::PRON;
  if (pronoun) out.add("owned", scan_.key(t + 1));
}

void TraitMaker::around(uint32_t t, Traits& out) const {
  constexpr uint32_t kSmall = 7;
  const std::string_view upos = to_string(scan_.token(t).upos);
  const auto beside = [&](std::string_view name, std::string_view tag, int at) {
    const int k = static_cast<int>(t) + at;
    if (k < static_cast<int>(clauses_.first()) || k >= static_cast<int>(clauses_.last())) {
      out.add(name, "edge");
      return;
    }
    const uint32_t i = static_cast<uint32_t>(k);
    const Mention* m = scan_.mention_at(i);
    out.add(name, m != nullptr ? to_string(m->kind) : scan_.key(i));
    out.add(tag, to_string(scan_.token(i).upos), upos);
  };
  beside("p1", "pt1", -1);
  beside("p2", "pt2", -2);
  beside("n1", "nt1", 1);
  beside("n2", "nt2", 2);
  uint32_t seen = 0;
  for (uint32_t k = t; k > clauses_.first() && seen < kSmall; --k, ++seen) {
    const uint32_t i = k - 1;
    if (scan_.is_punct(i)) break;
    if (is_small(scan_.token(i).upos) && scan_.mention_at(i) == nullptr) out.add("small", scan_.key(i));
  }
  for (uint32_t k = clauses_.first(); k < clauses_.last(); ++k) {
    if (scan_.token(k).head != static_cast<int32_t>(t) || !is_small(scan_.token(k).upos)) continue;
    out.add("child", scan_.key(k), to_string(scan_.token(k).rel));
  }
  out.step("from_start", t - clauses_.first());
  out.step("sentence", scan_.token(t).sentence);
  if (scan_.quotation_over(t) != nullptr) out.add("quoted");
}

void TraitMaker::governors(uint32_t t, Traits& out) const {
  const auto governor = clauses_.verb_before(t);
  if (governor) {
    out.add("verb", lemma(*governor));
    clusters("verb_c", *governor, out);
    out.add("verb_aspect", to_string(scan_.token(*governor).feats.aspect));
    out.step("verb_far", t - *governor);
    if (*governor > clauses_.first()) out.add("verb_p1", scan_.key(*governor - 1));
  } else {
    out.add("verb", "none");
  }
  const int32_t head = scan_.token(t).head;
  if (head < 0) {
    out.add("head", "root");
    return;
  }
  const uint32_t h = static_cast<uint32_t>(head);
  out.add("head", lemma(h), to_string(scan_.token(t).rel));
  clusters("head_c", h, out);
  out.add("head_upos", to_string(scan_.token(h).upos), to_string(scan_.token(t).rel));
  const int32_t above = scan_.token(h).head;
  if (above >= 0) out.add("above", lemma(static_cast<uint32_t>(above)));
}

void TraitMaker::sides(const Event& e, Traits& out) const {
  const std::string_view type = to_string(e.type);
  out.step("actors", static_cast<uint32_t>(e.actors.size()), type);
  out.step("recipients", static_cast<uint32_t>(e.recipients.size()), type);
  const auto each = [&](std::string_view name, const std::vector<Participant>& side) {
    for (const Participant& p : side) {
      out.add(name, kind_of(p), type);
      const bool local = p.entity >= 0 && r_.entities[static_cast<size_t>(p.entity)].id.starts_with("local/");
      out.add(name, local ? "local" : (p.entity < 0 ? "phrase" : "known"));
      const uint32_t at = scan_.token_at_byte(p.mention.begin, 0, scan_.size());
      const bool same = at >= clauses_.first() && at < clauses_.last();
      out.step(name, same ? (at > e.trigger_token ? at - e.trigger_token : e.trigger_token - at) : 1000, "far");
      out.add(name, same ? (at > e.trigger_token ? "after" : "before") : "elsewhere");
    }
  };
  each("actor", e.actors);
  each("recipient", e.recipients);
  out.add("place", to_string(e.place_basis));
  out.add("days", to_string(e.days_basis));
}

void TraitMaker::told(size_t index, Traits& out) const {
  const Event& e = r_.events[index];
  uint32_t before = 0;
  uint32_t alike = 0;
  uint32_t beside = 0;
  uint32_t shared = 0;
  const std::string_view mine = lemma(e.trigger_token);
  const Event* last = nullptr;
  const Event* next = nullptr;
  for (const Event* other : near(index)) {
    const Event& o = *other;
    const bool one = scan_.token(o.trigger_token).sentence == scan_.token(e.trigger_token).sentence;
    if (o.trigger_token < e.trigger_token) {
      if (o.type == e.type) ++before;
      if (o.type == e.type && shared_parties(r_, o, e) > 0) ++shared;
      if (lemma(o.trigger_token) == mine) ++alike;
      if (one && (last == nullptr || o.trigger_token > last->trigger_token)) last = &o;
    } else if (one && o.trigger_token > e.trigger_token && (next == nullptr || o.trigger_token < next->trigger_token)) {
      next = &o;
    }
    if (one && o.type == e.type) ++beside;
  }
  out.step("told_type", before, to_string(e.type));
  out.step("told_shared", shared, to_string(e.type));
  out.step("told_word", alike);
  out.step("beside", beside);
  out.step("again", static_cast<uint32_t>(e.mentions.size()));
  out.add("last", last == nullptr ? "none" : to_string(last->type), to_string(e.type));
  out.add("next", next == nullptr ? "none" : to_string(next->type), to_string(e.type));
  if (last != nullptr) out.step("last_far", e.trigger_token - last->trigger_token, to_string(last->type));
  if (next != nullptr) out.step("next_far", next->trigger_token - e.trigger_token, to_string(next->type));
}

void TraitMaker::said(const Event& e, Traits& out) const {
  if (e.statement < 0) {
    const Sentence& here = r_.sentences[scan_.token(e.trigger_token).sentence];
    const bool telling =
        std::any_of(r_.statements.begin(), r_.statements.end(), [&](const Statement& s) { return s.verb == e.trigger; });
    const bool inside = std::any_of(r_.statements.begin(), r_.statements.end(),
                                    [&](const Statement& s) { return here.span.contains(s.text); });
    out.add("said", telling ? "verb" : (inside ? "beside" : "no"), to_string(e.type));
    return;
  }
  const Statement& s = r_.statements[static_cast<size_t>(e.statement)];
  out.add("said", to_string(s.kind), to_string(e.type));
  out.add("force", to_string(s.force), to_string(e.type));
  out.step("said_from", (e.trigger.begin - s.text.begin) / 10);
  const bool speaker = std::any_of(e.actors.begin(), e.actors.end(), [&](const Participant& p) {
    return p.entity >= 0 && p.entity == s.speaker.entity;
  });
  if (speaker) out.add("speaker_acts", to_string(e.type));
}

void TraitMaker::event(size_t index, Traits& out) {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  clauses_.enter(scan_.token(t).sentence);
  const std::string_view type = to_string(e.type);
  out.add("bias");
  out.add("type", type, to_string(scan_.token(t).upos));
  out.add("mode", e.mode, type);
  out.add("status", to_string(e.status), type);
  out.add("status", to_string(e.status));
  out.add("status_aspect", to_string(e.status), to_string(scan_.token(t).feats.aspect));
  out.add("row", data_.frames[e.frame].words.front(), type);
  out.step("row_words", static_cast<uint32_t>(data_.frames[e.frame].words.size()));
  out.step("row_needs", static_cast<uint32_t>(data_.frames[e.frame].needs.size()));
  if (data_.frames[e.frame].attributive) out.add("attributive");
  if (e.light) out.add("light", type);
  word(t, out);
  around(t, out);
  governors(t, out);
  sides(e, out);
  told(index, out);
  said(e, out);
}

/// What is crossed on the way from one token to another.
void TraitMaker::between(uint32_t from, uint32_t to, std::string_view type, Traits& out) const {
  const uint32_t a = std::min(from, to);
  const uint32_t b = std::max(from, to);
  uint32_t verbs = 0;
  uint32_t commas = 0;
  bool that = false;
  bool relative = false;
  for (uint32_t k = a + 1; k < b; ++k) {
    if (clauses_.is_verb(k)) ++verbs;
    if (scan_.is_comma(k)) ++commas;
    that = that || clauses_.is_complementizer(k);
    relative = relative || data_.is_cue(scan_.key(k), EventCue::relative);
  }
  const std::string_view side = to > from ? "after" : "before";
  out.step("verbs", verbs, side);
  out.step("commas", commas, side);
  if (that) out.add("that", side);
  if (relative) out.add("relative", side);
  out.step("tokens", b - a, side);
  out.step("tokens_type", b - a, type);
}

/// How the two hang together in the tree.
void TraitMaker::relation(uint32_t from, uint32_t to, std::string_view type, Traits& out) const {
  constexpr int kUp = 3;
  const auto climbs = [&](uint32_t low, uint32_t high) {
    int32_t at = static_cast<int32_t>(low);
    for (int up = 1; up <= kUp; ++up) {
      at = scan_.token(static_cast<uint32_t>(at)).head;
      if (at < 0) return 0;
      if (static_cast<uint32_t>(at) == high) return up;
    }
    return 0;
  };
  const int down = climbs(to, from);
  const int up = climbs(from, to);
  constexpr std::string_view kSteps = "0123";
  out.add("below", kSteps.substr(static_cast<size_t>(down), 1), to_string(scan_.token(to).rel));
  out.add("above", kSteps.substr(static_cast<size_t>(up), 1));
  out.add("below_type", kSteps.substr(static_cast<size_t>(down), 1), type);
  if (to > clauses_.first()) out.add("led", scan_.key(to - 1), type);
  if (to > clauses_.first()) out.add("led", scan_.key(to - 1));
}

void TraitMaker::day(size_t index, const TimeRef& time, Traits& out) {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  const std::string_view type = to_string(e.type);
  const uint32_t at = scan_.token_at_byte(time.span.begin, 0, scan_.size());
  const bool rule = !e.days_span.empty() && e.days_span == time.span;
  const uint32_t here = scan_.token(t).sentence;
  const uint32_t there = scan_.token(at).sentence;
  out.add("bias");
  out.add("rule", rule ? to_string(e.days_basis) : "no");
  out.add("rule_other", rule ? "this" : to_string(e.days_basis));
  out.add("sentences", there == here ? "same" : (there < here ? "before" : "after"), to_string(e.days_basis));
  out.step(there < here ? "sentences_back" : "sentences_on", there < here ? here - there : there - here);
  out.add("kind", to_string(time.kind));
  if (time.since) out.add("since", to_string(e.status));
  const bool single = time.days.single();
  out.add("single", single ? "1" : "0");
  if (r_.report.published && time.days.from) {
    const Day today = *r_.report.published;
    const std::string_view when = *time.days.from > today ? "ahead" : (*time.days.from == today ? "today" : "past");
    out.add("when", when, to_string(e.status));
    out.add("when_type", when, type);
    out.add("when_aspect", when, to_string(scan_.token(t).feats.aspect));
  }
  out.add("type", type);
  out.add("status", to_string(e.status));
  const bool told = e.statement >= 0;
  const bool inside = told && r_.statements[static_cast<size_t>(e.statement)].text.contains(time.span);
  out.add("statement", told ? (inside ? "both" : "apart") : "none");
  uint32_t nearer = 0;
  for (const TimeRef& o : r_.times) {
    if (&o == &time || !o.days.known()) continue;
    const bool between = (o.span.begin > time.span.begin && o.span.begin < e.trigger.begin) ||
                         (o.span.begin < time.span.begin && o.span.begin > e.trigger.begin);
    if (between) ++nearer;
  }
  out.step("nearer", nearer);
  uint32_t events = 0;
  for (const Event* other : near(index)) {
    const Event& o = *other;
    const bool between = (o.trigger.begin > time.span.begin && o.trigger.begin < e.trigger.begin) ||
                         (o.trigger.begin < time.span.begin && o.trigger.begin > e.trigger.begin);
    if (between) ++events;
  }
  out.step("events_between", events, there == here ? "same" : "other");
  scene_day(index, time, out);
  if (there != here) return;
  clauses_.enter(here);
  between(t, at, type, out);
  relation(t, at, type, out);
}

/// Whose day it is among the events told just before and after, and how these go with this one.
void TraitMaker::scene_day(size_t index, const TimeRef& time, Traits& out) const {
  const Event& e = r_.events[index];
  const auto beside = [&](const Event* o, std::string_view name) {
    if (o == nullptr) return;
    const bool same = o->days.known() && o->days == time.days;
    const bool kin = shared_parties(r_, *o, e) > 0;
    out.add(name, same ? "same" : (o->days.known() ? "other" : "none"), kin ? "kin" : "");
    if (same) out.add(name, to_string(o->type), to_string(e.type));
    if (same) out.add(name, to_string(o->status), to_string(e.status));
  };
  beside(neighbour(index, false), "day_before");
  beside(neighbour(index, true), "day_after");
  const uint32_t first = scan_.token(scan_.token_at_byte(time.span.begin, 0, scan_.size())).sentence;
  out.add("lead", first < 2 ? "1" : "0", to_string(e.status));
}

/// The event told just before, or after, that the rules accept.
const Event* TraitMaker::neighbour(size_t index, bool after) const {
  constexpr size_t kSteps = 6;
  size_t at = place_in_[index];
  for (size_t step = 0; step < kSteps; ++step) {
    if (after ? at + 1 >= order_.size() : at == 0) return nullptr;
    at = after ? at + 1 : at - 1;
    const Event& o = r_.events[order_[at]];
    if (!o.weak) return &o;
  }
  return nullptr;
}

void TraitMaker::place(size_t index, const Mention& m, Traits& out) {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  const std::string_view type = to_string(e.type);
  const uint32_t at = m.first_token;
  const auto same = [&](const Participant& p) { return p.entity >= 0 && p.entity == m.entity; };
  const bool rule = e.place && (e.place->mention == m.span || same(*e.place));
  const uint32_t here = scan_.token(t).sentence;
  const uint32_t there = scan_.token(at).sentence;
  out.add("bias");
  out.add("rule", rule ? to_string(e.place_basis) : "no");
  out.add("rule_other", rule ? "this" : to_string(e.place_basis));
  out.add("rule_word", rule && e.place->mention == m.span ? "this" : "no");
  out.add("sentences", there == here ? "same" : (there < here ? "before" : "after"), to_string(e.place_basis));
  out.step(there < here ? "sentences_back" : "sentences_on", there < here ? here - there : there - here);
  out.add("kind", to_string(m.kind), type);
  out.add("metonym", m.metonym ? "1" : "0", to_string(m.kind));
  if (m.described) out.add("described");
  const bool acts = std::any_of(e.actors.begin(), e.actors.end(), same);
  const bool suffers = std::any_of(e.recipients.begin(), e.recipients.end(), same);
  out.add("takes_part", acts ? "actor" : (suffers ? "recipient" : "no"), type);
  out.add("type", type);
  out.add("mode", e.mode, type);
  out.add("status", to_string(e.status));
  if (at > 0) out.add("led", scan_.key(at - 1));
  const Mention* outer = scan_.mention_at(at);
  out.add("inside", outer == nullptr || outer == &m ? "no" : to_string(outer->kind));
  out.step("named", named(m));
  const uint32_t nearer = mentions_between(std::min(m.last_token, t), std::max(m.first_token, t),
                                           [](const Mention& o) { return is_placelike(o); });
  out.step("nearer", nearer);
  uint32_t shared = 0;
  for (const Event* o : near(index)) {
    if (o->place && same(*o->place)) ++shared;
  }
  out.step("events_there", shared);
  const auto beside = [&](const Event* o, std::string_view name) {
    if (o == nullptr) return;
    const bool there_too = o->place && same(*o->place);
    const bool kin = shared_parties(r_, *o, e) > 0;
    out.add(name, there_too ? "same" : (o->place ? "other" : "none"), kin ? "kin" : "");
    if (there_too) out.add(name, to_string(o->type), type);
  };
  beside(neighbour(index, false), "place_before");
  beside(neighbour(index, true), "place_after");
  out.add("lead", there == 0 ? "1" : "0", type);
  const Mention* next = m.last_token + 1 < scan_.size() ? scan_.mention_at(m.last_token + 1) : nullptr;
  if (next != nullptr && next != &m && is_placelike(*next)) out.add("place_follows", to_string(next->kind), to_string(m.kind));
  if (m.entity >= 0) {
    const Entity& known = r_.entities[static_cast<size_t>(m.entity)];
    out.add("place_type", known.type.empty() ? "none" : known.type, type);
    const auto of = [&](const Participant& p) {
      return p.entity >= 0 && !known.country.empty() && r_.entities[static_cast<size_t>(p.entity)].country == known.country;
    };
    out.add("of_actor", std::any_of(e.actors.begin(), e.actors.end(), of) ? "1" : "0", type);
    out.add("of_recipient", std::any_of(e.recipients.begin(), e.recipients.end(), of) ? "1" : "0", type);
  }
  if (there != here) return;
  clauses_.enter(here);
  between(t, at, type, out);
  relation(t, m.head_token, type, out);
}

void TraitMaker::side(size_t index, const Mention& m, Traits& out) {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  const std::string_view type = to_string(e.type);
  const std::string_view row = data_.frames[e.frame].words.front();
  const std::string_view role = role_of(e, m);
  const std::string_view weak = e.weak ? "weak" : "strong";
  out.add("bias");
  out.add("rule", role);
  out.add("rule", role, type);
  out.add("rule", role, weak);
  out.add("rule", role, row);
  out.add("kind", to_string(m.kind), type);
  out.add("kind", to_string(m.kind), role);
  out.step("actors", static_cast<uint32_t>(e.actors.size()), role);
  out.step("recipients", static_cast<uint32_t>(e.recipients.size()), role);
  out.add("metonym", m.metonym ? "1" : "0", to_string(m.kind));
  if (m.described) out.add("described", role);
  if (m.pronoun) out.add("pronoun", role);
  if (m.plural) out.add("plural", role);
  if (clauses_.phrases().is_phrase(m)) out.add("phrase", role, type);
  clusters("mention_c", m.head_token, out);
  const bool place = e.place && (e.place->mention == m.span || (m.entity >= 0 && e.place->entity == m.entity));
  if (place) out.add("its_place", role);
  const Mention* outer = scan_.mention_at(m.first_token);
  out.add("inside", outer == nullptr || outer == &m ? "no" : to_string(outer->kind), role);
  const bool speaker = e.statement >= 0 && m.entity >= 0 &&
                       r_.statements[static_cast<size_t>(e.statement)].speaker.entity == m.entity;
  if (speaker) out.add("speaker", role, type);
  company(index, m, out);
  const uint32_t here = scan_.token(t).sentence;
  const uint32_t there = scan_.token(m.first_token).sentence;
  if (there != here) {
    out.step("sentences_off", here - there, role);
    out.step("sentences_off", here - there, type);
    out.add("off_start", m.first_token < r_.sentences[there].first_token + 3 ? "1" : "0", to_string(m.kind));
    return;
  }
  clauses_.enter(here);
  const std::string_view side = m.first_token > t ? "after" : "before";
  out.add("head_rel", to_string(scan_.token(m.head_token).rel), to_string(scan_.token(t).upos));
  out.add("head_rel", to_string(scan_.token(m.head_token).rel), side);
  out.add("voice", to_string(scan_.token(t).feats.voice), side);
  out.add("side_type", side, type);
  out.add("side_upos", side, to_string(scan_.token(t).upos));
  out.add("side_row", side, row);
  between(t, m.first_token, type, out);
  relation(t, m.head_token, type, out);
  const uint32_t nearer = mentions_between(std::min(m.last_token, t), std::max(m.first_token, t),
                                           [&](const Mention& o) { return is_actor(r_, o); });
  out.step("nearer", nearer, side);
  out.step("nearer", nearer, type);
  const auto governor = clauses_.verb_before(t);
  if (governor) {
    const auto subject = clauses_.subject_of(*governor);
    const bool its = std::any_of(subject.begin(), subject.end(), [&](const Mention* x) {
      return x == &m || (x->entity >= 0 && x->entity == m.entity);
    });
    out.add("subject_of_verb", its ? "1" : "0", role);
    if (its) out.add("subject_of", lemma(*governor), to_string(scan_.token(t).upos));
  }
  if (m.first_token > clauses_.first()) {
    const std::string_view led = scan_.key(m.first_token - 1);
    out.add("led_lemma", led, lemma(t));
    out.add("led_row", led, row);
    out.add("led_upos", to_string(scan_.token(m.first_token - 1).upos), type);
    out.add("led_side", led, side);
  }
  if (m.last_token < clauses_.last()) out.add("next", scan_.key(m.last_token), side);
}

}  // namespace isnad
