// Titles of offices in all their inflections, and who held them when.
#include <fmt/format.h>

#include <set>

#include "entity/base_load.h"
#include "text/fold.h"

namespace isnad::entity {
namespace {

/// A day, or the first or last day of a month or year.
std::optional<Day> bound(std::string_view cell, bool last) {
  const auto number = [&](size_t at, size_t size) {
    int value = 0;
    for (size_t i = at; i < at + size && i < cell.size(); ++i) {
      if (cell[i] < '0' || cell[i] > '9') return -1;
      value = value * 10 + (cell[i] - '0');
    }
    return value;
  };
  if (cell.size() == 10) return parse_day(cell);
  if (cell.size() == 7) {
    const auto first = make_day(number(0, 4), number(5, 2), 1);
    return first && last ? last_of_month(*first) : first;
  }
  if (cell.size() == 4) return last ? make_day(number(0, 4), 12, 31) : make_day(number(0, 4), 1, 1);
  return std::nullopt;
}

}  // namespace

BaseLoader::Bad BaseLoader::titles() {
  return each("office_kinds", {"id", "titles", "of", "source"}, [&](const Table& t, size_t row) -> Bad {
    const auto office = static_cast<uint32_t>(base_.offices_.size());
    base_.offices_.emplace_back(t.cell(row, 0));
    for (const auto title : split_list(t.cell(row, 1))) title_form(title, office);
    return std::nullopt;
  });
}

/// A title in every inflection of its first noun.
void BaseLoader::title_form(std::string_view title, uint32_t office) {
  std::vector<uint32_t> words;
  for (const auto part : split_list(title, ' ')) {
    const size_t brace = part.find('{');
    if (brace == std::string_view::npos) {
      words.push_back(words_.intern(fold(part, FoldLevel::key)));
    } else {
      const bool body = part.substr(brace) == "{body}";
      if (part.substr(brace) == "{adj}")
        words.push_back(base_.slot_adjective);
      else if (brace == 0)
        words.push_back(body ? base_.slot_body : base_.slot_country);
      else
        words.push_back(body ? base_.slot_to_body : base_.slot_to_country);
    }
  }
  if (words.empty()) return;
  insert_title(words, office);
  // "the minister of defence" without a country is that office too.
  if (words.size() > 2 && words.back() == base_.slot_adjective) insert_title({words.begin(), words.end() - 1}, office);
  const WordInfo head = words_.info(words[0]);
  if (head.person == PersonNoun::none) return;
  for (uint32_t id = 1; id < words_.size(); ++id) {
    const WordInfo& other = words_.info(id);
    if (id == words[0] || other.lemma != head.lemma || other.person == PersonNoun::none ||
        (other.is & kDefinite) != (head.is & kDefinite) || (other.is & (kDual | kPlural)) == 0)
      continue;
    std::vector<uint32_t> more = words;
    more[0] = id;
    insert_title(more, office);
    if (more.size() > 2 && more.back() == base_.slot_adjective) insert_title({more.begin(), more.end() - 1}, office);
  }
}

void BaseLoader::insert_title(const std::vector<uint32_t>& words, uint32_t office) {
  uint32_t node = FormTrie::kRoot;
  for (const uint32_t w : words) {
    node = base_.titles_.next(node, w);
    if (node == 0) break;
  }
  if (node != 0 && !base_.titles_.payloads(node).empty()) return;  // the first office with that title keeps it
  base_.titles_.insert(words, office);
}

BaseLoader::Bad BaseLoader::terms() {
  std::set<std::tuple<uint32_t, uint16_t, uint32_t, Day>> seen;
  return each("terms", {"person", "office", "of", "from", "to", "source"}, [&](const Table& t, size_t row) -> Bad {
    const auto bad = [&](std::string_view what, std::string_view cell) {
      return Error{ErrorCode::bad_table, fmt::format("{}: {} {}", t.where(row), what, cell)};
    };
    const int person = base_.find(t.cell(row, 0));
    const int office = base_.office(t.cell(row, 1));
    const std::string of(t.cell(row, 2));
    const int whom = of.empty() ? -1 : base_.find(of.find('/') == std::string::npos ? "country/" + of : of);
    if (person < 0 || office < 0 || (!of.empty() && whom < 0)) {
      base_.dangling_.push_back(fmt::format("{}: unknown person, office or body in {} {} {}", t.where(row),
                                            t.cell(row, 0), t.cell(row, 1), of));
      return std::nullopt;
    }
    const auto from = bound(t.cell(row, 3), false);
    const auto to = t.cell(row, 4).empty() ? std::optional(Day::max()) : bound(t.cell(row, 4), true);
    if (!from || !to || *to < *from) return bad("bad days:", t.cell(row, 3));
    const OfficeKey key{static_cast<uint16_t>(office), static_cast<uint32_t>(whom + 1)};
    if (!seen.insert({static_cast<uint32_t>(person), key.first, key.second, *from}).second) {
      return bad("the same term stands in the base already:", t.cell(row, 0));
    }
    base_.terms_[key].push_back({static_cast<uint32_t>(person), *from, *to});
    base_.offices_of_[static_cast<uint32_t>(person)].push_back(key);
    return std::nullopt;
  });
}

}  // namespace isnad::entity
