#include "language/segment.h"

#include <algorithm>
#include "text/fold.h"

namespace isnad {
uint32_t Segmenter::choose(const Knowledge& know, const WordView& word, const WordView& before, const WordView& after,
                           const CutList& cuts) const {
  uint32_t best = 0;
  int32_t best_score = 0;
  if (cuts.size < 2) return 0;
  StemLevels levels;
  stem_levels(know, word.form, word.key, cuts, levels);
  // The features of one cut are fetched while those of the next are made.
  std::array<Features, 2> features = {Features(model.feature_lines()), Features(model.feature_lines())};
  cut_features(know, word, before, after, cuts, 0, levels, features[0]);
  for (uint32_t c = 0; c < cuts.size; ++c) {
    if (c + 1 < cuts.size) cut_features(know, word, before, after, cuts, c + 1, levels, features[(c + 1) % 2]);
    const int32_t score = model.score_one(features[c % 2]);
    if (c == 0 || score > best_score) {
      best = c;
      best_score = score;
    }
  }
  return best;
}

namespace {

/// A feminine noun before a pronoun gets its closed ending back when that spelling is the commoner one.
void close_teh(const Knowledge& know, Reading& r, Token& token) {
  const std::string_view key = r.str(token.key);
  if (!key.ends_with(know.clitics.open_teh)) return;
  std::string closed(r.str(token.form).substr(0, token.form.size - know.clitics.open_teh.size()));
  closed += know.clitics.closed_teh;
  const std::string closed_key = fold(closed, FoldLevel::key);
  if (know.vocabulary.facts(hash_letters(closed_key)).common > know.vocabulary.facts(hash_letters(key)).common) {
    token.form = r.keep(closed);
    token.key = r.keep(closed_key);
  }
}

class Segmentation {
 public:
  Segmentation(const Knowledge& know, const Segmenter& segmenter, Reading& reading)
      : know_(know), segmenter_(segmenter), r_(reading) {}

  void run() {
    r_.tokens.clear();
    r_.tokens.reserve(r_.words.size() * 3 / 2);
    views_.reserve(r_.words.size());
    for (const Word& word : r_.words) views_.push_back({{}, {}, hash_letters(r_.str(word.key)), {}});
    for (WordView& view : views_) view.facts = know_.vocabulary.facts(view.key_hash);
    for (uint32_t w = 0; w < r_.words.size(); ++w) word(w);
    uint32_t token = 0;
    for (uint32_t s = 0; s < r_.sentences.size(); ++s) {
      Sentence& sentence = r_.sentences[s];
      sentence.first_token = token;
      while (token < r_.tokens.size() && r_.tokens[token].word < sentence.last_word) r_.tokens[token++].sentence = s;
      sentence.last_token = token;
    }
  }

 private:
  void word(uint32_t w) {
    Word& word = r_.words[w];
    word.first_token = static_cast<uint32_t>(r_.tokens.size());
    if (word.kind != WordKind::arabic || word.form.size != word.key.size || word.form.size < 4) {
      Token token;
      token.span = word.span;
      token.word = w;
      token.form = word.form;
      token.key = word.key;
      r_.tokens.push_back(token);
    } else {
      const Alignment alignment(r_, word);
      WordView view = views_[w];  // its letters are views into the pool, which grows
      view.form = r_.str(word.form);
      view.key = r_.str(word.key);
      borders_.clear();
      if (word.form.size == word.span.size()) find_lost_spaces(know_, view, borders_);
      if (borders_.empty()) {
        cut(w, view, 0, alignment);
      } else {
        borders_.push_back(static_cast<uint16_t>(word.form.size));
        uint32_t at = 0;
        for (const uint16_t border : borders_) {
          const std::string_view form = r_.str(word.form).substr(at, border - at);
          const std::string_view key = r_.str(word.key).substr(at, border - at);
          cut(w, view_word(know_.vocabulary, form, key), at, alignment);
          at = border;
        }
      }
    }
    word.last_token = static_cast<uint32_t>(r_.tokens.size());
  }

