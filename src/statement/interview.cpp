#include "statement/interview.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/fold.h"

namespace isnad {
namespace {

constexpr size_t kFewest = 2;          // answers of an interview
constexpr uint32_t kLongestLabel = 7;  // tokens before a colon

/// What stands before the words of a turn.
struct Opening {
  enum class Kind : uint8_t { none, question, answer, dash, bullet, label } kind = Kind::none;
  uint32_t end = 0;  ///< byte where the words begin
  Span label;
};

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x200F || c == 0x200E;
}

bool is_bullet(char32_t c) {
  return c == U'*' || c == 0x2022 || c == 0x25CF || c == 0x25A0 || c == 0x25AA;
}

bool is_dash(char32_t c) {
  return c == U'-' || c == 0x2013 || c == 0x2014;
}

class TurnReader {
 public:
  TurnReader(const StatementData& data, const Reading& reading) : data_(data), r_(reading) {}
  std::vector<Turn> read() const;

 private:
  Opening opening(uint32_t s) const;
  bool asks(uint32_t s) const;
  bool new_line(uint32_t s) const;
  std::string_view text() const { return r_.report.text; }

  const StatementData& data_;
  const Reading& r_;
};

bool TurnReader::new_line(uint32_t s) const {
  if (s == 0) return true;
  const uint32_t from = r_.sentences[s - 1].span.end;
  const uint32_t to = r_.sentences[s].span.begin;
  return from < to && text().substr(from, to - from).find('\n') != std::string_view::npos;
}

bool TurnReader::asks(uint32_t s) const {
  constexpr char32_t kMark = 0x061F;
  uint32_t end = r_.sentences[s].span.end;
  const uint32_t begin = r_.sentences[s].span.begin;
  std::string_view rest = text().substr(begin, end - begin);
  while (!rest.empty()) {
    uint32_t at = static_cast<uint32_t>(rest.size()) - 1;
    while (at > 0 && (static_cast<uint8_t>(rest[at]) & 0xC0) == 0x80) --at;
    const char32_t c = decode_at(rest, at).value;
    if (c == kMark || c == U'?') return true;
    if (!is_space(c) && c != U'!' && c != U'"' && c != 0xBB && c != 0x201D && c != U')' && c != U'.') return false;
    rest = rest.substr(0, at);
  }
  return false;
}

Opening TurnReader::opening(uint32_t s) const {
  Opening out;
  const Sentence& sentence = r_.sentences[s];
  uint32_t at = sentence.span.begin;
  const auto next = [&]() { return at < sentence.span.end ? decode_at(text(), at) : CodePoint{0, 1}; };
  CodePoint c = next();
  uint32_t marks = 0;
  while (is_bullet(c.value) || is_dash(c.value) || is_space(c.value)) {
    if (is_bullet(c.value)) {
      out.kind = ++marks == 1 ? Opening::Kind::bullet : Opening::Kind::dash;  // "**" before an answer
    } else if (is_dash(c.value)) {
      out.kind = Opening::Kind::dash;
    }
    at += c.size;
    c = next();
  }
  out.end = at;
  if (out.kind != Opening::Kind::none || !new_line(s)) return out;
  // "Q:", "The minister:"
  for (uint32_t t = sentence.first_token; t < std::min(sentence.last_token, sentence.first_token + kLongestLabel);
       ++t) {
    const Token& token = r_.tokens[t];
    const char32_t mark = decode_at(text(), token.span.begin).value;
    const bool parts = mark == U':' || (t == sentence.first_token + 1 && (is_dash(mark) || mark == U'/'));
    if (!parts) {
      if (token.upos == Upos::VERB) return out;
      continue;
    }
    if (t == sentence.first_token) return out;
    const std::string_view key = r_.str(r_.tokens[sentence.first_token].key);
    out.end = token.span.end;
    while (out.end < sentence.span.end && is_space(decode_at(text(), out.end).value))
      out.end += decode_at(text(), out.end).size;
    if (t == sentence.first_token + 1 && data_.questions.contains(std::string(key))) {
      out.kind = Opening::Kind::question;
    } else if (t == sentence.first_token + 1 && data_.answers.contains(std::string(key))) {
      out.kind = Opening::Kind::answer;
    } else if (mark == U':') {
      out.kind = Opening::Kind::label;
      out.label = {sentence.span.begin, r_.tokens[t - 1].span.end};
    }
    return out;
  }
  return out;
}

std::vector<Turn> TurnReader::read() const {
  using Kind = Opening::Kind;
  std::vector<Turn> out;
  size_t answers = 0, questions = 0;
  for (uint32_t s = 0; s < r_.sentences.size();) {
    const Opening head = opening(s);
    uint32_t end = s + 1;  // one past the sentences of the turn
    while (end < r_.sentences.size() && !new_line(end) && opening(end).kind == Kind::none) ++end;
    Turn turn{s, end, false, {head.end, r_.sentences[end - 1].span.end}, head.label};
    turn.question = head.kind != Kind::answer && head.kind != Kind::none && asks(end - 1);
    const bool after_question = !out.empty() && out.back().question && out.back().last == s;
    const bool answer = head.kind == Kind::answer ||
                        (head.kind != Kind::none && head.kind != Kind::question && after_question && !turn.question);
    if (turn.question || answer) {
      out.push_back(turn);
      questions += turn.question;
      answers += !turn.question;
    }
    s = end;
  }
  if (answers < kFewest || questions < kFewest) return {};
  return out;
}

}  // namespace

std::vector<Turn> interview_turns(const StatementData& data, const Reading& reading) {
  // Most reports ask nothing: no need to look at their lines.
  const auto marks = std::count_if(reading.tokens.begin(), reading.tokens.end(), [&](const Token& t) {
    const char32_t c = t.upos == Upos::PUNCT ? decode_at(reading.report.text, t.span.begin).value : U' ';
    return c == 0x061F || c == U'?';
  });
  return static_cast<size_t>(marks) < kFewest ? std::vector<Turn>() : TurnReader(data, reading).read();
}

}  // namespace isnad
