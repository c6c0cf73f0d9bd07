#include "time/cells.h"

#include <algorithm>

#include "base/utf8.h"

namespace isnad {
namespace {

using enum TimeClass;

constexpr size_t kShortestStem = 4;  // bytes left after a proclitic: two letters

Digits cut_digits(std::string_view form) {
  Digits d;
  d.count = 1;
  for (const char c : form) {
    const size_t p = d.count - 1U;
    if (c >= '0' && c <= '9') {
      if (d.width[p] < 9) d.part[p] = d.part[p] * 10 + (c - '0');
      if (d.width[p] < 200) ++d.width[p];
    } else if (d.count < 3 && (d.separator == 0 || d.separator == c)) {
      d.separator = c;
      ++d.count;
    } else {
      return {{0, 0, 0}, {99, 0, 0}, 1, '?'};
    }
  }
  return d;
}

char mark_of(std::string_view letters) {
  const CodePoint c = decode_at(letters, 0);
  switch (c.value) {
    case 0x060C:
      return ',';
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    default:
      return c.value < 0x80 ? static_cast<char>(c.value) : '?';
  }
}

size_t letters_in(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

Cells::Cells(const TimeLexicon& lexicon, const Reading& reading) : lexicon_(&lexicon), reading_(&reading) {
  cells_.resize(reading.words.size());
  std::vector<size_t> stops(cells_.size(), cells_.size());  // no phrase runs on into the next sentence
  for (const Sentence& s : reading.sentences) {
    for (size_t i = s.first_word; i < s.last_word && i < stops.size(); ++i) stops[i] = s.last_word;
  }
  for (size_t i = 0; i < cells_.size(); ++i) {
    const Word& w = reading.words[i];
    const std::string_view key = reading.str(w.key);
    stop_ = stops[i];
    cells_[i].first = static_cast<uint32_t>(senses_.size());
    if (w.kind == WordKind::number) {
      cells_[i].digits = static_cast<int32_t>(digits_.size());
      digits_.push_back(cut_digits(key));
    } else if (w.kind == WordKind::punct) {
      cells_[i].mark = mark_of(reading.slice(w.span));
    } else if (w.kind == WordKind::arabic && key.size() <= lexicon.longest() + 8) {
      look_up(i, key, 0, false);
      look_up_stripped(i, key);
    }
    cells_[i].last = static_cast<uint32_t>(senses_.size());
  }
}

void Cells::look_up(size_t i, std::string_view key, uint8_t strip, bool joined) {
  const auto* found = lexicon_->find(key);
  if (found == nullptr) return;
  for (const TimeSense& sense : *found) {
    if (i + sense.rest.size() >= stop_) continue;
    bool fits = true;
    for (size_t k = 0; k < sense.rest.size() && fits; ++k) {
      fits = reading_->str(reading_->words[i + 1 + k].key) == sense.rest[k];
    }
    if (!fits) continue;
    // A word that only its hamza sets apart from a month (father, the town of Ibb) is a month beside a date alone.
    const bool other_word = !sense.form.empty() && !reading_->str(reading_->words[i].form).ends_with(sense.form);
    const TimeClass cls = other_word ? rare_month : sense.cls;
    senses_.push_back({cls, sense.definite, joined, strip, static_cast<uint8_t>(1 + sense.rest.size()), sense.value});
  }
}

void Cells::look_up_stripped(size_t i, std::string_view key) {
  for (const std::string& first : lexicon_->letters(clitic)) {
    if (!key.starts_with(first) || key.size() < first.size() + kShortestStem) continue;
    const auto& joins = lexicon_->letters(and_);
    const bool joined = std::find(joins.begin(), joins.end(), first) != joins.end();
    const std::string_view stem = key.substr(first.size());
    const auto strip = static_cast<uint8_t>(letters_in(first));
    look_up(i, stem, strip, joined);
    if (joined) {
      for (const std::string& second : lexicon_->letters(clitic)) {
        if (stem.starts_with(second) && stem.size() >= second.size() + kShortestStem && second != first) {
          look_up(i, stem.substr(second.size()), static_cast<uint8_t>(strip + letters_in(second)), true);
        }
      }
    }
    for (const std::string& lam : lexicon_->letters(lam_article)) {
      const bool bare = key.starts_with(lam);
      const bool after_and = joined && stem.starts_with(lam);
      if (!bare && !after_and) continue;
      const std::string_view tail = (bare ? key : stem).substr(lam.size());
      for (const std::string& al : lexicon_->letters(article)) {
        look_up(i, al + std::string(tail), bare ? 0 : strip, after_and);
      }
    }
  }
}

const Sense* Cells::find(size_t i, TimeClass cls) const {
  if (i >= size()) return nullptr;
  const Sense* best = nullptr;
  for (uint32_t s = cells_[i].first; s < cells_[i].last; ++s) {
    const Sense& sense = senses_[s];
    if (sense.cls == cls && (best == nullptr || sense.len > best->len)) best = &sense;
  }
  return best;
}

bool Cells::mark(size_t i, std::string_view marks) const {
  return i < size() && cells_[i].mark != 0 && marks.find(cells_[i].mark) != std::string_view::npos;
}

uint32_t Cells::begin_of(size_t i, uint8_t strip) const {
  const Span span = word(i).span;
  const std::string_view text = reading_->report.text;
  uint32_t at = span.begin;
  while (at < span.end) {
    const CodePoint c = decode_at(text, at);
    const bool passes = is_arabic_mark(c.value) || is_invisible(c.value);
    if (strip == 0 && !passes) break;
    if (!passes) --strip;
    at += c.size;
  }
  return at;
}

}  // namespace isnad
