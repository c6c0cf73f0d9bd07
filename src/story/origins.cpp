#include "story/origins.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "story/identity.h"
#include "text/fold.h"

namespace isnad {
namespace {

constexpr size_t kSharedShingles = 2;  ///< word sequences in common before two passages are compared
constexpr size_t kFewShingles = 5;     ///< of a short passage, one is enough
constexpr size_t kLeastPassage = 6;    ///< words of a testimony's own that are compared without their sentence
constexpr size_t kMostCarriers = 64;   ///< of one word sequence, that are compared

struct Testifier {
  std::string id;  // carrier, or the outlet itself
  std::string name;
  bool credited = false;
  std::vector<std::string> mixed;               // several agencies credited for the whole: which one is not known
  std::vector<std::vector<uint32_t>> passages;  // its own words, and the sentences around them
};

std::string carrier_id(const std::string& id, std::string_view name) {
  return id.empty() ? "name:" + one_line(fold(name, FoldLevel::key)) : id;
}

bool carries(LinkKind kind) {
  return kind == LinkKind::agency || kind == LinkKind::newspaper || kind == LinkKind::broadcaster ||
         kind == LinkKind::site;
}

std::string outlet_of(const Report& report) {
  if (!report.outlet_id.empty()) return report.outlet_id;
  return report.outlet.empty() ? "report:" + report.id : "name:" + one_line(fold(report.outlet, FoldLevel::key));
}

Testifier testifier_of(const Reading& r, const Testimony& t, const Texts& texts) {
  Testifier v;
  for (const Span span : t.words) {
    auto words = texts.under(t.report, span);
    if (words.size() >= kLeastPassage) v.passages.push_back(std::move(words));
  }
  v.passages.push_back(texts.around(t.report, t.words));
  const std::string own = outlet_of(r.report);
  std::map<std::string, std::string> credits;
  for (const Credit& c : r.report.credits) {
    const std::string name = one_line(r.slice(c.span));
    const std::string id = carrier_id(c.id, name);
    if (id != own) credits.emplace(id, name);
  }
  if (credits.size() == 1) {
    v.id = credits.begin()->first;
    v.name = credits.begin()->second;
    v.credited = true;
    return v;
  }
  for (auto link = t.chain.rbegin(); link != t.chain.rend(); ++link) {
    if (!carries(link->kind)) continue;
    const std::string id = carrier_id(link->id, link->name);
    if (id == own || credits.contains(id)) continue;
    v.id = id;
    v.name = link->name;
    v.credited = true;
    return v;
  }
  v.id = own;
  for (const auto& [id, name] : credits) {
    v.mixed.push_back(id);
    v.name += (v.name.empty() ? "" : " / ") + name;
  }
  if (v.mixed.empty()) v.name = r.report.outlet.empty() ? r.report.id : one_line(r.report.outlet);
  return v;
}

class Groups {
 public:
  explicit Groups(size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), size_t{0}); }
  size_t root(size_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void join(size_t a, size_t b) {
    a = root(a), b = root(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<size_t> parent_;
};

/// Pairs of testimonies with word sequences in common; identical ones are paired with the first of them only.
std::set<std::pair<size_t, size_t>> likely_pairs(const std::vector<Testifier>& testifiers) {
  std::set<std::pair<size_t, size_t>> out;
  std::map<std::vector<std::vector<uint32_t>>, size_t> first;
  std::map<uint64_t, std::vector<size_t>> carriers;
  for (size_t i = 0; i < testifiers.size(); ++i) {
    const auto [same, fresh] = first.emplace(testifiers[i].passages, i);
    if (!fresh) {
      out.emplace(same->second, i);
      continue;
    }
    std::vector<uint64_t> all = shingles(testifiers[i].passages.back());
    std::map<size_t, size_t> common;
    for (const uint64_t s : all) {
      auto& list = carriers[s];
      for (const size_t other : list) ++common[other];
      if (list.size() < kMostCarriers) list.push_back(i);
    }
    for (const auto& [other, count] : common) {
      if (count >= kSharedShingles || all.size() < kFewShingles) out.emplace(other, i);
    }
  }
  return out;
}

bool share_wording(const Testifier& a, const Testifier& b) {
  return std::any_of(a.passages.begin(), a.passages.end(), [&](const auto& x) {
    return std::any_of(b.passages.begin(), b.passages.end(), [&](const auto& y) { return shared_wording(x, y); });
  });
}

}  // namespace

std::vector<ChainLink> chain_of(const Reading& r, int32_t statement) {
  std::vector<ChainLink> out;
  if (statement >= 0 && static_cast<size_t>(statement) < r.statements.size()) {
    out = r.statements[static_cast<size_t>(statement)].chain;
  }
  for (const Credit& c : r.report.credits) {
    const bool told =
        std::any_of(out.begin(), out.end(), [&](const ChainLink& l) { return !c.id.empty() && l.id == c.id; });
    if (!told) out.push_back({LinkKind::agency, c.span, one_line(r.slice(c.span)), c.id});
  }
  return out;
}

std::vector<Origin> count_origins(const std::vector<Reading>& readings, const Texts& texts,
                                  const std::vector<Testimony>& testimonies) {
  std::vector<Testifier> testifiers;
  for (const Testimony& t : testimonies) testifiers.push_back(testifier_of(readings[t.report], t, texts));
  Groups groups(testifiers.size());
  std::map<std::string, size_t> by_carrier;
  for (size_t i = 0; i < testifiers.size(); ++i) {
    const auto [first, fresh] = by_carrier.emplace(testifiers[i].id, i);
    if (!fresh) groups.join(first->second, i);
  }
  for (size_t i = 0; i < testifiers.size(); ++i) {
    for (const std::string& agency : testifiers[i].mixed) {
      const auto it = by_carrier.find(agency);
      if (it != by_carrier.end()) {
        groups.join(it->second, i);
        break;
      }
    }
  }
  std::vector<std::string> agency(testifiers.size());  // of each group's root
  for (size_t i = 0; i < testifiers.size(); ++i) {
    if (testifiers[i].credited && agency[groups.root(i)].empty()) agency[groups.root(i)] = testifiers[i].id;
  }
  std::set<size_t> by_words;
  for (const auto& [a, b] : likely_pairs(testifiers)) {
    const size_t x = groups.root(a);
    const size_t y = groups.root(b);
    if (x == y) continue;
    if (!agency[x].empty() && !agency[y].empty() && agency[x] != agency[y]) continue;
    if (!share_wording(testifiers[a], testifiers[b])) continue;
    const std::string kept = agency[x].empty() ? agency[y] : agency[x];
    groups.join(x, y);
    agency[groups.root(x)] = kept;
    by_words.insert(a);
    by_words.insert(b);
  }
  std::map<size_t, std::vector<size_t>> members;
  for (size_t i = 0; i < testifiers.size(); ++i) members[groups.root(i)].push_back(i);
  std::vector<Origin> out;
  for (const auto& [root, list] : members) {
    // A named carrier speaks for the group, else the report that was first.
    size_t head = list.front();
    for (const size_t i : list) {
      const auto rank = [&](size_t k) { return testifiers[k].credited ? 2 : testifiers[k].mixed.empty() ? 0 : 1; };
      if (rank(i) != rank(head) ? rank(i) > rank(head)
                                : readings[testimonies[i].report].report.published.value_or(Day::max()) <
                                      readings[testimonies[head].report].report.published.value_or(Day::max())) {
        head = i;
      }
    }
    Origin o;
    o.name = testifiers[head].name;
    o.id = testifiers[head].id.starts_with("name:") || testifiers[head].id.starts_with("report:") ? ""
                                                                                                  : testifiers[head].id;
    o.credited = testifiers[head].credited;
    for (const size_t i : list) {
      o.reports.push_back(testimonies[i].report);
      o.shared_wording = o.shared_wording || by_words.contains(i);
    }
    std::sort(o.reports.begin(), o.reports.end());
    o.reports.erase(std::unique(o.reports.begin(), o.reports.end()), o.reports.end());
    out.push_back(std::move(o));
  }
  return out;
}

}  // namespace isnad
