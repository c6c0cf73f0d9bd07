#include "train/gold.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/tsv.h"
#include "base/utf8.h"
#include "language/letters.h"
#include "report/names.h"
#include "text/fold.h"
#include "train/fused.h"
#include "train/padt.h"

namespace isnad {
namespace {

std::vector<std::string_view> cells(std::string_view line, char separator) {
  std::vector<std::string_view> out;
  while (true) {
    const size_t at = line.find(separator);
    out.push_back(line.substr(0, at));
    if (at == std::string_view::npos) return out;
    line.remove_prefix(at + 1);
  }
}

template <typename F>
Result<Corpus> each_line(const std::filesystem::path& path, F line) {
  const auto bytes = read_whole_file(path);
  if (!bytes) return bytes.error();
  Corpus out;
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    line(out, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  line(out, std::string_view{});
  return out;
}

Feats parse_feats(std::string_view cell) {
  Feats out;
  for (const auto item : cells(cell, '|')) {
    if (item == "Gender=Masc") out.gender = Gender::masc;
    if (item == "Gender=Fem") out.gender = Gender::fem;
    if (item == "Number=Sing") out.number = Number::sing;
    if (item == "Number=Dual") out.number = Number::dual;
    if (item == "Number=Plur") out.number = Number::plur;
    if (item.starts_with("Person=")) out.person = static_cast<uint8_t>(std::clamp(item.back() - '0', 0, 3));
    if (item == "Aspect=Perf") out.aspect = Aspect::perf;
    if (item == "Aspect=Imp" && out.aspect == Aspect::none) out.aspect = Aspect::imp;
    if (item == "Mood=Jus") out.aspect = Aspect::jus;
    if (item == "Mood=Imp") out.aspect = Aspect::imperative;
    if (item == "VerbForm=Fin") out.verb_form = VerbForm::fin;
    if (item == "VerbForm=Part") out.verb_form = VerbForm::part;
    if (item == "VerbForm=Vnoun") out.verb_form = VerbForm::vnoun;
    if (item == "Voice=Act") out.voice = Voice::act;
    if (item == "Voice=Pass") out.voice = Voice::pass;
    if (item == "Definite=Ind") out.definite = Definite::ind;
    if (item == "Definite=Def") out.definite = Definite::def;
    if (item == "Definite=Com" || item == "Definite=Red") out.definite = Definite::com;
  }
  return out;
}

uint8_t parse_case(std::string_view cell) {
  for (const auto item : cells(cell, '|')) {
    if (item == "Case=Nom") return 1;
    if (item == "Case=Gen") return 2;
    if (item == "Case=Acc") return 3;
  }
  return 0;
}

/// Labels of UD v1 under their names of v2; subtypes dropped.
Rel parse_label(std::string_view label) {
  if (label == "nsubjpass") return Rel::nsubj;
  if (label == "csubjpass") return Rel::csubj;
  if (label == "dobj") return Rel::obj;
  if (label == "auxpass") return Rel::aux;
  if (label == "neg") return Rel::advmod;
  if (label == "name") return Rel::flat;
  if (label == "mwe") return Rel::fixed;
  if (label == "foreign") return Rel::flat;
  if (label == "remnant") return Rel::orphan;
  return parse_rel(label).value_or(Rel::dep);
}

int32_t number(std::string_view cell) {
  int32_t out = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return error == std::errc{} ? out : 0;
}

/// Spans of tokens whose forms follow one another in the text, spaces apart. False when they do not.
bool place_tokens(GoldSentence& sentence) {
  size_t at = 0;
  for (GoldToken& token : sentence.tokens) {
    while (at < sentence.text.size() && sentence.text[at] == ' ') ++at;
    size_t end = at;
    for (size_t i = 0; i < token.form.size(); ++i, ++end) {
      while (end < sentence.text.size() && sentence.text[end] == ' ' && token.form[i] != ' ') ++end;
      if (end >= sentence.text.size() || sentence.text[end] != token.form[i]) return false;
    }
    token.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
    at = end;
  }
  return true;
}

GoldToken conllu_token(std::string_view line) {
  const auto c = cells(line, '\t');
  GoldToken token;
  token.form = c[1];
  token.lemma = fold(c[2], FoldLevel::key);
  token.upos = c[3] == "CONJ" ? Upos::CCONJ : parse_upos(c[3]).value_or(Upos::X);
  token.feats = parse_feats(c[5]);
  token.has_feats = true;
  token.ending = parse_case(c[5]);
  token.head = number(c[6]) - 1;
  token.rel = parse_label(c[7]);
  token.has_tree = true;
  return token;
}

/// Sentences of a CoNLL-U file; `finish` places the tokens.
template <typename F>
Result<Corpus> read_conllu(const std::filesystem::path& path, F finish) {
  GoldSentence open;
  return each_line(path, [&](Corpus& out, std::string_view line) {
    if (line.starts_with("# sent_id = ")) open.id = line.substr(12);
    if (line.starts_with("# text = ")) open.text = line.substr(9);
    if (!line.empty() && line.front() != '#' && cells(line, '\t').size() == 10) {
      if (cells(line, '\t')[0].find_first_of("-.") == std::string_view::npos) open.tokens.push_back(conllu_token(line));
    }
    if (line.empty() && !open.tokens.empty()) {
      finish(open);
      out.push_back(std::move(open));
      open = {};
    }
  });
}

}  // namespace

Result<Corpus> read_pud(const Clitics& clitics, const std::filesystem::path& path) {
  const std::string lam(last_letters(clitics.article, 1));
  const std::string alef(first_letters(clitics.article, 1));
  return read_conllu(path, [&](GoldSentence& sentence) {
    place_tokens(sentence);
    for (size_t t = 1; t < sentence.tokens.size(); ++t) {
      GoldToken& token = sentence.tokens[t];
      const GoldToken& before = sentence.tokens[t - 1];
      if (before.form != lam || before.span.end != token.span.begin || token.feats.definite != Definite::def ||
          !token.form.starts_with(lam)) {
        continue;
      }
      token.form.insert(0, token.lemma.starts_with(lam) ? clitics.article : alef);
    }
  });
}

Result<Corpus> read_padt_segments(const Clitics& clitics, const std::filesystem::path& path) {
  CutList cuts;
  return each_line(path, [&](Corpus& out, std::string_view line) {
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return;
    const auto words = cells(line.substr(0, tab), ' ');
    const auto tags = cells(line.substr(tab + 1), ' ');
    if (words.size() != tags.size()) return;
    GoldSentence sentence;
    sentence.id = "padt-" + std::to_string(out.size());
    for (size_t i = 0; i < words.size(); ++i) {
      if (!sentence.text.empty()) sentence.text += ' ';
      const auto begin = static_cast<uint32_t>(sentence.text.size());
      sentence.text += words[i];
      GoldToken token;
      token.form = words[i];
      token.upos = parse_upos(tags[i]).value_or(Upos::X);
      if (tags[i] != "_") {
        token.span = {begin, static_cast<uint32_t>(sentence.text.size())};
        sentence.tokens.push_back(token);
        continue;
      }
      const std::string form = fold(words[i], FoldLevel::form);
      const FusedWord fused = align_fused(clitics, form, words, i + 1);
      uint32_t at = begin;
      for (uint32_t p = 0; p < fused.parts; ++p) {
        GoldToken part;
        part.form = words[i + 1 + p];
        part.upos = parse_upos(tags[i + 1 + p]).value_or(Upos::X);
        if (fused.found) {
          part.span = {begin + fused.cut.at[p], begin + (p + 1 == fused.parts ? static_cast<uint32_t>(form.size())
                                                                              : uint32_t{fused.cut.at[p + 1]})};
        } else {
          part.span = {at, at};
        }
        sentence.tokens.push_back(part);
      }
      i += fused.parts;
    }
    out.push_back(std::move(sentence));
  });
}

Result<Corpus> read_padt_trees(const Clitics& clitics, const std::filesystem::path& path) {
  return read_conllu(path, [&](GoldSentence& sentence) {
    join_tokens(clitics, sentence, repeated_words(clitics, sentence));
    follow_second_version(sentence);
  });
}

Result<Corpus> read_newsfane(const Clitics& clitics, const std::filesystem::path& path) {
  GoldSentence open;
  std::map<std::string, uint8_t, std::less<>> names{{"O", 0}};
  return each_line(path, [&](Corpus& out, std::string_view line) {
    const auto c = cells(line, '\t');
    if (c.size() == 2 && !c[0].empty()) {
      GoldToken token;
      token.form = c[0];
      token.tagged = false;
      const auto next = static_cast<uint8_t>(names.size() % kNameClasses);
      token.name = names.try_emplace(std::string(c[1]), next).first->second;
      open.tokens.push_back(std::move(token));
      return;
    }
    if (open.tokens.empty()) return;
    open.partial = true;
    join_tokens(clitics, open);
    out.push_back(std::move(open));
    open = {};
  });
}

}  // namespace isnad
