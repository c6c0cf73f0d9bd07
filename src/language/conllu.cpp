#include "language/conllu.h"

#include "base/utf8.h"
#include "report/names.h"

namespace isnad {
namespace {

class Writer {
 public:
  explicit Writer(const Reading& reading) : r_(reading), index_(reading.report.text) {}

  std::string write() {
    for (uint32_t s = 0; s < r_.sentences.size(); ++s) sentence(s);
    return std::move(out_);
  }

 private:
  /// A cell has no tabs or line breaks and is never empty.
  void cell(std::string_view letters) {
    if (letters.empty()) out_ += '_';
    for (const char c : letters) {
      if (c == '\t' || c == '\n' || c == '\r' || c == ' ') {
        out_ += "\xC2\xA0";
      } else {
        out_ += c;
      }
    }
  }

  void line_of_text(std::string_view letters) {
    for (const char c : letters) out_ += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    out_ += '\n';
  }

  void offsets(Span span) {
    out_ += "Begin=" + std::to_string(index_.code_point(span.begin)) +
            "|End=" + std::to_string(index_.code_point(span.end));
  }

  void sentence(uint32_t s) {
    const Sentence& sentence = r_.sentences[s];
    std::string id = r_.report.id.empty() ? "s" : r_.report.id;
    for (char& c : id) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') c = '_';
    }
    out_ += "# sent_id = " + id + "-" + std::to_string(s + 1);
    out_ += "\n# text = ";
    line_of_text(r_.slice(sentence.span));
    for (uint32_t w = sentence.first_word; w < sentence.last_word; ++w) {
      const Word& word = r_.words[w];
      const bool fused = word.last_token - word.first_token > 1;
      if (fused) {
        out_ += std::to_string(word.first_token - sentence.first_token + 1) + "-" +
                std::to_string(word.last_token - sentence.first_token) + "\t";
        cell(r_.slice(word.span));
        out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
        offsets(word.span);
        space(word);
      }
      for (uint32_t t = word.first_token; t < word.last_token; ++t) token(sentence, t, fused);
    }
    out_ += '\n';
  }

  void space(const Word& word) { out_ += word.space_after ? "\n" : "|SpaceAfter=No\n"; }

  void token(const Sentence& sentence, uint32_t t, bool fused) {
    const Token& token = r_.tokens[t];
    const Word& word = r_.words[token.word];
    out_ += std::to_string(t - sentence.first_token + 1) + "\t";
    cell(fused ? r_.str(token.form) : r_.slice(token.span));
    out_ += '\t';
    cell(r_.str(token.lemma));
    out_ += '\t';
    out_ += to_string(token.upos);
    out_ += "\t_\t";
    features(token.feats);
    out_ += '\t';
    const bool rooted = token.head < 0;
    out_ += rooted ? "0" : std::to_string(static_cast<uint32_t>(token.head) - sentence.first_token + 1);
    out_ += '\t';
    out_ += rooted ? std::string_view("root") : to_string(token.rel);
    out_ += "\t_\t";
    offsets(token.span);
    if (fused) {
      out_ += '\n';
    } else {
      space(word);
    }
  }

  /// In the order of the names, as UD wants them.
  void features(const Feats& f) {
    const size_t before = out_.size();
    const auto add = [&](std::string_view name, std::string_view value) {
      if (value.empty()) return;
      if (out_.size() > before) out_ += '|';
      out_ += name;
      out_ += '=';
      out_ += value;
    };
    const bool mood = f.aspect == Aspect::jus || f.aspect == Aspect::imperative;
    add("Aspect", mood ? std::string_view("Imp") : to_string(f.aspect));
    add("Definite", to_string(f.definite));
    add("Gender", to_string(f.gender));
    add("Mood", f.aspect == Aspect::jus ? "Jus" : f.aspect == Aspect::imperative ? "Imp" : "");
    add("Number", to_string(f.number));
    if (f.person > 0) add("Person", std::to_string(f.person));
    add("VerbForm", to_string(f.verb_form));
    add("Voice", to_string(f.voice));
    if (out_.size() == before) out_ += '_';
  }

  const Reading& r_;
  CodePointIndex index_;
  std::string out_;
};

}  // namespace

std::string to_conllu(const Reading& reading) {
  return Writer(reading).write();
}

}  // namespace isnad
