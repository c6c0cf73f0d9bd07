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

}  // namespace

void Traits::clear() {
  hashes_.clear();
  names_.clear();
}

void Traits::cut(size_t count) {
  hashes_.resize(std::min(count, hashes_.size()));
  names_.resize(std::min(count, names_.size()));
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
    : data_(data),
      clauses_(clauses),
      scan_(clauses.scan()),
      r_(reading),
      news_(news),
      named_(reading.entities.size()),
      occasions_(find_occasions(data, scan_)),
      dated_(find_dated_nouns(data, scan_)) {
  for (const Event& e : r_.events) {
    if (!e.weak) triggers_.insert(e.trigger_token);
  }
  for (size_t i = 0; i < r_.events.size(); ++i) order_.push_back(i);
  std::stable_sort(order_.begin(), order_.end(),
                   [&](size_t a, size_t b) { return r_.events[a].trigger_token < r_.events[b].trigger_token; });
  place_in_.resize(order_.size());
  for (size_t i = 0; i < order_.size(); ++i) place_in_[order_[i]] = i;
  for (const Mention& m : r_.mentions) {
    if (m.entity >= 0) ++named_[static_cast<size_t>(m.entity)];
  }
  reports_.resize(r_.sentences.size());
  for (const Statement& s : r_.statements) {
    tells_.insert(s.verb);
    const uint32_t t = scan_.token_at_byte(s.text.begin, 0, scan_.size());
    if (t >= scan_.size()) continue;
    const uint32_t sentence = scan_.token(t).sentence;
    if (r_.sentences[sentence].span.contains(s.text)) reports_[sentence] = true;
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

Basis TraitMaker::basis(size_t index, Span span) const {
  const uint32_t here = scan_.token(r_.events[index].trigger_token).sentence;
  return r_.sentences[here].span.contains(span) ? Basis::sentence : Basis::passage;
}

std::string_view TraitMaker::lemma(uint32_t t) const {
  return base_form(scan_, t);
}

std::string_view TraitMaker::kind_of(const Participant& p) const {
  if (p.entity < 0) return "phrase";
  return to_string(r_.entities[static_cast<size_t>(p.entity)].kind);
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
    relative = relative || data_.is_cue(scan_, k, EventCue::relative);
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

}  // namespace isnad
