#include "story/comparison_json.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "report/names.h"

namespace isnad {
namespace {

using Json = nlohmann::ordered_json;

class Writer {
 public:
  explicit Writer(const Comparison& comparison) : c_(comparison) {
    for (const Reading& r : c_.readings) index_.emplace_back(r.report.text);
  }

  Json whole() const {
    Json out;
    out["reports"] = Json::array();
    for (const Reading& r : c_.readings) out["reports"].push_back(head(r));
    out["stories"] = each(c_.stories, [&](const Story& s) { return story(s); });
    return out;
  }

 private:
  template <typename T, typename F>
  static Json each(const std::vector<T>& items, F write) {
    Json out = Json::array();
    for (const T& item : items) out.push_back(write(item));
    return out;
  }

  static Json or_null(const std::string& s) { return s.empty() ? Json(nullptr) : Json(s); }
  static Json day(const std::optional<Day>& d) { return d ? Json(format_day(*d)) : Json(nullptr); }
  const std::string& id(uint32_t report) const { return c_.readings[report].report.id; }
  Json ids(const std::vector<uint32_t>& reports) const {
    return each(reports, [&](uint32_t r) { return Json(id(r)); });
  }

  Json quoted(uint32_t report, Span s) const {
    Json j;
    j["text"] = std::string(c_.readings[report].slice(s));
    j["begin"] = index_[report].code_point(s.begin);
    j["end"] = index_[report].code_point(s.end);
    return j;
  }

  static Json head(const Reading& r) {
    Json j;
    j["id"] = r.report.id;
    j["outlet"] = or_null(r.report.outlet);
    j["title"] = or_null(r.report.title);
    j["published"] = day(r.report.published);
    j["published_basis"] = std::string(to_string(r.report.published_basis));
    j["credits"] = each(r.report.credits, [&](const Credit& c) { return Json(std::string(r.slice(c.span))); });
    j["notes"] = Json::array();
    for (const Note& n : r.notes) {
      if (n.stage == "story") j["notes"].push_back(n.text);
    }
    return j;
  }

  Json chain(const std::vector<ChainLink>& links) const {
    return each(links, [&](const ChainLink& link) {
      Json j;
      j["kind"] = std::string(to_string(link.kind));
      j["name"] = link.name;
      j["id"] = or_null(link.id);
      return j;
    });
  }

  Json testimony(const Testimony& t) const {
    Json j;
    j["report"] = id(t.report);
    j["stance"] = std::string(to_string(t.stance));
    j["value"] = or_null(t.value);
    j["words"] = each(t.words, [&](Span s) { return quoted(t.report, s); });
    j["chain"] = chain(t.chain);
    return j;
  }

  Json origin(const Origin& o) const {
    Json j;
    j["name"] = o.name;
    j["id"] = or_null(o.id);
    j["credited"] = o.credited;
    j["shared_wording"] = o.shared_wording;
    j["reports"] = ids(o.reports);
    return j;
  }

  Json claim(const Claim& c) const {
    Json j;
    j["kind"] = std::string(to_string(c.kind));
    j["slot"] = std::string(to_string(c.slot));
    if (c.kind == ClaimKind::event) j["happening"] = c.happening;
    j["subject"] = or_null(c.subject);
    if (!c.unit.empty()) j["unit"] = c.unit;
    j["value"] = or_null(c.value);
    j["verdict"] = std::string(to_string(c.verdict));
    j["testimonies"] = each(c.testimonies, [&](const Testimony& t) { return testimony(t); });
    j["silent"] = ids(c.silent);
    j["origins"] = each(c.origins, [&](const Origin& o) { return origin(o); });
    j["origins_against"] = each(c.origins_against, [&](const Origin& o) { return origin(o); });
    return j;
  }

  Json happening(const Happening& h) const {
    return each(h.tellings, [&](const EventRef& ref) {
      const Event& e = c_.readings[ref.report].events[ref.event];
      Json j;
      j["report"] = id(ref.report);
      j["event"] = ref.event;
      j["type"] = std::string(to_string(e.type));
      j["status"] = std::string(to_string(e.status));
      j["trigger"] = quoted(ref.report, e.trigger);
      return j;
    });
  }

  static Json days(const DayRange& d) {
    Json j;
    j["from"] = day(d.from);
    j["to"] = day(d.to);
    return j;
  }

  Json engagement(const Engagement& g) const {
    Json j;
    j["happening"] = g.happening;
    j["type"] = g.type;
    j["mode"] = or_null(g.mode);
    j["parties"] = g.parties;
    j["party_ids"] = g.party_ids;
    j["place"] = or_null(g.place);
    j["status"] = std::string(to_string(g.status));
    j["days"] = days(g.days);
    if (g.former_days.known()) j["former_days"] = days(g.former_days);
    j["history"] = each(g.history, [&](const CalendarStep& s) {
      Json k;
      k["report"] = id(s.report);
      k["published"] = day(c_.readings[s.report].report.published);
      k["status"] = std::string(to_string(s.status));
      k["days"] = days(s.days);
      if (s.former_days.known()) k["former_days"] = days(s.former_days);
      k["words"] = quoted(s.report, s.words);
      k["chain"] = chain(s.chain);
      return k;
    });
    return j;
  }

  Json process(const ProcessEntry& p) const {
    Json j;
    j["id"] = p.id;
    j["label"] = or_null(p.label);
    j["mentions"] = each(p.mentions, [&](const ProcessMention& m) {
      Json k;
      k["report"] = id(m.report);
      k["words"] = quoted(m.report, m.words);
      k["places"] = m.places;
      k["numbers"] = m.numbers;
      return k;
    });
    return j;
  }

  Json wording(const Wording& w) const {
    Json j;
    j["id"] = w.id;
    j["forms"] = each(w.forms, [&](const WordingForm& f) {
      Json k;
      k["text"] = f.text;
      k["reports"] = ids(f.reports);
      return k;
    });
    return j;
  }

  Json story(const Story& s) const {
    Json j;
    j["title"] = or_null(s.title);
    j["reports"] = ids(s.reports);
    j["claims"] = each(s.claims, [&](const Claim& c) { return claim(c); });
    j["calendar"] = each(s.calendar, [&](const Engagement& g) { return engagement(g); });
    j["processes"] = each(s.processes, [&](const ProcessEntry& p) { return process(p); });
    j["wordings"] = each(s.wordings, [&](const Wording& w) { return wording(w); });
    j["shared_text"] = each(s.shared, [&](const SharedText& t) {
      Json k;
      k["reports"] = {id(t.a), id(t.b)};
      k["share"] = static_cast<int>(t.share * 100 + 0.5F);
      return k;
    });
    j["happenings"] = each(s.happenings, [&](const Happening& h) { return happening(h); });
    return j;
  }

  const Comparison& c_;
  std::vector<CodePointIndex> index_;
};

}  // namespace

std::string to_json(const Comparison& comparison) {
  return Writer(comparison).whole().dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace isnad
