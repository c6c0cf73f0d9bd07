#include "cli/print_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/names.h"
#include "story/identity.h"

namespace isnad::cli {
namespace {

std::string names(const Reading& r, const std::vector<Participant>& list) {
  std::string out;
  for (const Participant& p : list) {
    if (!out.empty()) out += " + ";
    out += one_line(r.slice(p.name));
  }
  return out;
}

void head(const Reading& r, const Paint& paint, std::string& out) {
  const Report& p = r.report;
  out += paint.bold(p.title.empty() ? "(no title)" : one_line(p.title)) + "\n";
  std::string line = p.outlet.empty() ? "outlet unknown" : one_line(p.outlet);
  line += p.published ? fmt::format(" | {}", format_day(*p.published)) : " | undated";
  if (p.published_minute) line += fmt::format(" {:02}:{:02}", *p.published_minute / 60, *p.published_minute % 60);
  if (p.published) line += fmt::format(" ({})", to_string(p.published_basis));
  if (p.dateline_place) line += fmt::format(" | {}", r.slice(*p.dateline_place));
  for (const Credit& c : p.credits) line += fmt::format(" | credit: {}", r.slice(c.span));
  out += paint.dim(fmt::format("{}  [{}]", line, p.id)) + "\n";
  if (p.body.empty()) out += paint.warn("no article body found") + "\n";
}

void statements(const Reading& r, const Paint& paint, std::string& out) {
  if (r.statements.empty()) return;
  out += "\n" + paint.bold(fmt::format("STATEMENTS ({})", r.statements.size())) + "\n";
  std::vector<std::string> order;
  std::map<std::string, std::vector<const Statement*>> by_speaker;
  for (const Statement& s : r.statements) {
    const std::string name = one_line(r.slice(s.speaker.span));
    if (by_speaker[name].empty()) order.push_back(name);
    by_speaker[name].push_back(&s);
  }
  for (const std::string& name : order) {
    out += "  " + paint.key(name) + "\n";
    for (const Statement* s : by_speaker[name]) {
      const bool direct = s->kind == StatementKind::direct;
      out += fmt::format("    {} {}{}{}\n", paint.dim(fmt::format("{:9}", to_string(s->force))), direct ? "\"" : "",
                         one_line(r.slice(s->text)), direct ? "\"" : "");
      if (!s->chain.empty()) out += paint.dim(fmt::format("              via {}\n", print_chain(s->chain)));
    }
  }
}

std::string status(Status value, const Paint& paint) {
  const std::string name = fmt::format("{:12}", to_string(value));
  switch (value) {
    case Status::occurred:
    case Status::ongoing:
      return paint.good(name);
    case Status::planned:
      return paint.key(name);
    case Status::postponed:
    case Status::hypothetical:
      return paint.warn(name);
    default:
      return paint.bad(name);
  }
}

/// What of an event is inferred, and from what; what the models hold to be likelier wrong than right is marked.
std::string inferred(const Event& e) {
  std::vector<std::string> out;
  const auto tell = [&](std::string_view what, Basis basis, bool doubt) {
    if (basis <= Basis::clause && !doubt) return;
    const std::string from = basis > Basis::clause ? fmt::format(" inferred: {}", to_string(basis)) : "";
    out.push_back(fmt::format("{}{}{}", what, from, doubt ? (from.empty() ? " unsure" : ", unsure") : ""));
  };
  if (unsure(e.sure.told)) out.push_back("event unsure");
  if (unsure(e.sure.status)) out.push_back("status unsure");
  if (e.place) tell("place", e.place_basis, unsure(e.sure.place));
  if (e.days.known()) tell("day", e.days_basis, unsure(e.sure.days));
  return out.empty() ? "" : fmt::format("  [{}]", fmt::join(out, "; "));
}

void events(const Reading& r, const Paint& paint, std::string& out) {
  if (r.events.empty()) return;
  out += "\n" + paint.bold(fmt::format("EVENTS ({})", r.events.size())) + "\n";
  std::vector<const Event*> order;
  for (const Event& e : r.events) order.push_back(&e);
  std::stable_sort(order.begin(), order.end(), [](const Event* a, const Event* b) {
    const bool known_a = a->days.from.has_value();
    if (known_a != b->days.from.has_value()) return known_a;
    return known_a && *a->days.from < *b->days.from;
  });
  for (const Event* e : order) {
    std::string line = fmt::format("  {:24} {} {:9} {}", print_days(e->days), status(e->status, paint),
                                   to_string(e->type), one_line(r.slice(e->trigger)));
    line += ": " + names(r, e->actors);
    if (!e->recipients.empty()) line += " -> " + names(r, e->recipients);
    if (e->place) line += fmt::format(" @ {}", one_line(r.slice(e->place->name)));
    line += paint.dim(inferred(*e));
    if (e->statement >= 0) {
      line += paint.dim(fmt::format("  (told by {})",
                                    one_line(r.slice(r.statements[static_cast<size_t>(e->statement)].speaker.span))));
    }
    out += line + "\n";
  }
}

void calendar(const Reading& r, const Paint& paint, std::string& out) {
  std::vector<const TimeRef*> order;
  for (const TimeRef& t : r.times) {
    if (t.days.known()) order.push_back(&t);
  }
  if (order.empty()) return;
  std::stable_sort(order.begin(), order.end(), [](const TimeRef* a, const TimeRef* b) {
    return a->days.from.value_or(Day::min()) < b->days.from.value_or(Day::min());
  });
  out += "\n" + paint.bold("CALENDAR") + "\n";
  for (const TimeRef* t : order) {
    out += fmt::format("  {:24} {}\n", print_days(t->days), one_line(r.slice(t->span)));
  }
}

}  // namespace

std::string print_days(const DayRange& days) {
  if (!days.known()) return "undated";
  if (!days.to) return "from " + format_day(*days.from);
  if (!days.from) return "until " + format_day(*days.to);
  if (*days.from == *days.to) return format_day(*days.from);
  return format_day(*days.from) + ".." + format_day(*days.to);
}

std::string print_chain(const std::vector<ChainLink>& chain) {
  std::string out;
  for (const ChainLink& link : chain) {
    if (!out.empty()) out += " <- ";
    out += fmt::format("{} ({})", one_line(link.name), to_string(link.kind));
  }
  return out;
}

std::string print_reading(const Reading& reading, const Paint& paint) {
  std::string out;
  head(reading, paint, out);
  statements(reading, paint, out);
  events(reading, paint, out);
  calendar(reading, paint, out);
  for (const Note& note : reading.notes) out += paint.dim(fmt::format("note ({}): {}", note.stage, note.text)) + "\n";
  return out;
}

}  // namespace isnad::cli
