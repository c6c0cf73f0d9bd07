#include "event/frames.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/tsv.h"
#include "event/judge.h"
#include "report/names.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

std::string key_of(std::string_view text) {
  return fold(text, FoldLevel::key);
}

/// Key-folded letters without the spaces.
std::string letters_of(std::string_view text) {
  std::string out = key_of(text);
  std::erase(out, ' ');
  return out;
}

std::optional<Role> parse_role(std::string_view name) {
  if (name == "actor") return Role::actor;
  if (name == "recipient") return Role::recipient;
  if (name == "place") return Role::place;
  if (name == "topic") return Role::topic;
  if (name == "-" || name.empty()) return Role::none;
  return std::nullopt;
}

std::optional<Wants> parse_wants(std::string_view name) {
  if (name == "political") return Wants::political;
  if (name == "person") return Wants::person;
  if (name == "person-or-group") return Wants::person_or_group;
  if (name == "group") return Wants::group;
  if (name == "country") return Wants::country;
  if (name == "place") return Wants::place;
  return std::nullopt;
}

std::vector<std::string> parse_words(std::string_view list) {
  std::vector<std::string> out;
  for (const std::string_view word : split_list(list, ',')) out.push_back(key_of(word));
  return out;
}

/// `object:place`, `prep:X`, `prep:X=political`, `prep:X=word:a,b`, `genitive:word:a,b`, `adjective:a,b`, `no-object`,
/// `passive`; any of them after `not:`.
std::optional<Need> parse_need(std::string_view text) {
  if (text.starts_with("not:")) {
    auto inner = parse_need(text.substr(4));
    if (inner) inner->negated = !inner->negated;
    return inner;
  }
  Need need;
  if (text == "passive") {
    need.slot = Slot::voice;
    return need;
  }
  if (text == "no-object") {
    need.absent = true;
    return need;
  }
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view slot = text.substr(0, colon);
  std::string_view rest = text.substr(colon + 1);
  if (slot == "prep") {
    need.slot = Slot::prep;
    const size_t equals = rest.find('=');
    need.prep = letters_of(rest.substr(0, equals));
    if (equals == std::string_view::npos) return need;
    rest = rest.substr(equals + 1);
  } else if (slot == "subject") {
    need.slot = Slot::subject;
  } else if (slot == "object") {
    need.slot = Slot::object;
  } else if (slot == "genitive") {
    need.slot = Slot::genitive;
  } else if (slot == "adjective") {
    need.slot = Slot::adjective;
    need.wants = Wants::word;
    need.words = parse_words(rest);
    return need;
  } else {
    return std::nullopt;
  }
  if (rest.starts_with("word:")) {
    need.wants = Wants::word;
    need.words = parse_words(rest.substr(5));
    return need;
  }
  const auto wants = parse_wants(rest);
  if (!wants) return std::nullopt;
  need.wants = *wants;
  return need;
}

Result<Frame> parse_frame(const Table& table, size_t row) {
  const auto bad = [&](std::string_view what, std::string_view cell) {
    return Error{ErrorCode::bad_table, fmt::format("{}: {}: '{}'", table.where(row), what, cell)};
  };
  Frame frame;
  for (const std::string_view word : split_list(table.cell(row, 0), ' ')) frame.words.push_back(key_of(word));
  if (frame.words.empty()) return bad("no lemma", "");
  const auto pos = parse_upos(table.cell(row, 1));
  const auto type = parse_event_type(table.cell(row, 2));
  if (!pos || !type) return bad("unknown part of speech or type", table.cell(row, 2));
  frame.pos = *pos;
  frame.type = *type;
  frame.mode = table.cell(row, 3);
  Role* const roles[] = {&frame.subject, &frame.object, &frame.genitive};
  for (size_t k = 0; k < 3; ++k) {
    const auto role = parse_role(table.cell(row, 4 + k));
    if (!role) return bad("unknown role", table.cell(row, 4 + k));
    *roles[k] = *role;
  }
  for (const std::string_view item : split_list(table.cell(row, 7))) {
    const size_t colon = item.rfind(':');
    const auto role = colon == std::string_view::npos ? std::nullopt : parse_role(item.substr(colon + 1));
    if (!role) return bad("preposition without a role", item);
    frame.preps.push_back({letters_of(item.substr(0, colon)), *role});
  }
  for (const std::string_view item : split_list(table.cell(row, 8))) {
    frame.attributive = frame.attributive || item == "attributive";
    if (item == "attributive") continue;
    const auto need = parse_need(item);
    if (!need) return bad("unknown condition", item);
    frame.needs.push_back(*need);
  }
  frame.example = table.cell(row, 9);
  frame.reading = table.cell(row, 10);
  return frame;
}

