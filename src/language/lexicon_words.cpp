// Lexicon::analyse_word: tries the clitics that may stand around each form.
#include <algorithm>

#include "language/lexicon.h"

namespace isnad {

using namespace letter;

namespace {

// Costs order readings; they were set by hand, from the rarest readings up.
constexpr int kCostConj = 2;
constexpr int kCostPrep = 2;
constexpr int kCostFuture = 1;
constexpr int kCostAsk = 9;
constexpr int kCostPronoun = 2;
constexpr int kCostVerbPronoun = 3;
constexpr int kCostOpenClass = 2;
constexpr int kCostImperative = 6;
constexpr int kCostPassive = 1;
constexpr int kCostSecondPerson = 5;
constexpr int kCostFirstPerson = 3;
constexpr int kCostFeminineVerbPlural = 4;
constexpr int kCostDual = 1;
constexpr int kCostJussive = 2;
constexpr int kCostPlural = 1;
constexpr int kCostParticiple = 1;
constexpr int kCostFeminineAdjectivePlural = 1;
constexpr int kCostIndefiniteAlef = 1;
constexpr int kCostPlainVerb = 1;
constexpr int kCostRareVerb = 3;
constexpr int kCostMost = 200;

/// How far the written letter is from the letter of the usual spelling.
int letter_cost(uint8_t written, uint8_t usual) {
  if (written == usual) return 0;
  if (written == kAlef) return usual == kAlefMadda ? 2 : 1;
  if (written == kYeh && usual == kMaqsura) return 1;
  if (written == kMaqsura && usual == kYeh) return 2;
  if (written == kHeh && usual == kTehMarbuta) return 2;
  if (written == kAlefHamza && usual == kAlefHamzaBelow) return 4;
  return 4;
}

int form_cost(const Analysis& a) {
  int cost = a.upos == Upos::NOUN || a.upos == Upos::ADJ || a.upos == Upos::VERB ? kCostOpenClass : 0;
  if (a.feats.aspect == Aspect::imperative) cost += kCostImperative;
  if (a.feats.aspect == Aspect::jus) cost += kCostJussive;
  if (a.feats.number == Number::dual) cost += kCostDual;
  if (a.feats.number == Number::plur && a.feats.verb_form != VerbForm::fin) cost += kCostPlural;
  if (a.feats.verb_form == VerbForm::part) cost += kCostParticiple;
  if (a.upos == Upos::ADJ && a.feats.number == Number::plur && a.feats.gender == Gender::fem) {
    cost += kCostFeminineAdjectivePlural;
  }
  if (a.feats.definite == Definite::ind) cost += kCostIndefiniteAlef;
  if (a.use == Analysis::Use::rare) cost += kCostRareVerb;
  if (a.feats.verb_form == VerbForm::fin) {
    if (a.use == Analysis::Use::plain) cost += kCostPlainVerb;
    if (a.feats.voice == Voice::pass) cost += kCostPassive;
    if (a.feats.person == 2 && a.feats.aspect != Aspect::imperative) cost += kCostSecondPerson;
    if (a.feats.person == 1) cost += kCostFirstPerson;
    if (a.feats.gender == Gender::fem && a.feats.number == Number::plur) cost += kCostFeminineVerbPlural;
  }
  return cost;
}

}  // namespace

class WordAnalyser {
 public:
  WordAnalyser(const Lexicon& lexicon, const Spelling& word, std::vector<WordAnalysis>& out)
      : lexicon_(lexicon), word_(word), key_(word.key()), out_(out) {}

  void run() {
    Before before;
    after_conjunction(before);
    each(Attachment::Kind::ask, before, kCostAsk, 0, [&](const Before& b) { after_conjunction(b); });
  }

 private:
  using Kind = Attachment::Kind;

  /// Proclitics taken so far.
  struct Before {
    uint8_t at = 0;
    uint8_t count = 0;
    std::array<uint8_t, 4> ids{};
    uint8_t needs = 0;
    int cost = 0;
    bool article = false;
  };

  template <typename F>
  void each(Kind kind, const Before& before, int cost, uint8_t needs, F then) const {
    for (uint8_t id = 0; id < lexicon_.attachments_.size(); ++id) {
      const Attachment& a = lexicon_.attachments_[id];
      if (a.kind != kind || before.at + a.key.size >= key_.size || before.count == before.ids.size()) continue;
      if (key_.letters().substr(before.at, a.key.size) != a.key.letters()) continue;
      // A proclitic that begins with hamza is always written with it.
      if (kind == Kind::ask && word_.at[before.at] != a.form.at[0]) continue;
      Before b = before;
      b.at = static_cast<uint8_t>(b.at + a.key.size);
      b.ids[b.count++] = id;
      b.cost += cost;
      b.needs |= needs;
      b.article = kind == Kind::article;
      then(b);
    }
  }

