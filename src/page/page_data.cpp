#include "page/page_data.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "base/tsv.h"

namespace isnad {
namespace {

constexpr std::array<std::string_view, kPhraseKinds> kPhraseNames = {
    "end",     "weak",   "aside",  "source", "published", "updated", "byline",
    "caption", "chrome", "notice", "since",  "unit",      "agency",  "press"};
constexpr std::array<std::string_view, 6> kCalendarNames = {"month", "hijri", "weekday", "am", "pm", "clock"};
constexpr std::array<std::string_view, 5> kMarkupNames = {"body", "skip", "caption", "title", "date"};
constexpr std::array<std::string_view, 3> kAffixNames = {"conjunction", "article", "ending"};
constexpr std::array<std::string_view, 3> kNewsroomNames = {"agency", "outlet", "photo"};

template <size_t N>
std::optional<size_t> index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  if (it == names.end()) return std::nullopt;
  return static_cast<size_t>(it - names.begin());
}

Error bad_cell(const Table& table, size_t row, std::string_view what) {
  return {ErrorCode::bad_table, table.where(row) + ": " + std::string(what)};
}

std::string joined_key(std::string_view phrase) {
  const PageWords words = split_page_words(phrase);
  std::string key;
  for (size_t i = 0; i < words.size(); ++i) (key += words.key(i)) += ' ';
  return key;
}

std::optional<Error> load_phrases(PageData& data, const std::filesystem::path& folder) {
  const auto table = Table::load(folder / "phrases.tsv", {"phrase", "kind", "source"});
  if (!table) return table.error();
  for (size_t row = 0; row < table->rows(); ++row) {
    const auto kind = index_of(kPhraseNames, table->cell(row, 1));
    if (!kind) return bad_cell(*table, row, "unknown kind of phrase");
    data.phrases[*kind].add(table->cell(row, 0), 0);
  }
  return std::nullopt;
}

std::optional<Error> load_calendar(PageData& data, const std::filesystem::path& folder) {
  const auto table = Table::load(folder / "calendar.tsv", {"name", "kind", "number", "source"});
  if (!table) return table.error();
  for (size_t row = 0; row < table->rows(); ++row) {
    const auto kind = index_of(kCalendarNames, table->cell(row, 1));
    const int number = split_page_words(table->cell(row, 2)).number(0);
    if (!kind || number < 0 || number > 12) return bad_cell(*table, row, "unknown kind, or number not in 0..12");
    data.calendar.add(table->cell(row, 0), static_cast<int>(*kind) * 16 + number);
  }
  return std::nullopt;
}

void add_newsroom(PageData& data, std::string_view name, size_t index) {
  data.newsrooms.add(name, static_cast<int>(index));
}

/// Rows of entity/outlets.tsv, then names of data/page/newsrooms.tsv that none of them has.
std::optional<Error> load_newsrooms(PageData& data, const std::filesystem::path& base) {
  std::unordered_set<std::string> known;
  const auto outlets = base / "entity" / "outlets.tsv";
  std::error_code ec;
  if (std::filesystem::exists(outlets, ec)) {
    const auto table = Table::load(outlets, {"id", "kind", "name", "aliases", "domains", "country", "owner", "source"});
    if (!table) return table.error();
    for (size_t row = 0; row < table->rows(); ++row) {
      const bool agency = table->cell(row, 1) == "agency";
      data.newsroom.push_back({agency ? NewsroomKind::agency : NewsroomKind::outlet, std::string(table->cell(row, 0)),
                               std::string(table->cell(row, 2))});
      const size_t index = data.newsroom.size() - 1;
      auto names = split_list(table->cell(row, 3));
      names.insert(names.begin(), table->cell(row, 2));
      for (const auto name : names) {
        // A marked alias is a common word too; here nothing around it would tell.
        if (name.starts_with('?')) continue;
        if (known.insert(joined_key(name)).second) add_newsroom(data, name, index);
      }
      for (const auto domain : split_list(table->cell(row, 4))) data.domains.emplace(domain, index);
    }
  }
  const auto table = Table::load(base / "page" / "newsrooms.tsv", {"name", "kind", "source"});
  if (!table) return table.error();
  for (size_t row = 0; row < table->rows(); ++row) {
    const auto kind = index_of(kNewsroomNames, table->cell(row, 1));
    if (!kind) return bad_cell(*table, row, "unknown kind of newsroom");
    if (!known.insert(joined_key(table->cell(row, 0))).second) continue;
    data.newsroom.push_back({static_cast<NewsroomKind>(*kind), {}, std::string(table->cell(row, 0))});
    add_newsroom(data, table->cell(row, 0), data.newsroom.size() - 1);
  }
  return std::nullopt;
}

std::optional<Error> load_markup(PageData& data, const std::filesystem::path& folder) {
  const auto table = Table::load(folder / "markup.tsv", {"word", "kind", "source"});
  if (!table) return table.error();
  for (size_t row = 0; row < table->rows(); ++row) {
    const auto kind = index_of(kMarkupNames, table->cell(row, 1));
    if (!kind) return bad_cell(*table, row, "unknown kind of element");
    data.markup.emplace(table->cell(row, 0), static_cast<MarkupKind>(*kind));
  }
  return std::nullopt;
}

std::optional<Error> load_words(const std::filesystem::path& path, std::string_view column, WordSet& out) {
  const auto table = Table::load(path, {column, "source"});
  if (!table) return table.error();
  for (size_t row = 0; row < table->rows(); ++row) {
    const PageWords words = split_page_words(table->cell(row, 0));
    if (words.size() != 1) return bad_cell(*table, row, "one word expected");
    out.insert(words.key(0));
  }
  return std::nullopt;
}

std::optional<Error> load_affixes(PageData& data, const std::filesystem::path& folder) {
  const auto table = Table::load(folder / "affixes.tsv", {"affix", "kind", "source"});
  if (!table) return table.error();
  for (size_t row = 0; row < table->rows(); ++row) {
    const auto kind = index_of(kAffixNames, table->cell(row, 1));
    const PageWords words = split_page_words(table->cell(row, 0));
    if (!kind || words.size() != 1) return bad_cell(*table, row, "unknown kind, or not one affix");
    data.affixes[*kind].emplace_back(words.key(0));
  }
  for (auto& list : data.affixes) {
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  }
  return std::nullopt;
}

std::optional<Error> load_places(PageData& data, const std::filesystem::path& base) {
  const auto table = Table::load(base / "page" / "dateline_places.tsv", {"name", "source"});
  if (!table) return table.error();
  for (size_t row = 0; row < table->rows(); ++row) data.places.add(table->cell(row, 0), 0);
  std::error_code ec;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(base / "entity", ec)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("places") && name.ends_with(".tsv")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const auto places =
        Table::load(file, {"id", "type", "name", "aliases", "country", "within", "lat", "lon", "source"});
    if (!places) return places.error();
    for (size_t row = 0; row < places->rows(); ++row) {
      data.places.add(places->cell(row, 2), 0);
      for (const auto alias : split_list(places->cell(row, 3))) {
        if (!alias.starts_with('?')) data.places.add(alias, 0);
      }
    }
  }
  const std::filesystem::path countries = base / "entity" / "countries.tsv";
  if (!std::filesystem::exists(countries, ec)) return std::nullopt;
  const auto known =
      Table::load(countries, {"id", "name", "aliases", "adjective", "people", "capital", "metonyms", "source"});
  if (!known) return known.error();
  for (size_t row = 0; row < known->rows(); ++row) {
    data.countries.add(known->cell(row, 1), 0);
    for (const auto alias : split_list(known->cell(row, 2))) {
      if (!alias.starts_with('?')) data.countries.add(alias, 0);
    }
  }
  return std::nullopt;
}

}  // namespace

