#include "page/title.h"

#include <algorithm>

#include "base/utf8.h"

namespace isnad {
namespace {

constexpr size_t kShortestTitle = 4;  // words
constexpr size_t kLongestTitle = 40;
constexpr size_t kHeadWords = 160;   // where repetition is looked for
constexpr size_t kLatestStart = 12;  // a title's first printing begins within so many words of the page
constexpr size_t kLateStart = 80;    // the same for long or doubled titles
constexpr size_t kLongTitle = 7;
constexpr size_t kLongPhrase = 10;    // words from a preposition on that prose may say twice
constexpr size_t kSentenceReach = 8;  // words before the second printing
constexpr size_t kRepeatReach = 400;  // further printings

bool same(const PageWords& words, size_t a, size_t b, size_t n) {
  for (size_t k = 0; k < n; ++k) {
    if (words.key(a + k) != words.key(b + k)) return false;
  }
  return true;
}

}  // namespace

std::vector<WordRange> find_title(const PageWords& words, std::string_view title, size_t to) {
  std::vector<WordRange> found;
  const PageWords t = split_page_words(title);
  if (t.size() == 0) return found;
  to = std::min(to, words.size());
  for (size_t i = 0; i < to; ++i) {
    size_t n = 0;
    while (n < t.size() && i + n < words.size() && words.key(i + n) == t.key(n)) ++n;
    const bool whole = n == t.size();
    const bool most = n >= kShortestTitle && n * 4 >= t.size() * 3;
    if (!whole && !most) continue;
    found.push_back({static_cast<uint32_t>(i), static_cast<uint32_t>(i + n)});
    i += n - 1;
  }
  return found;
}

void complete_titles(const PageWords& words, std::vector<WordRange>& titles) {
  if (titles.size() < 2) return;
  const auto longer = [&](uint32_t k) {
    const uint32_t a = titles[0].first + k;
    if (a >= titles[1].first || k >= kLongestTitle) return false;
    return std::all_of(titles.begin(), titles.end(), [&](const WordRange& t) {
      return t.first + k < words.size() && words.key(t.first + k) == words.key(a);
    });
  };
  uint32_t n = std::min(titles[0].last - titles[0].first, titles[1].last - titles[1].first);
  while (longer(n)) ++n;
  for (WordRange& t : titles) t.last = std::max(t.last, t.first + n);
}

std::string title_in_url(std::string_view url) {
  std::string plain;
  const auto hex = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  for (size_t i = 0; i < url.size(); ++i) {
    const int high = url[i] == '%' && i + 2 < url.size() ? hex(url[i + 1]) : -1;
    const int low = high >= 0 ? hex(url[i + 2]) : -1;
    if (low >= 0) {
      plain += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      plain += url[i];
    }
  }
  std::string best;
  size_t most = 0;
  for (size_t at = plain.find("://"); at < plain.size();) {
    const size_t end = std::min(plain.find_first_of("/?#", at), plain.size());
    const std::string part = repair_utf8(plain.substr(at, end - at));
    const PageWords words = split_page_words(part);
    size_t letters = 0;  // Arabic ones
    for (size_t i = 0; i < words.size(); ++i) letters += words.key(i).front() & 0x80 ? 1 : 0;
    if (letters > most) {
      most = letters;
      best.clear();
      for (size_t i = 0; i < words.size(); ++i) (best += slice(part, words.words[i].span)) += ' ';
    }
    at = end + 1;
  }
  return most >= kShortestTitle ? best : std::string();
}

std::optional<PageTitle> find_page_title(const PageData& data, const PageWords& words) {
  const size_t to = std::min(words.size(), kLongestTitle);
  for (size_t i = kShortestTitle - 1; i < to; ++i) {
    const std::string_view gap = words.gap(i);
    const bool bar = gap.find('|') != std::string_view::npos;
    const bool dash = gap.size() >= 3 && gap.substr(gap.size() - 3) == " - ";
    if (!bar && !dash) continue;
    const auto room = data.newsrooms.match(words, i);
    if (!room || data.newsroom[static_cast<size_t>(room->tag)].kind != NewsroomKind::outlet) continue;
    const size_t end = i + room->words;
    // "... in Beirut - The Paper: ..." is a dateline; a letter before the dash is a preposition.
    const std::string_view behind = words.gap(end);
    if (behind.find(':') != std::string_view::npos || words.words[i - 1].key_size <= 2) continue;
    if (!bar && data.places.match(words, i - 1) && (end >= words.size() || !is_lead(data, words, end))) continue;
    return PageTitle{{0, static_cast<uint32_t>(i)}, static_cast<uint32_t>(end)};
  }
  return std::nullopt;
}

std::vector<WordRange> find_repeated_title(const PageData& data, const PageWords& words, size_t from, size_t to) {
  to = std::min({to, words.size(), from + kHeadWords});
  size_t best = 0;
  size_t best_at = 0;
  for (size_t i = from; i < std::min(to, from + kLateStart); ++i) {
    for (size_t j = i + kShortestTitle; j < to; ++j) {
      size_t n = 0;
      while (n < kLongestTitle && i + n < j && j + n < to && words.key(i + n) == words.key(j + n)) ++n;
      if (n < kShortestTitle || n <= best) continue;
      bool sentence = false;
      for (size_t k = i + n; k <= j && !sentence; ++k) {
        sentence = gap_ends_sentence(words.gap(k)) && words.gap(k).find("..") == std::string_view::npos;
      }
      const bool adjacent = i + n == j;
      // Prose repeats names; it does not do so from its very first word, or side by side.
      if (sentence && i != from) continue;
      if (!adjacent && i > from + 3 && n < 6) continue;
      if (i != from && !adjacent && n < 5) continue;
      if (i > from + kLatestStart && !adjacent && n < kLongTitle) continue;
      // A sentence of the report that says again what the title or the sentence before said.
      bool told =
          i != from && !adjacent &&
          (data.functions.contains(words.key(j - 1)) || (n < kLongPhrase && data.functions.contains(words.key(i))));
      for (size_t k = std::max(from, i - std::min(i, kSentenceReach)); k < i && !adjacent; ++k)
        told |= is_lead(data, words, k);
      // "Title | | | | Reuters  The speaker said that ...": behind empty fields the report has begun.
      bool fields = false;
      for (size_t k = i + n + 1; k < j && !told; ++k) {
        const std::string_view gap = words.gap(k);
        fields |= std::count(gap.begin(), gap.end(), '|') > 1;
        told = fields && is_lead(data, words, k);
      }
      if (told) continue;
      size_t numbers = 0;
      for (size_t k = i; k < i + n; ++k) numbers += words.words[k].number;
      if (numbers * 3 > n) continue;  // a clock
      best = n;
      best_at = i;
    }
  }
  std::vector<WordRange> found;
  if (best == 0) return found;
  to = std::min(words.size(), from + kRepeatReach);
  for (size_t i = best_at; i + best <= to; ++i) {
    if (!same(words, best_at, i, best)) continue;
    found.push_back({static_cast<uint32_t>(i), static_cast<uint32_t>(i + best)});
    i += best - 1;
  }
  return found;
}

}  // namespace isnad
