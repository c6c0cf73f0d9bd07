#include "train/evaluate.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "report/names.h"
#include "text/fold.h"

namespace isnad {
namespace {

constexpr std::array<const char*, kMetrics> kNames{"words", "sentences", "UPOS", "feats", "lemmas", "UAS", "LAS"};

/// A token of either side, with offsets into the document.
struct Unit {
  Span span;
  Upos upos = Upos::X;
  std::string letters;
  std::string lemma;
  uint32_t feats = 0;
  int64_t head = -1;  // unit
  Rel rel = Rel::dep;
  const GoldToken* gold = nullptr;
};

void count(Tally& tally, Metric metric, uint64_t gold, uint64_t system, uint64_t right) {
  const auto m = static_cast<size_t>(metric);
  tally.gold[m] += gold;
  tally.system[m] += system;
  tally.right[m] += right;
}

class Comparison {
 public:
  Comparison(const EvaluationOptions& options, Tally& tally) : options_(options), tally_(tally) {}

  void run(const std::vector<Unit>& gold, const std::vector<Unit>& system) {
    // Matched pairs: the same letters. Both lists are in order.
    std::vector<int64_t> match(system.size(), -1);
    size_t g = 0;
    for (size_t s = 0; s < system.size(); ++s) {
      while (g < gold.size() && gold[g].span < system[s].span) ++g;
      if (g < gold.size() && gold[g].span == system[s].span) match[s] = static_cast<int64_t>(g);
    }
    uint64_t tagged = 0, featured = 0, lemmas = 0, trees = 0;
    for (const Unit& unit : gold) {
      tagged += unit.gold->tagged;
      featured += unit.gold->has_feats;
      lemmas += !unit.gold->lemma.empty();
      trees += unit.gold->has_tree;
    }
    std::vector<bool> found(gold.size(), false);
    for (const int64_t m : match) {
      if (m >= 0) found[static_cast<size_t>(m)] = true;
    }
    for (size_t i = 0; i < gold.size(); ++i) {
      if (!found[i]) note("missed", gold[i].gold->form, "");
    }
    uint64_t words = 0, upos = 0, feats = 0, lemma = 0, uas = 0, las = 0;
    for (size_t s = 0; s < system.size(); ++s) {
      if (match[s] < 0) {
        note("cut", system[s].letters, "");
        continue;
      }
      const Unit& right = gold[static_cast<size_t>(match[s])];
      ++words;
      if (right.gold->tagged) {
        const Upos want = mapped(right.upos);
        const Upos got = mapped(system[s].upos);
        upos += want == got;
        if (want != got) note(std::string(to_string(want)) + " as " + std::string(to_string(got)), "", "");
      }
      if (right.gold->has_feats) feats += right.feats == system[s].feats;
      if (!right.gold->lemma.empty()) lemma += right.lemma == system[s].lemma;
      if (right.gold->has_tree) {
        const int64_t head = system[s].head < 0 ? -1 : match[static_cast<size_t>(system[s].head)];
        const bool same = system[s].head < 0 ? right.head < 0 : head >= 0 && head == right.head;
        uas += same;
        las += same && right.rel == system[s].rel;
      }
    }
    const uint64_t all = system.size();
    count(tally_, Metric::words, gold.size(), all, words);
    count(tally_, Metric::upos, tagged, tagged == 0 ? 0 : all, upos);
    count(tally_, Metric::feats, featured, featured == 0 ? 0 : all, feats);
    count(tally_, Metric::lemmas, lemmas, lemmas == 0 ? 0 : all, lemma);
    count(tally_, Metric::uas, trees, trees == 0 ? 0 : all, uas);
    count(tally_, Metric::las, trees, trees == 0 ? 0 : all, las);
  }

 private:
  Upos mapped(Upos tag) const {
    const auto found = options_.tags.find(tag);
    return found == options_.tags.end() ? tag : found->second;
  }
  void note(const std::string& what, const std::string& a, const std::string& b) {
    ++tally_.confusions[what + (a.empty() ? "" : " " + a) + b];
  }