Result<PageData> PageData::load(const std::filesystem::path& base) {
  PageData data;
  const auto folder = base / "page";
  if (auto e = load_phrases(data, folder)) return *e;
  if (auto e = load_calendar(data, folder)) return *e;
  if (auto e = load_newsrooms(data, base)) return *e;
  if (auto e = load_markup(data, folder)) return *e;
  if (auto e = load_words(folder / "leads.tsv", "word", data.leads)) return *e;
  if (auto e = load_words(folder / "function_words.tsv", "word", data.functions)) return *e;
  if (auto e = load_affixes(data, folder)) return *e;
  if (auto e = load_places(data, base)) return *e;
  return data;
}

std::string domain_of(std::string_view address) {
  const size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#"));
  const size_t user = address.rfind('@');
  if (user != std::string_view::npos) address.remove_prefix(user + 1);
  address = address.substr(0, address.find(':'));
  std::string host(address);
  for (char& c : host) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  if (host.starts_with("www.")) host.erase(0, 4);
  const bool plain = host.find('.') != std::string::npos &&
                     std::all_of(host.begin(), host.end(), [](unsigned char c) { return c > ' ' && c < 0x80; });
  return plain ? host : std::string();
}

const Newsroom* outlet_of_domain(const PageData& data, std::string_view domain) {
  while (domain.find('.') != std::string_view::npos) {
    const auto it = data.domains.find(std::string(domain));
    if (it != data.domains.end()) return &data.newsroom[it->second];
    domain.remove_prefix(domain.find('.') + 1);
  }
  return nullptr;
}

}  // namespace isnad
