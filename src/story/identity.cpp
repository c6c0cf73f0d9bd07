#include "story/identity.h"

#include <algorithm>

#include "text/fold.h"

namespace isnad {
namespace {

constexpr double kStandsFor = 0.8;  ///< a country for its leader or government, and the reverse
constexpr size_t kMostMembers = 16;

bool acts_for_country(EntityKind kind) {
  return kind == EntityKind::person || kind == EntityKind::office || kind == EntityKind::body;
}

void add_party(const Reading& r, const Participant& p, std::vector<Party>& out) {
  if (p.entity >= 0 && static_cast<size_t>(p.entity) < r.entities.size()) {
    const Entity& e = r.entities[static_cast<size_t>(p.entity)];
    if (!e.members.empty() && e.members.size() <= kMostMembers) {
      for (const uint32_t member : e.members) {
        if (member < r.entities.size()) out.push_back(party(r, static_cast<int32_t>(member), r.entities[member].name));
      }
      return;
    }
  }
  out.push_back(party(r, p.entity, p.name));
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string identity(const Reading& r, int32_t entity, Span name) {
  if (entity >= 0 && static_cast<size_t>(entity) < r.entities.size()) {
    const Entity& e = r.entities[static_cast<size_t>(entity)];
    if (!e.id.empty() && !e.id.starts_with("local/")) return e.id;
    if (!e.name.empty()) name = e.name;
  }
  return "name:" + one_line(fold(r.slice(name), FoldLevel::key));
}

Party party(const Reading& r, int32_t entity, Span name) {
  Party out{identity(r, entity, name), "", EntityKind::other};
  if (entity >= 0 && static_cast<size_t>(entity) < r.entities.size()) {
    const Entity& e = r.entities[static_cast<size_t>(entity)];
    out.country = e.country;
    out.kind = e.kind;
    if (out.country.empty() && out.id.starts_with("country/")) out.country = out.id.substr(8);
  }
  return out;
}

std::vector<Party> parties_of(const Reading& r, const Event& event) {
  std::vector<Party> out;
  for (const auto* side : {&event.actors, &event.recipients}) {
    for (const Participant& p : *side) add_party(r, p, out);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double alike(const Party& a, const Party& b) {
  if (a.id == b.id) return 1;
  if (a.country.empty() || a.country != b.country) return 0;
  const bool a_state = a.kind == EntityKind::country;
  const bool b_state = b.kind == EntityKind::country;
  if ((a_state && (b_state || acts_for_country(b.kind))) || (b_state && acts_for_country(a.kind))) return kStandsFor;
  return 0;
}

}  // namespace isnad
