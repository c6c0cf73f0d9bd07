#include "language/knowledge.h"

namespace isnad {
namespace {

uint32_t detail_of(const Analysis& a) {
  const Feats& f = a.feats;
  uint32_t bits = 0;
  if (a.upos == Upos::VERB || a.upos == Upos::AUX) {
    bits |= 1U << static_cast<uint32_t>(f.aspect);  // 0..4
    bits |= f.gender == Gender::fem ? 32U : 64U;
    bits |= f.number == Number::plur ? 128U : 0U;
  } else {
    bits |= f.number == Number::plur ? 256U : f.number == Number::dual ? 512U : 1024U;
    bits |= f.gender == Gender::fem ? 2048U : 4096U;
    if (a.verb != Analysis::kNone) bits |= f.voice == Voice::none ? 8192U : f.voice == Voice::act ? 16384U : 32768U;
  }
  return bits;
}

}  // namespace

LexiconClass lexicon_class(const Knowledge& know, std::string_view key, uint8_t needs) {
  LexiconClass out;
  LexiconClass other;
  const auto add = [&](std::string_view letters, uint8_t needed) {
    for (const Analysis& a : know.lexicon.lookup(letters)) {
      LexiconClass& into = (a.takes & needed) == needed ? out : other;
      into.tags |= 1U << static_cast<uint32_t>(a.upos);
      into.detail |= detail_of(a);
    }
  };
  add(key, needs);
  const std::string& article = know.clitics.article;
  if (key.size() > article.size() + 2 && key.starts_with(article)) {
    add(key.substr(article.size()), static_cast<uint8_t>(needs | Analysis::kArticle));
  }
  if (out.tags == 0) return other;
  out.fits = true;
  return out;
}

}  // namespace isnad
