// Head nouns of people, groups and places, taken from the tables of the entity stage.
#include "base/tsv.h"
#include "event/frames.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

std::string key_of(std::string_view text) {
  return fold(text, FoldLevel::key);
}

}  // namespace

Result<bool> load_event_nouns(const fs::path& folder, const Paradigms& paradigms, EventData& out) {
  struct Source {
    const char* file;
    std::vector<std::string_view> columns;
    size_t plurals;
    bool place;
  };
  const Source sources[] = {{"person_nouns.tsv", {"form", "feminine", "plurals", "class", "source"}, 2, false},
                            {"group_nouns.tsv", {"form", "plurals", "class", "alone", "source"}, 1, false},
                            {"place_nouns.tsv", {"form", "plurals", "class", "source"}, 1, true}};
  for (const Source& source : sources) {
    const auto table = Table::load(folder / source.file, source.columns);
    if (!table) return table.error();
    for (size_t row = 0; row < table->rows(); ++row) {
      const std::string key = key_of(table->cell(row, 0));
      const std::string_view kind = table->cell(row, source.plurals + 1);
      if (kind == "honorific" || kind == "rank" || kind == "epithet") continue;
      auto& nouns = source.place ? out.places : out.human;
      const bool person = source.plurals == 2;
      std::vector<std::string> plurals;
      if (person) {
        for (const std::string_view plural : kSoundPlurals) plurals.push_back(key + std::string(plural));
      }
      for (const std::string_view plural : split_list(table->cell(row, source.plurals))) {
        if (plural.size() > 4) plurals.push_back(key_of(plural));
      }
      nouns.insert(plurals.begin(), plurals.end());
      if (kind == "source") {
        out.tellers.insert(key);
        out.tellers.insert(plurals.begin(), plurals.end());
      }
      if (person && kind != "source") {
        out.people.insert(plurals.begin(), plurals.end());
        // Before a genitive the sound plurals lose their last letter.
        for (const std::string_view plural : kSoundPlurals)
          out.people.insert(key + std::string(plural.substr(0, plural.size() / 2)));
      }
      const bool group = !person && !source.place && kind != "government" && kind != "state";
      if (!person && kind == "government") {
        out.rulers.insert(key);
        out.rulers.insert(plurals.begin(), plurals.end());
      }
      if (group) {
        out.groups.insert(key);
        // The indefinite accusative.
        if (kind == "group" && !key.ends_with(utf8::kHeh)) out.groups.insert(key + std::string(utf8::kAlef));
        out.groups.insert(plurals.begin(), plurals.end());
        if (table->cell(row, 3) != "never") {
          out.bodies.insert(key);
          out.bodies.insert(plurals.begin(), plurals.end());
        }
      }
      FormTable forms;
      paradigms.add(table->cell(row, 0), Upos::NOUN, 0, forms);
      // Without a feminine of its own the word's feminine is another noun ("participation").
      const bool feminine = !person || !table->cell(row, 1).empty();
      forms.each_key([&](std::string_view form) {
        if (!feminine && form.ends_with(utf8::kHeh) && form != key) return;
        nouns.insert(form);
        if (kind == "people" || kind == "fighters") (group ? out.groups : out.people).insert(form);
      });
    }
  }
  return true;
}

}  // namespace isnad
