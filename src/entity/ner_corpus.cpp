#include "entity/ner_corpus.h"

#include <array>
#include <set>
#include <string_view>

#include "base/tsv.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/split.h"

namespace isnad::entity {
namespace {

constexpr size_t kLongestSentence = 80;  // words; a corpus without sentence breaks is cut here at the latest

/// The kind of a label: 0 none, 1 person, 2 place, 3 organisation, 4 people of one origin. Subtypes of NewsFANE.
uint8_t kind_of(std::string_view name) {
  static constexpr std::string_view kPersons[] = {
      "PERS",   "PER",           "Politician", "Athlete",        "Artist", "Scientist",
      "Police", "Religious_PER", "Other_PER",  "Businessperson", "Lawyer", "Engineer"};
  static constexpr std::string_view kPlaces[] = {"LOC",
                                                 "GPE",
                                                 "FAC",
                                                 "Nation",
                                                 "Population-Center",
                                                 "State-or-Province",
                                                 "Continent",
                                                 "GPE-Cluster",
                                                 "Water-Body",
                                                 "County-or-District",
                                                 "Airport",
                                                 "Land-Region-Natural",
                                                 "Path",
                                                 "Water",
                                                 "Building-Grounds",
                                                 "Subarea-Facility",
                                                 "Plant"};
  static constexpr std::string_view kBodies[] = {
      "ORG",        "Non-Governmental", "Sports",        "Government",      "Media",
      "Commercial", "Educational",      "Entertainment", "Medical-Science", "Religious_ORG"};
  for (const auto p : kPersons) {
    if (p == name) return 1;
  }
  for (const auto p : kPlaces) {
    if (p == name) return 2;
  }
  for (const auto p : kBodies) {
    if (p == name) return 3;
  }
  return name == "Group" || name == "NORP" ? 4 : 0;
}

struct Piece {
  std::string form;
  uint8_t kind = 0;
  bool begins = false;
};

bool is_proclitic(std::string_view form) {
  const std::string key = fold(form, FoldLevel::key);
  const char32_t c = decode_at(key, 0).value;
  return key.size() == 2 && (c == 0x0648 || c == 0x0641 || c == 0x0628 || c == 0x0644 || c == 0x0643);
}

bool is_pronoun(std::string_view form) {
  static const std::set<std::string> kPronouns = {"\u0647",       "\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627",
                                                  "\u0647\u0646", "\u0646\u0627"};
  return kPronouns.contains(fold(form, FoldLevel::key));
}

/// Conjunctions and prepositions of one letter go before the next token, bare pronouns after the last.
std::vector<Piece> rejoin(const std::vector<Piece>& tokens) {
  std::vector<Piece> out;
  std::string before;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Piece& t = tokens[i];
    const bool next_arabic = i + 1 < tokens.size() && is_arabic_letter(decode_at(tokens[i + 1].form, 0).value) &&
                             tokens[i + 1].form.size() > 2;
    if (t.kind == 0 && is_proclitic(t.form) && next_arabic && before.empty()) {
      before = t.form;
    } else if (t.kind == 0 && is_pronoun(t.form) && !out.empty() && before.empty() &&
               is_arabic_letter(decode_at(out.back().form, 0).value)) {
      out.back().form += t.form;
    } else {
      out.push_back(t);
      out.back().form = before + t.form;
      before.clear();
    }
  }
  return out;
}

LabelledLine make(const LineData& data, const std::vector<Piece>& pieces) {
  LabelledLine out;
  out.reading = std::make_unique<Reading>();
  Reading& r = *out.reading;
  std::vector<uint32_t> ends;
  for (const Piece& p : pieces) {
    if (!r.report.text.empty()) r.report.text += ' ';
    r.report.text += p.form;
    ends.push_back(static_cast<uint32_t>(r.report.text.size()));
  }
  r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
  r.pool.reserve(r.report.text.size() * 3);
  split_words(r, r.report.body[0]);
  Sentence s;
  s.last_word = static_cast<uint32_t>(r.words.size());
  r.sentences.push_back(s);
  out.line = make_line(data, r, 0);
  size_t piece = 0;
  uint8_t last = 0;
  size_t last_piece = SIZE_MAX;
  for (const Atom& a : out.line.items) {
    while (piece + 1 < ends.size() && ends[piece] <= a.begin) ++piece;
    const Piece& p = pieces[piece];
    uint8_t label = 0;
    if (p.kind != 0 && !a.punct) {
      const bool begins = (p.begins && piece != last_piece) || last != p.kind;
      label = static_cast<uint8_t>(p.kind * 2 - (begins ? 1 : 0));
    }
    if (!(a.punct && p.kind != 0)) last = p.kind;
    last_piece = piece;
    out.labels.push_back(static_cast<Label>(label));
  }
  // Marks inside a name leave an I without its B's neighbour; the name goes on over them.
  for (size_t i = 1; i + 1 < out.labels.size(); ++i) {
    const auto next = static_cast<uint8_t>(out.labels[i + 1]);
    if (out.line.items[i].punct && out.labels[i] == Label::out && next > 0 && next % 2 == 0) {
      out.labels[i] = out.labels[i + 1];
    }
  }
  return out;
}

}  // namespace

