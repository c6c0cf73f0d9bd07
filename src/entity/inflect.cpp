#include "entity/inflect.h"

#include "base/utf8.h"
#include "text/fold.h"

namespace isnad::entity {
namespace {

std::string letters(std::initializer_list<char32_t> values) {
  std::string out;
  for (const char32_t v : values) append_utf8(out, v);
  return out;
}

// Key level: teh marbuta is heh.
constexpr char32_t kAlef = 0x0627, kTeh = 0x062A, kNoon = 0x0646, kHeh = 0x0647, kWaw = 0x0648, kYeh = 0x064A,
                   kLam = 0x0644;

void add(std::vector<Form>& out, const std::string& word, uint32_t bits) {
  out.emplace_back(word, bits);
  out.emplace_back(letters({kAlef, kLam}) + word, bits | kDefinite);
}

std::string without_heh(const std::string& key) {
  const std::string heh = letters({kHeh});
  return key.ends_with(heh) ? key.substr(0, key.size() - heh.size()) : key;
}

}  // namespace

std::vector<Form> with_article(std::string_view word, uint32_t bits) {
  std::vector<Form> out;
  const std::string key = fold(word, FoldLevel::key);
  if (key.starts_with(letters({kAlef, kLam})) && key.size() > 8) {
    out.emplace_back(key, bits | kDefinite);
  } else {
    add(out, key, bits);
  }
  return out;
}

std::vector<Form> inflect(std::string_view masculine, bool feminine, bool sound_plural) {
  std::vector<Form> out;
  const std::string stem = fold(masculine, FoldLevel::key);
  const std::string bare = without_heh(stem);
  const std::string dual = bare != stem ? bare + letters({kTeh}) : stem;
  add(out, stem, 0);
  add(out, dual + letters({kAlef, kNoon}), kDual);
  if (!sound_plural) add(out, dual + letters({kYeh, kNoon}), kDual);
  out.emplace_back(dual + letters({kAlef}), kDual);  // construct
  out.emplace_back(dual + letters({kYeh}), sound_plural ? kPlural : kDual);
  if (sound_plural) {
    add(out, stem + letters({kWaw, kNoon}), kPlural);
    add(out, stem + letters({kYeh, kNoon}), kPlural);
    out.emplace_back(stem + letters({kWaw}), kPlural);
  }
  if (feminine) {
    add(out, stem + letters({kHeh}), kFeminine);
    add(out, stem + letters({kTeh, kAlef, kNoon}), kFeminine | kDual);
    add(out, stem + letters({kTeh, kYeh, kNoon}), kFeminine | kDual);
    add(out, stem + letters({kAlef, kTeh}), kFeminine | kPlural);
  }
  return out;
}

std::vector<Form> nisba_forms(std::string_view masculine) {
  std::vector<Form> out;
  const std::string stem = fold(masculine, FoldLevel::key);
  add(out, stem, 0);
  add(out, stem + letters({kHeh}), kFeminine);
  add(out, stem + letters({kAlef, kNoon}), kDual);
  add(out, stem + letters({kYeh, kNoon}), kPlural);
  add(out, stem + letters({kWaw, kNoon}), kPlural);
  add(out, stem + letters({kTeh, kAlef, kNoon}), kFeminine | kDual);
  add(out, stem + letters({kTeh, kYeh, kNoon}), kFeminine | kDual);
  add(out, stem + letters({kAlef, kTeh}), kFeminine | kPlural);
  return out;
}

}  // namespace isnad::entity
