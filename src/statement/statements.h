// Statements: content that the report attributes to a source, with speaker and chain of attribution.
// StatementData is loaded once and const after; find_statements may run on many threads with one StatementData.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "base/word_map.h"
#include "language/form_table.h"
#include "language/paradigms.h"
#include "report/reading.h"

namespace isnad {

/// A reporting verb and how its content may follow (data/statement/reporting.tsv).
struct ReportingVerb {
  std::string lemma;
  std::string key;  ///< the lemma, key-folded, as the tagger gives it
  Force force = Force::said;
  bool that = false;
  bool quote = false;
  bool object = false;
  std::vector<std::string> preps;       ///< key-folded
  std::vector<std::string> that_preps;  ///< key-folded; only with a complementizer after them
  std::string relay;                    ///< preposition before the speaker when the subject only carries ("X quoted Y")
  bool act = false;                     ///< of objects only verbal nouns are content: "revealed its intention of"
  bool bare = false;                    ///< free direct speech may follow without a mark
  bool hearer = false;                  ///< its object is the one spoken to ("told the delegation")
  bool past = false;                    ///< only its past takes a preposition: the present spells another verb
  bool passive = false;                 ///< its present without a subject is a passive: "it is mentioned that"
  bool named = false;         ///< reports only with a speaker who is named: "X went on that", not "the toll rose"
  bool needs_object = false;  ///< a lone noun phrase after it is its object ("accused X of")
  bool outlet = false;        ///< reports only with an outlet right behind it: "the paper X published that"
  bool carry = false;
  bool nest = false;
};

/// Verbs whose object is the one spoken to.
bool takes_hearer(const ReportingVerb& verb);

enum class CueRole : uint8_t {
  that,
  source,
  source_verb,
  end,
  document,
  relayed,
  attitude,
  saying,
  translation,
  channel,
  skip,
  connective,
  relative,
  topic,
  negation,
  act,
  opening,
  first_person,
  demonstrative,
  within,
  relaying,
  honorific,
  paper,
  tense,
  naming,
  testimony,
  mouthpiece,
  aside,
  latter,
  occasion,
  interviewed,
  future,
  fact,
  called,
  mute,
  belonging,
  carrier,
  press,
  governor,
  thus,
  one,
  footage,
  own_press,
  another,
  turn,
  asked,
  outlet_noun,
  outlet_kind,
  day
};

/// A word or phrase beside reported content (data/statement/cues.tsv). `letters` are its key-folded words run together,
/// so that it matches however clitics were split.
struct Cue {
  std::string letters;
  CueRole role = CueRole::that;
  uint32_t words = 1;
  std::string channel;
};

constexpr uint64_t role_bit(CueRole role) {
  static_assert(static_cast<uint32_t>(CueRole::day) < 64, "a bit for each role");
  return uint64_t{1} << static_cast<uint32_t>(role);
}

/// The cues that begin with some letters: indices in order, and a bit for each role among them.
struct CuesFrom {
  uint64_t roles = 0;
  std::vector<uint16_t> cues;
};

struct StatementData {
  std::vector<ReportingVerb> verbs;
  FormTable forms;                                      ///< rows are indices into `verbs`
  std::vector<Cue> cues;                                ///< longest first
  WordMap<CuesFrom> cues_from;                          ///< by whole letters that cues begin with
  std::unordered_set<std::string> acts;                 ///< verbal nouns: what is affirmed, denied or announced
  std::unordered_map<std::string, uint32_t> told_acts;  ///< verbal nouns of reporting verbs: rows of `verbs`
  std::unordered_set<std::string> questions, answers;   ///< "Q", "A": before a colon or dash at the head of a line

  static Result<StatementData> load(const std::filesystem::path& data, const Paradigms& paradigms);
};

/// Fills reading.statements, in order of their content. Needs tokens, mentions with entities, and quotations.
void find_statements(const StatementData& data, Reading& reading);

}  // namespace isnad
