// Builds readings by hand for the tests of this stage: words from white space, events and statements as told.
#pragma once

#include <string>
#include <vector>

#include "report/reading.h"
#include "text/fold.h"

namespace isnad::test {

inline Span find_span(const Reading& r, std::string_view words) {
  const size_t at = r.report.text.find(words);
  if (at == std::string::npos) return {};
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

/// A report whose sentences end at a full stop; every word is a noun of its own.
inline Reading make_reading(const std::string& id, const std::string& outlet, const std::string& text,
                            const char* day = nullptr) {
  Reading r;
  r.report.id = id;
  r.report.outlet = outlet;
  r.report.text = text;
  if (day != nullptr) {
    r.report.published = parse_day(day);
    r.report.published_basis = DateBasis::printed;
  }
  const auto end = static_cast<uint32_t>(text.size());
  r.report.body.push_back({0, end});
  Sentence sentence;
  for (uint32_t at = 0; at < end;) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    uint32_t to = at;
    while (to < end && text[to] != ' ' && text[to] != '.') ++to;
    const bool stop = to == at;
    if (stop) to = at + 1;
    Word w;
    w.span = {at, to};
    w.kind = stop ? WordKind::punct : WordKind::arabic;
    w.form = r.keep(fold(text.substr(at, to - at), FoldLevel::form));
    w.key = r.keep(fold(text.substr(at, to - at), FoldLevel::key));
    w.first_token = static_cast<uint32_t>(r.tokens.size());
    w.last_token = w.first_token + 1;
    Token t;
    t.span = w.span;
    t.word = static_cast<uint32_t>(r.words.size());
    t.sentence = static_cast<uint32_t>(r.sentences.size());
    t.upos = stop ? Upos::PUNCT : Upos::NOUN;
    t.form = w.form;
    t.key = w.key;
    r.words.push_back(w);
    r.tokens.push_back(t);
    sentence.span.end = to;
    sentence.last_word = static_cast<uint32_t>(r.words.size());
    sentence.last_token = static_cast<uint32_t>(r.tokens.size());
    at = to;
    if (stop || at >= end) {
      r.sentences.push_back(sentence);
      sentence = {};
      sentence.span.begin = at;
      sentence.first_word = static_cast<uint32_t>(r.words.size());
      sentence.first_token = static_cast<uint32_t>(r.tokens.size());
    }
  }
  return r;
}

inline int32_t add_entity(Reading& r, const std::string& id, EntityKind kind, const std::string& country = "") {
  for (size_t i = 0; i < r.entities.size(); ++i) {
    if (r.entities[i].id == id) return static_cast<int32_t>(i);
  }
  Entity e;
  e.id = id;
  e.kind = kind;
  e.country = country;
  r.entities.push_back(e);
  return static_cast<int32_t>(r.entities.size() - 1);
}

struct EventSketch {
  std::string trigger;
  std::vector<std::string> parties;  ///< entity ids
  const char* from = nullptr;
  const char* to = nullptr;  ///< `from` when not given
  Status status = Status::occurred;
  std::string mode;
  std::string place;  ///< entity id
};

inline Event& add_event(Reading& r, const EventSketch& sketch) {
  Event e;
  e.trigger = find_span(r, sketch.trigger);
  for (uint32_t i = 0; i < r.tokens.size(); ++i) {
    if (r.tokens[i].span.begin == e.trigger.begin) e.trigger_token = i;
  }
  e.mode = sketch.mode;
  e.status = sketch.status;
  if (sketch.from != nullptr)
    e.days = {parse_day(sketch.from), parse_day(sketch.to != nullptr ? sketch.to : sketch.from)};
  for (const std::string& id : sketch.parties) {
    const bool state = id.starts_with("country/");
    e.actors.push_back({add_entity(r, id, state ? EntityKind::country : EntityKind::person, state ? id.substr(8) : ""),
                        e.trigger, e.trigger});
  }
  if (!sketch.place.empty()) {
    e.place = Participant{add_entity(r, sketch.place, EntityKind::place), e.trigger, e.trigger};
  }
  r.events.push_back(e);
  return r.events.back();
}

inline Statement& add_statement(Reading& r, const std::string& speaker, const std::string& words) {
  Statement s;
  s.text = find_span(r, words);
  s.speaker.entity = add_entity(r, speaker, EntityKind::person);
  s.speaker.span = s.text;
  r.statements.push_back(s);
  return r.statements.back();
}

inline void credit(Reading& r, const std::string& id, const std::string& words) {
  r.report.credits.push_back({find_span(r, words), id});
}

}  // namespace isnad::test
