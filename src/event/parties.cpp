#include <algorithm>

#include "event/around.h"
#include "event/setting.h"

namespace isnad {
namespace {

/// The country of an adjective in the words, as its two letters.
std::string_view nation_in(const EventData& data, const Reading& r, Span words) {
  constexpr std::string_view kPrefix = "country/";
  auto t = std::lower_bound(r.tokens.begin(), r.tokens.end(), words.begin,
                            [](const Token& x, uint32_t at) { return x.span.begin < at; });
  for (; t != r.tokens.end() && t->span.begin < words.end; ++t) {
    const std::string* const nation = data.nations.find(without_article(r.key(*t)));
    if (nation != nullptr && nation->starts_with(kPrefix)) return std::string_view(*nation).substr(kPrefix.size());
  }
  return {};
}

}  // namespace

void place_by_parties(const EventData& data, Event& event, const Reading& r) {
  std::string code;
  for (const Participant& p : event.recipients) {
    const Entity* x = p.entity < 0 ? nullptr : &r.entities[static_cast<size_t>(p.entity)];
    if (x == nullptr || (x->kind != EntityKind::group && x->kind != EntityKind::body)) return;
    const std::string_view own = x->country.empty() ? nation_in(data, r, p.mention) : std::string_view(x->country);
    if (own.empty() || (!code.empty() && own != code)) return;
    code = own;
  }
  if (code.empty()) return;
  const auto country = std::find_if(r.entities.begin(), r.entities.end(), [&](const Entity& x) {
    return x.kind == EntityKind::country && x.country == code && !x.name.empty();
  });
  if (country == r.entities.end()) return;
  Participant p;
  p.entity = static_cast<int32_t>(country - r.entities.begin());
  p.name = p.mention = country->name;
  event.place = p;
  event.place_basis = Basis::parties;
}

}  // namespace isnad
