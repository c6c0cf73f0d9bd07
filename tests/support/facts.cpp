#include "support/facts.h"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <utility>

#include "base/tsv.h"
#include "text/fold.h"

namespace isnad::test {
namespace {

using Json = nlohmann::json;
using Condition = std::pair<std::string, std::string>;

std::string text_of(const Json& value, const char* key) {
  const auto it = value.find(key);
  return it != value.end() && it->is_string() ? it->get<std::string>() : std::string();
}

bool has_words(std::string_view text, std::string_view words) {
  return fold(text, FoldLevel::key).find(fold(words, FoldLevel::key)) != std::string::npos;
}

std::vector<Condition> conditions(const std::string& cell) {
  std::vector<Condition> out;
  for (std::string_view part : split_list(cell, ';')) {
    while (part.starts_with(' ')) part.remove_prefix(1);
    const size_t at = part.find('=');
    if (at != std::string_view::npos) out.emplace_back(part.substr(0, at), part.substr(at + 1));
  }
  return out;
}

bool is_named(const Json& named, const std::string& name) {
  return named.is_object() && (text_of(named, "id") == name || has_words(text_of(named, "name"), name));
}

bool any_named(const Json& list, const std::string& name) {
  for (const Json& named : list) {
    if (named.is_string() ? has_words(named.get<std::string>(), name) : is_named(named, name)) return true;
  }
  return false;
}

bool has_link(const Json& chain, const std::string& link) {
  if (link == "none") return chain.empty();
  const size_t at = link.find(':');
  for (const Json& l : chain) {
    if (text_of(l, "kind") == link.substr(0, at) && (at == std::string::npos || is_named(l, link.substr(at + 1))))
      return true;
  }
  return false;
}

std::string inner(const Json& item, const char* object, const char* key) {
  return item.contains(object) && item[object].is_object() ? text_of(item[object], key) : std::string();
}

bool has_step(const Json& item, const std::string& step) {
  for (const Json& s : item.value("history", Json::array())) {
    if (fmt::format("{}@{}", text_of(s, "status"), text_of(s, "report")) == step) return true;
  }
  return false;
}

using Test = std::function<bool(const Json&, const std::string&)>;

const std::map<std::string, Test>& tests() {
  const auto same = [](const char* key) -> Test {
    return [key](const Json& item, const std::string& value) { return text_of(item, key) == value; };
  };
  const auto day = [](const char* object, const char* alternative, const char* key) -> Test {
    return [=](const Json& item, const std::string& value) {
      const std::string there = object != nullptr && item.contains(object) ? inner(item, object, key)
                                : alternative != nullptr                   ? inner(item, alternative, key)
                                                                           : text_of(item, key);
      return there == value;
    };
  };
  const auto list = [](const char* key) -> Test {
    return
        [key](const Json& item, const std::string& value) { return item.contains(key) && any_named(item[key], value); };
  };
  static const std::map<std::string, Test> all = {
      {"mode", same("mode")},
      {"status", same("status")},
      {"kind", same("kind")},
      {"force", same("force")},
      {"from", day("days", nullptr, "from")},
      {"to", day("days", nullptr, "to")},
      {"former_from", day("former", "former_days", "from")},
      {"former_to", day("former", "former_days", "to")},
      {"actor", list("actors")},
      {"recipient", list("recipients")},
      {"history", has_step},
      {"trigger", [](const Json& i, const std::string& v) { return has_words(inner(i, "trigger", "text"), v); }},
      {"speaker",
       [](const Json& i, const std::string& v) { return i.contains("speaker") && is_named(i["speaker"], v); }},
      {"by", [](const Json& i, const std::string& v) { return i.contains("told_by") && is_named(i["told_by"], v); }},
      {"chain", [](const Json& i, const std::string& v) { return i.contains("chain") && has_link(i["chain"], v); }},
      {"place",
       [](const Json& i, const std::string& v) {
         const Json place = i.value("place", Json());
         return place.is_string() ? has_words(place.get<std::string>(), v) : is_named(place, v);
       }},
      {"with",
       [list](const Json& i, const std::string& v) {
         return list("actors")(i, v) || list("recipients")(i, v) || list("parties")(i, v) || list("party_ids")(i, v);
       }},
      {"slot", same("slot")},
      {"value", same("value")},
      {"verdict", same("verdict")},
      {"subject", [](const Json& i, const std::string& v) { return has_words(text_of(i, "subject"), v); }},
      {"origins",
       [](const Json& i, const std::string& v) { return std::to_string(i.value("origins", Json()).size()) == v; }},
      {"shared",
       [](const Json& i, const std::string& v) {
         for (const Json& o : i.value("origins", Json::array())) {
           if (o.value("shared_wording", false) && is_named(o, v)) return true;
         }
         return false;
       }},
      {"unit",
       [](const Json& i, const std::string& v) {
         if (i.contains("unit")) return text_of(i, "unit") == v;
         for (const Json& q : i.value("quantities", Json::array())) {
           if (text_of(q, "unit") == v) return true;
         }
         return false;
       }},
      {"forms",
       [](const Json& i, const std::string& v) {
         for (const Json& f : i.value("forms", Json::array())) {
           if (has_words(text_of(f, "text"), v)) return true;
         }
         return false;
       }},
  };
  return all;
}

Result<bool> any_meets(const Json& items, const Fact& fact, const std::function<bool(const Json&)>& is_one) {
  const auto wanted = conditions(fact.expect);
  for (const auto& [key, value] : wanted) {
    if (!tests().contains(key)) return Error{ErrorCode::bad_table, fmt::format("{}: unknown key {}", fact.where, key)};
  }
  for (const Json& item : items) {
    bool all = is_one(item);
    for (const auto& [key, value] : wanted) all = all && tests().at(key)(item, value);
    if (all) return true;
  }
  return false;
}

/// The articles of all stories, under one key.
Json of_stories(const Json& document, const char* key) {
  Json out = Json::array();
  for (const Json& story : document.value("stories", Json::array())) {
    for (const Json& item : story.value(key, Json::array())) out.push_back(item);
  }
  return out;
}

/// Whether some words under these keys, at any depth, hold `words`.
bool anywhere(const Json& value, const std::string& words) {
  if (value.is_string()) return has_words(value.get<std::string>(), words);
  if (!value.is_structured()) return false;
  for (const Json& inside : value) {
    if (anywhere(inside, words)) return true;
  }
  return false;
}

size_t code_points(std::string_view text) {
  size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return n;
}

bool in_body(const Json& document, const std::string& words) {
  const std::string text = text_of(document, "text");
  const size_t byte = text.find(words);
  if (byte == std::string::npos) return false;
  const size_t begin = code_points(std::string_view(text).substr(0, byte));
  const size_t end = begin + code_points(words);
  for (const Json& span : document["report"]["body"]) {
    if (span["begin"].get<size_t>() < end && begin < span["end"].get<size_t>()) return true;
  }
  return false;
}

}  // namespace

Result<std::vector<Fact>> load_facts(const std::filesystem::path& table) {
  const auto rows = Table::load(table, {"since", "report", "kind", "what", "expect"});
  if (!rows) return rows.error();
  std::vector<Fact> out;
  for (size_t i = 0; i < rows->rows(); ++i) {
    const auto cell = [&](size_t c) { return std::string(rows->cell(i, c)); };
    if (cell(0) != "yes" && cell(0) != "no") {
      return Error{ErrorCode::bad_table, fmt::format("{}: since is yes or no", rows->where(i))};
    }
    out.push_back({cell(0) == "yes", cell(1), cell(2), cell(3), cell(4), rows->where(i)});
  }
  return out;
}

Result<bool> holds(const Json& document, const Fact& fact) {
  const auto typed = [&](const Json& item) { return text_of(item, "type") == fact.what; };
  const auto part = [&](const Json& item) { return has_words(text_of(item, "text"), fact.what); };
  if (fact.kind == "head") {
    const Json value = document["report"].value(fact.what, Json());
    return value.is_null() ? fact.expect == "null" : value.is_string() && value.get<std::string>() == fact.expect;
  }
  if (fact.kind == "body") return in_body(document, fact.what) == (fact.expect == "in");
  if (fact.kind == "absent") {
    for (const char* key : {"times", "durations", "statements", "events", "mentions"}) {
      if (document.contains(key) && anywhere(document[key], fact.what)) return false;
    }
    return !anywhere(document["report"]["credits"], fact.what);
  }
  if (fact.kind == "time") {
    for (const Json& time : document["times"]) {
      if (part(time) && fmt::format("{}..{}", text_of(time, "from"), text_of(time, "to")) == fact.expect) return true;
    }
    return false;
  }
  if (fact.kind == "event") return any_meets(document["events"], fact, typed);
  if (fact.kind == "no_event") {
    const auto found = any_meets(document["events"], fact, typed);
    return found ? Result<bool>(!*found) : found;
  }
  if (fact.kind == "says") return any_meets(document["statements"], fact, part);
  if (fact.kind == "entity") {
    for (const Json& mention : document["mentions"]) {
      const int at = mention.value("entity", -1);
      if (part(mention) && at >= 0 && text_of(document["entities"][static_cast<size_t>(at)], "id") == fact.expect)
        return true;
    }
    return false;
  }
  if (fact.kind == "calendar") return any_meets(of_stories(document, "calendar"), fact, typed);
  if (fact.kind == "claim") {
    return any_meets(of_stories(document, "claims"), fact,
                     [&](const Json& c) { return text_of(c, "kind") == fact.what; });
  }
  if (fact.kind == "wordings")
    return any_meets(of_stories(document, "wordings"), fact, [](const Json&) { return true; });
  if (fact.kind == "dated") {
    for (const Json& report : document["reports"]) {
      if (text_of(report, "id") != fact.what) continue;
      return fmt::format("published={}; basis={}", text_of(report, "published"), text_of(report, "published_basis")) ==
             fact.expect;
    }
    return false;
  }
  return Error{ErrorCode::bad_table, fmt::format("{}: unknown kind {}", fact.where, fact.kind)};
}

}  // namespace isnad::test
