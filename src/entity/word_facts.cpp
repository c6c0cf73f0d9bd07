#include "entity/word_facts.h"

#include "base/utf8.h"
#include "language/hash.h"
#include "language/pack.h"

namespace isnad::entity {
namespace {

constexpr char32_t kWaw = 0x0648, kFeh = 0x0641, kBeh = 0x0628, kLam = 0x0644, kKaf = 0x0643, kAlef = 0x0627;
constexpr size_t kLetter = 2;         // bytes of an Arabic letter
constexpr size_t kShortestAfter = 2;  // letters left
constexpr uint8_t kCommonEnough = 4;  // of a rest whose whole the news does not hold

char32_t letter(std::string_view key, size_t at) {
  return at * kLetter + 1 < key.size() ? decode_at(key, at * kLetter).value : 0;
}

}  // namespace

Cuts cuts_of(std::string_view key) {
  Cuts out;
  const size_t n = key.size() / kLetter;
  const auto add = [&](size_t letters, bool conj, uint8_t prep, bool hidden) {
    if (n >= letters + kShortestAfter)
      out.at[out.count++] = {static_cast<uint8_t>(letters * kLetter), conj, prep, hidden};
  };
  const auto preps = [&](size_t from) {
    const char32_t c = letter(key, from);
    const auto prep = static_cast<uint8_t>(c == kBeh ? 1 : c == kLam ? 2 : c == kKaf ? 3 : 0);
    if (prep == 0) return;
    if (c == kLam && letter(key, from + 1) == kLam) add(from + 2, from > 0, prep, true);
    add(from + 1, from > 0, prep, false);
  };
  const char32_t first = letter(key, 0);
  if (first == kWaw || first == kFeh) {
    add(1, true, 0, false);
    preps(1);
  }
  preps(0);
  return out;
}

std::string rest_of(std::string_view key, const ProcliticCut& cut) {
  std::string out;
  if (cut.hidden_article) {
    append_utf8(out, kAlef);
    append_utf8(out, kLam);
  }
  out += key.substr(cut.letters);
  return out;
}

// Section: words u32, then of each word hash u64, cut u8, common u8, article u8, pronoun u8, classes u8, clusters u16
// each.
bool NewsFacts::load(std::string_view section) {
  constexpr size_t kRecord = 8 + 5 + 2 * kClusterings;
  ByteReader in(section);
  const auto count = in.get<uint32_t>();
  if (!in.ok() || in.left() != size_t{count} * kRecord) return false;
  uint32_t bits = 4;
  while ((uint64_t{1} << bits) < uint64_t{count} * 2) ++bits;
  shift_ = 64 - bits;
  slots_.assign(size_t{1} << bits, Slot{});
  const size_t mask = slots_.size() - 1;
  for (uint32_t i = 0; i < count; ++i) {
    Slot slot;
    slot.hash = in.get<uint64_t>();
    slot.cut = in.get<uint8_t>();
    slot.facts.common = in.get<uint8_t>();
    slot.facts.article = in.get<uint8_t>();
    slot.facts.pronoun = in.get<uint8_t>();
    slot.facts.classes = in.get<uint8_t>();
    for (uint16_t& c : slot.facts.cluster) c = in.get<uint16_t>();
    size_t at = slot.hash >> shift_;
    while (slots_[at].hash != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
  return in.ok();
}

// Section: names u32, then chain u64 and kinds u8 of each.
bool NewsFacts::load_hints(std::string_view section) {
  ByteReader in(section);
  const auto count = in.get<uint32_t>();
  if (!in.ok() || in.left() != size_t{count} * 9) return false;
  hints_.reserve(count);
  for (uint32_t i = 0; i < count; ++i) {
    const auto chain = in.get<uint64_t>();
    if (const auto kinds = in.get<uint8_t>(); kinds != 0) hints_.at(chain) |= kinds;
  }
  return in.ok();
}

uint8_t NewsFacts::hint(uint64_t chain) const {
  return hints_.find(chain);
}

const NewsFacts::Slot* NewsFacts::find(uint64_t hash) const {
  if (slots_.empty()) return nullptr;
  const size_t mask = slots_.size() - 1;
  for (size_t at = hash >> shift_; slots_[at].hash != 0; at = (at + 1) & mask) {
    if (slots_[at].hash == hash) return &slots_[at];
  }
  return nullptr;
}

CutWord NewsFacts::look(std::string_view key) const {
  CutWord out;
  const auto take = [&](const ProcliticCut& cut, const Slot* rest) {
    out.letters = cut.letters;
    out.conj = cut.conj;
    out.prep = cut.prep;
    out.hidden_article = cut.hidden_article;
    if (rest != nullptr) out.facts = rest->facts;
  };
  const auto slot_of = [&](const ProcliticCut& cut) {
    return cut.hidden_article ? find(hash_letters(rest_of(key, cut))) : find(hash_letters(key.substr(cut.letters)));
  };
  const Slot* whole = find(hash_letters(key));
  if (whole != nullptr && whole->cut == 0) {
    out.facts = whole->facts;
    return out;
  }
  const Cuts cuts = cuts_of(key);
  if (whole != nullptr) {
    const ProcliticCut& cut = cuts.at[std::min<size_t>(whole->cut, cuts.count) - 1];
    take(cut, slot_of(cut));
    return out;
  }
  const Slot* best = nullptr;
  for (uint8_t c = 0; c < cuts.count; ++c) {
    const Slot* rest = slot_of(cuts.at[c]);
    if (rest == nullptr || rest->cut != 0 || rest->facts.common < kCommonEnough) continue;
    if (best != nullptr && best->facts.common >= rest->facts.common) continue;
    best = rest;
    take(cuts.at[c], rest);
  }
  return out;
}

}  // namespace isnad::entity
