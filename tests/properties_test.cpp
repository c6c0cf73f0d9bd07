// Laws that hold for every reading: words and gaps give the text back, every span lies in the text on the border of a
// code point, the JSON says what the reading holds, and neither threads nor order nor repetition change a byte.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "base/utf8.h"
#include "report/json.h"
#include "support/kit.h"

namespace isnad::test {
namespace {

using Json = nlohmann::json;

constexpr size_t kNews = 200;

const std::vector<Item>& items() {
  static const std::vector<Item> all = [] {
    std::vector<Item> out = own_items();
    for (auto& more : {shared_items(), news_items(kNews)}) out.insert(out.end(), more.begin(), more.end());
    return out;
  }();
  return all;
}

const std::vector<Reading>& readings() {
  static const std::vector<Reading> all = [] {
    std::vector<Reading> out;
    for (const Item& item : items()) out.push_back(read(resources(), item));
    return out;
  }();
  return all;
}

/// Every span that a reading holds, with the name of where it stands.
std::vector<std::pair<std::string, Span>> spans_of(const Reading& r) {
  std::vector<std::pair<std::string, Span>> out;
  const auto add = [&](const char* where, Span span) { out.emplace_back(where, span); };
  const auto maybe = [&](const char* where, const std::optional<Span>& span) {
    if (span) out.emplace_back(where, *span);
  };
  const auto chain = [&](const std::vector<ChainLink>& links) {
    for (const ChainLink& link : links) add("chain", link.span);
  };
  const auto part = [&](const char* where, const Participant& p) {
    add(where, p.name);
    add(where, p.mention);
  };
  const Report& head = r.report;
  maybe("title", head.title_span);
  maybe("outlet", head.outlet_span);
  maybe("dateline", head.dateline_place);
  maybe("published", head.published_span);
  for (const Credit& c : head.credits) add("credit", c.span);
  for (const Span s : head.body) add("body", s);
  for (const Span s : head.subheads) add("subhead", s);
  for (const Word& w : r.words) add("word", w.span);
  for (const Token& t : r.tokens) add("token", t.span);
  for (const Sentence& s : r.sentences) add("sentence", s.span);
  for (const Quotation& q : r.quotations) {
    add("quotation", q.span);
    add("quotation inner", q.inner);
  }
  for (const Mention& m : r.mentions) {
    add("mention", m.span);
    add("mention name", m.name);
  }
  for (const Entity& e : r.entities) add("entity", e.name);
  for (const TimeRef& t : r.times) {
    add("time", t.span);
    maybe("time anchor", t.anchor_span);
  }
  for (const Statement& s : r.statements) {
    add("statement", s.text);
    add("statement verb", s.verb);
    add("speaker", s.speaker.span);
    add("speaker here", s.speaker.local);
    maybe("addressee", s.addressee);
    maybe("statement place", s.place);
    chain(s.chain);
  }
  for (const Event& e : r.events) {
    add("trigger", e.trigger);
    for (const Participant& p : e.actors) part("actor", p);
    for (const Participant& p : e.recipients) part("recipient", p);
    if (e.place) part("place", *e.place);
    for (const Quantity& q : e.quantities) add("quantity", q.span);
    for (const Span s : e.mentions) add("event mention", s);
  }
  for (const Note& n : r.notes) add("note", n.span);
  return out;
}

bool on_border(std::string_view text, uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

TEST(Properties, TextIsValidAndSpansLieInIt) {
  for (const Reading& r : readings()) {
    const std::string& text = r.report.text;
    ASSERT_TRUE(is_valid_utf8(text)) << r.report.id;
    for (const auto& [where, span] : spans_of(r)) {
      ASSERT_LE(span.begin, span.end) << r.report.id << ' ' << where;
      ASSERT_LE(span.end, text.size()) << r.report.id << ' ' << where;
      ASSERT_TRUE(on_border(text, span.begin) && on_border(text, span.end)) << r.report.id << ' ' << where;
    }
  }
}

TEST(Properties, WordsAndGapsGiveTheTextBack) {
  for (const Reading& r : readings()) {
    const std::string& text = r.report.text;
    uint32_t at = 0;
    std::string rebuilt;
    for (const Word& word : r.words) {
      ASSERT_GE(word.span.begin, at) << r.report.id << ": words overlap or stand out of order";
      rebuilt += text.substr(at, word.span.begin - at);
      rebuilt += text.substr(word.span.begin, word.span.size());
      at = word.span.end;
    }
    rebuilt += text.substr(at);
    EXPECT_EQ(rebuilt, text) << r.report.id;
    for (const Word& word : r.words) {
      EXPECT_FALSE(word.span.empty()) << r.report.id;
      for (uint32_t i = word.span.begin; i < word.span.end; i += decode_at(text, i).size) {
        if (word.kind == WordKind::arabic) {
          ASSERT_FALSE(is_space(decode_at(text, i).value)) << r.report.id;
        }
      }
    }
  }
}

TEST(Properties, IndicesPointIntoTheirArrays) {
  for (const Reading& r : readings()) {
    const auto entity = [&](int32_t e) { return e >= -1 && e < static_cast<int32_t>(r.entities.size()); };
    for (const Token& t : r.tokens) {
      ASSERT_LT(t.word, r.words.size()) << r.report.id;
      ASSERT_LT(t.sentence, r.sentences.size()) << r.report.id;
      ASSERT_LT(t.head, static_cast<int32_t>(r.tokens.size())) << r.report.id;
    }
    for (const Mention& m : r.mentions) {
      ASSERT_TRUE(entity(m.entity)) << r.report.id;
      ASSERT_LE(m.first_token, m.last_token) << r.report.id;
      ASSERT_LE(m.last_token, r.tokens.size()) << r.report.id;
    }
    for (const Statement& s : r.statements) ASSERT_TRUE(entity(s.speaker.entity)) << r.report.id;
    for (const Event& e : r.events) {
      ASSERT_LT(e.statement, static_cast<int32_t>(r.statements.size())) << r.report.id;
      for (const Participant& p : e.actors) ASSERT_TRUE(entity(p.entity)) << r.report.id;
      for (const Participant& p : e.recipients) ASSERT_TRUE(entity(p.entity)) << r.report.id;
    }
  }
}

TEST(Properties, BodyStandsInOrderAndHoldsWhatIsTold) {
  for (const Reading& r : readings()) {
    uint32_t at = 0;
    for (const Span s : r.report.body) {
      ASSERT_GE(s.begin, at) << r.report.id;
      at = s.end;
    }
    const auto in_body = [&](Span span) {
      return std::any_of(r.report.body.begin(), r.report.body.end(), [&](Span b) { return b.meets(span); });
    };
    for (const Event& e : r.events) EXPECT_TRUE(in_body(e.trigger)) << r.report.id << ": " << r.slice(e.trigger);
    for (const Statement& s : r.statements) EXPECT_TRUE(in_body(s.text)) << r.report.id << ": " << r.slice(s.text);
  }
}

TEST(Properties, DaysRunForward) {
  for (const Reading& r : readings()) {
    const auto forward = [&](const DayRange& d) { return !d.from || !d.to || *d.from <= *d.to; };
    for (const TimeRef& t : r.times) EXPECT_TRUE(forward(t.days)) << r.report.id << ": " << r.slice(t.span);
    for (const Event& e : r.events) {
      EXPECT_TRUE(forward(e.days) && forward(e.former_days)) << r.report.id << ": " << r.slice(e.trigger);
    }
  }
}

TEST(Properties, SurenessIsAProbability) {
  size_t learned = 0;
  for (const Reading& r : readings()) {
    for (const Event& e : r.events) {
      for (const auto& p : {e.sure.told, e.sure.status, e.sure.days, e.sure.place}) {
        EXPECT_TRUE(!p || (*p >= 0 && *p <= 1)) << r.report.id << ": " << r.slice(e.trigger);
        learned += p ? 1 : 0;
      }
    }
  }
  EXPECT_GT(learned, 0U);
}

/// The bytes of each code point of a text, and one past the end.
std::vector<size_t> borders(const std::string& text) {
  std::vector<size_t> out;
  for (size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) out.push_back(i);
  }
  out.push_back(text.size());
  return out;
}

void check_slices(const Json& value, const std::string& text, const std::vector<size_t>& at, const std::string& id) {
  if (value.is_object() && value.contains("begin")) {
    const auto begin = value["begin"].get<size_t>();
    const auto end = value["end"].get<size_t>();
    ASSERT_LE(begin, end) << id;
    ASSERT_LT(end, at.size()) << id;
    if (value.contains("text")) {
      ASSERT_EQ(text.substr(at[begin], at[end] - at[begin]), value["text"].get<std::string>()) << id;
    }
  }
  if (!value.is_structured()) return;
  for (const Json& inside : value) check_slices(inside, text, at, id);
}

TEST(Properties, JsonParsesAndItsCodePointsSliceTheText) {
  for (const Reading& r : readings()) {
    for (const bool explain : {false, true}) {
      const Json document = Json::parse(to_json(r, explain), nullptr, false);
      ASSERT_FALSE(document.is_discarded()) << r.report.id;
      const std::string text = document["text"].get<std::string>();
      ASSERT_EQ(text, r.report.text);
      check_slices(document, text, borders(text), r.report.id);
      ASSERT_EQ(document["events"].size(), r.events.size());
      ASSERT_EQ(document["statements"].size(), r.statements.size());
    }
  }
}

TEST(Properties, ReadingAgainInAnotherOrderGivesTheSameBytes) {
  std::vector<size_t> order(items().size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(7);
  std::shuffle(order.begin(), order.end(), random);
  for (const size_t i : order) {
    ASSERT_EQ(to_json(read(resources(), items()[i]), true), to_json(readings()[i], true)) << items()[i].id;
  }
}

TEST(Properties, OneThreadGivesTheBytesOfFour) {
  const TempFolder folder;
  std::string lines;
  for (const Item& i : items()) {
    Json record = {{"id", i.id}, {"outlet", i.outlet}, {"url", i.url}, {"fetched", i.fetched}, {"title", i.title}};
    record[i.html.empty() ? "text" : "html"] = i.html.empty() ? i.text : i.html;
    lines += record.dump() + "\n";
  }
  const std::string file = "'" + folder.write("reports.jsonl", lines).string() + "'";
  const Ended one = run_isnad("read --explain --threads 1 " + file, folder.path());
  const Ended four = run_isnad("read --explain --threads 4 " + file, folder.path());
  ASSERT_EQ(one.code, 0) << one.err;
  ASSERT_EQ(four.code, 0) << four.err;
  EXPECT_EQ(static_cast<size_t>(std::count(one.out.begin(), one.out.end(), '\n')), items().size());
  EXPECT_TRUE(one.out == four.out);
  const Ended person = run_isnad("read --threads 1 " + file, folder.path());
  const Ended people = run_isnad("read --threads 4 " + file, folder.path());
  EXPECT_TRUE(person.out == people.out);
}

}  // namespace
}  // namespace isnad::test
