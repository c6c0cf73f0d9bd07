#include "language/lemma.h"

#include <algorithm>

#include "language/letters.h"
#include "language/pack.h"
#include "language/tag.h"

namespace isnad {

Edit edit_between(std::string_view key, std::string_view lemma) {
  const auto split = [](std::string_view word) {
    std::vector<std::string_view> out;
    for (size_t at = 0; at < word.size(); at += out.back().size()) out.push_back(first_letters(word.substr(at), 1));
    return out;
  };
  const auto a = split(key);
  const auto b = split(lemma);
  size_t best = 0;
  size_t in_a = 0;
  size_t in_b = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    for (size_t j = 0; j < b.size(); ++j) {
      size_t run = 0;
      while (i + run < a.size() && j + run < b.size() && a[i + run] == b[j + run]) ++run;
      if (run > best) {
        best = run;
        in_a = i;
        in_b = j;
      }
    }
  }
  Edit out;
  out.drop_first = static_cast<uint8_t>(in_a);
  out.drop_last = static_cast<uint8_t>(a.size() - in_a - best);
  for (size_t j = 0; j < in_b; ++j) out.add_first += b[j];
  for (size_t j = in_b + best; j < b.size(); ++j) out.add_last += b[j];
  return out;
}

bool apply_edit(const Edit& edit, std::string_view key, std::string& out) {
  const int letters = count_letters(key);
  if (letters <= edit.drop_first + edit.drop_last) return false;
  const size_t begin = first_letters(key, edit.drop_first).size();
  const size_t end = key.size() - last_letters(key, edit.drop_last).size();
  out = edit.add_first;
  out += key.substr(begin, end - begin);
  out += edit.add_last;
  return true;
}

void edit_features(std::string_view key, std::string_view form, Upos upos, const Feats& feats, Features& out) {
  const auto tag = static_cast<uint64_t>(upos);
  const uint64_t bundle = tag << 32U | pack_feats(feats);
  const auto letters = static_cast<uint64_t>(std::min(count_letters(key), 9));
  out.clear();
  out.add(1, bundle);
  out.add(2, tag, letters);
  for (int n = 1; n <= 5; ++n) {
    out.add(static_cast<uint64_t>(10 + n), tag, hash_letters(last_letters(form, n)));
    out.add(static_cast<uint64_t>(20 + n), tag, hash_letters(first_letters(key, n)));
  }
  out.add(30, bundle, hash_letters(last_letters(form, 2)));
  out.add(31, bundle, hash_letters(first_letters(key, 2)));
  out.add(32, bundle, hash_letters(first_letters(key, 1)), hash_letters(last_letters(form, 2)));
  out.add(33, bundle, letters, hash_letters(last_letters(form, 1)));
  out.add(34, tag, hash_letters(first_letters(key, 2)), hash_letters(last_letters(form, 2)));
  out.add(35, tag, hash_letters(first_letters(key, 3)), letters);
}

// Sections: edits: count u32, then drop_first u8, drop_last u8, and both additions as size u8 and letters.
// known: count u32, then hash u64, size u8 and letters.
bool Lemmatizer::load(std::string_view model_section, std::string_view edit_section, std::string_view known_section) {
  if (!model.load(model_section)) return false;
  ByteReader in(edit_section);
  const auto count = in.get<uint32_t>();
  if (!in.ok() || count != model.classes()) return false;
  for (uint32_t i = 0; i < count; ++i) {
    Edit edit;
    edit.drop_first = in.get<uint8_t>();
    edit.drop_last = in.get<uint8_t>();
    edit.add_first = in.letters(in.get<uint8_t>());
    edit.add_last = in.letters(in.get<uint8_t>());
    edits.push_back(std::move(edit));
  }
  ByteReader words(known_section);
  const auto lemmas = words.get<uint32_t>();
  if (!words.ok() || lemmas > words.left() / 9) return false;
  known.reserve(lemmas);
  for (uint32_t i = 0; i < lemmas; ++i) {
    const auto hash = words.get<uint64_t>();
    const std::string_view lemma = words.letters(words.get<uint8_t>());
    known.at(hash) = letters.size() << 8U | lemma.size();
    letters += lemma;
  }
  return in.ok() && words.ok();
}

std::string_view dictionary_lemma(const Knowledge& know, std::string_view key, std::string_view form, Upos upos,
                                  const Feats& feats) {
  const bool nominal = upos == Upos::NOUN || upos == Upos::ADJ;
  const bool verbal = upos == Upos::VERB || upos == Upos::AUX;
  if (!nominal && !verbal) return {};
  int best = -1;
  std::string_view out;
  const auto look = [&](std::string_view k, std::string_view f) {
    for (const Analysis& a : know.lexicon.lookup(k)) {
      const bool other = (nominal && (a.upos == Upos::NOUN || a.upos == Upos::ADJ)) ||
                         (verbal && (a.upos == Upos::VERB || a.upos == Upos::AUX));
      if (a.upos != upos && !other) continue;
      int score = a.upos == upos ? 8 : 0;
      score += know.lexicon.form(a, k) == f ? 4 : 0;
      score += a.feats.aspect == feats.aspect ? 2 : 0;
      score += a.feats.number == feats.number ? 2 : 0;
      score += a.feats.gender == feats.gender ? 1 : 0;
      score += a.feats.person == feats.person ? 1 : 0;
      if (score <= best) continue;
      best = score;
      out = know.lexicon.lemma_key(a.lemma);
    }
  };
  look(key, form);
  const size_t article = know.clitics.article.size();
  if (nominal && key.size() > article + 2 && key.size() == form.size() && key.starts_with(know.clitics.article)) {
    look(key.substr(article), form.substr(article));
  }
  return out;
}

void Lemmatizer::lemma(const Knowledge& know, std::string_view key, std::string_view form, Upos upos,
                       const Feats& feats, std::string& out) const {
  const uint64_t at = known.find(known_key(key, upos));
  if (at != 0) {
    out = std::string_view(letters).substr(at >> 8U, at & 0xFFU);
    return;
  }
  out = dictionary_lemma(know, key, form, upos, feats);
  if (!out.empty()) return;
  out = key;
  if (upos == Upos::NUM || upos == Upos::PUNCT || upos == Upos::SYM || upos == Upos::X || edits.empty()) return;
  Features features;
  edit_features(key, form, upos, feats, features);
  int32_t scores[LinearModel::kMostClasses];
  model.score(features, scores);
  // The best edit that the word is long enough for.
  for (size_t tries = 0; tries < 3; ++tries) {
    const auto best = static_cast<size_t>(std::max_element(scores, scores + model.classes()) - scores);
    if (apply_edit(edits[best], key, out)) return;
    scores[best] = INT32_MIN;
  }
  out = key;
}

}  // namespace isnad
