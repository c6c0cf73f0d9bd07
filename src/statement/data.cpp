#include <fmt/format.h>

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"
#include "report/names.h"
#include "statement/statements.h"
#include "text/fold.h"

namespace isnad {
namespace {

std::optional<CueRole> parse_role(std::string_view name) {
  constexpr std::pair<std::string_view, CueRole> kRoles[] = {{"that", CueRole::that},
                                                             {"source", CueRole::source},
                                                             {"source-verb", CueRole::source_verb},
                                                             {"end", CueRole::end},
                                                             {"document", CueRole::document},
                                                             {"relayed", CueRole::relayed},
                                                             {"attitude", CueRole::attitude},
                                                             {"saying", CueRole::saying},
                                                             {"translation", CueRole::translation},
                                                             {"channel", CueRole::channel},
                                                             {"skip", CueRole::skip},
                                                             {"connective", CueRole::connective},
                                                             {"relative", CueRole::relative},
                                                             {"topic", CueRole::topic},
                                                             {"negation", CueRole::negation},
                                                             {"act", CueRole::act},
                                                             {"opening", CueRole::opening},
                                                             {"first-person", CueRole::first_person},
                                                             {"demonstrative", CueRole::demonstrative},
                                                             {"within", CueRole::within},
                                                             {"relaying", CueRole::relaying},
                                                             {"honorific", CueRole::honorific},
                                                             {"paper", CueRole::paper},
                                                             {"tense", CueRole::tense},
                                                             {"naming", CueRole::naming},
                                                             {"testimony", CueRole::testimony},
                                                             {"mouthpiece", CueRole::mouthpiece},
                                                             {"aside", CueRole::aside},
                                                             {"latter", CueRole::latter},
                                                             {"occasion", CueRole::occasion},
                                                             {"interviewed", CueRole::interviewed},
                                                             {"future", CueRole::future},
                                                             {"fact", CueRole::fact},
                                                             {"called", CueRole::called},
                                                             {"mute", CueRole::mute},
                                                             {"belonging", CueRole::belonging},
                                                             {"carrier", CueRole::carrier},
                                                             {"press", CueRole::press},
                                                             {"governor", CueRole::governor},
                                                             {"thus", CueRole::thus},
                                                             {"one", CueRole::one},
                                                             {"footage", CueRole::footage},
                                                             {"own-press", CueRole::own_press},
                                                             {"another", CueRole::another},
                                                             {"turn", CueRole::turn},
                                                             {"asked", CueRole::asked},
                                                             {"outlet-noun", CueRole::outlet_noun},
                                                             {"outlet-kind", CueRole::outlet_kind},
                                                             {"day", CueRole::day}};
  for (const auto& [text, role] : kRoles) {
    if (text == name) return role;
  }
  return std::nullopt;
}

void add_pattern(std::string_view pattern, ReportingVerb& verb) {
  constexpr std::string_view kRelay = "relay:";
  if (pattern == "that") {
    verb.that = true;
  } else if (pattern == "quote") {
    verb.quote = true;
  } else if (pattern == "obj") {
    verb.object = true;
  } else if (pattern == "act") {
    verb.object = verb.act = true;
  } else if (pattern == "hearer") {
    verb.hearer = true;
  } else if (pattern == "object") {
    verb.needs_object = true;
  } else if (pattern == "past") {
    verb.past = true;
  } else if (pattern == "passive") {
    verb.passive = true;
  } else if (pattern == "named") {
    verb.named = true;
  } else if (pattern == "outlet") {
    verb.outlet = true;
  } else if (pattern == "bare") {
    verb.bare = true;
  } else if (pattern.starts_with(kRelay)) {
    verb.relay = fold(pattern.substr(kRelay.size()), FoldLevel::key);
  } else if (pattern.starts_with('+')) {
    verb.that_preps.push_back(fold(pattern.substr(1), FoldLevel::key));
  } else {
    verb.preps.push_back(fold(pattern, FoldLevel::key));
  }
}

}  // namespace

bool takes_hearer(const ReportingVerb& verb) {
  switch (verb.force) {
    case Force::asked:
    case Force::demanded:
    case Force::accused:
    case Force::thanked:
    case Force::warned:
    case Force::condemned:
      return true;
    default:
      return verb.hearer;
  }
}

Result<StatementData> StatementData::load(const std::filesystem::path& data, const Paradigms& paradigms) {
  const auto verbs =
      Table::load(data / "statement" / "reporting.tsv", {"lemma", "force", "patterns", "carry", "nest", "source"});
  if (!verbs) return verbs.error();
  StatementData out;
  for (size_t row = 0; row < verbs->rows(); ++row) {
    ReportingVerb verb;
    verb.lemma = verbs->cell(row, 0);
    verb.key = fold(verb.lemma, FoldLevel::key);
    const auto force = parse_force(verbs->cell(row, 1));
    if (!force) return Error{ErrorCode::bad_table, fmt::format("{}: unknown force", verbs->where(row))};
    verb.force = *force;
    for (const std::string_view pattern : split_list(verbs->cell(row, 2))) add_pattern(pattern, verb);
    verb.carry = verbs->cell(row, 3) == "yes";
    verb.nest = verbs->cell(row, 4) == "yes";
    paradigms.add(verb.lemma, Upos::VERB, static_cast<uint32_t>(out.verbs.size()), out.forms);
    out.verbs.push_back(std::move(verb));
  }
  out.forms.seal();
  const auto cues = Table::load(data / "statement" / "cues.tsv", {"phrase", "role", "note", "source"});
  if (!cues) return cues.error();
  for (size_t row = 0; row < cues->rows(); ++row) {
    Cue cue;
    cue.letters = fold(cues->cell(row, 0), FoldLevel::key);
    if (cues->cell(row, 1) == "question" || cues->cell(row, 1) == "answer") {
      (cues->cell(row, 1) == "question" ? out.questions : out.answers).insert(cue.letters);
      continue;
    }
    cue.words = 1 + static_cast<uint32_t>(std::count(cue.letters.begin(), cue.letters.end(), ' '));
    std::erase(cue.letters, ' ');
    if (cue.letters.size() < 4)
      return Error{ErrorCode::bad_table, fmt::format("{}: phrase of one letter", cues->where(row))};
    for (std::string_view role : split_list(cues->cell(row, 1))) {
      cue.channel.clear();
      if (const size_t colon = role.find(':'); colon != std::string_view::npos) {
        cue.channel = role.substr(colon + 1);
        role = role.substr(0, colon);
      }
      const auto parsed = parse_role(role);
      if (!parsed) return Error{ErrorCode::bad_table, fmt::format("{}: unknown role '{}'", cues->where(row), role)};
      cue.role = *parsed;
      out.cues.push_back(cue);
    }
  }
  std::stable_sort(out.cues.begin(), out.cues.end(),
                   [](const Cue& a, const Cue& b) { return a.letters.size() > b.letters.size(); });
  for (size_t c = 0; c < out.cues.size(); ++c) {
    const std::string_view letters = out.cues[c].letters;
    const auto enter = [&](size_t end) {
      CuesFrom& from = out.cues_from[letters.substr(0, end)];
      from.cues.push_back(static_cast<uint16_t>(c));
      from.roles |= role_bit(out.cues[c].role);
    };
    for (size_t end = decode_at(letters, 0).size; end < letters.size(); end += decode_at(letters, end).size) enter(end);
    enter(letters.size());
  }
  const auto words = Table::load(data / "language" / "verbs.tsv",
                                 {"lemma", "imperfect", "masdars", "active", "passive", "form", "root", "source"});
  if (!words) return words.error();
  std::unordered_map<std::string, uint32_t> reporting;
  for (size_t v = 0; v < out.verbs.size(); ++v) reporting.emplace(out.verbs[v].lemma, static_cast<uint32_t>(v));
  for (size_t row = 0; row < words->rows(); ++row) {
    const auto verb = reporting.find(std::string(words->cell(row, 0)));
    for (const std::string_view masdar : split_list(words->cell(row, 2))) {
      const std::string key = fold(masdar, FoldLevel::key);
      out.acts.insert(key);
      if (verb != reporting.end()) out.told_acts.emplace(key, verb->second);
    }
  }
  return out;
}

}  // namespace isnad