Result<std::vector<fs::path>> frame_tables(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(folder, ec)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("frames") && name.ends_with(".tsv")) out.push_back(entry.path());
  }
  if (ec || out.empty()) return Error{ErrorCode::not_found, fmt::format("{}: no frames*.tsv", folder.string())};
  std::sort(out.begin(), out.end());
  return out;
}

Result<bool> load_light_verbs(const fs::path& path, const Paradigms& paradigms, EventData& out) {
  const auto table = Table::load(path, {"lemma", "prep", "subject", "status", "note", "source"});
  if (!table) return table.error();
  for (size_t row = 0; row < table->rows(); ++row) {
    const auto words = split_list(table->cell(row, 0), ' ');
    if (words.size() != 1) continue;  // idioms of several words have rows among the frames
    const auto role = parse_role(table->cell(row, 2));
    const auto status = parse_status(table->cell(row, 3));
    if (!role || (!status && !table->cell(row, 3).empty())) {
      return Error{ErrorCode::bad_table, fmt::format("{}: unknown role or status", table->where(row))};
    }
    paradigms.add(words.front(), Upos::VERB, static_cast<uint32_t>(out.light_verbs.size()), out.light_forms);
    out.light_verbs.push_back({letters_of(table->cell(row, 1)), *role, status});
  }
  out.light_forms.seal();
  return true;
}

Result<bool> load_factuality(const fs::path& path, const Paradigms& paradigms, EventData& out) {
  const auto table = Table::load(path, {"lemma", "pos", "prep", "status", "past", "note", "source"});
  if (!table) return table.error();
  for (size_t row = 0; row < table->rows(); ++row) {
    const auto pos = parse_upos(table->cell(row, 1));
    const auto status = parse_status(table->cell(row, 3));
    const auto past = parse_status(table->cell(row, 4));
    if (!pos || !status || (!past && !table->cell(row, 4).empty()))
      return Error{ErrorCode::bad_table, fmt::format("{}: unknown pos or status", table->where(row))};
    paradigms.add(table->cell(row, 0), *pos, static_cast<uint32_t>(out.factuality.size()), out.factuality_forms);
    out.factuality.push_back({letters_of(table->cell(row, 2)), *pos, *status, past});
  }
  out.factuality_forms.seal();
  return true;
}

Result<bool> load_status_words(const fs::path& path, EventData& out) {
  const auto table = Table::load(path, {"word", "status", "scope", "note", "source"});
  if (!table) return table.error();
  for (size_t row = 0; row < table->rows(); ++row) {
    StatusWord word;
    word.letters = letters_of(table->cell(row, 0));
    const auto status = parse_status(table->cell(row, 1));
    if (!status) return Error{ErrorCode::bad_table, fmt::format("{}: unknown status", table->where(row))};
    word.status = *status;
    const std::string_view scope = table->cell(row, 2);
    word.scope = scope == "before-verb"    ? StatusScope::before_verb
                 : scope == "governs-noun" ? StatusScope::governs_noun
                 : scope == "itself"       ? StatusScope::itself
                                           : StatusScope::clause;
    out.status_words.push_back(std::move(word));
  }
  std::stable_sort(out.status_words.begin(), out.status_words.end(),
                   [](const StatusWord& a, const StatusWord& b) { return a.letters.size() > b.letters.size(); });
  index_status_words(out);
  return true;
}

