#include "time/scan.h"

#include <algorithm>

#include "time/grammar.h"

namespace isnad {
namespace {

using enum TimeClass;

constexpr size_t kLongestFuturePrefix = 4;  // bytes
constexpr size_t kShortestFutureVerb = 8;   // bytes: four letters
constexpr size_t kLookAhead = 4;            // words after the expression that may hold the verb

/// A word that begins like a verb of the future and is no noun we know.
bool looks_future(const Cells& cells, size_t i) {
  const Reading& r = cells.reading();
  const Word& w = cells.word(i);
  if (w.kind != WordKind::arabic || cells.has(i, not_future) || cells.has(i, num) || cells.has(i, unit)) return false;
  std::string_view key = r.str(w.key);
  for (const std::string& joined : cells.lexicon().letters(and_)) {
    if (key.starts_with(joined) && key.size() >= joined.size() + kShortestFutureVerb) {
      for (const std::string& prefix : cells.lexicon().letters(future_prefix)) {
        if (key.substr(joined.size()).starts_with(prefix)) key.remove_prefix(joined.size());
      }
    }
  }
  if (key.size() < kShortestFutureVerb) return false;
  const auto& prefixes = cells.lexicon().letters(future_prefix);
  const bool begins = std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& p) {
    return p.size() <= kLongestFuturePrefix && key.starts_with(p);
  });
  if (!begins) return false;
  for (uint32_t t = w.first_token; t < w.last_token && t < r.tokens.size(); ++t) {
    const Token& token = r.tokens[t];
    if (token.upos == Upos::VERB) return token.feats.aspect != Aspect::perf;  // some past verbs begin with its letters
    if (token.upos == Upos::AUX) return true;
  }
  return w.first_token == w.last_token;
}

/// The tense a word shows: a cue of the table, a future prefix, or the tagger's aspect.
int tense_of(const Cells& cells, size_t i) {
  if (const Sense* s = cells.find(i, cue); s != nullptr) return s->value > 0 ? 2 : -1;
  if (looks_future(cells, i)) return 2;
  const Reading& r = cells.reading();
  const Word& w = cells.word(i);
  for (uint32_t t = w.first_token; t < w.last_token && t < r.tokens.size(); ++t) {
    if (r.tokens[t].upos != Upos::VERB) continue;
    if (r.tokens[t].feats.aspect == Aspect::perf || r.tokens[t].feats.aspect == Aspect::jus) return -1;
    if (i > 0 && cells.has(i - 1, may)) return 2;
  }
  return 0;
}

/// "And on Tuesday ...": the expression stands before its verb.
bool opens_clause(const Cells& cells, size_t begin, size_t i) {
  size_t k = i;
  bool joined = false;
  while (k > begin && (cells.has(k - 1, prep) || cells.has(k - 1, of))) {
    --k;
    const Sense* s = cells.find(k, prep);
    joined = joined || (s != nullptr && s->joined);
  }
  return k == begin || joined;
}

/// A sentence told in the present alone announces: "the delegation leaves on Sunday".
bool only_present_verbs(const Cells& cells, size_t begin, size_t i) {
  const Reading& r = cells.reading();
  for (size_t k = begin; k < i; ++k) {
    const Word& w = cells.word(k);
    for (uint32_t t = w.first_token; t < w.last_token && t < r.tokens.size(); ++t) {
      if (r.tokens[t].upos == Upos::VERB && r.tokens[t].feats.aspect == Aspect::imp) return true;
    }
  }
  return false;
}

/// Words [begin, end) to look for expressions in, sentence by sentence; all words when there are no sentences.
std::vector<Stretch> stretches(const Reading& r) {
  std::vector<Stretch> out;
  for (const Sentence& s : r.sentences) {
    const size_t last = std::min<size_t>(s.last_word, r.words.size());
    if (s.first_word < last) out.push_back({s.first_word, last});
  }
  if (out.empty() && !r.words.empty()) out.push_back({0, r.words.size()});
  return out;
}

bool needs_no_guard(const Meaning& m) {
  return m.shape == Shape::duration || m.shape == Shape::ago || (m.day != 0 && m.month != 0);
}

int32_t quotation_at(const Reading& r, Span span) {
  for (size_t q = 0; q < r.quotations.size(); ++q) {
    if (r.quotations[q].depth == 0 && r.quotations[q].inner.contains(span)) return static_cast<int32_t>(q);
  }
  return -1;
}

}  // namespace

int tense_at(const Cells& cells, size_t begin, size_t i, size_t end) {
  // "put off from Wednesday to Sunday": both are told as days to come.
  const bool led = i > begin && (cells.has(i - 1, of) || cells.has(i - 1, to));
  if (led && is_moved(cells, i, {begin, end})) return 2;
  if (opens_clause(cells, begin, i)) {
    for (size_t k = i; k < end && k < i + kLookAhead; ++k) {
      if (cells.mark(k, ",")) break;
      if (const int t = tense_of(cells, k); t != 0) return t;
    }
  }
  for (size_t k = i; k > begin; --k) {
    if (const int t = tense_of(cells, k - 1); t != 0) return t;
  }
  for (size_t k = i; k < end && k < i + kLookAhead; ++k) {
    if (const int t = tense_of(cells, k); t != 0) return t;
  }
  return only_present_verbs(cells, begin, i) ? 1 : 0;
}

std::vector<Said> scan_times(const Cells& cells) {
  std::vector<Said> out;
  const Reading& r = cells.reading();
  const auto sentences = stretches(r);
  for (size_t n = 0; n < sentences.size(); ++n) {
    const Stretch within = sentences[n];
    for (size_t i = within.begin; i < within.end;) {
      if (cells.empty(i) && !cells.mark(i, "(")) {
        ++i;
        continue;
      }
      if (const Sense* s = cells.find(i, name); s != nullptr) {
        i += s->len;
        continue;
      }
      if (i == within.begin && cells.has(i, rel) && cells.mark(i + 1, "-/:")) {  // a newspaper's name in the dateline
        ++i;
        continue;
      }
      auto found = parse_time(cells, i, within);
      if (!found || (!needs_no_guard(found->meaning) && is_guarded(cells, found->first, within))) {
        ++i;
        continue;
      }
      Said said;
      said.tense = tense_at(cells, within.begin, found->first, within.end);
      said.sentence = static_cast<uint32_t>(n);
      said.quotation = quotation_at(r, cells.word(found->first).span);
      i = std::max<size_t>(found->last, i + 1);
      said.found = std::move(*found);
      out.push_back(std::move(said));
    }
  }
  return out;
}

}  // namespace isnad
