#include "language/inflect.h"

#include <algorithm>

namespace isnad {

using namespace letter;

namespace {

bool weak(uint8_t c) {
  return c == kWaw || c == kYeh;
}

bool one_of(std::string_view form, std::initializer_list<std::string_view> forms) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

bool is_hollow(const VerbRow& v) {
  return v.root.size == 3 && weak(v.root.at[1]) && v.lemma.last(2) == kAlef &&
         one_of(v.form, {"I", "IV", "VII", "VIII", "X"});
}

bool is_doubled(const VerbRow& v) {
  if (one_of(v.form, {"IX", "Q4"})) return true;
  return v.root.size == 3 && v.root.at[1] == v.root.at[2] && v.lemma.last(2) != v.root.at[2] &&
         one_of(v.form, {"I", "III", "IV", "VI", "VII", "VIII", "X"});
}

std::string_view past_class(const VerbRow& v) {
  const uint8_t last = v.lemma.last();
  if (weak(v.root.last())) {
    if (last == kAlef) return v.lemma.last(2) == kYeh ? "alef_yeh" : "alef";
    if (last == kMaqsura) return "maqsura";
    if (last == kYeh) return "yeh";
  }
  if (is_hollow(v)) return last == kHamza && v.form == "I" ? "hollow_hamza" : "hollow";
  return is_doubled(v) ? "doubled" : "sound";
}

std::string_view present_class(const VerbRow& v) {
  const uint8_t last = v.imperfect.last();
  if (weak(v.root.last())) {
    if (last == kWaw) return "waw";
    if (last == kYeh) return "yeh";
    if (last == kMaqsura) return "maqsura";
    if (last == kAlef) return "alef_yeh";
  }
  if (is_hollow(v)) return "hollow";
  return is_doubled(v) ? "doubled" : "sound";
}

struct Stem {
  uint8_t slot = 0;
  Voice voice = Voice::act;
  Spelling letters;
};

Spelling present_base(const VerbRow& v) {
  Spelling base;
  base.append(v.imperfect.letters().substr(v.imperfect.empty() ? 0 : 1));
  return base;
}

/// All stems; a passive stem that is spelled like the active one of its slot is left out.
std::vector<Stem> stems_of(const Morphology& morphology, const VerbRow& v) {
  std::vector<Stem> stems;
  const std::string form_class = "form_" + v.form;
  const bool has_passive = !v.passive.empty();
  for (const Voice voice : {Voice::act, Voice::pass}) {
    if (voice == Voice::pass && !has_passive) break;
    for (const StemBase from : {StemBase::past, StemBase::present}) {
      const bool past = from == StemBase::past;
      Spelling base = past ? v.lemma : present_base(v);
      for (const StemRule& rule : morphology.stems) {
        if (rule.stem_class == form_class && rule.voice == voice && rule.base == from) {
          // Only a verb that begins with waw drops and restores it.
          const bool restores = !rule.ops.empty() && rule.ops[0].kind == StemOp::Kind::restore_waw;
          if (!restores || v.root.at[0] == kWaw) apply(rule.ops, base);
        }
      }
      const std::string_view stem_class = past ? past_class(v) : present_class(v);
      for (const StemRule& rule : morphology.stems) {
        if (rule.stem_class != stem_class || rule.voice != voice || rule.base != from) continue;
        Stem stem{0, voice, base};
        if (!apply(rule.ops, stem.letters)) continue;
        for (uint8_t slot = 0; slot < morphology.slots.size(); ++slot) {
          if ((rule.slots >> slot & 1U) == 0) continue;
          stem.slot = slot;
          const bool known = std::any_of(stems.begin(), stems.end(), [&](const Stem& other) {
            return other.slot == slot && other.letters == stem.letters;
          });
          if (!known) stems.push_back(stem);
        }
      }
    }
  }
  return stems;
}

/// The stem with what the imperative puts before it; nothing when the form is not in use.
std::optional<Spelling> imperative_stem(const Morphology& morphology, const VerbRow& v, const Spelling& stem) {
  if (stem.empty()) return std::nullopt;
  std::string_view prefix;
  for (const auto& [form, letters] : morphology.imperative) {
    if (form.substr(5) == v.form) prefix = letters;
  }
  const uint8_t first = stem.at[0];
  Spelling rest;
  rest.append(stem.letters().substr(1));
  if (first == kWawHamza) {
    Spelling out;
    out.push(v.form == "IV" ? kAlefMadda : kAlefHamza);
    out.append(rest.letters());
    return out;
  }
  if (v.form == "I") {
    if (first == kAlefHamza) return rest.size >= 2 ? std::optional(rest) : std::nullopt;
    const bool split = stem.size > 2 && stem.last() == stem.last(2);
    const bool vowelled = is_hollow(v) || (is_doubled(v) && !split) || (v.root.at[0] == kWaw && first != kWaw);
    if (vowelled) prefix = {};
  }
  const Spelling out = precede(prefix, stem);
  return out.size >= 2 ? std::optional(out) : std::nullopt;
}

/// A last teh or noon without a vowel runs into the same letter of the ending and is written once.
Spelling without_twin(const Morphology& morphology, const Ending& ending, const Spelling& stem) {
  Spelling out = stem;
  const bool vowelless = ending.slot == morphology.perfect_consonant || ending.slot == morphology.imperfect_consonant;
  if (vowelless && (stem.last() == kTeh || stem.last() == kNoon) && !ending.suffix.empty() &&
      static_cast<uint8_t>(ending.suffix.front()) == stem.last()) {
    out.pop();
  }
  return out;
}

/// prefix + stem + suffix of an ending, free and before a pronoun.
void join(const Ending& ending, const Spelling& stem, std::string_view prefix, Feats feats,
          std::vector<Inflected>& out) {
  const auto put = [&](const Spelling& form, bool free, bool bound) {
    if (!form.overflow) out.push_back({form, feats, free, bound});
  };
  const Spellings joined = attach(stem, ending.suffix);
  for (uint8_t i = 0; i < joined.size; ++i) {
    const Spelling form = precede(prefix, joined.at[i]);
    if (!ending.bound || !ending.bound_suffix.empty()) {
      put(form, true, false);
      continue;
    }
    const Spellings bound = before_pronoun(form);
    const bool same = bound.at[0] == form;
    put(form, true, same);
    for (uint8_t b = same ? 1 : 0; b < bound.size; ++b) put(bound.at[b], false, true);
  }
  if (!ending.bound_suffix.empty()) {
    const Spellings bound = attach(stem, ending.bound_suffix);
    for (uint8_t i = 0; i < bound.size; ++i) put(precede(prefix, bound.at[i]), false, true);
  }
}

}  // namespace

void inflect_verb(const Morphology& morphology, const VerbRow& verb, std::vector<Inflected>& out) {
  const std::vector<Stem> stems = stems_of(morphology, verb);
  const uint8_t indicative = morphology.indicative;
  for (const Stem& stem : stems) {
    for (const Ending& ending : morphology.by_slot[stem.slot]) {
      const Spelling letters = without_twin(morphology, ending, stem.letters);
      Feats feats = ending.feats;
      feats.verb_form = VerbForm::fin;
      feats.voice = stem.voice;
      if (ending.imperative) {
        if (stem.voice == Voice::pass) continue;
        const auto imperative = imperative_stem(morphology, verb, letters);
        if (imperative) join(ending, *imperative, {}, feats, out);
        continue;
      }
      // A jussive that is spelled like the indicative is not told apart from it.
      if (feats.aspect == Aspect::jus && ending.suffix.empty() &&
          std::any_of(stems.begin(), stems.end(),
                      [&](const Stem& other) { return other.slot == indicative && other.letters == stem.letters; })) {
        continue;
      }
      join(ending, letters, ending.prefix, feats, out);
    }
  }
}

}  // namespace isnad
