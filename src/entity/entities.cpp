#include "entity/entities.h"

#include <algorithm>
#include <set>

#include "entity/find.h"
#include "entity/link.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace isnad {
namespace {

using entity::Finder, entity::FoundKind, entity::FoundName, entity::KnownEnds, entity::KnownNames, entity::Line,
    entity::LineData, entity::Linker;

/// What is left of a person's full name when its first parts are dropped, to be known again in the same report.
class Ends {
 public:
  Ends(const entity::EntityWords& words, const entity::KnowledgeBase& base) : words_(words), base_(base) {}
  void add(const Reading& reading, const FoundName& f) {
    std::vector<std::string_view> keys;
    for (uint32_t w = f.first_word; w < f.last_word; ++w) {
      const Word& word = reading.words[w];
      if (word.kind == WordKind::punct || word.span.begin < f.name.begin || word.span.end > f.name.end) continue;
      keys.push_back(reading.str(word.key));
    }
    if (keys.size() < 2) return;
    for (size_t from = 0; from < keys.size(); ++from) {
      // What follows "son of" is somebody else's name.
      if (from > 0 && (words_.info(words_.id(keys[from - 1])).is & entity::kParticle)) continue;
      if (from > 0 && (words_.info(words_.id(keys[from])).is & (entity::kBound | entity::kRanking))) continue;
      std::vector<std::string_view> rest(keys.begin() + static_cast<std::ptrdiff_t>(from) + 1, keys.end());
      // "the shah of X" is a person, X is not.
      // Nor is a whole family.
      if (from > 0 && keys[from] == kAl) continue;
      if (from > 0 && rest.empty() && is_country(keys[from])) continue;
      if (!seen_.insert({keys[from], rest}).second) continue;
      ends[keys[from]].push_back(std::move(rest));
    }
    // First and last without what is between.
    const bool bound = words_.info(words_.id(keys.back())).is & entity::kBound;
    std::vector<std::string_view> last = {keys.back()};
    if (keys.size() > 2 && !bound && seen_.insert({keys.front(), last}).second)
      ends[keys.front()].push_back(std::move(last));
  }
  KnownEnds ends;

 private:
  bool is_country(std::string_view key) const {
    const uint32_t id = words_.id(key);
    const uint32_t node = id == 0 ? 0 : base_.names().next(entity::FormTrie::kRoot, id);
    if (node == 0) return false;
    const auto& forms = base_.names().payloads(node);
    return std::any_of(forms.begin(), forms.end(), [&](uint32_t f) {
      const entity::NameForm& form = base_.forms()[f];
      return base_.entities()[form.entity].kind == EntityKind::country && !form.weak && !form.metonym;
    });
  }

  const entity::EntityWords& words_;
  const entity::KnowledgeBase& base_;
  std::set<std::pair<std::string_view, std::vector<std::string_view>>> seen_;
};

/// Names of places that only the noun before them tells, to be known where it does not stand.
void add_place(const Reading& reading, const FoundName& f, KnownEnds& out) {
  std::vector<std::string_view> rest;
  std::string_view first;
  for (uint32_t w = f.first_word; w < f.last_word; ++w) {
    const Word& word = reading.words[w];
    if (word.kind == WordKind::punct || word.span.begin < f.name.begin || word.span.end > f.name.end) continue;
    first.empty() ? void(first = reading.str(word.key)) : rest.push_back(reading.str(word.key));
  }
  if (first.empty()) return;
  auto& known = out[first];
  if (std::find(known.begin(), known.end(), rest) == known.end()) known.push_back(std::move(rest));
}

bool is_person(const EntityData& data, const FoundName& f) {
  if (f.what == FoundKind::person) return true;
  if (f.what != FoundKind::base) return false;
  return std::any_of(f.forms.begin(), f.forms.end(), [&](uint32_t form) {
    return data.base.entities()[data.base.forms()[form].entity].kind == EntityKind::person;
  });
}

}  // namespace

Result<EntityData> EntityData::load(const std::filesystem::path& data, const std::filesystem::path& model) {
  EntityData out;
  auto words = entity::EntityWords::load(data);
  if (!words) return words.error();
  out.words = std::move(*words);
  auto base = entity::KnowledgeBase::load(data, out.words);
  if (!base) return base.error();
  out.base = std::move(*base);
  if (const auto dictionary = out.words.add_dictionary(data); !dictionary) return dictionary.error();
  std::error_code ec;
  const auto beside = data / ".." / "models" / "open-ner.bin";
  const auto path = model.empty() && std::filesystem::exists(beside, ec) ? beside : model;
  if (!path.empty()) {
    auto names = entity::NerModel::load(path);
    if (!names) return names.error();
    out.names = std::move(*names);
  }
  return out;
}

void tokens_from_words(Reading& reading) {
  if (!reading.tokens.empty()) return;
  for (uint32_t s = 0; s < reading.sentences.size(); ++s) {
    Sentence& sentence = reading.sentences[s];
    sentence.first_token = static_cast<uint32_t>(reading.tokens.size());
    for (uint32_t w = sentence.first_word; w < sentence.last_word; ++w) {
      Word& word = reading.words[w];
      word.first_token = static_cast<uint32_t>(reading.tokens.size());
      word.last_token = word.first_token + 1;
      Token t;
      t.span = word.span;
      t.word = w;
      t.sentence = s;
      t.form = word.form;
      t.key = word.key;
      reading.tokens.push_back(t);
    }
    sentence.last_token = static_cast<uint32_t>(reading.tokens.size());
  }
}

namespace {

/// "the 23 March Movement": a day in a name dates nothing.
void drop_days_in_names(Reading& reading) {
  const auto named = [&](const TimeRef& t) {
    const auto behind = std::upper_bound(reading.mentions.begin(), reading.mentions.end(), t.span.begin,
                                         [](uint32_t at, const Mention& m) { return at < m.span.begin; });
    if (behind == reading.mentions.begin()) return false;
    const Mention& m = *(behind - 1);
    const bool kind = m.kind == EntityKind::group || m.kind == EntityKind::body || m.kind == EntityKind::outlet;
    return kind && m.span.begin < t.span.begin && t.span.end <= m.span.end;
  };
  std::erase_if(reading.times, named);
}

}  // namespace

void find_entities(const EntityData& data, Reading& reading) {
  tokens_from_words(reading);
  const LineData lines{data.words, data.base};
  std::vector<Line> all;
  all.reserve(reading.sentences.size());
  for (uint32_t s = 0; s < reading.sentences.size(); ++s) all.push_back(make_line(lines, reading, s));
  if (!data.names.empty()) {
    std::vector<const Line*> text;
    for (const Line& line : all) text.push_back(&line);
    const auto labels = data.names.label(lines, text);
    for (size_t l = 0; l < all.size(); ++l) {
      for (size_t i = 0; i < labels[l].size(); ++i) all[l].items[i].label = labels[l][i];
    }
  }
  // Once for the full names, and again with their short forms known.
  std::vector<FoundName> found;
  Ends ends(data.words, data.base);
  KnownNames known;
  {
    const KnownNames none;
    for (const Line& line : all) Finder(lines, reading, none, found).read(line);
    for (const FoundName& f : found) {
      if (is_person(data, f)) ends.add(reading, f);
      const bool named = f.what == FoundKind::place && f.kind == EntityKind::place && f.place_noun;
      if (named) add_place(reading, f, known.places);
    }
    found.clear();
  }
  known.persons = std::move(ends.ends);
  for (const Line& line : all) Finder(lines, reading, known, found).read(line);
  Linker(lines, reading, found).link();
  drop_days_in_names(reading);
}

}  // namespace isnad
