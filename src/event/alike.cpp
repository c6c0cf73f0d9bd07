#include "event/alike.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/utf8.h"
#include "text/arabic.h"
#include "text/article.h"
#include "text/fold.h"

namespace isnad {
namespace {

/// What a description of people says: its words without article and plural ending, its numbers apart.
struct Described {
  std::set<std::string> words;
  std::set<std::string_view> numbers;
  bool definite = false;
  bool plain = false;  ///< headed by a noun, not by a name
};

std::string without_plural(std::string_view key) {
  constexpr size_t kEnding = 4;  // bytes: two letters
  const std::string_view stem = without_article(key);
  return std::string(is_sound_plural(stem) ? stem.substr(0, stem.size() - kEnding) : stem);
}

Described describe(const Reading& r, Span name) {
  Described out;
  auto t = std::lower_bound(r.tokens.begin(), r.tokens.end(), name.begin,
                            [](const Token& token, uint32_t at) { return token.span.begin < at; });
  for (; t != r.tokens.end() && t->span.begin < name.end; ++t) {
    if (t->upos == Upos::NUM) {
      out.numbers.insert(r.key(*t));
      continue;
    }
    if (t->upos != Upos::NOUN && t->upos != Upos::ADJ && t->upos != Upos::PROPN) continue;
    if (out.words.empty()) out.plain = t->upos == Upos::NOUN;
    const std::string_view key = r.key(*t);
    out.definite = out.definite || without_article(key).size() != key.size();
    out.words.insert(without_plural(key));
  }
  return out;
}

/// "gunmen", then "four of the gunmen": the article takes the description up, and no other number is told.
bool taken_up(const Reading& r, const Participant& p, const Participant& q) {
  const Described a = describe(r, p.name);
  const Described b = describe(r, q.name);
  const Described& few = a.words.size() <= b.words.size() ? a : b;
  const Described& many = &few == &a ? b : a;
  if (few.words.empty() || !few.plain || !(a.definite || b.definite)) return false;
  if (!a.numbers.empty() && !b.numbers.empty() && a.numbers != b.numbers) return false;
  return std::includes(many.words.begin(), many.words.end(), few.words.begin(), few.words.end());
}

}  // namespace

bool alike(const Reading& r, const Participant& p, const Participant& q) {
  const int32_t a = p.entity;
  const int32_t b = q.entity;
  if (a >= 0 && a == b) return true;
  if (a < 0 || b < 0) {
    if (p.name.empty() || q.name.empty()) return false;
    return fold(r.slice(p.name), FoldLevel::key) == fold(r.slice(q.name), FoldLevel::key) || taken_up(r, p, q);
  }
  const Entity& x = r.entities[static_cast<size_t>(a)];
  const Entity& y = r.entities[static_cast<size_t>(b)];
  return !x.country.empty() && x.country == y.country &&
         (x.kind == EntityKind::country || y.kind == EntityKind::country);
}

size_t shared(const Reading& r, const std::vector<Participant>& a, const std::vector<Participant>& b) {
  return static_cast<size_t>(std::count_if(a.begin(), a.end(), [&](const Participant& p) {
    return std::any_of(b.begin(), b.end(), [&](const Participant& q) { return alike(r, p, q); });
  }));
}

}  // namespace isnad
