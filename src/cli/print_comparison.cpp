#include "cli/print_comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cli/print_reading.h"
#include "report/names.h"
#include "story/identity.h"

namespace isnad::cli {
namespace {

constexpr size_t kWidest = 220;  ///< bytes of quoted words shown on a line

/// At most `kWidest` bytes, cut between words.
std::string short_text(std::string_view text) {
  std::string out = one_line(text);
  if (out.size() <= kWidest) return out;
  const size_t cut = out.rfind(' ', kWidest);
  return out.substr(0, cut == std::string::npos ? 0 : cut) + " ...";
}

class Printer {
 public:
  Printer(const Comparison& comparison, const Paint& paint, bool all) : c_(comparison), paint_(paint), all_(all) {}

  std::string whole() {
    size_t alone = 0;
    for (const Story& s : c_.stories) {
      if (s.reports.size() > 1 || all_ || c_.stories.size() == 1)
        story(s);
      else
        ++alone;
    }
    if (alone > 0) {
      out_ += paint_.bold(fmt::format("REPORTS THAT STAND ALONE ({})", alone)) + "\n";
      for (const Story& s : c_.stories) {
        if (s.reports.size() == 1) report(s.reports.front());
      }
    }
    return std::move(out_);
  }

 private:
  std::string name(uint32_t report) const {
    const Report& r = c_.readings[report].report;
    return r.outlet.empty() ? r.id : one_line(r.outlet);
  }

  void report(uint32_t i) {
    const Report& r = c_.readings[i].report;
    std::string line = fmt::format("  {:24} {}", r.id, name(i));
    line +=
        r.published ? fmt::format(" | {} ({})", format_day(*r.published), to_string(r.published_basis)) : " | undated";
    for (const Credit& credit : r.credits)
      line += fmt::format(" | credit: {}", one_line(c_.readings[i].slice(credit.span)));
    out_ += line + "\n";
    for (const Note& n : c_.readings[i].notes) {
      if (n.stage == "story") out_ += paint_.dim("      " + n.text) + "\n";
    }
  }

  /// A value for a person: names for ids.
  std::string shown(const Claim& c, const std::string& value) const {
    if (c.unit == "minutes") return value + " min";
    if (c.slot != ClaimSlot::place) return value;
    for (const Testimony& t : c.testimonies) {
      for (const Entity& e : c_.readings[t.report].entities) {
        if (e.id == value) return e.label.empty() ? one_line(c_.readings[t.report].slice(e.name)) : e.label;
      }
    }
    return value;
  }

  std::string verdict(const Claim& c) const {
    const std::string text = fmt::format("{:19}", to_string(c.verdict));
    switch (c.verdict) {
      case Verdict::agreed:
        return paint_.good(text);
      case Verdict::contradicted:
        return paint_.bad(text);
      case Verdict::differing_precision:
        return paint_.warn(text);
      case Verdict::only_one:
        return paint_.dim(text);
    }
    return text;
  }

  std::string origins(const Claim& c) const {
    std::string out = fmt::format("{} origin{}", c.origins.size(), c.origins.size() == 1 ? "" : "s");
    if (!c.origins_against.empty()) out += fmt::format(", {} against", c.origins_against.size());
    std::string names;
    for (const Origin& o : c.origins) {
      names += (names.empty() ? "" : "; ") + one_line(o.name);
      if (o.reports.size() > 1)
        names += fmt::format(" x{}{}", o.reports.size(), o.shared_wording ? ", shared wording" : "");
    }
    return out + " (" + names + ")";
  }

  /// An event is shown in its sentence; its trigger alone says little.
  Span sentence(const Testimony& t) const {
    const Span span = t.words.front();
    for (const Sentence& s : c_.readings[t.report].sentences) {
      if (s.span.contains(span.begin)) return s.span;
    }
    return span;
  }

  void testimony(const Testimony& t) {
    const Reading& r = c_.readings[t.report];
    std::string line = "      ";
    if (t.stance == Stance::contradicts) line += paint_.bad("contradicts ");
    line += paint_.key(name(t.report)) + ": " + short_text(r.slice(t.words.front()));
    if (!t.chain.empty()) line += paint_.dim(" <- " + print_chain(t.chain));
    out_ += line + "\n";
  }

  void silent(const Claim& c) {
    if (c.silent.empty() || c.verdict == Verdict::only_one) return;
    std::set<std::string> names;
    for (const uint32_t r : c.silent) names.insert(name(r));
    for (const Testimony& t : c.testimonies) names.erase(name(t.report));
    std::string list;
    for (const std::string& n : names) list += (list.empty() ? "" : ", ") + n;
    if (!list.empty()) out_ += paint_.dim("      silent: " + list) + "\n";
  }

  void saying(const Claim& c) {
    const std::string who = c.kind == ClaimKind::saying ? paint_.key(c.subject) + " said" : std::string("told");
    out_ += fmt::format("  {} {}: {}\n", verdict(c), who, short_text(c.value));
    out_ += paint_.dim(fmt::format("      {}", origins(c))) + "\n";
    for (const Testimony& t : c.testimonies) testimony(t);
    silent(c);
  }

