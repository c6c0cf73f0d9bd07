#include "event/rounds.h"

#include <algorithm>

#include "event/happening.h"
#include "text/article.h"

namespace isnad {
namespace {

constexpr uint32_t kFarthest = 12;  // sentences
constexpr size_t kMost = 40;        // events to look back over

bool scheduled(const Event& e) {
  return e.status == Status::planned || e.status == Status::postponed || e.status == Status::cancelled ||
         e.status == Status::ongoing;
}

bool is_round(const EventData& data, const Event& e) {
  if (e.type != EventType::consult || data.frames[e.frame].pos != Upos::NOUN || parties(e) != 0) return false;
  const bool meeting = e.mode == "negotiate" || e.mode == "meet" || e.mode == "summit" || e.mode == "conference";
  return meeting && scheduled(e) && (e.light || e.days_basis == Basis::clause);
}

bool of_one_kind(const Reading& r, const Event& a, const Event& b) {
  if (a.mode == "negotiate") return b.mode == "negotiate";
  return without_article(r.key(r.tokens[a.trigger_token])) == without_article(r.key(r.tokens[b.trigger_token]));
}

const Event* talked_before(const Reading& r, const std::vector<Event>& told, const Event& e) {
  size_t looked = 0;
  for (auto b = told.rbegin(); b != told.rend() && looked < kMost; ++b, ++looked) {
    if (b->trigger.begin >= e.trigger.begin || b->type != EventType::consult || parties(*b) < 2) continue;
    if (r.tokens[b->trigger_token].sentence + kFarthest < r.tokens[e.trigger_token].sentence) break;
    if (of_one_kind(r, e, *b)) return &*b;
  }
  return nullptr;
}

}  // namespace

void lend_parties(const EventData& data, const Reading& r, std::vector<Event>& told, std::vector<Event>& weak) {
  std::vector<Event> lent;
  std::erase_if(weak, [&](Event& e) {
    const Event* before = is_round(data, e) ? talked_before(r, told, e) : nullptr;
    if (before == nullptr) return false;
    Event with = e;
    with.actors = before->actors;
    with.recipients = before->recipients;
    with.weak = false;
    const bool known =
        std::any_of(told.begin(), told.end(), [&](const Event& o) { return same_happening(r, o, with); });
    if (known) return false;
    lent.push_back(std::move(with));
    return true;
  });
  told.insert(told.end(), std::make_move_iterator(lent.begin()), std::make_move_iterator(lent.end()));
  std::stable_sort(told.begin(), told.end(),
                   [](const Event& a, const Event& b) { return a.trigger.begin < b.trigger.begin; });
}

}  // namespace isnad
