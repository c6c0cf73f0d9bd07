// isnad-eval-entity: prints what the entity stage makes of texts, and its figures.
//   isnad-eval-entity DATA --show FILE.json...   mentions of each report (body = whole text)
#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/tsv.h"
#include "entity/entities.h"
#include "report/names.h"
#include "text/split.h"

namespace {

using namespace isnad;

int show(const EntityData& data, const TextData& text, const std::vector<std::string>& files) {
  for (const auto& file : files) {
    const auto bytes = read_whole_file(file);
    if (!bytes) return fmt::print(stderr, "{}\n", bytes.error().message), 1;
    const auto json = nlohmann::json::parse(*bytes);
    Reading r;
    r.report.text = json["text"];
    r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
    if (json.contains("published") && json["published"].is_string()) {
      r.report.published = parse_day(json["published"].get<std::string>());
    }
    split_text(text, r);
    find_entities(data, r);
    fmt::print("== {}\n", file);
    size_t next = 0;
    for (const Sentence& s : r.sentences) {
      fmt::print("{}\n", r.slice(s.span));
      for (; next < r.mentions.size() && r.mentions[next].span.begin < s.span.end; ++next) {
        const Mention& m = r.mentions[next];
        const Entity& e = r.entities[static_cast<size_t>(m.entity)];
        fmt::print("    [{}] name={} {} {} = {}{}{}{}{}\n", r.slice(m.span), r.slice(m.name), to_string(m.kind), e.id,
                   r.slice(e.name), m.described ? " described" : "", m.metonym ? " metonym" : "",
                   m.pronoun ? " pronoun" : "", m.plural ? " plural" : "");
      }
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() < 2) return fmt::print(stderr, "usage: isnad-eval-entity DATA --show FILE.json...\n"), 2;
  const auto data = EntityData::load(args[0]);
  if (!data) return fmt::print(stderr, "{}\n", data.error().message), 1;
  const auto text = TextData::load(args[0]);
  if (!text) return fmt::print(stderr, "{}\n", text.error().message), 1;
  if (args[1] == "--show") return show(*data, *text, {args.begin() + 2, args.end()});
  return 2;
}
