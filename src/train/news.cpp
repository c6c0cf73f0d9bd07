#include "train/news.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/tsv.h"
#include "language/hash.h"
#include "language/pack.h"
#include "language/tag.h"
#include "report/reading.h"
#include "text/fold.h"
#include "text/split.h"

namespace isnad {
Result<std::string> read_news_day(const std::filesystem::path& zip) {
  const auto files = read_zip(zip);
  if (!files) return files.error();
  std::string out;
  for (const std::string& file : *files) {
    const auto json = nlohmann::json::parse(file, nullptr, false);
    if (!json.is_array()) return Error{ErrorCode::bad_format, zip.string() + ": not an array of articles"};
    for (const auto& item : json) {
      const auto content = item.find("content");
      if (content == item.end() || !content->is_string()) continue;
      out += content->get<std::string>();
      out += '\n';
    }
  }
  return out;
}

namespace {

/// Counts keys as they come; sort() numbers them by how common they are.
class Counter {
 public:
  void add(std::string_view key) {
    const auto [found, fresh] = index_.try_emplace(std::string(key), static_cast<uint32_t>(raw_.keys.size()));
    if (fresh) {
      raw_.keys.emplace_back(key);
      raw_.counts.push_back(0);
    }
    ++raw_.counts[found->second];
    raw_.stream.push_back(found->second);
  }
  void stop() { raw_.stream.push_back(NewsWords::kBreak); }

  NewsWords sort() const {
    std::vector<uint32_t> order(raw_.keys.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      return raw_.counts[a] != raw_.counts[b] ? raw_.counts[a] > raw_.counts[b] : raw_.keys[a] < raw_.keys[b];
    });
    NewsWords out;
    std::vector<uint32_t> place(order.size());
    for (uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      out.keys.push_back(raw_.keys[order[i]]);
      out.counts.push_back(raw_.counts[order[i]]);
    }
    out.stream.reserve(raw_.stream.size());
    for (const uint32_t w : raw_.stream) out.stream.push_back(w == NewsWords::kBreak ? w : place[w]);
    return out;
  }

 private:
  std::unordered_map<std::string, uint32_t> index_;
  NewsWords raw_;
};

template <typename F>
void each_line(const std::vector<std::string>& texts, F f) {
  for (const std::string& text : texts) {
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      Reading line;
      line.report.text = text.substr(begin, end - begin);
      split_words(line, {0, static_cast<uint32_t>(line.report.text.size())});
      f(line);
      begin = end + 1;
    }
  }
}

}  // namespace

std::vector<std::string> news_sentences(const TextData& text, const std::vector<std::string>& texts, size_t count) {
  std::vector<std::string> all;
  std::unordered_set<std::string> seen;
  for (const std::string& day : texts) {
    for (size_t begin = 0; begin < day.size();) {
      const size_t end = std::min(day.find('\n', begin), day.size());
      Reading line;
      line.report.text = day.substr(begin, end - begin);
      line.report.body.push_back({0, static_cast<uint32_t>(end - begin)});
      split_text(text, line);
      for (const Sentence& sentence : line.sentences) {
        std::string letters(line.slice(sentence.span));
        if (seen.insert(letters).second) all.push_back(std::move(letters));
      }
      begin = end + 1;
    }
  }
  std::vector<std::string> out;
  const size_t every = std::max<size_t>(1, all.size() / std::max<size_t>(1, count));
  for (size_t s = 0; s < all.size(); s += every) out.push_back(std::move(all[s]));
  return out;
}

NewsWords count_words(const std::vector<std::string>& texts) {
  Counter counter;
  each_line(texts, [&](const Reading& line) {
    for (const Word& word : line.words) counter.add(line.str(word.key));
    counter.stop();
  });
  return counter.sort();
}

std::map<std::string, uint32_t> count_forms(const std::vector<std::string>& texts) {
  std::map<std::string, uint32_t> out;
  each_line(texts, [&](const Reading& line) {
    for (const Word& word : line.words) {
      if (word.kind == WordKind::arabic) ++out[std::string(line.str(word.form))];
    }
  });
  return out;
}

NewsWords count_tokens(const std::vector<std::string>& texts, const Knowledge& know, const Segmenter& segmenter) {
  Counter counter;
  each_line(texts, [&](Reading& line) {
    segment(know, segmenter, line);
    for (const Token& token : line.tokens) counter.add(line.str(token.key));
    counter.stop();
  });
  return counter.sort();
}