  void after_conjunction(const Before& start) const {
    after_preposition(start);
    each(Kind::conj, start, kCostConj, Analysis::kConj, [&](const Before& b) { after_preposition(b); });
  }

  void after_preposition(const Before& start) const {
    stems(start);
    articles(start);
    each(Kind::prep, start, kCostPrep, Analysis::kPrep, [&](const Before& b) {
      stems(b);
      articles(b);
    });
    each(Kind::future, start, kCostFuture, Analysis::kFuture, [&](const Before& b) { stems(b); });
    each(Kind::lam, start, kCostPrep, Analysis::kLam, [&](const Before& b) {
      stems(b);
      if (key_.at[b.at] == kLam) assimilated_articles(b);
    });
  }

  void articles(const Before& start) const {
    each(Kind::article, start, 0, Analysis::kArticle, [&](const Before& b) { stems(b); });
  }

  /// After the preposition lam the article is written without its alef, and not at all before a third lam.
  void assimilated_articles(const Before& start) const {
    for (uint8_t id = 0; id < lexicon_.attachments_.size(); ++id) {
      if (lexicon_.attachments_[id].kind != Kind::article || start.count == start.ids.size()) continue;
      Before b = start;
      b.ids[b.count++] = id;
      b.needs |= Analysis::kArticle;
      b.article = true;
      if (b.at + 1 < key_.size) {
        Before written = b;
        ++written.at;
        stems(written);
      }
      stems(b);
    }
  }

  void stems(const Before& before) const {
    const std::string_view rest = key_.letters().substr(before.at);
    put(before, rest, nullptr, 0);
    if (before.article) return;
    for (uint8_t id = 0; id < lexicon_.attachments_.size(); ++id) {
      const Attachment& a = lexicon_.attachments_[id];
      if (a.kind != Kind::pronoun && a.kind != Kind::mine && a.kind != Kind::me) continue;
      if (rest.size() <= a.key.size || !rest.ends_with(a.key.letters())) continue;
      put(before, rest.substr(0, rest.size() - a.key.size), &a, id);
    }
  }

  static bool may_take(const Analysis& stem, const Attachment& pronoun) {
    if ((stem.takes & Analysis::kPronoun) == 0) return false;
    const bool verbal = stem.upos == Upos::VERB || stem.upos == Upos::AUX;
    const bool nominal = stem.upos == Upos::NOUN || stem.upos == Upos::ADJ || stem.upos == Upos::NUM;
    if (pronoun.kind == Kind::mine) return !verbal;
    if (pronoun.kind == Kind::me) return !nominal;
    return true;
  }

  void put(const Before& before, std::string_view stem, const Attachment* pronoun, uint8_t pronoun_id) const {
    for (const Analysis& a : lexicon_.find(stem)) {
      if ((a.takes & before.needs) != before.needs) continue;
      if (pronoun == nullptr ? (a.takes & Analysis::kFree) == 0 : !may_take(a, *pronoun)) continue;
      WordAnalysis w;
      w.stem = a;
      w.before = before.at;
      w.proclitics = before.count;
      w.proclitic = before.ids;
      w.article = before.article;
      if (before.article) w.stem.feats.definite = Definite::def;
      int cost = before.cost + form_cost(a);
      if (pronoun != nullptr) {
        w.after = pronoun->key.size;
        w.pronoun = pronoun_id;
        cost += a.upos == Upos::VERB ? kCostVerbPronoun : kCostPronoun;
        const bool nominal = a.upos == Upos::NOUN || a.upos == Upos::ADJ || a.upos == Upos::NUM;
        if (nominal && a.feats.definite == Definite::none) w.stem.feats.definite = Definite::com;
      }
      for (uint8_t i = 0; i < stem.size(); ++i) {
        cost += letter_cost(word_.at[before.at + i], static_cast<uint8_t>(lexicon_.letters_[a.form + i]));
      }
      w.cost = static_cast<uint8_t>(std::clamp(cost, 0, kCostMost));
      out_.push_back(w);
    }
  }

  const Lexicon& lexicon_;
  const Spelling& word_;
  const Spelling key_;
  std::vector<WordAnalysis>& out_;
};

void Lexicon::analyse_word(std::string_view word, std::vector<WordAnalysis>& out) const {
  out.clear();
  const auto letters = Spelling::from_utf8(word);
  if (!letters || letters->empty()) return;
  WordAnalyser(*this, *letters, out).run();
  std::stable_sort(out.begin(), out.end(),
                   [](const WordAnalysis& a, const WordAnalysis& b) { return a.cost < b.cost; });
}

}  // namespace isnad