  /// All claims on one happening: a line each, then what every report has of it.
  void happening(const std::vector<const Claim*>& claims, const Story& s) {
    const Claim& first = *claims.front();
    const EventRef& ref = s.happenings[first.happening].tellings.front();
    const Event& e = c_.readings[ref.report].events[ref.event];
    out_ +=
        fmt::format("  {}{}: {}\n", to_string(e.type), e.mode.empty() ? "" : "/" + e.mode, paint_.key(first.subject));
    std::map<uint32_t, const Testimony*> told;
    std::map<uint32_t, std::string> values;
    for (const Claim* c : claims) {
      const std::string_view what = c->unit.empty()        ? to_string(c->slot)
                                    : c->unit == "minutes" ? "length"
                                                           : std::string_view(c->unit);
      out_ += fmt::format("    {} {:10} {}  {}\n", verdict(*c), what, paint_.bold(shown(*c, c->value)),
                          paint_.dim(origins(*c)));
      for (const Testimony& t : c->testimonies) {
        told.emplace(t.report, &t);
        std::string value = shown(*c, t.value);
        if (t.stance == Stance::contradicts)
          value = paint_.bad(value);
        else if (t.stance == Stance::more_precise)
          value = paint_.warn(value);
        std::string& list = values[t.report];
        list += (list.empty() ? "" : ", ") + value;
      }
    }
    for (const auto& [report, t] : told) {
      std::string line = fmt::format("      {} [{}]: {}", paint_.key(name(report)), values[report],
                                     short_text(c_.readings[report].slice(sentence(*t))));
      if (!t->chain.empty()) line += paint_.dim(" <- " + print_chain(t->chain));
      out_ += line + "\n";
    }
    silent(first);
  }

  void claims(const Story& s) {
    out_ += "\n" + paint_.bold("CLAIMS") + "\n";
    size_t hidden = 0;
    std::map<uint32_t, std::vector<const Claim*>> by_happening;
    for (const Claim& c : s.claims) {
      const bool shown = c.verdict != Verdict::only_one || all_;
      if (!shown) ++hidden;
      if (shown && c.kind == ClaimKind::event) by_happening[c.happening].push_back(&c);
    }
    // Claims come in order of verdict; a happening stands where its first one does.
    for (const Claim& c : s.claims) {
      if (c.verdict == Verdict::only_one && !all_) continue;
      if (c.kind != ClaimKind::event) {
        saying(c);
      } else if (by_happening[c.happening].front() == &c) {
        happening(by_happening[c.happening], s);
      }
    }
    if (hidden > 0)
      out_ += paint_.dim(fmt::format("  {} claims held by one report only (--all lists them)", hidden)) + "\n";
  }

  void calendar(const Story& s) {
    if (s.calendar.empty()) return;
    out_ += "\n" + paint_.bold("JOINT CALENDAR") + "\n";
    for (const Engagement& g : s.calendar) {
      std::string parties;
      for (const std::string& p : g.parties) parties += (parties.empty() ? "" : " + ") + p;
      std::string line = fmt::format("  {:24} {:10} {}{}: {}", print_days(g.days), to_string(g.status), g.type,
                                     g.mode.empty() ? "" : "/" + g.mode, parties);
      if (!g.place.empty()) line += " @ " + g.place;
      if (g.former_days.known()) line += paint_.warn(" (first set for " + print_days(g.former_days) + ")");
      out_ += line + "\n";
      if (g.history.size() < 2) {
        out_ += paint_.dim(fmt::format("      {}", step(g.history.front()))) + "\n";
        continue;
      }
      for (const CalendarStep& h : g.history) out_ += paint_.dim("      " + step(h)) + "\n";
    }
  }

  std::string step(const CalendarStep& h) const {
    const Report& r = c_.readings[h.report].report;
    std::string out =
        fmt::format("{} {}: {} {} \"{}\"", r.published ? format_day(*r.published) : "undated", name(h.report),
                    to_string(h.status), print_days(h.days), one_line(c_.readings[h.report].slice(h.words)));
    if (!h.chain.empty()) out += " <- " + print_chain(h.chain);
    return out;
  }

  void processes(const Story& s) {
    if (s.processes.empty()) return;
    out_ += "\n" + paint_.bold("PROCESSES") + "\n";
    for (const ProcessEntry& p : s.processes) {
      out_ += fmt::format("  {} [{}]\n", paint_.key(p.label), p.id);
      for (const ProcessMention& m : p.mentions) {
        std::string places;
        for (const std::string& place : m.places) places += (places.empty() ? " @ " : " + ") + place;
        out_ += fmt::format("      {}: {}{}\n", name(m.report), short_text(c_.readings[m.report].slice(m.words)),
                            paint_.dim(places));
      }
    }
  }

  void wordings(const Story& s) {
    if (s.wordings.empty()) return;
    out_ += "\n" + paint_.bold("ONE THING, DIFFERENT WORDS") + "\n";
    for (const Wording& w : s.wordings) {
      out_ += fmt::format("  {}\n", paint_.dim(w.id));
      for (const WordingForm& f : w.forms) {
        std::set<std::string> names;
        for (const uint32_t r : f.reports) names.insert(name(r));
        std::string list;
        for (const std::string& n : names) list += (list.empty() ? "" : ", ") + n;
        out_ += fmt::format("      {}: {}\n", paint_.key(f.text), list);
      }
    }
  }

  void story(const Story& s) {
    out_ += paint_.bold("STORY: " + (s.title.empty() ? "(no title)" : s.title)) + "\n";
    for (const uint32_t r : s.reports) report(r);
    for (const SharedText& t : s.shared) {
      out_ += paint_.dim(fmt::format("  {} and {} share {:.0f}% of the shorter text", c_.readings[t.a].report.id,
                                     c_.readings[t.b].report.id, t.share * 100)) +
              "\n";
    }
    claims(s);
    calendar(s);
    processes(s);
    wordings(s);
    out_ += "\n";
  }

  const Comparison& c_;
  const Paint& paint_;
  bool all_;
  std::string out_;
};

}  // namespace

std::string print_comparison(const Comparison& comparison, const Paint& paint, bool all) {
  return Printer(comparison, paint, all).whole();
}

}  // namespace isnad::cli
