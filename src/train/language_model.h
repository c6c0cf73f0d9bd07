// A language model of the news: from what stands before a token, and from what stands after it, tell which it is. Its
// lower half is what the teachers start from. Deterministic. Not shareable between threads.
#pragma once

#include <vector>

#include "train/token_reader.h"

namespace isnad {

/// A sentence of news: what is seen of its tokens, and the class that is to be told of each.
struct NewsSentence {
  TeacherSentence seen;
  std::vector<uint16_t> classes;
};

/// What one direction loses: its state at each token tells the next one (`back`: the one before). Adds to the gradients
/// of `tells`; `dstates` becomes that of the states. Sentences stand as in `batch`.
float tell_words(LinearLayer& tells, const Floats& states, const BatchRows& batch,
                 const std::vector<const NewsSentence*>& sentences, bool back, Floats& dstates);

class LanguageModel {
 public:
  LanguageModel(const WordVectors& vectors, size_t hidden, size_t classes, uint64_t seed);

  /// One step; returns its loss, summed over tokens and both directions.
  float learn(const std::vector<const NewsSentence*>& sentences, float rate);
  const TokenReader& reader() const { return reader_; }

 private:
  Dice dice_;
  TokenReader reader_;
  LinearLayer tells_[2];
};

/// Cells each way of what has read the news.
constexpr size_t kNewsCells = 256;

/// One pass over `sentences`; what has learned to read from it. `classes` of tokens are told.
TokenReader read_news(const WordVectors& vectors, const std::vector<NewsSentence>& sentences, size_t classes,
                      bool verbose);

}  // namespace isnad
