#include "entity/base.h"

#include "base/utf8.h"
#include "text/fold.h"

namespace isnad::entity {

const std::vector<Term>& KnowledgeBase::terms(OfficeKey office) const {
  static const std::vector<Term> kNone;
  const auto found = terms_.find(office);
  return found == terms_.end() ? kNone : found->second;
}

std::vector<uint16_t> KnowledgeBase::countries_of(uint16_t office) const {
  std::vector<uint16_t> out;
  for (auto at = terms_.lower_bound({office, 0}); at != terms_.end() && at->first.first == office; ++at) {
    const uint32_t of = at->first.second;
    if (of != 0 && entities_[of - 1].kind == EntityKind::country) out.push_back(static_cast<uint16_t>(of));
  }
  return out;
}

const std::vector<OfficeKey>& KnowledgeBase::offices_of(uint32_t person) const {
  static const std::vector<OfficeKey> kNone;
  const auto found = offices_of_.find(person);
  return found == offices_of_.end() ? kNone : found->second;
}

const std::vector<uint32_t>& KnowledgeBase::by_ends(uint32_t first, uint32_t last) const {
  static const std::vector<uint32_t> kNone;
  const auto found = ends_.find((uint64_t{first} << 32) | last);
  return found == ends_.end() ? kNone : found->second;
}

int KnowledgeBase::by_noun(uint16_t lemma, uint16_t country, bool plural) const {
  const auto found = nouns_.find({lemma, country, plural});
  return found == nouns_.end() ? -1 : static_cast<int>(found->second);
}

int KnowledgeBase::find(std::string_view id) const {
  const auto found = ids_.find(std::string(id));
  return found == ids_.end() ? -1 : static_cast<int>(found->second);
}

int KnowledgeBase::office(std::string_view id) const {
  for (size_t i = 0; i < offices_.size(); ++i) {
    if (offices_[i] == id) return static_cast<int>(i);
  }
  return -1;
}

std::vector<uint32_t> name_words(std::string_view name, EntityWords& words) {
  std::vector<uint32_t> out;
  const std::string key = fold(name, FoldLevel::key);
  size_t begin = 0;
  const auto flush = [&](size_t end) {
    if (end > begin) out.push_back(words.intern(std::string_view(key).substr(begin, end - begin)));
  };
  for (size_t at = 0; at < key.size();) {
    const CodePoint c = decode_at(key, at);
    const bool letter = is_arabic_letter(c.value) || is_digit(c.value) ||
                        (c.value < 0x80 && std::isalnum(static_cast<int>(c.value))) ||
                        (c.value >= 0xC0 && c.value < 0x0600 && c.value != 0xD7 && c.value != 0xF7);
    if (!letter) {
      flush(at);
      begin = at + c.size;
    }
    at += c.size;
  }
  flush(key.size());
  return out;
}

}  // namespace isnad::entity
