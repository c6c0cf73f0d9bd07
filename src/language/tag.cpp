#include "language/tag.h"

#include <algorithm>

#include "language/letters.h"
#include "language/pack.h"

namespace isnad {

void view_tokens(const Knowledge& know, const Reading& reading, const Sentence& sentence, std::vector<TokenView>& out) {
  const uint32_t count = sentence.last_token - sentence.first_token;
  out.assign(count + 2 * kEdge, TokenView{});
  for (uint32_t t = 0; t < count; ++t) {
    const Token& token = reading.tokens[sentence.first_token + t];
    const Word& word = reading.words[token.word];
    const std::string_view form = reading.str(token.form);
    const std::string_view key = reading.str(token.key);
    TokenView& view = out[t + kEdge];
    view.key = hash_letters(key);
    view.form = hash_letters(form);
    view.facts = know.vocabulary.facts(view.key);
    view.kind = static_cast<uint8_t>(1 + static_cast<uint8_t>(word.kind));
    view.letters = static_cast<uint8_t>(std::min(count_letters(form), 9));
    const bool starts = token.span.begin == word.span.begin;
    const bool ends = token.span.end == word.span.end;
    view.part = static_cast<uint8_t>(starts ? (ends ? 0 : 1) : (ends ? 3 : 2));
    view.article = key.size() > know.clitics.article.size() && key.starts_with(know.clitics.article);
    for (int n = 0; n < 4; ++n) {
      view.last[n] = mix(hash_letters(last_letters(form, n + 1)), view.letters <= n + 1 ? 1 : 0);
    }
    for (int n = 0; n < 3; ++n) {
      view.first[n] = mix(hash_letters(first_letters(key, n + 1)), view.letters <= n + 1 ? 1 : 0);
    }
    if (word.kind == WordKind::arabic) {
      // Proclitics that the stem carries are the tokens before it in the word.
      const bool pronoun_follows = !ends && sentence.first_token + t + 1 < sentence.last_token;
      view.lexicon = lexicon_class(know, key, pronoun_follows ? Analysis::kPronoun : Analysis::kFree);
    } else {
      const char c = form.empty() ? ' ' : form.front();
      view.first[0] = static_cast<uint64_t>(c);
      view.first[1] = view.kind;
    }
  }
}

namespace {

/// What a feature of tags hangs on: the words alone, or also the tags chosen before.
constexpr uint32_t kOfWords = 1;
constexpr uint32_t kOfTags = 2;

template <uint32_t kParts>
void add_upos(const std::vector<TokenView>& views, const std::vector<uint8_t>& tags, size_t i, bool anonymous,
              Features& out) {
  const TokenView& t = views[i];
  const TokenView& p = views[i - 1];
  const TokenView& pp = views[i - 2];
  const TokenView& n = views[i + 1];
  const TokenView& nn = views[i + 2];
  const uint64_t t1 = tags[i - 1];
  const uint64_t t2 = tags[i - 2];
  const uint64_t t12 = t1 * 32 + t2;
  const uint64_t t3 = tags[i - 3];
  const uint64_t shape = uint64_t{t.kind} * 64 + t.part * 16U + (t.article ? 8U : 0U) + (n.article ? 4U : 0U);
  const auto add = [&](uint64_t name, uint64_t x = 0, uint64_t y = 0, uint64_t z = 0) {
    if ((kParts & kOfWords) != 0) out.add(name, x, y, z);
  };
  const auto of_tags = [&](uint64_t name, uint64_t x = 0, uint64_t y = 0, uint64_t z = 0) {
    if ((kParts & kOfTags) != 0) out.add(name, x, y, z);
  };
  add(1);
  add(4, t.last[0], shape);
  add(5, t.last[1], shape);
  add(8, t.first[0], shape);
  add(9, t.first[1], t.last[0]);
  add(10, t.first[2]);
  add(11, shape);
  add(13, t.facts.coarse, t.article, t.letters);
  add(14, t.facts.names, t.article);
  add(15, t.facts.common, t.kind);
  of_tags(16, t1, shape);
  of_tags(17, t12);
  of_tags(20, t1, t.last[1], t.article);
  of_tags(21, t1, t.facts.coarse, t.article);
  add(22, p.key, t.article);
  add(23, n.key, t.article);
  add(24, pp.key);
  add(25, nn.key);
  add(28, p.facts.fine, t.article);
  add(29, n.facts.fine, t.article);
  add(30, p.facts.coarse, t.facts.coarse);
  add(31, t.facts.coarse, n.facts.coarse);
  add(32, t.facts.coarse, n.article, t.article);
  of_tags(33, t.last[1], n.article, t1);
  add(34, t.last[1], n.last[0], n.part);
  add(35, t.first[0], t.last[0], t.letters);
  of_tags(36, t.first[0], n.part, t1);
  add(37, p.facts.names, t.facts.names, n.facts.names);
  add(38, p.last[1], t.last[1], t.article);
  of_tags(39, t1, p.article, t.article);
  of_tags(40, t1, n.kind, n.part);
  of_tags(41, t1, n.facts.coarse);
  of_tags(42, t12, t.facts.coarse);
  add(44, nn.facts.coarse, n.facts.coarse, t.article);
  add(45, t.first[1], t.letters, t.article);
  add(46, p.key, n.key);
  if (!anonymous) {
    add(2, t.key);
    add(3, t.form);
    add(6, t.last[2]);
    add(7, t.last[3]);
    of_tags(18, t1, t.key);
    of_tags(19, t12, t.key);
    add(26, p.key, t.key);
    add(27, t.key, n.key);
    add(12, t.facts.fine, t.article);
    of_tags(43, t.facts.fine, t1);
    const uint64_t habit = t.facts.habit;
    add(60, habit);
    add(61, habit & 7U, habit >> 3U & 7U, t.article);
    of_tags(62, habit >> 6U & 7U, t1, t.article);
    of_tags(63, habit >> 9U & 7U, t1);
    add(64, habit >> 3U & 63U, t.lexicon.tags);
    of_tags(65, habit, t1);
    add(66, habit >> 6U & 7U, n.facts.habit >> 6U & 7U, p.facts.habit >> 6U & 7U);
    add(67, n.facts.habit, t.article);
    add(68, habit, n.facts.habit);
    of_tags(69, t12, t3, t.article);
    of_tags(70, t1, p.key, t.facts.fine);
    of_tags(71, t12, habit);
    of_tags(72, t12, t.facts.names, n.facts.names);
    add(73, pp.key, p.key, t.article);
    of_tags(74, t1, p.facts.names, t.facts.names * 64U + n.facts.names);
    of_tags(75, t2, pp.key, t1);
  }
  const uint64_t lex = t.lexicon.tags * 2 + (t.lexicon.fits ? 1U : 0U);
  add(47, lex, shape);
  add(48, lex, t.lexicon.detail, t.article);
  of_tags(49, lex, t1);
  of_tags(50, lex, t12);
  add(51, lex, p.key);
  add(52, lex, n.key);
  of_tags(53, lex, p.lexicon.tags, t1);
  add(54, lex, n.lexicon.tags, n.article);
  add(55, lex, t.facts.coarse);
  add(56, lex, n.facts.coarse, n.article);
  of_tags(57, lex, t.facts.names, t1);
  add(58, lex, t.last[0], t.first[0]);
  add(59, lex, p.facts.coarse, t.article);
}

}  // namespace

void upos_features(const std::vector<TokenView>& views, const std::vector<uint8_t>& tags, size_t i, bool anonymous,
                   Features& out) {
  out.clear();
  add_upos<kOfWords | kOfTags>(views, tags, i, anonymous, out);
}

void feats_features(const std::vector<TokenView>& views, const std::vector<uint8_t>& tags,
                    const std::vector<uint16_t>& bundles, size_t i, Features& out) {
  const TokenView& t = views[i];
  const TokenView& p = views[i - 1];
  const TokenView& n = views[i + 1];
  const uint64_t tag = tags[i];
  const uint64_t shape = tag * 8 + (t.article ? 4U : 0U) + (n.part == 3 && t.part != 0 ? 2U : 0U);
  out.clear();
  out.add(1, tag);
  out.add(2, tag, t.key);
  out.add(3, shape, t.last[0]);
  out.add(4, shape, t.last[1]);
  out.add(5, tag, t.last[2]);
  out.add(6, tag, t.last[3]);
  out.add(7, tag, t.first[0]);
  out.add(8, tag, t.first[0], t.last[0]);
  out.add(9, tag, t.first[1], t.last[1]);
  out.add(10, tag, bundles[i - 1], shape);
  out.add(11, shape, bundles[i - 1], t.last[0]);
  out.add(12, tag, tags[i - 1], tags[i + 1]);
  out.add(13, tag, n.article, t.article);
  out.add(14, tag, t.facts.fine);
  out.add(15, tag, p.key, t.last[0]);
  out.add(16, tag, t.form);
  out.add(17, tag, n.key);
  out.add(18, tag, n.last[0], n.first[0]);
  out.add(19, tag, bundles[i - 2], t.last[0]);
  out.add(20, tag, t.letters, t.first[0]);
  out.add(21, tag, p.facts.fine, t.first[0]);
  out.add(22, tag, t.lexicon.detail, t.article);
  out.add(23, shape, t.lexicon.detail, t.last[0]);
  out.add(24, tag, t.lexicon.detail, bundles[i - 1]);
  out.add(25, tag, t.lexicon.detail, t.first[0]);
}

uint32_t pack_feats(const Feats& f) {
  return static_cast<uint32_t>(f.gender) | static_cast<uint32_t>(f.number) << 2U | uint32_t{f.person} << 4U |
         static_cast<uint32_t>(f.aspect) << 6U | static_cast<uint32_t>(f.verb_form) << 9U |
         static_cast<uint32_t>(f.voice) << 11U | static_cast<uint32_t>(f.definite) << 13U;
}

Feats unpack_feats(uint32_t packed) {
  Feats f;
  f.gender = static_cast<Gender>(std::min(packed & 3U, 2U));
  f.number = static_cast<Number>(packed >> 2U & 3U);
  f.person = static_cast<uint8_t>(packed >> 4U & 3U);
  f.aspect = static_cast<Aspect>(std::min(packed >> 6U & 7U, 4U));
  f.verb_form = static_cast<VerbForm>(packed >> 9U & 3U);
  f.voice = static_cast<Voice>(std::min(packed >> 11U & 3U, 2U));
  f.definite = static_cast<Definite>(packed >> 13U & 3U);
  return f;
}

bool Tagger::load(std::string_view upos_section, std::string_view feats_section, std::string_view bundle_section) {
  if (!upos.load(upos_section) || !feats.load(feats_section)) return false;
  ByteReader in(bundle_section);
  const auto count = in.get<uint32_t>();
  if (!in.ok() || count > LinearModel::kMostClasses) return false;
  for (uint32_t i = 0; i < count; ++i) bundles.push_back(in.get<uint32_t>());
  const uint32_t without = in.left() == 0 ? 0 : in.get<uint32_t>();
  for (uint32_t k = 0; k < kUposCount; ++k) featureless[k] = (without >> k & 1U) != 0;
  return in.ok() && !bundles.empty() && bundles[0] == 0 && upos.classes() == kUposCount &&
         feats.classes() == bundles.size();
}

void tag(const Tagger& tagger, const Knowledge& know, Reading& reading, const Sentence& sentence, TagSpace& space) {
  view_tokens(know, reading, sentence, space.views);
  const uint32_t count = sentence.last_token - sentence.first_token;
  constexpr uint8_t kBlank = kUposCount;
  space.tags.assign(space.views.size(), kBlank);
  space.bundles.assign(space.views.size(), 0xFFFF);
  int32_t scores[LinearModel::kMostClasses];
  // What hangs on the words alone is fetched ahead: the lines of features two tokens, the rows of weights one.
  std::array<Features, 2> ahead = {Features(tagger.upos.feature_lines()), Features(tagger.upos.feature_lines())};
  std::array<LinearModel::Found, 2> found;
  Features of_tags(tagger.upos.feature_lines());
  const auto fetch = [&](uint32_t t) {
    ahead[t % 2].clear();
    if (t < count) add_upos<kOfWords>(space.views, space.tags, t + kEdge, false, ahead[t % 2]);
  };
  const auto find_words = [&](uint32_t t) {
    found[t % 2].count = 0;
    found[t % 2].last = 0;
    tagger.upos.find(ahead[t % 2], found[t % 2]);
  };
  fetch(0);
  fetch(1);
  find_words(0);
  for (uint32_t t = 0; t < count; ++t) {
    of_tags.clear();
    add_upos<kOfTags>(space.views, space.tags, t + kEdge, false, of_tags);
    fetch(t + 2);
    find_words(t + 1);
    tagger.upos.find(of_tags, found[t % 2]);
    tagger.upos.add_up(found[t % 2], scores);
    const auto best = std::max_element(scores, scores + kUposCount) - scores;
    space.tags[t + kEdge] = static_cast<uint8_t>(best);
    reading.tokens[sentence.first_token + t].upos = static_cast<Upos>(best);
  }
  Features features(tagger.feats.feature_lines());
  for (uint32_t t = 0; t < count; ++t) {
    if (tagger.featureless[space.tags[t + kEdge]]) {
      space.bundles[t + kEdge] = 0;
      continue;
    }
    feats_features(space.views, space.tags, space.bundles, t + kEdge, features);
    tagger.feats.score(features, scores);
    const auto best = std::max_element(scores, scores + tagger.feats.classes()) - scores;
    space.bundles[t + kEdge] = static_cast<uint16_t>(best);
    reading.tokens[sentence.first_token + t].feats = unpack_feats(tagger.bundles[static_cast<size_t>(best)]);
  }
}

}  // namespace isnad