  const EvaluationOptions& options_;
  Tally& tally_;
};

void add_units(const Reading& reading, uint32_t offset, std::vector<Unit>& out) {
  const auto first = static_cast<int64_t>(out.size());
  for (const Token& token : reading.tokens) {
    Unit unit;
    unit.span = {token.span.begin + offset, token.span.end + offset};
    unit.upos = token.upos;
    unit.letters = reading.slice(token.span);
    unit.lemma = reading.str(token.lemma);
    unit.feats = pack_feats(token.feats);
    unit.head = token.head < 0 ? -1 : first + token.head;
    unit.rel = token.rel;
    out.push_back(std::move(unit));
  }
}

std::string document_of(const GoldSentence& sentence) {
  return sentence.id.starts_with("padt") || sentence.id.starts_with("s-") ? sentence.id : sentence.id.substr(0, 6);
}

}  // namespace

double Tally::f1(Metric metric) const {
  const auto m = static_cast<size_t>(metric);
  const uint64_t sum = gold[m] + system[m];
  return sum == 0 ? 0 : 200.0 * static_cast<double>(right[m]) / static_cast<double>(sum);
}

void evaluate(const LanguageData& data, const TextData& text, const Corpus& corpus, const EvaluationOptions& options,
              Tally& tally) {
  for (size_t begin = 0; begin < corpus.size();) {
    size_t end = begin + 1;
    while (end < corpus.size() && document_of(corpus[end]) == document_of(corpus[begin])) ++end;
    Reading document;
    std::vector<Unit> gold;
    std::vector<Unit> system;
    std::vector<Span> sentences;
    for (size_t s = begin; s < end; ++s) {
      const GoldSentence& sentence = corpus[s];
      if (s > begin) document.report.text += ' ';
      const auto offset = static_cast<uint32_t>(document.report.text.size());
      document.report.text += sentence.text;
      sentences.push_back({offset, static_cast<uint32_t>(document.report.text.size())});
      const auto first = static_cast<int64_t>(gold.size());
      for (const GoldToken& token : sentence.tokens) {
        Unit unit;
        unit.span = {token.span.begin + offset, token.span.end + offset};
        unit.upos = token.upos;
        unit.lemma = token.lemma;
        unit.feats = pack_feats(token.feats);
        unit.head = token.head < 0 ? -1 : first + token.head;
        unit.rel = token.rel;
        unit.gold = &token;
        gold.push_back(std::move(unit));
      }
      if (options.gold_words) {
        Reading reading;
        (void)tokens_of(data.of_words(), sentence, reading);
        analyse_tokens(data, reading);
        add_units(reading, offset, system);
      }
    }
    if (!options.gold_words) {
      document.report.body.push_back({0, static_cast<uint32_t>(document.report.text.size())});
      split_text(text, document);
      analyse(data, document);
      add_units(document, 0, system);
      uint64_t right = 0;
      for (const Sentence& s : document.sentences) {
        right += std::find(sentences.begin(), sentences.end(), s.span) != sentences.end();
      }
      count(tally, Metric::sentences, sentences.size(), document.sentences.size(), right);
    }
    Comparison(options, tally).run(gold, system);
    begin = end;
  }
}

void print_tally(const std::string& title, const Tally& tally, size_t confusions) {
  printf("%s\n  %-10s %8s %8s %8s\n", title.c_str(), "", "P", "R", "F1");
  for (size_t m = 0; m < kMetrics; ++m) {
    if (tally.gold[m] == 0 || tally.system[m] == 0) continue;
    const auto right = 100.0 * static_cast<double>(tally.right[m]);
    printf("  %-10s %8.2f %8.2f %8.2f\n", kNames[m], right / static_cast<double>(tally.system[m]),
           right / static_cast<double>(tally.gold[m]), tally.f1(static_cast<Metric>(m)));
  }
  std::vector<std::pair<std::string, uint64_t>> list(tally.confusions.begin(), tally.confusions.end());
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (size_t i = 0; i < std::min(confusions, list.size()); ++i) {
    printf("  %6llu  %s\n", static_cast<unsigned long long>(list[i].second), list[i].first.c_str());
  }
}

}  // namespace isnad
