#include "train/teach.h"

#include <algorithm>
#include <cstdio>
#include <thread>

namespace isnad {

std::array<uint32_t, kFields> see_token(const TokenView& view, const WordVectors& vectors, uint8_t tag) {
  std::array<uint32_t, kFields> out{};
  const auto set = [&](Field field, uint64_t value) {
    const auto f = static_cast<size_t>(field);
    out[f] = static_cast<uint32_t>(mix(value, f) % kTables[f].rows);
  };
  out[0] = vectors.row(view.key);
  set(Field::form, view.form);
  set(Field::end2, view.last[1]);
  set(Field::end3, view.last[2]);
  set(Field::end4, view.last[3]);
  set(Field::begin2, view.first[1]);
  set(Field::begin3, view.first[2]);
  set(Field::shape, view.kind * 1024U + view.part * 256U + (view.article ? 128U : 0U) + view.letters);
  set(Field::lexicon, view.lexicon.tags * 2 + (view.lexicon.fits ? 1U : 0U));
  set(Field::detail, view.lexicon.detail);
  out[static_cast<size_t>(Field::fine)] = view.facts.fine % 512U;
  set(Field::habit, view.facts.habit);
  out[static_cast<size_t>(Field::names)] = (view.facts.names & 63U) * 2U + (view.article ? 1U : 0U);
  out[static_cast<size_t>(Field::common)] = view.facts.common & 15U;
  out[static_cast<size_t>(Field::tag)] = tag;
  return out;
}

Teachers::Teachers(const WordVectors& vectors, const TokenReader* reader, const TeachOptions& options)
    : options_(options) {
  constexpr uint64_t kSeed = 11;
  for (uint32_t m = 0; m < options.members; ++m) {
    Dice dice(kSeed + m + 100);
    members_.emplace_back(reader != nullptr ? *reader : TokenReader(vectors, kReaderCells, dice), kSeed + m,
                          options.layers);
  }
}

void Teachers::learn(const std::vector<TeacherSentence>& sentences, const std::vector<TeacherSentence>& more) {
  const auto train = [&](size_t member) {
    constexpr float kWarm = 20;     // the rate rises over the first twentieth
    constexpr float kCool = 0.95F;  // and falls by so much
    constexpr size_t kSeenTimes = 2;
    const size_t slice = (kSeenTimes * more.size() + options_.epochs - 1) / options_.epochs;
    const size_t batches = (sentences.size() + slice + options_.batch - 1) / options_.batch;
    for (uint32_t epoch = 0; epoch < options_.epochs; ++epoch) {
      auto order = numbers(sentences.size() + slice);
      shuffle(order, 77 + epoch + 1000 * member);
      for (size_t b = 0; b < batches; ++b) {
        std::vector<const TeacherSentence*> batch;
        for (size_t i = b * options_.batch; i < std::min(order.size(), (b + 1) * options_.batch); ++i) {
          const size_t s = order[i];
          batch.push_back(s < sentences.size() ? &sentences[s]
                                               : &more[(epoch * slice + s - sentences.size()) % more.size()]);
        }
        const float progress = static_cast<float>(epoch * batches + b) / static_cast<float>(options_.epochs * batches);
        const float rate = options_.rate * std::min(1.0F, progress * kWarm + 0.1F) * (1 - progress * kCool);
        members_[member].learn(batch, rate);
      }
    }
  };
  std::vector<std::thread> threads;
  for (size_t m = 0; m < members_.size(); ++m) threads.emplace_back(train, m);
  for (std::thread& thread : threads) thread.join();
}

void Teachers::label(std::vector<TeacherSentence>& sentences) {
  constexpr size_t kChunk = 512;
  constexpr size_t kBatch = 16;
  for (size_t begin = 0; begin < sentences.size(); begin += kChunk) {
    const size_t end = std::min(sentences.size(), begin + kChunk);
    std::vector<std::vector<Guess>> guesses(members_.size(), std::vector<Guess>(end - begin));
    std::vector<std::thread> threads;
    for (size_t m = 0; m < members_.size(); ++m) {
      threads.emplace_back([&, m] {
        std::vector<Guess> some;
        for (size_t at = begin; at < end; at += kBatch) {
          std::vector<const TeacherSentence*> batch;
          for (size_t s = at; s < std::min(end, at + kBatch); ++s) batch.push_back(&sentences[s]);
          members_[m].read(batch, some);
          for (size_t i = 0; i < some.size(); ++i) guesses[m][at - begin + i] = std::move(some[i]);
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    threads.clear();
    const size_t parts = members_.size();
    for (size_t part = 0; part < parts; ++part) {
      threads.emplace_back([&, part] {
        for (size_t s = begin + part; s < end; s += parts) {
          TeacherSentence& sentence = sentences[s];
          const size_t count = sentence.tokens.size();
          Guess sum = guesses[0][s - begin];
          for (size_t m = 1; m < members_.size(); ++m) {
            const Guess& other = guesses[m][s - begin];
            for (size_t i = 0; i < sum.tags.size(); ++i) sum.tags[i] += other.tags[i];
            for (size_t i = 0; i < sum.arcs.size(); ++i) sum.arcs[i] += other.arcs[i];
          }
          sentence.heads = best_tree(sum.arcs, count);
          Floats labels;
          for (size_t m = 0; m < members_.size(); ++m)
            members_[m].add_labels(guesses[m][s - begin], sentence.heads, labels);
          sentence.tags.resize(count);
          sentence.rels.resize(count);
          for (size_t t = 0; t < count; ++t) {
            const auto tag = sum.tags.begin() + static_cast<std::ptrdiff_t>(t * kUposCount);
            sentence.tags[t] = static_cast<uint8_t>(std::max_element(tag, tag + kUposCount) - tag);
            const auto label = labels.begin() + static_cast<std::ptrdiff_t>(t * kRelCount);
            sentence.rels[t] = sentence.heads[t] == static_cast<int32_t>(count)
                                   ? static_cast<uint8_t>(Rel::root)
                                   : static_cast<uint8_t>(std::max_element(label, label + kRelCount) - label);
          }
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
}

TeacherSentence teacher_sentence(const Sample& sample, const WordVectors& vectors, const std::vector<uint8_t>& tags,
                                 bool with_tags, bool with_tree) {
  TeacherSentence out;
  const auto count = sample.gold->tokens.size();
  for (size_t t = 0; t < count; ++t) {
    const GoldToken& gold = sample.gold->tokens[t];
    out.tokens.push_back(see_token(sample.views[t + kEdge], vectors, tags[t]));
    out.letters.push_back(see_letters(sample.reading.str(sample.reading.tokens[t].form)));
    out.tags.push_back(static_cast<uint8_t>(with_tags ? static_cast<uint32_t>(gold.upos) : kUposCount));
    if (!with_tree) continue;
    out.heads.push_back(gold.head < 0 ? static_cast<int32_t>(count) : gold.head);
    out.rels.push_back(static_cast<uint8_t>(gold.rel));
  }
  return out;
}

void FormNumbers::add(const Sample& sample, TeacherSentence& out) {
  for (const GoldToken& token : sample.gold->tokens) {
    const uint32_t form = pack_feats(token.feats) | uint32_t{token.ending} << 16U;
    const auto next = static_cast<uint8_t>(std::min<size_t>(numbers_.size(), kFormClasses - 1));
    out.forms.push_back(numbers_.try_emplace(form, next).first->second);
  }
}

TeacherSentence named_sentence(const Sample& sample, const WordVectors& vectors, const std::vector<uint8_t>& tags,
                               bool blind) {
  TeacherSentence out = teacher_sentence(sample, vectors, tags, false, false);
  for (size_t t = 0; t < out.tokens.size(); ++t) {
    if (blind) out.tokens[t][static_cast<size_t>(Field::names)] &= 1U;
    out.names.push_back(sample.gold->tokens[t].name);
  }
  return out;
}

std::vector<uint8_t> tag_sample(const LinearModel& tagger, const Sample& sample) {
  std::vector<uint8_t> tags(sample.views.size(), kUposCount);
  Features features;
  int32_t scores[LinearModel::kMostClasses];
  for (size_t t = 0; t < sample.gold->tokens.size(); ++t) {
    upos_features(sample.views, tags, t + kEdge, false, features);
    tagger.score(features, scores);
    tags[t + kEdge] = static_cast<uint8_t>(std::max_element(scores, scores + kUposCount) - scores);
  }
  return {tags.begin() + kEdge, tags.end() - kEdge};
}

namespace {

/// Cuts the text into tokens and keeps the sample unless it is too short or too long; returns its tokens' number.
size_t add_text(GoldSentence gold, const Knowledge& of_words, const Segmenter& segmenter, const Knowledge& of_tokens,
                SilverText& out) {
  constexpr size_t kFewest = 4;
  constexpr size_t kMost = 80;
  Sample sample;
  sample.reading = words_of(gold);
  segment(of_words, segmenter, sample.reading);
  const size_t count = sample.reading.tokens.size();
  if (count < kFewest || count > kMost) return 0;
  std::vector<GoldToken> tokens(count);
  size_t g = 0;
  for (size_t t = 0; t < count; ++t) {
    const Span span = sample.reading.tokens[t].span;
    while (g < gold.tokens.size() && gold.tokens[g].span.end <= span.begin) ++g;
    // Prepositions that the corpus leaves on the word are no part of a name.
    const bool same =
        g < gold.tokens.size() && gold.tokens[g].span.begin <= span.begin && span.end <= gold.tokens[g].span.end;
    if (same && span.end == gold.tokens[g].span.end) tokens[t].name = gold.tokens[g].name;
  }
  gold.tokens = std::move(tokens);
  Sentence& all = sample.reading.sentences[0];
  all.first_token = 0;
  all.last_token = static_cast<uint32_t>(count);
  view_tokens(of_tokens, sample.reading, all, sample.views);
  out.gold.push_back(std::move(gold));
  sample.gold = &out.gold.back();
  out.samples.push_back(std::move(sample));
  return count;
}

}  // namespace

void read_silver(const std::vector<std::string>& sentences, size_t tokens, const Knowledge& of_words,
                 const Segmenter& segmenter, const Knowledge& of_tokens, SilverText& out) {
  size_t all = 0;
  for (const std::string& text : sentences) {
    if (all >= tokens) break;
    GoldSentence gold;
    gold.text = text;
    all += add_text(std::move(gold), of_words, segmenter, of_tokens, out);
  }
}

void read_named(const Corpus& corpus, const Knowledge& of_words, const Segmenter& segmenter, const Knowledge& of_tokens,
                SilverText& out) {
  for (const GoldSentence& sentence : corpus) add_text(sentence, of_words, segmenter, of_tokens, out);
}

}  // namespace isnad