  /// Tokens of a word, or of the part of a glued word that begins at byte `offset` of its form.
  void cut(uint32_t w, const WordView& view, uint32_t offset, const Alignment& alignment) {
    const WordView none;
    const WordView& before = w > 0 ? views_[w - 1] : none;
    WordView after = w + 1 < views_.size() ? views_[w + 1] : none;
    if (w + 1 < views_.size()) after.key = r_.str(r_.words[w + 1].key);
    list_cuts(know_.clitics, view.form, cuts_);
    const Cut* chosen = common_verb(view, &cuts_.cuts[segmenter_.choose(know_, view, before, after, cuts_)]);
    // A ligature is one character of two letters: no border inside it.
    for (uint32_t p = 1; p < chosen->pieces; ++p) {
      if (alignment.source(offset + chosen->at[p]) <= alignment.source(offset + chosen->at[p - 1])) {
        chosen = &cuts_.cuts[0];
        break;
      }
    }
    const Cut& cut = *chosen;
    place_cut(know_, cut, w, offset, static_cast<uint32_t>(view.form.size()), alignment, r_);
  }

  /// "And accused", not a rare verb with a pronoun: where the first letter may be a conjunction before a common verb.
  const Cut* common_verb(const WordView& view, const Cut* chosen) const {
    constexpr uint8_t kConjunction = 1;
    if (chosen->pieces != 2 || chosen->stem != 0 || chosen->restore != Cut::Restore::nothing) return chosen;
    const auto joins = [&](std::string_view letter) {
      return std::any_of(know_.clitics.before.begin(), know_.clitics.before.end(),
                         [&](const Clitic& c) { return c.slot == kConjunction && c.form == letter; });
    };
    const auto common = [](const Analysis& a) {
      return a.upos == Upos::VERB && a.use == Analysis::Use::common && a.feats.aspect == Aspect::perf;
    };
    const auto rare = [](const Analysis& a) { return a.upos == Upos::VERB && a.use == Analysis::Use::rare; };
    const auto stem = know_.lexicon.lookup(chosen->piece(view.form, 0));
    if (stem.empty() || !std::all_of(stem.begin(), stem.end(), rare)) return chosen;
    for (uint32_t k = 0; k < cuts_.size; ++k) {
      const Cut& cut = cuts_.cuts[k];
      if (cut.pieces != 2 || cut.stem != 1 || cut.restore != Cut::Restore::nothing) continue;
      const auto rest = know_.lexicon.lookup(cut.piece(view.form, 1));
      if (joins(cut.piece(view.form, 0)) && std::any_of(rest.begin(), rest.end(), common)) return &cut;
    }
    return chosen;
  }

  const Knowledge know_;
  const Segmenter& segmenter_;
  Reading& r_;
  std::vector<WordView> views_;
  std::vector<uint16_t> borders_;
  CutList cuts_;
};

}  // namespace

Alignment::Alignment(const Reading& reading, const Word& word)
    : span_(word.span), size_(word.form.size), plain_(word.form.size == word.span.size()) {
  if (!plain_) origin_ = fold_aligned(reading.slice(word.span), FoldLevel::form).origin;
}

uint32_t Alignment::source(uint32_t at) const {
  if (at == 0) return span_.begin;
  if (at >= size_) return span_.end;
  return span_.begin + (plain_ ? at : origin_[at]);
}

void place_cut(const Knowledge& know, const Cut& cut, uint32_t w, uint32_t offset, uint32_t length,
               const Alignment& alignment, Reading& r) {
  const Word word = r.words[w];
  for (uint32_t p = 0; p < cut.pieces; ++p) {
    Token token;
    token.word = w;
    const uint32_t begin = cut.at[p];
    const uint32_t end = p + 1 == cut.pieces ? length : cut.at[p + 1];
    token.span = {alignment.source(offset + begin), alignment.source(offset + end)};
    token.form = {word.form.at + offset + begin, end - begin};
    token.key = {word.key.at + offset + begin, end - begin};
    const bool restored = p == cut.stem && cut.restore != Cut::Restore::nothing;
    if (restored || cut.restore == Cut::Restore::contraction) {
      const std::string form = piece_form(know.clitics, cut, r.str(word.form).substr(offset, length), p);
      token.form = r.keep(form);
      token.key = r.keep(fold(form, FoldLevel::key));
    } else if (p == cut.stem && cut.pieces > p + 1) {
      close_teh(know, r, token);
    }
    r.tokens.push_back(token);
  }
}

void segment(const Knowledge& know, const Segmenter& segmenter, Reading& reading) {
  Segmentation(know, segmenter, reading).run();
}

}  // namespace isnad
