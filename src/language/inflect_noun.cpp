#include <initializer_list>

#include "language/inflect.h"

namespace isnad {

using namespace letter;

namespace {

bool ends(const Spelling& word, uint8_t before, uint8_t last) {
  return word.size > 3 && word.last(2) == before && word.last() == last;
}

Spelling cut(Spelling word, uint8_t n) {
  word.pop(n);
  return word;
}

Spelling turned(Spelling word, uint8_t last) {
  word.pop();
  word.push(last);
  return word;
}

/// Before the endings of the dual and of the sound feminine plural, alef maqsura is yeh.
Spelling before_ending(const Spelling& word) {
  return word.last() == kMaqsura ? turned(word, kYeh) : word;
}

/// No alef marks the indefinite accusative after these.
bool takes_no_alef(const Spelling& word) {
  const uint8_t last = word.last();
  return last == kTehMarbuta || last == kMaqsura || last == kAlef || last == kAlefHamza ||
         (last == kHamza && word.last(2) == kAlef);
}

/// Elatives and colours have a feminine of their own pattern. Where a long vowel leaves it open, they count as plain.
bool is_elative(const Spelling& lemma) {
  return lemma.size == 4 && lemma.at[0] == kAlefHamza && lemma.at[2] != kYeh && lemma.at[2] != kWaw &&
         lemma.at[2] != kAlef && lemma.last() != kYeh;
}

struct Nominal {
  const Morphology& morphology;
  std::vector<Inflected>& out;

  void put(std::string_view slot_name, const Spelling& stem, Gender gender) const {
    if (stem.empty()) return;
    const uint8_t slot = morphology.slot(slot_name);
    if (slot >= morphology.by_slot.size()) return;
    for (const Ending& ending : morphology.by_slot[slot]) {
      Feats feats = ending.feats;
      if (feats.gender == Gender::none) feats.gender = gender;
      const Spellings joined = attach(stem, ending.suffix);
      for (uint8_t i = 0; i < joined.size; ++i) {
        if (joined.at[i].overflow) continue;
        if (!ending.bound) {
          out.push_back({joined.at[i], feats, true, false});
          continue;
        }
        const Spellings bound = before_pronoun(joined.at[i]);
        const bool same = bound.at[0] == joined.at[i];
        out.push_back({joined.at[i], feats, true, same});
        for (uint8_t b = same ? 1 : 0; b < bound.size; ++b) out.push_back({bound.at[b], feats, false, true});
      }
    }
  }

  void plural(const Spelling& plural_form, const Spelling& base, Gender gender) const {
    if (ends(plural_form, kWaw, kNoon)) {
      put("mp", cut(plural_form, 2), Gender::masc);
    } else if (ends(plural_form, kAlef, kTeh)) {
      const Spelling stem = cut(plural_form, 2);
      put("fp", stem, stem == base ? Gender::fem : gender);
    } else {
      put("bp", plural_form, gender);
      if (!takes_no_alef(plural_form)) put("bp_ind", plural_form, gender);
    }
  }
};

std::optional<std::vector<Spelling>> read_list(std::string_view cell) {
  std::vector<Spelling> out;
  for (const std::string_view item : split_list(cell)) {
    const auto word = Spelling::from_utf8(item);
    if (!word || word->empty()) return std::nullopt;
    out.push_back(*word);
  }
  return out;
}

bool weak_final(const VerbRow& verb) {
  return verb.root.last() == kWaw || verb.root.last() == kYeh;
}

}  // namespace

void inflect_noun(const Morphology& morphology, const NounRow& noun, std::vector<Inflected>& out) {
  const Nominal nominal{morphology, out};
  const Spelling& lemma = noun.lemma;
  const bool closed = lemma.last() == kTehMarbuta;
  nominal.put("sg", lemma, noun.gender);
  if (!takes_no_alef(lemma)) nominal.put("sg_ind", lemma, noun.gender);
  if (noun.defective) nominal.put("cut", cut(lemma, 1), noun.gender);
  nominal.put("du", closed ? turned(lemma, kTeh) : before_ending(lemma), noun.gender);
  const Spelling base = closed ? cut(lemma, 1) : before_ending(lemma);
  for (const Spelling& form : noun.plurals) nominal.plural(form, base, noun.gender);
  if (noun.plurals.empty() && closed) nominal.put("fp", base, Gender::fem);
  if (!noun.adjective || closed) return;
  nominal.put("mp", noun.defective || lemma.last() == kMaqsura ? cut(lemma, 1) : lemma, Gender::masc);
  nominal.put("fp", base, Gender::fem);
  if (is_elative(lemma)) return;
  nominal.put("fs", lemma.last() == kMaqsura ? turned(lemma, kAlef) : lemma, Gender::fem);
  nominal.put("fd", lemma.last() == kMaqsura ? turned(lemma, kAlef) : lemma, Gender::fem);
}

NounRow masdar_of(const VerbRow& verb, const Spelling& masdar) {
  NounRow noun{masdar, Gender::masc, {}, false, false};
  noun.defective = weak_final(verb) && masdar.last() == kYeh && (verb.form == "V" || verb.form == "VI");
  if (masdar.last() == kTehMarbuta) {
    noun.gender = Gender::fem;
  } else {
    Spelling plural = before_ending(masdar);
    plural.push(kAlef);
    plural.push(kTeh);
    noun.plurals.push_back(plural);
  }
  return noun;
}

NounRow participle_of(const VerbRow& verb, const Spelling& participle, Voice voice) {
  NounRow noun{participle, Gender::masc, {}, true, false};
  noun.defective =
      participle.last() == kYeh && voice == Voice::act && (weak_final(verb) || verb.root.last() == kAlefHamza);
  return noun;
}

std::vector<std::string_view> verb_columns() {
  return {"lemma", "imperfect", "masdars", "active", "passive", "form", "root", "source"};
}

std::vector<std::string_view> noun_columns() {
  return {"lemma", "gender", "plurals", "class", "shape", "source"};
}

std::optional<VerbRow> read_verb(const Table& table, size_t row) {
  const auto lemma = Spelling::from_utf8(table.cell(row, 0));
  const auto imperfect = Spelling::from_utf8(table.cell(row, 1));
  const auto masdars = read_list(table.cell(row, 2));
  const auto active = read_list(table.cell(row, 3));
  const auto passive = read_list(table.cell(row, 4));
  const auto root = Spelling::from_utf8(table.cell(row, 6));
  if (!lemma || !imperfect || !masdars || !active || !passive || !root) return std::nullopt;
  if (lemma->size < 2 || imperfect->size < 2 || root->size < 3) return std::nullopt;
  return VerbRow{*lemma, *imperfect, *root, std::string(table.cell(row, 5)), *masdars, *active, *passive};
}

std::optional<NounRow> read_noun(const Table& table, size_t row) {
  const auto lemma = Spelling::from_utf8(table.cell(row, 0));
  const auto plurals = read_list(table.cell(row, 2));
  if (!lemma || lemma->empty() || !plurals) return std::nullopt;
  return NounRow{*lemma, table.cell(row, 1) == "f" ? Gender::fem : Gender::masc, *plurals, table.cell(row, 3) == "adj",
                 table.cell(row, 4) == "defective"};
}

}  // namespace isnad