std::unordered_map<std::string, uint16_t> tag_habits(const std::vector<std::string>& texts, const Knowledge& of_words,
                                                     const Segmenter& segmenter, const Knowledge& of_tokens,
                                                     const LinearModel& tagger, const NewsWords& words) {
  constexpr Upos kTold[] = {Upos::NOUN, Upos::ADJ, Upos::PROPN, Upos::VERB};
  constexpr uint32_t kLeastTagged = 4;
  struct Seen {
    uint32_t all = 0;
    uint32_t tags[4] = {};
  };
  std::unordered_map<std::string, uint32_t> index;
  for (uint32_t w = 0; w < words.keys.size() && words.counts[w] >= kLeastTagged; ++w) index[words.keys[w]] = w;
  std::vector<Seen> seen(index.size());
  std::vector<TokenView> views;
  std::vector<uint8_t> tags;
  Features features;
  int32_t scores[LinearModel::kMostClasses];
  std::string key;
  each_line(texts, [&](Reading& line) {
    if (line.words.empty()) return;
    segment(of_words, segmenter, line);
    Sentence all;
    all.last_word = static_cast<uint32_t>(line.words.size());
    all.last_token = static_cast<uint32_t>(line.tokens.size());
    view_tokens(of_tokens, line, all, views);
    tags.assign(views.size(), kUposCount);
    for (uint32_t t = 0; t < all.last_token; ++t) {
      upos_features(views, tags, t + kEdge, true, features);
      tagger.score(features, scores);
      tags[t + kEdge] = static_cast<uint8_t>(std::max_element(scores, scores + kUposCount) - scores);
      key = line.str(line.tokens[t].key);
      const auto found = index.find(key);
      if (found == index.end()) continue;
      Seen& word = seen[found->second];
      ++word.all;
      for (size_t k = 0; k < 4; ++k) word.tags[k] += tags[t + kEdge] == static_cast<uint8_t>(kTold[k]);
    }
  });
  std::unordered_map<std::string, uint16_t> out;
  for (size_t w = 0; w < seen.size(); ++w) {
    if (seen[w].all == 0) continue;
    uint32_t habit = 1U << 12U;
    for (uint32_t k = 0; k < 4; ++k) {
      const double share = static_cast<double>(seen[w].tags[k]) / seen[w].all;
      const uint32_t level = share < 0.02   ? 0
                             : share < 0.1  ? 1
                             : share < 0.25 ? 2
                             : share < 0.5  ? 3
                             : share < 0.75 ? 4
                             : share < 0.9  ? 5
                             : share < 0.98 ? 6
                                            : 7;
      habit |= level << (3 * k);
    }
    out[words.keys[w]] = static_cast<uint16_t>(habit);
  }
  return out;
}

Result<std::unordered_map<std::string, uint8_t>> read_name_bits(const std::vector<std::filesystem::path>& paths) {
  struct Seen {
    uint32_t all = 0;
    uint32_t kinds[3] = {};
  };
  static constexpr std::string_view kPersons[] = {
      "Politician", "Athlete", "Artist", "Other_PER", "Religious_PER", "Scientist", "Businessperson", "Lawyer", "PERS"};
  static constexpr std::string_view kPlaces[] = {"Nation",
                                                 "Population-Center",
                                                 "State-or-Province",
                                                 "GPE-Cluster",
                                                 "Continent",
                                                 "Water-Body",
                                                 "County-or-District",
                                                 "Land",
                                                 "GPE",
                                                 "LOC"};
  static constexpr std::string_view kOthers[] = {"OCC",  "DATE",     "TIME", "ORDINAL", "CARDINAL", "MONEY", "PERCENT",
                                                 "NORP", "QUANTITY", "CURR", "UNIT",    "LANGUAGE", "Group", "WEBSITE"};
  std::unordered_map<std::string, Seen> seen;
  for (const auto& path : paths) {
    const auto bytes = read_whole_file(path);
    if (!bytes) return bytes.error();
    std::string_view rest = *bytes;
    while (!rest.empty()) {
      const size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const size_t gap = line.find_first_of("\t ");
      if (gap == std::string_view::npos || gap == 0) continue;
      Seen& word = seen[fold(line.substr(0, gap), FoldLevel::key)];
      ++word.all;
      const size_t dash = line.rfind('-', line.find_first_of("\t ") + 3);
      if (dash == std::string_view::npos || dash < gap) continue;
      std::string_view type = line.substr(dash + 1);
      type = type.substr(0, type.find(' '));
      const auto in = [&](const auto& list) {
        return std::find(std::begin(list), std::end(list), type) != std::end(list);
      };
      if (in(kPersons)) {
        ++word.kinds[0];
      } else if (in(kPlaces)) {
        ++word.kinds[1];
      } else if (!in(kOthers)) {
        ++word.kinds[2];
      }
    }
  }
  std::unordered_map<std::string, uint8_t> out;
  for (const auto& [key, word] : seen) {
    uint8_t bits = 0;
    for (int k = 0; k < 3; ++k) {
      const uint32_t share = 100 * word.kinds[k] / word.all;
      const uint32_t level = word.kinds[k] == 0 ? 0 : share < 30 ? 1 : share < 80 ? 2 : 3;
      bits = static_cast<uint8_t>(bits | level << (2 * k));
    }
    if (bits != 0) out[key] = bits;
  }
  return out;
}

std::string vocabulary_section(const NewsWords& words, const std::vector<uint16_t>& fine,
                               const std::vector<uint16_t>& coarse,
                               const std::unordered_map<std::string, uint8_t>& names,
                               const std::unordered_map<std::string, uint16_t>& habits, uint32_t least) {
  struct Row {
    uint16_t fine = 0;
    uint16_t habit = 0;
    uint8_t common = 0;
    uint8_t names = 0;
  };
  std::map<uint64_t, Row> rows;
  for (size_t w = 0; w < words.keys.size() && words.counts[w] >= least; ++w) {
    Row& row = rows[hash_letters(words.keys[w])];
    row.fine = w < fine.size() ? fine[w] : uint16_t{0};
    row.common = static_cast<uint8_t>(std::min(15, 1 + static_cast<int>(std::log2(words.counts[w]))));
  }
  for (const auto& [key, bits] : names) rows[hash_letters(key)].names = bits;
  for (const auto& [key, habit] : habits) rows[hash_letters(key)].habit = habit;
  std::string out;
  put(out, static_cast<uint32_t>(coarse.size()));
  for (const uint16_t c : coarse) put(out, c);
  put(out, static_cast<uint32_t>(rows.size()));
  for (const auto& [hash, row] : rows) {
    put(out, hash);
    put(out, row.fine);
    put(out, row.habit);
    put(out, row.common);
    put(out, row.names);
  }
  return out;
}

}  // namespace isnad
