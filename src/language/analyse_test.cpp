#include "language/analyse.h"

#include <gtest/gtest.h>

#include "base/tsv.h"
#include "language/conllu.h"
#include "language/letters.h"
#include "text/split.h"

namespace isnad {
namespace {

const std::filesystem::path kRoot = ISNAD_SOURCE_DIR;

const LanguageData& data() {
  static const auto loaded = LanguageData::load(kRoot / "data", kRoot / "models" / "open.isnad");
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

Reading read(std::string text) {
  static const auto tables = TextData::load(kRoot / "data");
  Reading reading;
  reading.report.text = std::move(text);
  reading.report.body.push_back({0, static_cast<uint32_t>(reading.report.text.size())});
  split_text(*tables, reading);
  analyse(data(), reading);
  return reading;
}

std::string cut(const std::string& text) {
  const Reading reading = read(text);
  std::string out;
  for (const Token& token : reading.tokens) {
    if (!out.empty()) out += ' ';
    out += reading.slice(token.span);
  }
  return out;
}

/// What must hold of every analysis.
void check(const Reading& reading) {
  uint32_t next = 0;
  for (uint32_t w = 0; w < reading.words.size(); ++w) {
    const Word& word = reading.words[w];
    ASSERT_EQ(word.first_token, next);
    ASSERT_LT(word.first_token, word.last_token);
    next = word.last_token;
    uint32_t at = word.span.begin;
    for (uint32_t t = word.first_token; t < word.last_token; ++t) {
      const Token& token = reading.tokens[t];
      EXPECT_EQ(token.word, w);
      EXPECT_EQ(token.span.begin, at);
      EXPECT_LE(token.span.end, word.span.end);
      EXPECT_LT(token.span.begin, token.span.end);
      EXPECT_FALSE(continues_letter(reading.report.text[token.span.begin]));
      at = token.span.end;
    }
    EXPECT_EQ(at, word.span.end);
  }
  EXPECT_EQ(next, reading.tokens.size());
  for (uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    EXPECT_EQ(sentence.first_token, reading.words[sentence.first_word].first_token);
    EXPECT_EQ(sentence.last_token, reading.words[sentence.last_word - 1].last_token);
    for (uint32_t t = sentence.first_token; t < sentence.last_token; ++t) EXPECT_EQ(reading.tokens[t].sentence, s);
    // A tree: one root, every token reaches it.
    int roots = 0;
    for (uint32_t t = sentence.first_token; t < sentence.last_token; ++t) {
      roots += reading.tokens[t].head < 0;
      EXPECT_EQ(reading.tokens[t].head < 0, reading.tokens[t].rel == Rel::root);
      auto at = static_cast<int32_t>(t);
      uint32_t steps = 0;
      while (at >= 0 && steps <= sentence.last_token - sentence.first_token) {
        at = reading.tokens[static_cast<uint32_t>(at)].head;
        ++steps;
        if (at >= 0) {
          ASSERT_GE(static_cast<uint32_t>(at), sentence.first_token);
          ASSERT_LT(static_cast<uint32_t>(at), sentence.last_token);
        }
      }
      EXPECT_EQ(at, -1);
      if (t - sentence.first_token > 300) break;
    }
    EXPECT_GE(roots, sentence.last_token - sentence.first_token > 300 ? 0 : 1);
    EXPECT_LE(roots, 1);
  }
}

TEST(Analyse, CutsClitics) {
  EXPECT_EQ(cut("وقال للصحفيين إنه سيزور القاهرة"), "و قال ل لصحفيين إن ه س يزور القاهرة");
  EXPECT_EQ(cut("بحث معه في مكتبه العلاقات بين البلدين"), "بحث مع ه في مكتب ه العلاقات بين البلدين");
}

TEST(Analyse, AConjunctionBeforeACommonVerbBeatsARareVerbBeforeAPronoun) {
  EXPECT_EQ(cut("واتهم الوزير إيران"), "و اتهم الوزير إيران");
}

TEST(Analyse, RestoresTheArticleAfterLam) {
  const Reading reading = read("أعلن المتحدث للصحفيين ذلك");
  bool found = false;
  for (const Token& token : reading.tokens) found = found || reading.str(token.form) == "الصحفيين";
  EXPECT_TRUE(found);
}

TEST(Analyse, SplitsWordsThatLostTheirSpace) {
  EXPECT_EQ(cut("في مدينةسوتشي الروسية"), "في مدينة سوتشي الروسية");
  EXPECT_EQ(cut("في مدينة سوتشي الروسية"), "في مدينة سوتشي الروسية");
}

TEST(Analyse, SpansHoldWithMarksAndTatweel) {
  const Reading reading = read("وَقَالَ الرَّئيسُ لِلصُّحُفِيِّينَ إنّـــهُ سَيَزورُ مـــصر");
  check(reading);
  EXPECT_EQ(reading.slice(reading.tokens[0].span), "وَ");
}

TEST(Analyse, HostileInput) {
  std::string waws;
  for (int i = 0; i < 5000; ++i) waws += "و";
  for (const std::string& text : {std::string(), std::string("\xFF\xFE و"), waws, std::string("ََََََ"), std::string("ـ ـ ـ"),
                                  std::string("ﻻﻼﷲ ﷺ لله"), std::string("\u200F\u200E"), std::string("و و و ة ى"),
                                  std::string("ةةةةةةةةةة ىىىىىىىىىىىى"), std::string("a1-b2 http://x.y/ف 12:30")}) {
    check(read(text));
    (void)to_conllu(read(text));
  }
}

TEST(Conllu, LinesAreWhole) {
  Reading reading = read("وقال للصحفيين إنه سيزور القاهرة غدا.\nثم غادر إلى مدينةسوتشي.");
  reading.report.id = "two words\nand a break";
  const std::string text = to_conllu(reading);
  int sentences = 0;
  int next = 1;
  for (const auto line : split_list(text, '\n')) {
    if (line.starts_with("# sent_id = ")) ++sentences, next = 1;
    if (line.empty() || line.front() == '#') continue;
    const auto cells = split_list(line, '\t');
    ASSERT_EQ(cells.size(), 10U) << line;
    EXPECT_NE(cells[9].find("Begin="), std::string_view::npos);
    if (cells[0].find('-') != std::string_view::npos) continue;
    EXPECT_EQ(cells[0], std::to_string(next++));
    EXPECT_EQ(cells[6] == "0", cells[7] == "root") << line;
    for (const auto cell : cells) EXPECT_FALSE(cell.empty());
  }
  EXPECT_EQ(sentences, 2);
}

TEST(Analyse, SameInputSameOutput) {
  const std::string text = "بحث الرئيس الروسي مع نظيره التركي الأزمة السورية. وأكد الجانبان أهمية الحل السياسي.";
  EXPECT_EQ(to_conllu(read(text)), to_conllu(read(text)));
}

TEST(Analyse, TagsPlainNews) {
  const Reading reading = read("أعلنت الحكومة أن الوزير سيلتقي نظيره غدا.");
  ASSERT_GT(reading.tokens.size(), 6U);
  EXPECT_EQ(reading.tokens[0].upos, Upos::VERB);
  EXPECT_EQ(reading.tokens[1].upos, Upos::NOUN);
  EXPECT_EQ(reading.tokens.back().upos, Upos::PUNCT);
  EXPECT_EQ(reading.tokens[0].feats.gender, Gender::fem);
}

TEST(Analyse, VerbsOfSpeechAtTheHeadOfASentence) {
  for (const char* text : {"وأكد الرئيس أن ذلك مهم.", "واكد وزير الدفاع ذلك.", "وأضاف المتحدث أن اللقاء تأجل.",
                           "وأعلن الناطق ذلك.", "وأشار الوزير إلى ذلك."}) {
    const Reading reading = read(text);
    EXPECT_EQ(reading.words[0].last_token, 2U) << text;
    EXPECT_EQ(reading.tokens[1].upos, Upos::VERB) << text;
  }
}

TEST(Analyse, FindsTheSubject) {
  const Reading reading = read("بحث وزير الخارجية الروسي مع نظيره التركي الأزمة السورية.");
  check(reading);
  EXPECT_EQ(reading.tokens[0].rel, Rel::root);
  EXPECT_EQ(reading.tokens[1].head, 0);
  EXPECT_EQ(reading.tokens[1].rel, Rel::nsubj);
  EXPECT_EQ(reading.tokens[2].head, 1);
}

TEST(Analyse, RefusesBadModels) {
  const auto good = read_whole_file(kRoot / "models" / "open.isnad");
  ASSERT_TRUE(good);
  EXPECT_FALSE(LanguageData::load(kRoot / "data", kRoot / "models" / "none.isnad"));
  EXPECT_FALSE(Pack::parse("", "empty"));
  EXPECT_FALSE(Pack::parse(good->substr(0, good->size() / 2), "half"));
  for (const size_t at : {size_t{0}, size_t{9}, size_t{40}, good->size() / 3, good->size() - 1}) {
    std::string altered = *good;
    altered[at] = static_cast<char>(altered[at] ^ 0x5A);
    EXPECT_FALSE(Pack::parse(altered, "altered")) << at;
  }
}

TEST(Analyse, RefusesHostileSections) {
  // A right checksum over sections that are cut short.
  const auto pack = Pack::read(kRoot / "models" / "open.isnad");
  ASSERT_TRUE(pack);
  for (const std::string cut_section :
       {"words", "tokens", "segmenter", "upos", "feats", "bundles", "lemma", "edits", "lemmas", "moves", "labels"}) {
    std::map<std::string, std::string> sections;
    for (const std::string name :
         {"words", "tokens", "segmenter", "upos", "feats", "bundles", "lemma", "edits", "lemmas", "moves", "labels"}) {
      const auto body = pack->section(name);
      sections[name] = std::string(name == cut_section ? body.substr(0, body.size() * 2 / 3) : body);
    }
    const auto parsed = Pack::parse(Pack::write(sections), "cut");
    ASSERT_TRUE(parsed);
    EXPECT_FALSE(LanguageData::make(data().clitics, data().lexicon, *parsed, "cut")) << cut_section;
  }
}

}  // namespace
}  // namespace isnad
