#include "story/vectors.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "story/identity.h"
#include "story/texts.h"

namespace isnad {
namespace {

constexpr double kPrior = 40;          ///< reports assumed beside the given ones: rarity in small sets is not certain
constexpr float kEntityWeight = 1.5F;  ///< who is named says more of the subject than other words
constexpr float kEventWeight = 2.0F;   ///< and what they did says most
constexpr float kLead = 1.5F;          ///< features of the title and the first sentences
constexpr uint32_t kLeadSentences = 2;
constexpr size_t kMostFeatures = 150;  ///< heaviest kept of each report

bool content(Upos p) {
  return p == Upos::NOUN || p == Upos::PROPN || p == Upos::VERB || p == Upos::ADJ || p == Upos::X || p == Upos::NUM;
}

struct Counted {
  float weight = 0;
  float count = 0;
};
using Bag = std::map<uint32_t, Counted>;

void add(Bag& bag, uint32_t feature, float weight, bool lead) {
  Counted& c = bag[feature];
  c.weight = weight;
  c.count += lead ? kLead : 1.0F;
}

void add_words(const StoryData& data, const Reading& r, Numbers& numbers, Bag& bag) {
  for (const Token& t : r.tokens) {
    if (!content(t.upos)) continue;
    const std::string_view key = r.key(t);
    const std::string_view word = r.lemma(t).empty() ? key : r.lemma(t);
    if (word.size() < 4 || data.stop.contains(std::string(word)) || data.stop.contains(std::string(key))) continue;
    add(bag, numbers.number("w:" + std::string(word)), 1, t.sentence < kLeadSentences);
  }
}

void add_entities(const Reading& r, Numbers& numbers, Bag& bag) {
  for (const Mention& m : r.mentions) {
    if (m.entity < 0 || m.described || m.plural || m.kind == EntityKind::outlet) continue;
    const bool lead = !r.sentences.empty() &&
                      m.span.begin < r.sentences[std::min<size_t>(r.sentences.size(), kLeadSentences) - 1].span.end;
    add(bag, numbers.number("e:" + identity(r, m.entity, m.name)), kEntityWeight, lead);
  }
}

void add_events(const Reading& r, Numbers& numbers, Bag& bag) {
  for (const Event& e : r.events) {
    const std::string type = std::to_string(static_cast<int>(e.type));
    const auto parties = parties_of(r, e);
    for (const Party& p : parties) add(bag, numbers.number("v:" + type + ":" + p.id), kEventWeight, false);
    if (e.place) {
      add(bag, numbers.number("v:" + type + "@" + identity(r, e.place->entity, e.place->name)), kEventWeight, false);
    }
  }
}

}  // namespace

Vectors subject_vectors(const StoryData& data, const std::vector<Reading>& readings) {
  Numbers numbers;
  std::vector<Bag> bags(readings.size());
  for (size_t i = 0; i < readings.size(); ++i) {
    add_words(data, readings[i], numbers, bags[i]);
    add_entities(readings[i], numbers, bags[i]);
    add_events(readings[i], numbers, bags[i]);
  }
  std::vector<uint32_t> seen_in(numbers.size(), 0);
  for (const Bag& bag : bags) {
    for (const auto& [feature, counted] : bag) ++seen_in[feature];
  }
  Vectors out;
  out.features = numbers.size();
  const double all = static_cast<double>(readings.size()) + kPrior;
  for (const Bag& bag : bags) {
    Vector v;
    for (const auto& [feature, c] : bag) {
      const double rarity = std::log(all / (1.0 + seen_in[feature]));
      v.emplace_back(feature, c.weight * (1.0F + std::log(std::max(1.0F, c.count))) * static_cast<float>(rarity));
    }
    if (v.size() > kMostFeatures) {
      std::sort(v.begin(), v.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
      });
      v.resize(kMostFeatures);
      std::sort(v.begin(), v.end());
    }
    double length = 0;
    for (const auto& [feature, weight] : v) length += static_cast<double>(weight) * weight;
    if (length > 0) {
      for (auto& [feature, weight] : v) weight /= static_cast<float>(std::sqrt(length));
    }
    out.reports.push_back(std::move(v));
  }
  return out;
}

double dot(const Vector& a, const Vector& b) {
  double out = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->first < y->first)
      ++x;
    else if (y->first < x->first)
      ++y;
    else
      out += static_cast<double>(x->second) * y->second, ++x, ++y;
  }
  return out;
}

Vector sum(const Vector& a, const Vector& b) {
  Vector out;
  out.reserve(a.size() + b.size());
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() || y != b.end()) {
    if (y == b.end() || (x != a.end() && x->first < y->first))
      out.push_back(*x++);
    else if (x == a.end() || y->first < x->first)
      out.push_back(*y++);
    else
      out.emplace_back(x->first, x->second + y->second), ++x, ++y;
  }
  return out;
}

}  // namespace isnad