Result<bool> load_cues(const fs::path& path, EventData& out) {
  constexpr std::pair<std::string_view, EventCue> kRoles[] = {
      {"that", EventCue::that},         {"open", EventCue::open},
      {"among", EventCue::among},       {"at", EventCue::at},
      {"toward", EventCue::toward},     {"dative", EventCue::dative},
      {"with", EventCue::with},         {"aside", EventCue::aside},
      {"relative", EventCue::relative}, {"through", EventCue::through},
      {"part", EventCue::part},         {"outcome", EventCue::outcome},
      {"spans", EventCue::spans},       {"negation", EventCue::negation},
      {"future", EventCue::future},     {"condition", EventCue::condition},
      {"where", EventCue::where},       {"state", EventCue::state},
      {"during", EventCue::during},     {"here", EventCue::here},
      {"count", EventCue::count},       {"of", EventCue::of},
      {"crowd", EventCue::crowd},       {"agent", EventCue::agent},
      {"was", EventCue::was},           {"attends", EventCue::attends},
      {"since", EventCue::since},       {"share", EventCue::share},
      {"until", EventCue::until},       {"self", EventCue::self},
      {"scene", EventCue::scene},       {"seat", EventCue::seat}};
  const auto table = Table::load(path, {"word", "role", "note", "source"});
  if (!table) return table.error();
  for (size_t row = 0; row < table->rows(); ++row) {
    const std::string letters = letters_of(table->cell(row, 0));
    out.longest_cue = std::max(out.longest_cue, letters.size());
    for (const std::string_view name : split_list(table->cell(row, 1))) {
      const auto* role =
          std::find_if(std::begin(kRoles), std::end(kRoles), [&](const auto& r) { return r.first == name; });
      if (role == std::end(kRoles))
        return Error{ErrorCode::bad_table, fmt::format("{}: unknown role", table->where(row))};
      if (role->second == EventCue::with && out.with.empty()) out.with = letters;
      if (role->second == EventCue::agent) out.agents.push_back(letters);
      if (role->second == EventCue::attends) out.attends.push_back(letters);
      out.cues[letters] |= 1U << static_cast<uint32_t>(role->second);
    }
  }
  return true;
}

/// Adjectives of countries, masculine and feminine, without the article.
Result<bool> load_nations(const fs::path& path, EventData& out) {
  const auto table =
      Table::load(path, {"id", "name", "aliases", "adjective", "people", "capital", "metonyms", "source"});
  if (!table) return table.error();
  for (size_t row = 0; row < table->rows(); ++row) {
    for (const std::string_view adjective : split_list(table->cell(row, 3))) {
      const std::string key = key_of(adjective);
      out.nations.add(key, std::string(table->cell(row, 0)));
      out.nations.add(key + std::string(utf8::kHeh), std::string(table->cell(row, 0)));
    }
  }
  return true;
}

}  // namespace

Result<EventData> EventData::load(const fs::path& data, const Paradigms& paradigms, bool learned) {
  EventData out;
  auto judge = learned ? JudgeModels::load(data / ".." / "models" / "open-events.bin") : JudgeModels{};
  if (!judge) return judge.error();
  out.judge = std::make_shared<const JudgeModels>(std::move(*judge));
  const auto paths = frame_tables(data / "event");
  if (!paths) return paths.error();
  for (const fs::path& path : *paths) {
    const auto table = Table::load(path, {"lemma", "pos", "type", "mode", "subject", "object", "genitive", "preps",
                                          "needs", "example", "reading", "source"});
    if (!table) return table.error();
    for (size_t row = 0; row < table->rows(); ++row) {
      auto frame = parse_frame(*table, row);
      if (!frame) return frame.error();
      const std::string_view first = split_list(table->cell(row, 0), ' ').front();
      paradigms.add(first, frame->pos, static_cast<uint32_t>(out.frames.size()), out.forms);
      out.frames.push_back(std::move(*frame));
    }
  }
  out.forms.seal();
  if (const auto light = load_light_verbs(data / "event" / "light_verbs.tsv", paradigms, out); !light)
    return light.error();
  if (const auto rows = load_factuality(data / "event" / "factuality.tsv", paradigms, out); !rows) return rows.error();
  if (const auto words = load_status_words(data / "event" / "status_words.tsv", out); !words) return words.error();
  if (const auto cues = load_cues(data / "event" / "cues.tsv", out); !cues) return cues.error();
  if (const auto nouns = load_event_nouns(data / "entity", paradigms, out); !nouns) return nouns.error();
  if (const auto nations = load_nations(data / "entity" / "countries.tsv", out); !nations) return nations.error();
  return out;
}

}  // namespace isnad