Result<std::vector<LabelledLine>> read_labelled(const LineData& data, const std::filesystem::path& path) {
  const auto bytes = read_whole_file(path);
  if (!bytes) return bytes.error();
  std::vector<LabelledLine> out;
  std::vector<Piece> sentence;
  const auto flush = [&] {
    if (!sentence.empty()) out.push_back(make(data, rejoin(sentence)));
    sentence.clear();
  };
  for (const auto row : split_list(*bytes, '\n')) {
    const size_t cut = row.find_first_of("\t ");  // nested corpora have more labels; the first is the outermost
    if (cut == std::string_view::npos || cut == 0) {
      flush();
      continue;
    }
    const std::string_view label = row.substr(cut + 1, row.find_first_of("\t ", cut + 1) - cut - 1);
    Piece p;
    p.form = repair_utf8(row.substr(0, row.find_first_of("\t ")));
    p.begins = label.starts_with("B-");
    p.kind = label.size() > 2 ? kind_of(label.substr(2)) : 0;
    sentence.push_back(p);
    if ((p.form == "." && sentence.size() > 3) || sentence.size() >= kLongestSentence) flush();
  }
  flush();
  return out;
}

std::vector<LabelledLine> lines_apart(std::vector<LabelledLine> lines, const std::vector<LabelledLine>& other) {
  constexpr size_t kRun = 40;  // bytes of running letters that are not shared by chance
  const auto letters = [](const LabelledLine& l) {
    std::string out;
    for (const Atom& a : l.line.items) {
      if (a.arabic) out += a.key;
    }
    return out;
  };
  std::set<std::string> known;
  for (const auto& l : other) {
    const std::string text = letters(l);
    for (size_t at = 0; at + kRun <= text.size(); at += 2) known.insert(text.substr(at, kRun));
  }
  std::erase_if(lines, [&](const LabelledLine& l) {
    const std::string text = letters(l);
    for (size_t at = 0; at + kRun <= text.size(); at += 2) {
      if (known.contains(text.substr(at, kRun))) return true;
    }
    return text.size() < kRun;
  });
  return lines;
}

void tally_spans(const std::vector<Label>& gold, const std::vector<Label>& found, std::array<SpanTally, 4>& tally) {
  using Spans = std::set<std::array<size_t, 3>>;
  const auto spans = [](const std::vector<Label>& labels) {
    Spans out;
    for (size_t i = 0; i < labels.size();) {
      const auto label = static_cast<uint8_t>(labels[i]);
      size_t end = i + 1;
      if (label == 0) {
        i = end;
        continue;
      }
      const uint8_t kind = static_cast<uint8_t>((label + 1) / 2);
      while (end < labels.size() && static_cast<uint8_t>(labels[end]) == kind * 2) ++end;
      if (kind <= 3) out.insert({i, end, kind});
      i = end;
    }
    return out;
  };
  const Spans g = spans(gold), f = spans(found);
  for (const auto& s : g) {
    ++tally[0].gold;
    ++tally[s[2]].gold;
    if (f.contains(s)) {
      ++tally[0].right;
      ++tally[s[2]].right;
    }
  }
  for (const auto& s : f) {
    ++tally[0].found;
    ++tally[s[2]].found;
  }
}

}  // namespace isnad::entity
