// isnad-lexicon: what the dictionary knows of words, and how much of a text it covers.
//   isnad-lexicon DATA WORD...        readings of each word
//   isnad-lexicon DATA --stats        size, load time
//   isnad-lexicon DATA --cover        words on standard input: share with a reading, speed, the commonest without one
//   isnad-lexicon DATA --lemmas       lines "form TAB upos TAB lemma" on standard input: share of lemmas found (folded)
//   isnad-lexicon DATA --forms LEMMA  inflected forms of a verb
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <iterator>
#include <map>

#include "language/inflect.h"
#include "language/lexicon.h"
#include "report/names.h"
#include "text/fold.h"

namespace {

using namespace isnad;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string describe(const Lexicon& lexicon, const WordAnalysis& w) {
  std::string out;
  for (uint8_t i = 0; i < w.proclitics; ++i) out += lexicon.attachment(w.proclitic[i]).form.utf8() + "+";
  out += lexicon.lemma(w.stem.lemma);
  if (w.after > 0) out += "+" + lexicon.attachment(w.pronoun).form.utf8();
  out += fmt::format("  {} {} {} {} {} {} p{} cost {}", to_string(w.stem.upos), to_string(w.stem.feats.aspect),
                     to_string(w.stem.feats.gender), to_string(w.stem.feats.number), to_string(w.stem.feats.voice),
                     to_string(w.stem.feats.definite), int{w.stem.feats.person}, int{w.cost});
  if (w.stem.verb != Analysis::kNone && w.stem.upos != Upos::VERB) {
    out += fmt::format("  of {}", lexicon.lemma(w.stem.verb));
  }
  return out;
}

bool is_arabic(const std::string& form) {
  return Spelling::from_utf8(form).has_value() && !form.empty();
}

void cover(const Lexicon& lexicon) {
  std::vector<std::string> words;
  for (std::string word; std::cin >> word;) {
    std::string form = fold(word, FoldLevel::form);
    if (is_arabic(form)) words.push_back(std::move(form));
  }
  std::map<std::string, size_t> unknown;
  std::vector<WordAnalysis> readings;
  size_t known = 0;
  size_t count = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& word : words) {
    lexicon.analyse_word(word, readings);
    count += readings.size();
    known += readings.empty() ? 0 : 1;
  }
  const double seconds = seconds_since(start);
  for (const std::string& word : words) {
    lexicon.analyse_word(word, readings);
    if (readings.empty()) ++unknown[word];
  }
  const double n = static_cast<double>(std::max<size_t>(1, words.size()));
  fmt::print("{} words, {:.2f} % with a reading, {:.1f} readings each, {:.0f} words/s\n", words.size(),
             100.0 * static_cast<double>(known) / n, static_cast<double>(count) / n, n / seconds);
  std::vector<std::pair<size_t, std::string>> top;
  for (const auto& [word, times] : unknown) top.emplace_back(times, word);
  std::sort(top.rbegin(), top.rend());
  for (size_t i = 0; i < std::min<size_t>(400, top.size()); ++i) fmt::print("{} {}  ", top[i].second, top[i].first);
  fmt::print("\n");
}

void lemmas(const Lexicon& lexicon) {
  std::map<std::string, std::array<size_t, 3>> counts;  // all, known, right
  std::map<std::string, size_t> wrong;
  for (std::string line; std::getline(std::cin, line);) {
    const auto cells = split_list(line, '\t');
    if (cells.size() != 3) continue;
    const auto upos = parse_upos(cells[1]);
    const std::string form = fold(cells[0], FoldLevel::form);
    const std::string lemma = fold(cells[2], FoldLevel::key);
    if (!upos || !is_arabic(form)) continue;
    auto& count = counts[std::string(cells[1])];
    ++count[0];
    const std::string_view found = lexicon.lemma_key(form, *upos);
    count[1] += found.empty() ? 0 : 1;
    count[2] += found == lemma ? 1 : 0;
    if (found != lemma) ++wrong[fmt::format("{} {} {} not {}", form, cells[1], found, lemma)];
  }
  for (const auto& [upos, c] : counts) {
    fmt::print("{:6} {:6} tokens  {:6.2f} % known  {:6.2f} % right\n", upos, c[0],
               100.0 * static_cast<double>(c[1]) / static_cast<double>(c[0]),
               100.0 * static_cast<double>(c[2]) / static_cast<double>(c[0]));
  }
  std::vector<std::pair<size_t, std::string>> top;
  for (const auto& [text, times] : wrong) top.emplace_back(times, text);
  std::sort(top.rbegin(), top.rend());
  for (size_t i = 0; i < std::min<size_t>(150, top.size()); ++i) fmt::print("{} x {}\n", top[i].first, top[i].second);
}

int forms(const std::filesystem::path& data, std::string_view lemma) {
  const auto morphology = Morphology::load(data);
  const auto table = Table::load(data / "language" / "verbs.tsv", verb_columns());
  if (!morphology || !table) return 1;
  for (size_t r = 0; r < table->rows(); ++r) {
    if (table->cell(r, 0) != lemma) continue;
    const auto verb = read_verb(*table, r);
    if (!verb) return 1;
    std::vector<Inflected> out;
    inflect_verb(*morphology, *verb, out);
    for (const Inflected& f : out) {
      fmt::print("{} {} p{} {} {} {}{}{}\n", f.form.utf8(), to_string(f.feats.aspect), int{f.feats.person},
                 to_string(f.feats.gender), to_string(f.feats.number), to_string(f.feats.voice), f.free ? " free" : "",
                 f.bound ? " bound" : "");
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: isnad-lexicon DATA (WORD... | --stats | --cover | --lemmas | --forms LEMMA)\n");
    return 2;
  }
  const std::string_view mode = argv[2];
  if (mode == "--forms" && argc > 3) return forms(argv[1], argv[3]);
  const auto start = std::chrono::steady_clock::now();
  const auto lexicon = Lexicon::load(argv[1]);
  const double seconds = seconds_since(start);
  if (!lexicon) {
    fmt::print(stderr, "{}\n", lexicon.error().message);
    return 1;
  }
  if (mode == "--stats") {
    fmt::print("{} keys, {} analyses, {:.1f} MB, loaded in {:.3f} s\n", lexicon->keys(), lexicon->analyses(),
               static_cast<double>(lexicon->bytes()) / 1e6, seconds);
  } else if (mode == "--cover") {
    cover(*lexicon);
  } else if (mode == "--lemmas") {
    lemmas(*lexicon);
  } else {
    std::vector<WordAnalysis> readings;
    for (int i = 2; i < argc; ++i) {
      lexicon->analyse_word(fold(argv[i], FoldLevel::form), readings);
      fmt::print("{}: {} readings\n", argv[i], readings.size());
      for (const WordAnalysis& w : readings) fmt::print("  {}\n", describe(*lexicon, w));
    }
  }
  return 0;
}
