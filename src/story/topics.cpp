#include "story/topics.h"

#include <algorithm>
#include <map>
#include <set>

#include "story/identity.h"
#include "text/fold.h"

namespace isnad {
namespace {

constexpr size_t kMostMentions = 200;  ///< of one process, kept

struct Seen {
  std::string text;  // as first printed
  std::set<uint32_t> reports;
};
using Forms = std::map<std::string, Seen>;  // by folded letters

void see(Forms& forms, const std::string& key, std::string_view text, uint32_t report) {
  Seen& s = forms[key];
  if (s.text.empty()) s.text = one_line(text);
  s.reports.insert(report);
}

bool holds_word_for_word(const std::string& whole, const std::string& part) {
  return (" " + whole + " ").find(" " + part + " ") != std::string::npos;
}

/// Forms that are part of another one are its short forms, not another wording.
void drop_short_forms(Forms& forms) {
  for (auto it = forms.begin(); it != forms.end();) {
    const bool is_short = std::any_of(forms.begin(), forms.end(), [&](const auto& other) {
      return other.first != it->first && holds_word_for_word(other.first, it->first);
    });
    if (is_short)
      it = forms.erase(it);
    else
      ++it;
  }
}

void find_terms(const StoryData& data, const Reading& r, uint32_t report, std::map<std::string, Forms>& out) {
  for (size_t i = 0; i < r.tokens.size(); ++i) {
    for (const StoryTerm& term : data.terms) {
      for (const auto& form : term.forms) {
        if (form.empty() || i + form.size() > r.tokens.size()) continue;
        bool same = true;
        for (size_t k = 0; same && k < form.size(); ++k) same = r.key(r.tokens[i + k]) == form[k];
        if (!same) continue;
        const Span span{r.tokens[i].span.begin, r.tokens[i + form.size() - 1].span.end};
        std::string key;
        for (const std::string& w : form) key += (key.empty() ? "" : " ") + w;
        see(out["term/" + term.id], key, r.slice(span), report);
      }
    }
  }
}

}  // namespace

std::vector<ProcessEntry> find_processes(const std::vector<Reading>& readings, const std::vector<uint32_t>& reports) {
  std::map<std::string, ProcessEntry> found;
  for (const uint32_t report : reports) {
    const Reading& r = readings[report];
    std::set<std::pair<std::string, uint32_t>> done;
    for (const Mention& m : r.mentions) {
      if (m.entity < 0) continue;
      const Entity& e = r.entities[static_cast<size_t>(m.entity)];
      if (e.kind != EntityKind::process || e.id.starts_with("local/")) continue;
      const auto s = std::find_if(r.sentences.begin(), r.sentences.end(),
                                  [&](const Sentence& x) { return x.span.contains(m.span.begin); });
      if (s == r.sentences.end() || !done.emplace(e.id, s->span.begin).second) continue;
      ProcessEntry& entry = found[e.id];
      entry.id = e.id;
      entry.label = e.label;
      if (entry.mentions.size() >= kMostMentions) continue;
      ProcessMention mention{report, s->span, {}, {}};
      for (const Mention& place : r.mentions) {
        if (!s->span.contains(place.span) || place.entity < 0 || place.metonym) continue;
        if (place.kind != EntityKind::place || m.span.contains(place.span)) continue;
        const std::string name = one_line(r.slice(place.name));
        if (std::find(mention.places.begin(), mention.places.end(), name) == mention.places.end())
          mention.places.push_back(name);
      }
      for (const Event& event : r.events) {
        for (const Quantity& q : event.quantities) {
          if (s->span.contains(q.span)) mention.numbers.push_back(one_line(r.slice(q.span)));
        }
      }
      entry.mentions.push_back(std::move(mention));
    }
  }
  std::vector<ProcessEntry> out;
  for (auto& [id, entry] : found) out.push_back(std::move(entry));
  return out;
}

std::vector<Wording> find_wordings(const StoryData& data, const std::vector<Reading>& readings,
                                   const std::vector<uint32_t>& reports) {
  std::map<std::string, Forms> things;
  for (const uint32_t report : reports) {
    const Reading& r = readings[report];
    for (const Mention& m : r.mentions) {
      if (m.entity < 0 || m.pronoun || m.described || m.plural || m.metonym || m.kind == EntityKind::office) continue;
      const Entity& e = r.entities[static_cast<size_t>(m.entity)];
      if (e.id.empty() || e.id.starts_with("local/") || e.kind == EntityKind::outlet) continue;
      const std::string text = one_line(r.slice(m.name));
      see(things[e.id], fold(text, FoldLevel::key), text, report);
    }
    find_terms(data, r, report, things);
  }
  std::vector<Wording> out;
  for (auto& [id, forms] : things) {
    drop_short_forms(forms);
    if (forms.size() < 2) continue;
    // Only what differs between reports: some form must be missing from some report that names the thing.
    std::set<uint32_t> all;
    for (const auto& [key, seen] : forms) all.insert(seen.reports.begin(), seen.reports.end());
    const bool differs =
        std::any_of(forms.begin(), forms.end(), [&](const auto& f) { return f.second.reports.size() < all.size(); });
    if (!differs || all.size() < 2) continue;
    Wording w{id, {}};
    for (const auto& [key, seen] : forms) w.forms.push_back({seen.text, {seen.reports.begin(), seen.reports.end()}});
    out.push_back(std::move(w));
  }
  return out;
}

}  // namespace isnad
