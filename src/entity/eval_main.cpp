// isnad-eval-entity: figures of the entity stage, and what it makes of texts. DATA is the data folder; PACK a pack of
// the language stage (models/open.isnad), or "-" for no tags.
//   isnad-eval-entity DATA --link TABLES GOLD PACK [--misses]   names of tests/gold/entities linked to the base
//   isnad-eval-entity DATA --ner CORPUS... [--misses]           spans of the model of names: last fifth of the first
//                                                               corpus, and what the others have that it has not
//   isnad-eval-entity DATA --show PACK FILE.json...             mentions of each report (body = whole text)
//   isnad-eval-entity DATA --speed PACK FILE.json...            words a second
//   isnad-eval-entity DATA --ambiguous                          spellings that name more than one entity
#include <fmt/format.h>

#include <optional>

#include "entity/eval.h"

namespace {

using namespace isnad;

constexpr std::string_view kUsage =
    "usage: isnad-eval-entity DATA --link TABLES GOLD PACK [--misses] | --ner CORPUS... [--misses] | --show PACK "
    "FILE... "
    "| --speed PACK FILE... | --ambiguous\n";

int run(std::vector<std::string> args) {
  if (args.size() < 2) return fmt::print(stderr, "{}", kUsage), 2;
  const auto fail = [](const Error& e) { return fmt::print(stderr, "{}\n", e.message), 1; };
  const auto entities = EntityData::load(args[0]);
  if (!entities) return fail(entities.error());
  const auto text = TextData::load(args[0]);
  if (!text) return fail(text.error());
  const std::string what = args[1];
  if (what == "--ambiguous") return entity::eval_ambiguous(*entities);
  if (what == "--ner" && args.size() > 2) return entity::eval_names(*entities, {args.begin() + 2, args.end()});
  const bool misses = args.back() == "--misses";
  if (misses) args.pop_back();
  const size_t pack = what == "--link" ? 4 : 2;
  if (args.size() <= pack || (what != "--link" && what != "--show" && what != "--speed")) {
    return fmt::print(stderr, "{}", kUsage), 2;
  }
  std::optional<LanguageData> language;
  if (args[pack] != "-") {
    auto loaded = LanguageData::load(args[0], args[pack]);
    if (!loaded) return fail(loaded.error());
    language = std::move(*loaded);
  }
  const entity::EvalData data{*entities, *text, language ? &*language : nullptr};
  if (what == "--link") return entity::eval_link(data, args[2], args[3], misses);
  const std::vector<std::string> files(args.begin() + 3, args.end());
  return what == "--show" ? entity::eval_show(data, files) : entity::eval_speed(data, files);
}

}  // namespace

int main(int argc, char** argv) {
  return run({argv + 1, argv + argc});
}
