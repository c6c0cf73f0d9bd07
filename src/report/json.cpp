#include "report/json.h"

#include <fmt/format.h>

#include <cmath>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "report/names.h"

namespace isnad {
namespace {

using Json = nlohmann::ordered_json;

/// Writes one reading; holds the code point index of its text.
class Writer {
 public:
  explicit Writer(const Reading& reading) : r_(reading), index_(reading.report.text) {}

  Json whole(bool explain) const {
    Json out;
    out["id"] = r_.report.id;
    out["text"] = r_.report.text;
    out["report"] = head();
    out["times"] = times(true, explain);
    out["statements"] = each(r_.statements, [&](const Statement& s) { return statement(s); });
    out["events"] = each(r_.events, [&](const Event& e) { return event(e); });
    out["durations"] = times(false, explain);
    out["notes"] = each(r_.notes, [&](const Note& n) {
      Json j = span(n.span);
      j["stage"] = n.stage;
      j["note"] = n.text;
      return j;
    });
    if (explain) layers(out);
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
  Json words(const std::optional<Span>& s) const { return s ? Json(std::string(r_.slice(*s))) : Json(nullptr); }

  Json span(Span s) const {
    Json j;
    j["begin"] = index_.code_point(s.begin);
    j["end"] = index_.code_point(s.end);
    return j;
  }

  Json quoted(Span s) const {
    Json j;
    j["text"] = std::string(r_.slice(s));
    j.update(span(s));
    return j;
  }

  Json named(Span name, int32_t entity, Span mention) const {
    Json j;
    j["name"] = std::string(r_.slice(name));
    const bool known = entity >= 0 && static_cast<size_t>(entity) < r_.entities.size();
    j["id"] = known ? Json(r_.entities[static_cast<size_t>(entity)].id) : Json(nullptr);
    if (!mention.empty()) j["mention"] = quoted(mention);
    return j;
  }

  Json head() const {
    const Report& p = r_.report;
    Json j;
    j["title"] = or_null(p.title);
    j["outlet"] = or_null(p.outlet);
    j["outlet_id"] = or_null(p.outlet_id);
    j["url"] = or_null(p.url);
    j["dateline_place"] = words(p.dateline_place);
    j["published"] = day(p.published);
    j["published_basis"] = std::string(to_string(p.published_basis));
    if (p.published_minute)
      j["published_time"] = fmt::format("{:02}:{:02}", *p.published_minute / 60, *p.published_minute % 60);
    j["credits"] = each(p.credits, [&](const Credit& c) {
      Json k;
      k["name"] = std::string(r_.slice(c.span));
      k["id"] = or_null(c.id);
      k.update(span(c.span));
      return k;
    });
    j["body"] = each(p.body, [&](Span s) { return span(s); });
    return j;
  }

  Json time(const TimeRef& t, bool explain) const {
    Json j = quoted(t.span);
    j["from"] = day(t.days.from);
    j["to"] = day(t.days.to);
    j["kind"] = std::string(to_string(t.kind));
    j["anchor"] = std::string(to_string(t.anchor));
    if (!t.value.empty()) j["value"] = t.value;
    if (t.minute) j["time"] = fmt::format("{:02}:{:02}", *t.minute / 60, *t.minute % 60);
    if (explain) j["sure"] = t.sure;
    return j;
  }

  /// Those that name days, or those that do not (durations, sets, clock times, times hung on an event without a day).
  Json times(bool with_days, bool explain) const {
    Json out = Json::array();
    for (const TimeRef& t : r_.times) {
      if (t.days.known() == with_days) out.push_back(time(t, explain));
    }
    return out;
  }

  Json links(const std::vector<ChainLink>& chain) const {
    return each(chain, [&](const ChainLink& link) {
      Json j;
      j["kind"] = std::string(to_string(link.kind));
      j["name"] = link.name;
      j["id"] = or_null(link.id);
      if (!link.span.empty()) j.update(span(link.span));
      return j;
    });
  }

  Json statement(const Statement& s) const {
    Json j = quoted(s.text);
    j["kind"] = std::string(to_string(s.kind));
    j["force"] = std::string(to_string(s.force));
    j["speaker"] = named(s.speaker.span, s.speaker.entity, s.speaker.local);
    j["chain"] = links(s.chain);
    if (!s.verb.empty()) j["verb"] = quoted(s.verb);
    if (!s.channel.empty()) j["channel"] = s.channel;
    if (s.addressee) j["addressee"] = quoted(*s.addressee);
    if (s.place) j["place"] = quoted(*s.place);
    return j;
  }

  Json participants(const std::vector<Participant>& list) const {
    return each(list, [&](const Participant& p) { return named(p.name, p.entity, p.mention); });
  }

  /// A probability in hundredths.
  static double share(float p) { return std::round(static_cast<double>(p) * 100) / 100; }

  Json event(const Event& e) const {
    Json j;
    j["type"] = std::string(to_string(e.type));
    j["mode"] = or_null(e.mode);
    j["trigger"] = quoted(e.trigger);
    j["actors"] = participants(e.actors);
    j["recipients"] = participants(e.recipients);
    j["place"] = e.place ? named(e.place->name, e.place->entity, e.place->mention) : Json(nullptr);
    j["place_basis"] = e.place ? Json(std::string(to_string(e.place_basis))) : Json(nullptr);
    j["from"] = day(e.days.from);
    j["to"] = day(e.days.to);
    j["time_basis"] = e.days.known() ? Json(std::string(to_string(e.days_basis))) : Json(nullptr);
    if (e.days.known() && !e.days_span.empty()) j["time"] = quoted(e.days_span);
    j["status"] = std::string(to_string(e.status));
    Json sure = Json::object();
    if (e.sure.told) sure["event"] = share(*e.sure.told);
    if (e.sure.status) sure["status"] = share(*e.sure.status);
    if (e.sure.days && e.days.known()) sure["time"] = share(*e.sure.days);
    if (e.sure.place && e.place) sure["place"] = share(*e.sure.place);
    if (!sure.empty()) j["sure"] = std::move(sure);
    if (e.former_days.known()) j["former"] = {{"from", day(e.former_days.from)}, {"to", day(e.former_days.to)}};
    if (!e.quantities.empty()) {
      j["quantities"] = each(e.quantities, [&](const Quantity& q) {
        Json k = quoted(q.span);
        k["low"] = q.low;
        k["high"] = q.high;
        k["unit"] = q.unit;
        return k;
      });
    }
    const bool told = e.statement >= 0 && static_cast<size_t>(e.statement) < r_.statements.size();
    if (told) {
      const Statement& s = r_.statements[static_cast<size_t>(e.statement)];
      j["told_by"] = named(s.speaker.span, s.speaker.entity, {});
      j["chain"] = links(s.chain);
    } else {
      j["chain"] = Json::array();
    }
    if (!e.mentions.empty()) j["mentions"] = each(e.mentions, [&](Span s) { return span(s); });
    return j;
  }

  Json feats(const Feats& f) const {
    Json j = Json::object();
    const auto put = [&](const char* name, std::string_view value) {
      if (!value.empty()) j[name] = std::string(value);
    };
    put("Gender", to_string(f.gender));
    put("Number", to_string(f.number));
    if (f.person != 0) j["Person"] = f.person;
    put("Aspect", to_string(f.aspect));
    put("VerbForm", to_string(f.verb_form));
    put("Voice", to_string(f.voice));
    put("Definite", to_string(f.definite));
    return j;
  }

  void layers(Json& out) const {
    out["sentences"] = each(r_.sentences, [&](const Sentence& s) { return span(s.span); });
    out["quotations"] = each(r_.quotations, [&](const Quotation& q) {
      Json j = quoted(q.inner);
      j["depth"] = q.depth;
      j["closed"] = q.closed;
      return j;
    });
    out["tokens"] = each(r_.tokens, [&](const Token& t) {
      Json j = quoted(t.span);
      j["form"] = std::string(r_.str(t.form));
      j["lemma"] = std::string(r_.str(t.lemma));
      j["upos"] = std::string(to_string(t.upos));
      j["feats"] = feats(t.feats);
      j["head"] = t.head;
      j["rel"] = std::string(to_string(t.rel));
      return j;
    });
    out["entities"] = each(r_.entities, [&](const Entity& e) {
      Json j;
      j["id"] = e.id;
      j["kind"] = std::string(to_string(e.kind));
      j["name"] = std::string(r_.slice(e.name));
      j["label"] = or_null(e.label);
      j["country"] = or_null(e.country);
      j["type"] = or_null(e.type);
      j["members"] = e.members;
      return j;
    });
    const auto mention = [&](const Mention& m) {
      Json j = quoted(m.span);
      j["name"] = std::string(r_.slice(m.name));
      j["kind"] = std::string(to_string(m.kind));
      j["entity"] = m.entity;
      j["described"] = m.described;
      j["metonym"] = m.metonym;
      return j;
    };
    out["mentions"] = each(r_.mentions, mention);
    out["nested"] = each(r_.nested, mention);
  }

  const Reading& r_;
  CodePointIndex index_;
};

std::string text_of(const nlohmann::json& record, const char* key) {
  const auto it = record.find(key);
  if (it == record.end() || it->is_null()) return {};
  if (it->is_string()) return it->get<std::string>();
  if (it->is_number_integer()) return std::to_string(it->get<int64_t>());
  return {};
}

}  // namespace

Result<Item> parse_item(std::string_view json) {
  const auto record = nlohmann::json::parse(json, nullptr, false);
  if (record.is_discarded()) return Error{ErrorCode::bad_format, "not JSON (truncated or malformed record)"};
  if (!record.is_object())
    return Error{ErrorCode::bad_format, "a JSON record must be an object with \"text\" or \"html\""};
  Item item{text_of(record, "id"),    text_of(record, "outlet"), text_of(record, "url"), text_of(record, "fetched"),
            text_of(record, "title"), text_of(record, "text"),   text_of(record, "html")};
  if (!record.contains("text") && !record.contains("html")) {
    return Error{ErrorCode::bad_format, "the JSON record has neither \"text\" nor \"html\""};
  }
  for (std::string* s : {&item.id, &item.outlet, &item.url, &item.fetched, &item.title, &item.text, &item.html}) {
    if (s->find('\0') != std::string::npos || !is_valid_utf8(*s)) *s = repair_utf8(*s);
  }
  return item;
}

std::string to_json(const Reading& reading, bool explain) {
  return Writer(reading).whole(explain).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace isnad
