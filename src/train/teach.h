// Several teachers that vote, and the news that they label. Deterministic whatever the number of threads.
#pragma once

#include <deque>
#include <map>
#include <vector>

#include "train/learn_parts.h"
#include "train/teacher.h"

namespace isnad {

class Teachers {
 public:
  /// `reader` has learned from the news; none = one that knows the vectors alone.
  Teachers(const WordVectors& vectors, const TokenReader* reader, const TeachOptions& options);
  /// All of `sentences` in each epoch; `more` is spread over the epochs, so that each is seen once or twice.
  void learn(const std::vector<TeacherSentence>& sentences, const std::vector<TeacherSentence>& more);
  /// Fills tags, heads and rels of each by vote.
  void label(std::vector<TeacherSentence>& sentences);

 private:
  TeachOptions options_;
  std::vector<Teacher> members_;
};

/// `tags` are those of another tagger. Gold of tags and trees is taken over where it is wanted and there.
TeacherSentence teacher_sentence(const Sample& sample, const WordVectors& vectors, const std::vector<uint8_t>& tags,
                                 bool with_tags, bool with_tree);

/// Numbers for what the gold says of inflection: features and case.
class FormNumbers {
 public:
  /// Fills `out.forms`.
  void add(const Sample& sample, TeacherSentence& out);

 private:
  std::map<uint32_t, uint8_t> numbers_;
};

/// What a tagger says of a sample with views.
std::vector<uint8_t> tag_sample(const LinearModel& tagger, const Sample& sample);

/// Sentences as samples of their own, cut by the segmenter; `gold` holds what they point at.
struct SilverText {
  std::deque<GoldSentence> gold;
  std::vector<Sample> samples;
};
/// As many of the sentences as have so many tokens together.
void read_silver(const std::vector<std::string>& sentences, size_t tokens, const Knowledge& of_words,
                 const Segmenter& segmenter, const Knowledge& of_tokens, SilverText& out);

/// The sentences of a corpus of names, cut by the segmenter, with its marks on the tokens.
void read_named(const Corpus& corpus, const Knowledge& of_words, const Segmenter& segmenter, const Knowledge& of_tokens,
                SilverText& out);

/// What the network may learn of a sentence's names. Lists of names know all of this corpus: for every other sentence
/// the network does not see what they say.
TeacherSentence named_sentence(const Sample& sample, const WordVectors& vectors, const std::vector<uint8_t>& tags,
                               bool blind);

}  // namespace isnad
