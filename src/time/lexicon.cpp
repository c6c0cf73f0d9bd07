#include "time/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/tsv.h"
#include "text/fold.h"

namespace isnad {
namespace {

using enum TimeClass;

constexpr std::string_view kBarePart = "bare_part";  // a part of the day that with the article is a name
constexpr std::pair<std::string_view, TimeClass> kNames[] = {
    {"about", about},
    {"after", after},
    {"age", age},
    {"always", always},
    {"ampm", ampm},
    {"and", and_},
    {"article", article},
    {"bare_day", bare_day},
    {kBarePart, part},
    {"before", before},
    {"between", between},
    {"by", by},
    {"clitic", clitic},
    {"clock", clock},
    {"cue", cue},
    {"dated", dated},
    {"decade", decade},
    {"dir", dir},
    {"early", early},
    {"edge", edge},
    {"equals", equals},
    {"era", era},
    {"eve", eve},
    {"every", every},
    {"few", few},
    {"follow", follow},
    {"fraction", fraction},
    {"from_now", from_now},
    {"full", full},
    {"future_prefix", future_prefix},
    {"guard", guard},
    {"hijri", hijri},
    {"hour", hour},
    {"in_row", in_row},
    {"lam_article", lam_article},
    {"last_n", last_n},
    {"may", may},
    {"minus", minus},
    {"month", month},
    {"morrow", morrow},
    {"moved", moved},
    {"name", name},
    {"not_future", not_future},
    {"not_today", not_today},
    {"num", num},
    {"of", of},
    {"only", only},
    {"ord", ord},
    {"pair", pair},
    {"part", part},
    {"prep", prep},
    {"rare_month", rare_month},
    {"rel", rel},
    {"rest", rest},
    {"season", season},
    {"shy_hijri", shy_hijri},
    {"shy_month", shy_month},
    {"shy_rel", shy_rel},
    {"since", since},
    {"stop", stop},
    {"teen", teen},
    {"thence", thence},
    {"this", this_},
    {"to", to},
    {"unit", unit},
    {"unit2", unit2},
    {"units", units},
    {"upon", upon},
    {"vague", vague},
    {"weekday", weekday},
    {"weekend", weekend},
    {"whole", whole},
    {"within", within},
    {"zone", zone},
};

std::optional<TimeClass> parse_class(std::string_view text) {
  for (const auto& [label, cls] : kNames) {
    if (label == text) return cls;
  }
  return std::nullopt;
}

/// Classes whose words are also read with the article before them.
bool takes_article(TimeClass cls) {
  switch (cls) {
    case num:
    case ord:
    case unit:
    case unit2:
    case units:
    case part:
    case season:
    case decade:
    case fraction:
    case teen:
    case full:
    case few:
      return true;
    default:
      return false;
  }
}

bool is_letters(TimeClass cls) {
  return cls == by || cls == clitic || cls == article || cls == lam_article || cls == and_ || cls == future_prefix;
}

std::optional<int> to_int(std::string_view text) {
  int value = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (ec != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// MM-DD  hMM-DD+N  MM-Wn#k  easter+N  orthodox-N
std::optional<HolidayRule> parse_rule(std::string_view text) {
  HolidayRule rule;
  for (const auto& [label, kind] :
       {std::pair{std::string_view("easter"), HolidayRule::Kind::easter}, {"orthodox", HolidayRule::Kind::orthodox}}) {
    if (!text.starts_with(label)) continue;
    std::string_view days = text.substr(label.size());
    if (days.starts_with('+')) days.remove_prefix(1);
    const auto offset = to_int(days);
    if (!offset) return std::nullopt;
    rule.kind = kind;
    rule.day = *offset;
    return rule;
  }
  if (text.starts_with('h')) {
    rule.kind = HolidayRule::Kind::hijri;
    text.remove_prefix(1);
  }
  if (text.size() < 5 || text[2] != '-') return std::nullopt;
  const auto month_number = to_int(text.substr(0, 2));
  std::string_view tail = text.substr(3);
  if (!month_number || *month_number < 1 || *month_number > 12) return std::nullopt;
  rule.month = *month_number;
  if (tail.size() == 4 && tail[0] == 'W' && tail[2] == '#') {
    rule.kind = HolidayRule::Kind::nth_weekday;
    rule.day = tail[1] - '0';
    rule.nth = tail[3] - '0';
    return rule.day >= 0 && rule.day <= 6 && rule.nth >= 1 && rule.nth <= 5 ? std::optional(rule) : std::nullopt;
  }
  const size_t plus = tail.find('+');
  const auto day_number = to_int(tail.substr(0, plus));
  if (!day_number || *day_number < 1 || *day_number > 31) return std::nullopt;
  rule.day = *day_number;
  if (plus != std::string_view::npos) {
    const auto lasts = to_int(tail.substr(plus + 1));
    if (!lasts || *lasts < 1) return std::nullopt;
    rule.nth = *lasts;
  }
  return rule;
}

}  // namespace

void TimeLexicon::add(std::string_view form, TimeSense sense, bool with_article) {
  const std::string key = fold(form, FoldLevel::key);
  const auto words = split_list(key, ' ');
  if (words.empty()) return;
  sense.rest.assign(words.begin() + 1, words.end());
  const auto put = [&](std::string_view first) {
    longest_ = std::max(longest_, first.size());
    auto& list = senses_[first];
    const auto same = [&](const TimeSense& s) {
      return s.cls == sense.cls && s.value == sense.value && s.rest == sense.rest;
    };
    if (std::none_of(list.begin(), list.end(), same)) list.push_back(sense);
  };
  put(std::string(words[0]));
  if (with_article && takes_article(sense.cls)) {
    sense.definite = true;
    for (const std::string& article_letters : letters(article)) put(article_letters + std::string(words[0]));
  }
}

Result<TimeLexicon> TimeLexicon::load(const std::filesystem::path& data) {
  TimeLexicon lexicon;
  auto words = Table::load(data / "time" / "words.tsv", {"class", "value", "forms", "source"});
  if (!words) return words.error();
  for (const bool letters_pass : {true, false}) {
    for (size_t row = 0; row < words->rows(); ++row) {
      const auto cls = parse_class(words->cell(row, 0));
      const auto value = to_int(words->cell(row, 1));
      const auto bad = [&](std::string_view what) {
        return Error{ErrorCode::bad_table, fmt::format("{}: {}", words->where(row), what)};
      };
      if (!cls) return bad(fmt::format("no such class: {}", words->cell(row, 0)));
      if (!value || *value < INT16_MIN || *value > INT16_MAX) return bad("value must be a small whole number");
      if (is_letters(*cls) != letters_pass) continue;
      for (const std::string_view form : split_list(words->cell(row, 2))) {
        if (letters_pass) lexicon.letters_[static_cast<size_t>(*cls)].push_back(fold(form, FoldLevel::key));
        const bool shy = *cls == shy_month;
        lexicon.add(form, {*cls, false, static_cast<int16_t>(*value), shy ? fold(form, FoldLevel::form) : "", {}},
                    words->cell(row, 0) != kBarePart);
      }
    }
  }
  auto feasts = Table::load(data / "time" / "holidays.tsv", {"id", "name", "aliases", "rule", "source"});
  if (!feasts) return feasts.error();
  for (size_t row = 0; row < feasts->rows(); ++row) {
    const auto rule = parse_rule(feasts->cell(row, 3));
    if (!rule) {
      return Error{ErrorCode::bad_table,
                   fmt::format("{}: bad rule {}; see data/time/README.md", feasts->where(row), feasts->cell(row, 3))};
    }
    const auto index = static_cast<int16_t>(lexicon.holidays_.size());
    lexicon.holidays_.push_back(*rule);
    lexicon.add(feasts->cell(row, 1), {TimeClass::holiday, false, index, "", {}});
    for (const std::string_view alias : split_list(feasts->cell(row, 2))) {
      lexicon.add(alias, {TimeClass::holiday, false, index, "", {}});
    }
  }
  return lexicon;
}

}  // namespace isnad
