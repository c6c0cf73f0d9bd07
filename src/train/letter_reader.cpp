#include "train/letter_reader.h"

#include <algorithm>

#include "base/utf8.h"

namespace isnad {

Letters see_letters(std::string_view form) {
  Letters out{};
  size_t count = 0;
  for (size_t at = 0; at < form.size() && count < kLetters;) {
    const CodePoint letter = decode_at(form, at);
    at += letter.size;
    // Arabic letters keep their place in the block; others share what is left.
    const bool arabic = letter.value >= 0x620 && letter.value < 0x6E0;
    out[count++] = static_cast<uint8_t>(arabic ? letter.value - 0x620 + 1 : 0xC1 + letter.value % 0x3F);
  }
  return out;
}

void LetterReader::make(Dice& dice) {
  table_.table(kLetterKinds, kColumns, 0.1F, dice);
  filters_.make(kReach * kColumns, kWidth, dice);
}

void LetterReader::forward(const std::vector<Letters>& words, Floats& out) {
  seen_.clear();
  std::vector<uint32_t> first{0};
  for (const Letters& word : words) {
    const auto size = static_cast<size_t>(std::find(word.begin(), word.end(), 0) - word.begin());
    for (size_t i = 0; i < std::max<size_t>(size, 1); ++i) {
      seen_.push_back({i > 0 ? word[i - 1] : uint8_t{0}, word[i], i + 1 < kLetters ? word[i + 1] : uint8_t{0}});
    }
    first.push_back(static_cast<uint32_t>(seen_.size()));
  }
  columns_.resize(seen_.size() * kReach * kColumns);
  for (size_t r = 0; r < seen_.size() * kReach; ++r)
    std::copy_n(&table_.value[seen_[r / kReach][r % kReach] * kColumns], kColumns, &columns_[r * kColumns]);
  filters_.forward(columns_, seen_.size(), answers_);
  out.resize(words.size() * kWidth);
  strongest_.resize(out.size());
  for (size_t w = 0; w < words.size(); ++w) {
    for (size_t k = 0; k < kWidth; ++k) {
      uint32_t best = first[w];
      for (uint32_t r = first[w] + 1; r < first[w + 1]; ++r) {
        if (answers_[r * kWidth + k] > answers_[best * kWidth + k]) best = r;
      }
      strongest_[w * kWidth + k] = best;
      out[w * kWidth + k] = answers_[best * kWidth + k];
    }
  }
}

void LetterReader::backward(const Floats& dout) {
  Floats danswers(answers_.size(), 0), dcolumns(columns_.size(), 0);
  for (size_t i = 0; i < dout.size(); ++i) danswers[strongest_[i] * kWidth + i % kWidth] += dout[i];
  filters_.backward(columns_, danswers, seen_.size(), &dcolumns);
  for (size_t r = 0; r < seen_.size() * kReach; ++r) {
    const uint8_t letter = seen_[r / kReach][r % kReach];
    table_.touch(letter);
    for (size_t c = 0; c < kColumns; ++c) table_.grad[letter * kColumns + c] += dcolumns[r * kColumns + c];
  }
}

void LetterReader::step(const AdamStep& adam) {
  table_.step(adam);
  filters_.step(adam);
}

void LetterReader::rest() {
  table_.rest();
  filters_.rest();
}

}  // namespace isnad
