#include "language/lexicon.h"

#include "base/word_map.h"
#include "language/lexicon_builder.h"

namespace isnad {

Result<Lexicon> Lexicon::load(const std::filesystem::path& data) {
  LexiconBuilder builder;
  if (auto error = builder.add_tables(data)) return *error;
  return std::move(builder).finish();
}

uint32_t Lexicon::slot_of(std::string_view key_letters, uint64_t hash) const {
  const uint32_t mask = static_cast<uint32_t>(table_.size()) - 1;
  for (uint32_t slot = static_cast<uint32_t>(hash) & mask;; slot = (slot + 1) & mask) {
    if (table_[slot].group == 0) return slot;
    if (table_[slot].hash != static_cast<uint32_t>(hash >> 32U)) continue;
    const Group& group = groups_[table_[slot].group - 1];
    if (std::string_view(letters_).substr(group.key, group.size) == key_letters) return slot;
  }
}

std::span<const Analysis> Lexicon::find(std::string_view key_letters) const {
  if (table_.empty() || key_letters.empty()) return {};
  const uint32_t id = table_[slot_of(key_letters, hash_word(key_letters))].group;
  if (id == 0) return {};
  const Group& group = groups_[id - 1];
  return std::span(analyses_).subspan(group.first, group.last - group.first);
}

std::span<const Analysis> Lexicon::lookup(std::string_view word) const {
  auto letters = Spelling::from_utf8(word);
  if (!letters) return {};
  letters->fold();
  return find(letters->letters());
}

std::string Lexicon::form(const Analysis& analysis, std::string_view key) const {
  Spelling out;
  out.append(std::string_view(letters_).substr(analysis.form, key.size() / 2));
  return out.utf8();
}

namespace {

constexpr int kNoMatch = 4;

/// How well a reading's part of speech serves for the one asked for; less is better.
int mismatch(Upos reading, Upos asked) {
  if (reading == asked) return 0;
  const auto nominal = [](Upos u) { return u == Upos::NOUN || u == Upos::ADJ; };
  const auto verbal = [](Upos u) { return u == Upos::VERB || u == Upos::AUX; };
  if ((nominal(reading) && nominal(asked)) || (verbal(reading) && verbal(asked))) return 1;
  if (verbal(reading) || verbal(asked) || asked == Upos::PUNCT || asked == Upos::SYM || asked == Upos::X ||
      asked == Upos::PROPN) {
    return kNoMatch;
  }
  return nominal(reading) == nominal(asked) ? 2 : 3;
}

}  // namespace

std::string_view Lexicon::lemma_key(std::string_view token, Upos upos) const {
  std::vector<WordAnalysis> readings;
  analyse_word(token, readings);
  const Analysis* best = nullptr;
  int least = kNoMatch;
  const auto offer = [&](const Analysis& a) {
    if (const int m = mismatch(a.upos, upos); m < least) {
      least = m;
      best = &a;
    }
  };
  for (const WordAnalysis& reading : readings) {
    if (reading.after == 0 && (reading.before == 0 || (reading.article && reading.proclitics == 1))) {
      offer(reading.stem);
    }
  }
  for (const Analysis& a : lookup(token)) offer(a);  // a form that only stands before a pronoun
  if (best == nullptr) {
    // What treebanks leave of the article after the preposition lam: its lam.
    for (const WordAnalysis& reading : readings) {
      if (reading.after == 0 && reading.proclitics == 1 && (reading.stem.takes & Analysis::kArticle) != 0 &&
          attachments_[reading.proclitic[0]].kind == Attachment::Kind::lam) {
        offer(reading.stem);
      }
    }
  }
  if (best != nullptr) return lemma_key(best->lemma);
  for (const Attachment& a : attachments_) {
    if (a.form.utf8() == token && (a.upos == upos || upos == Upos::PART)) return lemma_key(a.lemma);
  }
  return {};
}

size_t Lexicon::bytes() const {
  return text_.capacity() + letters_.capacity() + lemmas_.capacity() * sizeof(Lemma) +
         analyses_.capacity() * sizeof(Analysis) + groups_.capacity() * sizeof(Group) +
         table_.capacity() * sizeof(Slot);
}

}  // namespace isnad
