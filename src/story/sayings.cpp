#include "story/sayings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "story/identity.h"
#include "text/fold.h"

namespace isnad {
namespace {

// Chosen by hand, then checked by script/eval_claims.py: kSameSpeaker 0.25 to 0.35, kSameSide 0.45 to 0.50 and kJoin
// 0.20 to 0.30 found no more of the 30 gold claims and joined more reports that do not belong.
constexpr double kSameSpeaker = 0.42;
constexpr double kSameSide = 0.60;     ///< a leader and the office that speaks for him
constexpr double kSharedWords = 0.75;  ///< given to passages that share wording, whoever speaks
constexpr double kJoin = 0.36;         ///< least average over two groups
constexpr double kPrior = 12;          ///< passages assumed beside the given ones
constexpr size_t kLeastCommon = 3;     ///< weighty words in common
constexpr size_t kLeastTold = 6;       ///< words of a passage told without source
constexpr size_t kMostCarriers = 60;   ///< passages compared per word

struct Unit {
  Passage passage;
  Party speaker;
  std::vector<std::pair<uint32_t, double>> bag;  // words by weight, sorted by word
  double weight = 0;
  std::vector<uint32_t> words;
  std::vector<Passage> copies;  // the same speaker and words in other reports
};

struct Edge {
  double likeness = 0;
  size_t a = 0;
  size_t b = 0;
};

bool weighty(Upos p) {
  return p == Upos::NOUN || p == Upos::PROPN || p == Upos::VERB || p == Upos::ADJ || p == Upos::X || p == Upos::NUM;
}

/// Tokens of a span as words for comparison: lemmas, and one number for all forms of a term.
std::vector<uint32_t> content_words(const StoryData& data, const Reading& r, Span span, Numbers& numbers) {
  const auto first = std::lower_bound(r.tokens.begin(), r.tokens.end(), span.begin,
                                      [](const Token& t, uint32_t begin) { return t.span.begin < begin; });
  std::vector<uint32_t> out;
  std::string joined = " ";
  for (auto t = first; t != r.tokens.end() && t->span.begin < span.end; ++t) {
    joined += std::string(r.key(*t)) + " ";
    if (!weighty(t->upos)) continue;
    const std::string word(r.lemma(*t).empty() ? r.key(*t) : r.lemma(*t));
    if (word.size() < 4 || data.stop.contains(word) || data.stop.contains(std::string(r.key(*t)))) continue;
    out.push_back(numbers.number(word));
  }
  for (const StoryTerm& term : data.terms) {
    for (const auto& form : term.forms) {
      std::string letters = " ";
      for (const std::string& w : form) letters += w + " ";
      if (joined.find(letters) == std::string::npos) continue;
      out.push_back(numbers.number("term:" + term.id));
      break;
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Sentences of the body that no statement covers.
std::vector<Span> untold(const Reading& r) {
  std::vector<Span> out;
  for (const Sentence& s : r.sentences) {
    const bool covered = std::any_of(r.statements.begin(), r.statements.end(),
                                     [&](const Statement& st) { return st.text.meets(s.span); });
    if (!covered) out.push_back(s.span);
  }
  return out;
}

std::vector<Unit> units_of(const StoryData& data, const std::vector<Reading>& readings, const Texts& texts,
                           const std::vector<uint32_t>& reports) {
  Numbers numbers;
  std::vector<Unit> out;
  std::map<std::pair<std::string, std::vector<uint32_t>>, size_t> seen;
  std::vector<std::vector<uint32_t>> contents;
  const auto add = [&](Unit unit) {
    const Reading& r = readings[unit.passage.report];
    unit.words = texts.under(unit.passage.report, unit.passage.span);
    if (unit.words.empty()) return;
    const auto [same, fresh] = seen.emplace(std::pair(unit.speaker.id, unit.words), out.size());
    if (!fresh) {
      out[same->second].copies.push_back(unit.passage);
      return;
    }
    contents.push_back(content_words(data, r, unit.passage.span, numbers));
    out.push_back(std::move(unit));
  };
  for (const uint32_t report : reports) {
    const Reading& r = readings[report];
    for (size_t s = 0; s < r.statements.size(); ++s) {
      const Statement& st = r.statements[s];
      add({{report, static_cast<int32_t>(s), st.text}, party(r, st.speaker.entity, st.speaker.span), {}, 0, {}, {}});
    }
    for (const Span span : untold(r)) {
      if (texts.under(report, span).size() >= kLeastTold) add({{report, -1, span}, {}, {}, 0, {}, {}});
    }
  }
  std::vector<size_t> seen_in(numbers.size(), 0);
  for (const auto& c : contents) {
    for (const uint32_t w : c) ++seen_in[w];
  }
  for (size_t i = 0; i < out.size(); ++i) {
    for (const uint32_t w : contents[i]) {
      const double weight = std::log((static_cast<double>(out.size()) + kPrior) / static_cast<double>(seen_in[w]));
      out[i].bag.emplace_back(w, weight);
      out[i].weight += weight;
    }
  }
  return out;
}

/// Weight in common: the mean of its share of the shorter and of both (containment and Dice).
double words_alike(const Unit& a, const Unit& b, size_t* common) {
  double both = 0;
  *common = 0;
  for (auto x = a.bag.begin(), y = b.bag.begin(); x != a.bag.end() && y != b.bag.end();) {
    if (x->first < y->first)
      ++x;
    else if (y->first < x->first)
      ++y;
    else
      both += x->second, ++*common, ++x, ++y;
  }
  const double least = std::min(a.weight, b.weight);
  return least <= 0 ? 0 : (both / least + 2 * both / (a.weight + b.weight)) / 2;
}

double unit_likeness(const Unit& a, const Unit& b) {
  size_t common = 0;
  const double words = words_alike(a, b, &common);
  if (common < kLeastCommon) return 0;
  const bool sourced = a.passage.statement >= 0 && b.passage.statement >= 0;
  if (sourced) {
    const double side = alike(a.speaker, b.speaker);
    const bool same_country = !a.speaker.country.empty() && a.speaker.country == b.speaker.country;
    if (side >= 1 && words >= kSameSpeaker) return words;
    if ((side > 0 || same_country) && words >= kSameSide) return words;
  }
  return shared_wording(a.words, b.words) ? std::max(words, kSharedWords) : 0;
}

std::vector<Edge> find_edges(const std::vector<Unit>& units) {
  std::map<uint32_t, std::vector<size_t>> carriers;
  std::vector<Edge> edges;
  std::vector<size_t> met(units.size(), SIZE_MAX);
  for (size_t i = 0; i < units.size(); ++i) {
    for (const auto& [word, weight] : units[i].bag) {
      auto& list = carriers[word];
      const size_t from = list.size() > kMostCarriers ? list.size() - kMostCarriers : 0;
      for (size_t k = from; k < list.size(); ++k) {
        const size_t j = list[k];
        if (met[j] == i) continue;
        met[j] = i;
        if (units[i].passage.report == units[j].passage.report) continue;
        const double likeness = unit_likeness(units[j], units[i]);
        if (likeness > 0) edges.push_back({likeness, j, i});
      }
      list.push_back(i);
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
    if (x.likeness != y.likeness) return x.likeness > y.likeness;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  return edges;
}

}  // namespace

std::vector<Saying> link_sayings(const StoryData& data, const std::vector<Reading>& readings, const Texts& texts,
                                 const std::vector<uint32_t>& reports) {
  const std::vector<Unit> units = units_of(data, readings, texts, reports);
  const std::vector<Edge> edges = find_edges(units);
  std::map<std::pair<size_t, size_t>, double> pair;
  for (const Edge& e : edges) pair[{e.a, e.b}] = e.likeness;
  std::vector<std::vector<size_t>> groups(units.size());
  std::vector<size_t> group_of(units.size());
  for (size_t i = 0; i < units.size(); ++i) groups[i] = {i}, group_of[i] = i;
  for (const Edge& e : edges) {
    const size_t a = group_of[e.a];
    const size_t b = group_of[e.b];
    if (a == b) continue;
    double total = 0;
    for (const size_t x : groups[a]) {
      for (const size_t y : groups[b]) {
        const auto it = pair.find({std::min(x, y), std::max(x, y)});
        if (it != pair.end()) total += it->second;
      }
    }
    if (total / static_cast<double>(groups[a].size() * groups[b].size()) < kJoin) continue;
    const size_t into = std::min(a, b);
    const size_t gone = std::max(a, b);
    for (const size_t y : groups[gone]) group_of[y] = into;
    groups[into].insert(groups[into].end(), groups[gone].begin(), groups[gone].end());
    groups[gone].clear();
  }
  std::vector<Saying> out;
  for (const auto& g : groups) {
    Saying s;
    bool sourced = false;
    for (const size_t i : g) {
      s.passages.push_back(units[i].passage);
      s.passages.insert(s.passages.end(), units[i].copies.begin(), units[i].copies.end());
      sourced = sourced || units[i].passage.statement >= 0;
    }
    if (s.passages.empty()) continue;
    std::sort(s.passages.begin(), s.passages.end(), [](const Passage& a, const Passage& b) {
      return a.report != b.report ? a.report < b.report : a.span < b.span;
    });
    if (!sourced && s.passages.front().report == s.passages.back().report) continue;
    out.push_back(std::move(s));
  }
  return out;
}

}  // namespace isnad
