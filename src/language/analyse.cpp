#include "language/analyse.h"

namespace isnad {

Result<LanguageData> LanguageData::load(const std::filesystem::path& data, const std::filesystem::path& model) {
  auto clitics = Clitics::load(data);
  if (!clitics) return clitics.error();
  auto lexicon = Lexicon::load(data);
  if (!lexicon) return lexicon.error();
  const auto pack = Pack::read(model);
  if (!pack) return pack.error();
  return make(*std::move(clitics), *std::move(lexicon), *pack, model.string());
}

Result<LanguageData> LanguageData::make(Clitics clitics, Lexicon lexicon, const Pack& pack, const std::string& name) {
  LanguageData out;
  out.clitics = std::move(clitics);
  out.lexicon = std::move(lexicon);
  const bool good = out.words.load(pack.section("words")) && out.tokens.load(pack.section("tokens")) &&
                    out.segmenter.model.load(pack.section("segmenter")) &&
                    out.tagger.load(pack.section("upos"), pack.section("feats"), pack.section("bundles")) &&
                    out.lemmatizer.load(pack.section("lemma"), pack.section("edits"), pack.section("lemmas")) &&
                    out.parser.moves.load(pack.section("moves")) && out.parser.labels.load(pack.section("labels"));
  if (!good || !out.parser.trained() || out.segmenter.model.classes() != 1) {
    return Error{ErrorCode::bad_format,
                 name + ": a section is missing or malformed; fetch or train the pack again (isnad-train)"};
  }
  out.closed_auxiliaries = pack.section("auxiliaries") == "closed";
  return out;
}

namespace {

/// Auxiliaries are a closed class: only forms of those that training has.
bool is_auxiliary(const LanguageData& data, const Knowledge& know, const Reading& reading, const Token& token) {
  const std::string_view key = reading.str(token.key);
  if (data.lemmatizer.knows(key, Upos::AUX)) return true;
  const std::string_view lemma = dictionary_lemma(know, key, reading.str(token.form), Upos::AUX, token.feats);
  return !lemma.empty() && data.lemmatizer.knows(lemma, Upos::AUX);
}

}  // namespace

void analyse_tokens(const LanguageData& data, Reading& reading) {
  const Knowledge know = data.of_tokens();
  TagSpace space;
  ParseSpace tree;
  std::string lemma;
  for (const Sentence& sentence : reading.sentences) {
    tag(data.tagger, know, reading, sentence, space);
    for (uint32_t t = sentence.first_token; t < sentence.last_token; ++t) {
      Token& token = reading.tokens[t];
      if (token.upos == Upos::AUX && data.closed_auxiliaries && !is_auxiliary(data, know, reading, token)) {
        token.upos = Upos::VERB;
      }
      data.lemmatizer.lemma(know, reading.str(token.key), reading.str(token.form), token.upos, token.feats, lemma);
      token.lemma = reading.str(token.key) == lemma ? token.key : reading.keep(lemma);
    }
    parse(data.parser, reading, sentence, space.views, tree);
  }
}

void analyse(const LanguageData& data, Reading& reading) {
  segment(data.of_words(), data.segmenter, reading);
  analyse_tokens(data, reading);
}

}  // namespace isnad
