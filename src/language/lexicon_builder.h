// Builds a Lexicon: takes forms one by one, then puts the analyses of each key beside each other. Used once, by one
// thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/inflect.h"
#include "language/lexicon.h"

namespace isnad {

class LexiconBuilder {
 public:
  LexiconBuilder();
  /// Reads the tables of data/language and adds all their forms.
  std::optional<Error> add_tables(const std::filesystem::path& data);
  Lexicon finish() &&;

 private:
  struct Entry {
    Analysis analysis;
    uint32_t group = 0;
    uint32_t next = 0;  // entry + 1 of the same group
  };

  std::optional<Error> read_use(const std::filesystem::path& path);
  std::optional<Error> add_verbs(const std::filesystem::path& path, const Morphology& morphology);
  std::optional<Error> add_nouns(const std::filesystem::path& path, const Morphology& morphology);
  std::optional<Error> add_function_words(const std::filesystem::path& path);
  std::optional<Error> add_attachments(const std::filesystem::path& path);
  void add_nominal(const Morphology& morphology, const NounRow& noun, Analysis analysis);
  void add(const Spelling& form, Analysis analysis);
  uint32_t lemma_id(const Spelling& lemma);
  void grow();

  Lexicon lexicon_;
  std::vector<Entry> entries_;
  std::vector<uint32_t> heads_;  // of each group: entry + 1
  std::unordered_map<std::string, uint32_t> lemma_ids_;
  std::unordered_map<std::string, Analysis::Use> use_;  // by the cells lemma, imperfect, form
  std::vector<Inflected> forms_;
};

}  // namespace isnad
