#include "train/learn_silver.h"

#include <cstdio>

#include "language/hash.h"
#include "train/language_model.h"
#include "train/teach.h"

namespace isnad {
namespace {

/// Nodes of a sample with tags and lemmas that the pack would give.
TreeSample tree_nodes(const Knowledge& know, const Tagger& tagger, const Lemmatizer& lemmatizer, Sample& sample) {
  TagSpace space;
  const Sentence& sentence = sample.reading.sentences[0];
  tag(tagger, know, sample.reading, sentence, space);
  std::string lemma;
  for (Token& token : sample.reading.tokens) {
    lemmatizer.lemma(know, sample.reading.str(token.key), sample.reading.str(token.form), token.upos, token.feats,
                     lemma);
    token.lemma = sample.reading.keep(lemma);
  }
  TreeSample tree;
  make_nodes(sample.reading, sentence, sample.views, tree.nodes);
  return tree;
}

void add_tree(const Knowledge& know, const Tagger& tagger, const Lemmatizer& lemmatizer, Sample& sample,
              std::vector<TreeSample>& out) {
  if (!sample.gold->tokens.front().has_tree) return;
  TreeSample tree = tree_nodes(know, tagger, lemmatizer, sample);
  for (const GoldToken& token : sample.gold->tokens) {
    tree.heads.push_back(token.head < 0 ? static_cast<int32_t>(sample.gold->tokens.size()) : token.head);
    tree.rels.push_back(token.rel);
  }
  out.push_back(std::move(tree));
}

constexpr uint32_t kLeastKnown = 5;  // occurrences of a word in the news that has a vector

using Sections = std::map<std::string, std::string>;

std::vector<uint32_t> without(const std::vector<uint32_t>& order, uint32_t part, uint32_t parts) {
  std::vector<uint32_t> out;
  for (const uint32_t s : order) {
    if (s % parts != part) out.push_back(s);
  }
  return out;
}

/// Tags that a tagger trained on the other parts gives.
std::vector<std::vector<uint8_t>> foreign_tags(const std::vector<Sample>& samples, const TrainingOptions& options) {
  constexpr uint32_t kParts = 8;
  std::vector<std::vector<uint8_t>> out(samples.size());
  for (uint32_t part = 0; part < kParts; ++part) {
    LinearModel tagger;
    (void)tagger.load(
        learn_upos(samples, without(numbers(samples.size()), part, kParts), options.rounds, false, options));
    for (uint32_t s = part; s < samples.size(); s += kParts) out[s] = tag_sample(tagger, samples[s]);
  }
  return out;
}

/// The news as the language model learns it: the commonest words are told by themselves, others by their clusters.
TokenReader learn_reader(const TrainingData& data, const Knowledge& of_words, const Segmenter& segmenter,
                         const Knowledge& know, const NewsWords& tokens, const WordVectors& vectors,
                         const TrainingOptions& options) {
  constexpr uint32_t kAlone = 640;
  const auto alone = static_cast<uint32_t>(std::min<size_t>(kAlone, tokens.keys.size()));
  std::unordered_map<uint64_t, uint16_t> classes;
  for (uint32_t w = 0; w < alone; ++w) classes[hash_letters(tokens.keys[w])] = static_cast<uint16_t>(w);
  std::vector<NewsSentence> sentences;
  for (const std::string& text : data.mixed) {
    SilverText one;
    read_silver({text}, 1, of_words, segmenter, know, one);
    if (one.samples.empty()) continue;
    const Sample& sample = one.samples.front();
    const std::vector<uint8_t> unknown(sample.gold->tokens.size(), kUposCount);
    NewsSentence sentence{teacher_sentence(sample, vectors, unknown, false, false), {}};
    for (size_t t = 0; t < sentence.seen.tokens.size(); ++t) {
      const TokenView& view = sample.views[t + kEdge];
      const auto found = classes.find(view.key);
      sentence.classes.push_back(found != classes.end() ? found->second
                                                        : static_cast<uint16_t>(alone + view.facts.fine));
    }
    sentences.push_back(std::move(sentence));
  }
  return read_news(vectors, sentences, alone + options.fine + 1, options.verbose);
}

}  // namespace

std::vector<uint32_t> weighted(size_t gold, size_t all, uint32_t times) {
  std::vector<uint32_t> out;
  for (uint32_t s = 0; s < all; ++s) out.insert(out.end(), s < gold && all > gold ? times : 1, s);
  return out;
}

std::vector<TreeSample> tree_samples(const Knowledge& know, const Lemmatizer& lemmatizer, std::vector<Sample>& samples,
                                     size_t gold, const TrainingOptions& options) {
  const uint32_t parts = samples.size() > gold ? 2 : 8;
  std::vector<TreeSample> out;
  if (options.tree_rounds == 0) return out;
  for (uint32_t part = 0; part < parts; ++part) {
    const auto others = without(weighted(gold, samples.size(), options.gold_times), part, parts);
    Sections sections;
    sections["upos"] =
        learn_upos(samples, others, samples.size() > gold ? options.silver_rounds : options.rounds, false, options);
    learn_feats(samples, others, options.rounds, options, false, sections);
    Tagger tagger;
    if (!tagger.load(sections["upos"], sections["feats"], sections["bundles"])) continue;
    for (uint32_t s = part; s < samples.size(); s += parts) {
      for (uint32_t i = 0; i < (s < gold && samples.size() > gold ? options.gold_times : 1); ++i) {
        add_tree(know, tagger, lemmatizer, samples[s], out);
      }
    }
  }
  return out;
}

std::vector<TreeSample> tree_samples(const Knowledge& know, const Lemmatizer& lemmatizer, const NewsWords& tokens,
                                     std::vector<Sample>& tagged, std::vector<Sample>& trees, SilverText& news,
                                     const TrainingOptions& options) {
  std::vector<TreeSample> out;
  if (options.tree_rounds == 0) return out;
  WordRuns known;
  for (const Sample& sample : trees) known.add(*sample.gold);
  std::vector<uint32_t> others;
  for (uint32_t s = 0; s < tagged.size(); ++s) {
    if (!known.holds(*tagged[s].gold)) others.push_back(s);
  }
  if (options.verbose) fprintf(stderr, "%zu of %zu sentences have no tree\n", others.size(), tagged.size());
  const uint32_t rounds = options.rounds / 2;
  Sections sections;
  sections["upos"] = learn_upos(tagged, others, rounds, false, options);
  constexpr uint32_t kParts = 4;
  const bool taught = options.teach.members > 0 && options.silver > 0;
  for (uint32_t part = 0; part < kParts; ++part) {
    learn_feats(trees, without(numbers(trees.size()), part, kParts), rounds, options, false, sections);
    Tagger tagger;
    if (!tagger.load(sections["upos"], sections["feats"], sections["bundles"])) continue;
    for (uint32_t s = part; s < trees.size(); s += kParts) {
      for (uint32_t i = 0; i < (taught ? options.gold_times : 1); ++i)
        add_tree(know, tagger, lemmatizer, trees[s], out);
    }
  }
  if (!taught) return out;
  const WordVectors vectors = learn_vectors(tokens, kLeastKnown, 1);
  LinearModel full;
  (void)full.load(sections["upos"]);
  std::vector<TeacherSentence> gold;
  FormNumbers forms;
  for (const Sample& sample : trees) {
    gold.push_back(teacher_sentence(sample, vectors, tag_sample(full, sample), false, true));
    forms.add(sample, gold.back());
  }
  // The sentences without trees teach the teachers tags, and are what they label.
  constexpr size_t kLongest = 100;
  std::vector<uint32_t> chosen;
  size_t many = 0;
  for (const uint32_t s : others) {
    if (many >= options.silver || tagged[s].gold->tokens.size() > kLongest) continue;
    chosen.push_back(s);
    many += tagged[s].gold->tokens.size();
  }
  learn_feats(trees, numbers(trees.size()), rounds, options, false, sections);
  std::vector<TeacherSentence> texts;
  const size_t first = out.size();
  for (uint32_t half = 0; half < 2; ++half) {
    sections["upos"] = learn_upos(tagged, without(others, half, 2), rounds, false, options);
    Tagger tagger;
    if (!tagger.load(sections["upos"], sections["feats"], sections["bundles"])) continue;
    for (const uint32_t s : chosen) {
      if (s % 2 != half) continue;
      texts.push_back(teacher_sentence(tagged[s], vectors, tag_sample(tagger.upos, tagged[s]), true, false));
      out.push_back(tree_nodes(know, tagger, lemmatizer, tagged[s]));
    }
  }
  Teachers teachers(vectors, nullptr, options.teach);
  teachers.learn(gold, texts);
  Tagger tagger;
  sections["upos"] = learn_upos(tagged, others, rounds, false, options);
  if (tagger.load(sections["upos"], sections["feats"], sections["bundles"])) {
    for (Sample& sample : news.samples) {
      texts.push_back(teacher_sentence(sample, vectors, tag_sample(tagger.upos, sample), false, false));
      out.push_back(tree_nodes(know, tagger, lemmatizer, sample));
    }
  }
  teachers.label(texts);
  for (size_t s = 0; s < texts.size(); ++s) {
    out[first + s].heads = std::move(texts[s].heads);
    for (const uint8_t rel : texts[s].rels) out[first + s].rels.push_back(static_cast<Rel>(rel));
  }
  return out;
}

void add_silver(const TrainingData& data, const Knowledge& of_words, const Segmenter& segmenter, const Knowledge& know,
                const NewsWords& tokens, const TrainingOptions& options, std::vector<Sample>& samples,
                SilverText& silver) {
  if (options.teach.members == 0 || options.silver == 0) return;
  const WordVectors vectors = learn_vectors(tokens, kLeastKnown, 1);
  const auto tags = foreign_tags(samples, options);
  FormNumbers forms;
  std::vector<TeacherSentence> sentences;
  for (size_t s = 0; s < samples.size(); ++s) {
    sentences.push_back(teacher_sentence(samples[s], vectors, tags[s], true, samples[s].gold->tokens.front().has_tree));
    forms.add(samples[s], sentences.back());
  }
  LinearModel tagger;
  (void)tagger.load(learn_upos(samples, numbers(samples.size()), options.rounds, false, options));
  SilverText named;
  if (options.teach.layers > 1) read_named(data.segmented, of_words, segmenter, know, named);
  std::vector<TeacherSentence> names;
  for (size_t s = 0; s < named.samples.size(); ++s) {
    names.push_back(named_sentence(named.samples[s], vectors, tag_sample(tagger, named.samples[s]), s % 2 == 0));
  }
  const TokenReader reader = learn_reader(data, of_words, segmenter, know, tokens, vectors, options);
  Teachers teachers(vectors, &reader, options.teach);
  teachers.learn(sentences, names);
  if (options.verbose) fprintf(stderr, "%u teachers\n", options.teach.members);
  read_silver(data.mixed, options.silver, of_words, segmenter, know, silver);
  sentences.clear();
  for (const Sample& sample : silver.samples) {
    sentences.push_back(teacher_sentence(sample, vectors, tag_sample(tagger, sample), false, false));
  }
  teachers.label(sentences);
  for (size_t s = 0; s < sentences.size(); ++s) {
    for (size_t t = 0; t < sentences[s].tokens.size(); ++t) {
      GoldToken& token = silver.gold[s].tokens[t];
      token.upos = static_cast<Upos>(sentences[s].tags[t]);
      const int32_t head = sentences[s].heads[t];
      token.head = head == static_cast<int32_t>(sentences[s].tokens.size()) ? -1 : head;
      token.rel = static_cast<Rel>(sentences[s].rels[t]);
      token.has_tree = true;
    }
    samples.push_back(std::move(silver.samples[s]));
  }
  silver.samples.clear();
  if (options.verbose) fprintf(stderr, "%zu sentences of silver\n", sentences.size());
}

}  // namespace isnad
