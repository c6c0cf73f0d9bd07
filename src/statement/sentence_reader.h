// Reads the statements of one report, sentence by sentence (parts: sentence_*.cpp). Internal to the statement stage;
// one object per reading, not shared between threads.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "statement/chain.h"
#include "statement/clause.h"
#include "statement/discourse.h"
#include "statement/interview.h"
#include "statement/statements.h"

namespace isnad {

class SentenceReader {
 public:
  SentenceReader(const StatementData& data, Reading& reading);
  void read(uint32_t sentence);

 private:
  /// "It says in the text of the decision that": a noun that holds words, though no list has it.
  bool holds_words(uint32_t t) const;
  /// "X published a video": keeps who issued the recording, for the words of those who are seen in it.
  void note_footage();
  /// "A masked man said in the recording": the issuer carries the words of who has no name.
  std::optional<ChainLink> footage_link(const Speaker& speaker) const;
  /// A sentence that begins inside a quotation already told begins after it.
  void skip_quotation();
  void find_clauses();
  /// "X, who did this and said that, explained, that": the content of verb i behind the verbs of an aside.
  std::optional<Connector> beyond_aside(const std::vector<Trigger>& triggers, size_t i) const;
  /// The content of verb i behind words taken for reporting verbs that have none.
  std::optional<Connector> past_idle_verbs(const std::vector<Trigger>& triggers, size_t i, uint32_t limit) const;
  /// Does the relative clause of a verb belong to a person or office named right before it?
  bool speaks_of_named(const Trigger& inner) const;
  /// "And counted X as": spelled as "promised", with another verb before the preposition.
  bool counts(const Trigger& trigger, const Connector& c) const;
  /// "Tightened its watch over": the verb has an object and reports nothing.
  bool fastens(const Trigger& trigger, const Connector& c) const;
  /// Where the words before the first verb begin that tell of its saying: not "in reply to X on channel Y,".
  uint32_t opening(uint32_t to) const;
  /// "Carried it to": a verb of relaying without anybody whose words it carries.
  bool carries_nobody(const Trigger& trigger) const;
  /// "A statement published on the site": a verb that reports only with an outlet behind it, and has none.
  bool publishes(const Trigger& trigger) const;
  /// "X published on his account: «...»": a post.
  bool posts(const Trigger& trigger) const;
  /// "X quoted him": a pronoun stands for the one whose words are carried.
  bool relays_pronoun(const Trigger& trigger, uint32_t to) const;
  /// "X, as the agency reported, said", "in remarks that the channel carried, X said": a verb that only tells who
  /// relayed.
  bool in_aside(const Trigger& trigger) const;
  /// "X learned from its sources": a source that is no mention.
  bool relays_testimony(const Trigger& trigger, uint32_t to) const;
  bool relays_plain(const Trigger& trigger, const Connector& c) const;
  /// Does the verb stand inside a quotation that a verb outside introduces?
  bool is_quoted(const Trigger& trigger, const Trigger& outer) const;
  bool in_relative(uint32_t token) const;
  /// How many tokens before the verb "who" stands; 0 when it does not.
  uint32_t relative_before(uint32_t token) const;
  /// Where a clause that cuts another's content begins, connectives and comma included; nothing when it is nested.
  std::optional<uint32_t> cut_of(const Clause& clause) const;
  /// "..., for his part X said that": where the phrase that hands on the word to another begins; `t` when none stands
  /// before it.
  uint32_t new_turn(uint32_t t) const;
  /// "... and experts said that": a verb of saying with its subject right behind it.
  bool tells_its_subject(const Clause& clause) const;
  /// Has the first reporting verb of the sentence the same form, in the past?
  bool agrees_with_first(const Trigger& trigger) const;
  /// "While X did, Y did": does a connective open the sentence?
  bool opened_by_connective() const;
  /// "... that X, who is the head of Y, said": does the verb behind an aside go with the subject before it?
  bool says_behind_aside(const Trigger& trigger, const Mention& subject) const;
  /// "An official in the ministry said": the subject stands before what tells where it belongs.
  bool speaks_behind_place(const Trigger& trigger, const Mention& subject) const;
  /// "(He) told Reuters that": the speaker before goes on.
  bool tells_outlet(const Trigger& trigger) const;
  /// "..., but X said": where the turn to a new subject begins.
  std::optional<uint32_t> turn_before(const Trigger& trigger) const;
  /// One past the last content token of clause k.
  uint32_t content_end(size_t k) const;
  /// "..., and he went on, stressing that": where the verb without content before the token begins; the token itself
  /// when none stands there.
  uint32_t before_idle_verb(uint32_t from, uint32_t t) const;
  /// "X, who vowed A, B": does the comma before the token close the relative clause of clause k?
  bool closes_relative(size_t k, uint32_t t) const;
  /// "While X said A, Y did B": does the main clause begin at the token, behind that clause?
  bool opens_main_clause(uint32_t t) const;
  /// A comma, "and", a verb in the past: no noun phrase goes on so.
  bool opens_verb_clause(uint32_t t) const;
  bool is_clause_verb(size_t k, uint32_t token) const;
  /// "as X said" at the end of a sentence.
  bool ends_with_verb_source(uint32_t t) const;
  Span trimmed(uint32_t begin, uint32_t end) const;
  bool closes_quotation(uint32_t t) const;
  /// Content between the tokens, and whether all of it stands in one quotation.
  std::pair<Span, StatementKind> content_span(const Connector& c, uint32_t end) const;
  /// The clause that is the main clause of clause k's content, when content begins with its subject or itself.
  std::optional<size_t> nested_in(size_t k) const;
  struct Voice {
    std::optional<Speaker> speaker;
    std::vector<ChainLink> chain;
    bool carried = false;
    bool plural = false;
    std::optional<Agreement> form;  ///< of whose words are carried: the verb agrees with another
  };
  /// "In Syria preachers called for", "while preachers called for": who stands behind the verb calls, though "he called
  /// (upon) preachers" is written alike.
  bool opens_scene(const Trigger& trigger) const;
  /// Is the mention behind a verb of calling or charging the one called upon, and another its subject?
  bool calls_upon(const Trigger& trigger, const Mention& object) const;
  bool goes_on_to_call(const Trigger& trigger, const Mention& object) const;
  /// Who speaks at a clause, before the links beside it are read.
  Voice voice_of(size_t k);
  /// Does a clause begin at the token: after a complementizer or at the head of the sentence?
  bool opens_clause(uint32_t t) const;
  /// "It is worth mentioning that": a present tense without a subject at the head of a sentence.
  bool is_impersonal(const Clause& clause) const;
  /// "A new report called for": an indefinite phrase behind a verb of calling that fills the place before its
  /// preposition, when nobody has spoken or it is a source.
  bool told_of_nobody(const Clause& clause) const;
  /// "«X» revealed in its report that": a name in quotation marks right behind the verb.
  std::optional<Phrase> quoted_name_after(const Clause& clause) const;
  /// "Footage of demonstrators marching and shouting": the people before a present in the plural.
  std::optional<Phrase> people_before(const Trigger& trigger) const;
  /// "One of the inhabitants, called X Y, said": the mention of the name; the subject itself when none stands there.
  const Mention* called_after(const Mention& subject, uint32_t limit) const;
  /// "The governor of the region X Y said that", "an activist called X Y said that": a name that no list holds.
  std::optional<Phrase> plain_name_of(const Mention& subject, const Clause& clause) const;
  /// "Another said", "a third one expected": the word for one of a kind right behind the verb.
  std::optional<Phrase> another_at(const Clause& clause) const;
  /// "They announced": a plural ending, behind which no subject stands.
  bool ends_as_plural(const Trigger& trigger) const;
  /// "These circles said": the noun phrase behind a demonstrative.
  std::optional<Phrase> pointed_at(const Trigger& trigger) const;
  /// "But she denied the charge that": the pronoun right before the verb is its subject.
  bool has_pronoun_subject(const Trigger& trigger) const;
  /// "Was considered «a blow», and that": a quotation right behind the verb is what it was considered.
  bool considered(const Clause& clause) const;
  /// "The death of X was announced": a verb without a subject, of another form than the last speaker's.
  bool is_announced(const Clause& clause) const;
  /// "This points to", "which shows that": a fact does, nobody says.
  bool tells_of_fact(const Trigger& trigger) const;
  /// The speaker that a subject names; coordinated subjects speak together.
  Speaker group_speaker(const Mention& subject);
  /// The fullest "X and Y" of the report that names both; empty when they never stand together.
  Span joint_name(uint32_t one, uint32_t other) const;
  /// "Quoted activists and civilians as saying that": a plain noun phrase behind the preposition of a relaying verb.
  std::optional<Phrase> plain_source_at(uint32_t t, const Clause& clause) const;
  std::vector<const Mention*> mentions_after(std::string_view preposition, uint32_t from, uint32_t to) const;
  /// Whose words a relaying verb carries: "quoted (from) X", "carried the words of X".
  std::vector<const Mention*> relay_sources(const Trigger& trigger, uint32_t to) const;
  std::optional<Voice> told_agency(const Trigger& trigger, const Mention* subject);  ///< "a witness told the agency X"
  /// "X quoted Y as saying", "X said, quoting Y": Y speaks through X.
  std::optional<Voice> relayed_voice(const Clause& clause, const Mention* subject);
  /// "The statement added": the body that issued it, when the report names it.
  std::optional<Speaker> paper_owner(const Clause& clause, const Mention* subject) const;
  /// "A statement said that the government decided": the government's own; null when it is not so.
  const Mention* tells_of_itself(const Clause& clause, const Phrase& paper) const;
  /// Is there a noun phrase beside the subject: "accused X Y of"?
  bool has_object(const Clause& clause, const Mention& subject) const;
  bool followed_by_object(const Clause& clause) const;
  Span span_of(const Phrase& phrase) const;
  bool is_body(int32_t entity) const;
  bool is_outlet(int32_t entity) const;
  /// A body or group, whose statement "the statement" may be.
  bool issues_papers(int32_t entity) const;
  /// A source known only to this report.
  bool is_unnamed(int32_t entity) const;
  ChainLink body_link(const Speaker& speaker) const;
  /// "The ministers" after "the ministers of A and B said": a bare noun with which the last speaker's name begins.
  bool means_last(const Mention& subject) const;
  /// "This spokesman of Y added": who spoke last.
  bool points_back(const Trigger& trigger, const Mention& subject) const;
  /// "News that spoke of", "reports saying that": a source that is no person, right before its verb.
  std::optional<Phrase> testimony_before(const Trigger& trigger) const;
  /// "That there is a study of X, (which) revealed": a source that is no person heads the clause.
  std::optional<Phrase> testimony_heading(const Trigger& trigger) const;
  /// "The voices that condemned", "a notice that tells of": what a noun does, that nobody is known by.
  bool describes_noun(const Clause& clause) const;
  /// "..., according to X, and said": X says it.
  const Mention* source_right_before(const Trigger& trigger) const;
  /// "X, who said", "the words of X in which he said".
  const Mention* antecedent_of(const Trigger& trigger) const;
  /// The named person that the sentence before is about, when nobody has spoken lately.
  std::optional<Speaker> subject_of_last_sentence(const Trigger& trigger) const;
  /// "X spoke to the reporters and then said": who did what the verb goes on from.
  const Mention* spoke_then(const Trigger& trigger) const;
  /// "The remarks of X in which he said": X.
  const Mention* owner_of_occasion(const Clause& clause) const;
  /// "In a statement of X, carried by many, he claimed": X.
  const Mention* owner_of_opening(const Trigger& trigger) const;
  /// "X said A, and Y spoke there too and stressed B": Y, who acts between the last statement and the verb.
  const Mention* acted_since(const Trigger& trigger) const;
  /// "X posted a message in which he said", "from X came a statement in which": who issued the paper at the token.
  const Mention* issuer_before(uint32_t paper) const;
  /// "Chants calling upon X to", "wrote a letter in which he urged X to": who stands behind the verb is the one called
  /// upon.
  bool calls_who_follows(const Trigger& trigger) const;
  /// "X, head of Y, joined Z": who stands at the head of the sentence, an aside before the verb.
  const Mention* head_with_aside(uint32_t verb, uint32_t head) const;
  /// "X held an interview with Y, who said in it"; null when the clause tells of none.
  const Mention* interviewee_of(const Clause& clause) const;
  /// "The latter said": who was named last; null when the verb has another subject.
  const Mention* latter_before(const Clause& clause) const;
  bool is_one_person(int32_t entity) const;
  /// The people that the sentence before tells of, for "they said"; null when it names none.
  const Mention* many_before() const;
  /// "The families went to X, and demanded": the plain noun phrase behind the first verb, for a verb in the plural.
  std::optional<Phrase> many_in_sentence(const Trigger& trigger) const;
  /// The plain noun phrase behind the first verb of the sentence before.
  std::optional<Phrase> phrase_of_last_sentence() const;
  /// The subject of the sentence, when it can be that of a later participle or verb without one.
  std::optional<Speaker> main_subject(const Trigger& trigger) const;
  /// Emits the statement of clause k with the carriers that stand outside it; gives the token where reading goes on.
  uint32_t read_clause(size_t k, const std::vector<ChainLink>& outer);
  static Agreement plural_form(const Trigger& trigger);
  /// The form in which it was said, from the words beside the content (sentence_manner.cpp).
  std::string channel_of(const Clause& clause, size_t k, uint32_t end, uint32_t tail) const;
  /// To whom: the object of "told, asked, accused", or who stands after the preposition of "said to".
  std::optional<Span> addressee_of(const Clause& clause, const Speaker& speaker) const;
  /// Where: a place named between the speaker and the content.
  std::optional<Span> place_of(const Clause& clause, size_t k) const;
  ChainLink body_or_person_link(const Speaker& speaker) const;
  /// A body's statement about a person, then "and he said": the person speaks, through the body.
  void switch_to_inner(size_t k, Speaker& speaker, std::vector<ChainLink>& chain);
  Span without_space(Span span) const;  ///< quotation marks may have spaces inside
  bool has_words(Span span, uint32_t least = 1) const;
  void emit(Statement statement, bool fresh);
  bool covered(Span span) const;
  /// "It says in X's statement that ...": X speaks; without an owner the document does.
  void read_document();
  /// "A statement of X in which it says: ...": X speaks.
  void read_paper_before(uint32_t verb, uint32_t content);
  /// "X contented himself with saying: ...".
  void read_saying();
  /// A quotation, then the verb: "...", said X.
  void read_quotation_first();
  /// "The road is closed, said X."
  void read_inverted();
  /// "And that ..." at the head of a sentence goes on with the last speaker's words.
  void read_continued();
  /// "according to X", "as X reported": X speaks, or carries when somebody else does.
  void read_attributions(size_t before);
  /// What `source` said beside the words at `cue`, "according to X"; statements from `before` on are this sentence's.
  void attribute(Speaker source, const Mention* carrier, TokenRange cue, size_t before);
  /// "The report", "figures of X": a source that is no person, at a token.
  std::optional<Phrase> testimony_at(uint32_t t) const;
  /// "The organisation «X», an Israeli one": a name in quotation marks that no list holds.
  std::optional<Phrase> quoted_source_at(uint32_t t) const;
  bool publishing(uint32_t t) const;  ///< a verb of publishing or carrying
  bool published(uint32_t t) const;   ///< the same with a pronoun: "papers (that) X published"
  /// "..., as he told X": adds X to the chain of what was said before in the sentence.
  void note_hearers(const Trigger& verb, uint32_t to, size_t before);
  /// "According to the agency X, quoting Y": Y.
  const Mention* quoted_by(const Mention& outlet) const;
  /// A verbal noun that names no paper: what is decided, agreed, done.
  bool is_act(uint32_t t) const;
  /// "According to the statement" of the body that spoke before; tells whether it was.
  bool read_own_paper(uint32_t t, uint32_t paper, size_t before);
  /// Does a token stand between the verb and the end of a statement read from `before` on?
  bool belongs_to_clause(uint32_t t, size_t before) const;
  /// "The agency said, quoting X, that": a cue between the verb and the content of a statement read from `before` on.
  bool between_verb_and_content(uint32_t t, size_t before) const;
  /// Does nothing but what belongs to its subject follow the verb of "as X said"?
  bool ends_clause(const Trigger& verb, const Phrase& subject) const;
  /// The noun phrase behind a verb of "as X said", when no mention is its subject.
  std::optional<Phrase> phrase_behind(Trigger verb) const;
  /// One past the dash that closes an aside which begins at a token, behind a dash; 0 when it is none.
  uint32_t aside_end(uint32_t t) const;
  /// A quotation broken by "- said X -".
  void read_broken_quotation();
  /// "..., and according to X, ...": what follows is X's.
  bool joins_on(uint32_t t) const;
  uint32_t after_source(uint32_t from) const;                       ///< where the content begins after "according to X"
  uint32_t after_opening_phrase(uint32_t from, uint32_t to) const;  ///< behind "on the other hand,"
  /// A sentence that is all quotation, right after a statement: the last speaker goes on.
  void read_bare_quotation();
  bool read_turn();  ///< reads a turn of an interview when the sentence belongs to one; tells whether it does
  /// Who answers: the label's, who is addressed in the question, or the one interviewed.
  std::optional<Speaker> answerer(const Turn& answer);
  /// The person who has spoken most so far, or is introduced as interviewed.
  std::optional<Speaker> interviewed() const;
  const StatementData& data_;
  Reading& r_;
  Scan scan_;
  std::vector<Turn> turns_;  // of an interview, if the report is one
  size_t turn_ = 0;          // the first that has not ended
  std::optional<Speaker> guest_;
  Discourse state_;
  std::vector<Clause> clauses_;
  std::vector<size_t> cut_by_;  // per token of the sentence: the last clause that cuts what goes before it there
  uint32_t sentence_ = 0;
  uint32_t first_ = 0;
  uint32_t last_ = 0;
};

}  // namespace isnad
