// isnad-train: trains a pack. Same data, same bytes.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>

#include "language/pack.h"
#include "train/packs.h"

namespace isnad {
namespace {

int fail(const Error& error) {
  fprintf(stderr, "isnad-train: %s\n", error.message.c_str());
  return 1;
}

int run(const std::string& kind, const std::string& data, const std::string& tables, const std::string& out,
        size_t days, TrainingOptions options) {
  const auto clitics = Clitics::load(tables);
  if (!clitics) return fail(clitics.error());
  const auto lexicon = Lexicon::load(tables);
  if (!lexicon) return fail(lexicon.error());
  auto base = kind == "open" ? open_base(*clitics, data, tables, days) : research_base(*clitics, data, tables, days);
  if (!base) return fail(base.error());
  if (kind == "research") options = research_options(options);
  if (kind == "open") {
    auto pud = read_pud(*clitics, std::filesystem::path(data) / "treebank" / "pud" / "ar_pud-ud-test.conllu");
    if (!pud) return fail(pud.error());
    base->tagged = *std::move(pud);
  }
  const std::string pack = Pack::write(learn(*clitics, *lexicon, *base, options));
  std::ofstream file(out, std::ios::binary);
  file.write(pack.data(), static_cast<std::streamsize>(pack.size()));
  if (!file) return fail({ErrorCode::unreadable, out + ": can't be written"});
  printf("%s: %zu bytes\n", out.c_str(), pack.size());
  return 0;
}

}  // namespace
}  // namespace isnad

int main(int argc, char** argv) {
  CLI::App app{"Trains a pack of the language stage"};
  std::string kind;
  std::string data = "../shared/data";
  std::string tables = "data";
  std::string out;
  size_t days = 10;
  isnad::TrainingOptions options;
  app.add_option("pack", kind, "open or research")->required()->check(CLI::IsMember({"open", "research"}));
  app.add_option("--data", data, "folder of the corpora");
  app.add_option("--tables", tables, "folder of the tables of this project");
  app.add_option("--out", out, "file to write")->required();
  app.add_option("--rounds", options.rounds, "passes over the data");
  app.add_option("--days", days, "days of unlabelled news");
  app.add_option("--epochs", options.teach.epochs, "passes of the teachers over gold");
  app.add_option("--teachers", options.teach.members, "networks that label news");
  app.add_option("--layers", options.teach.layers, "what they learn of a token: 1 tags, 3 also names and inflection");
  app.add_option("--tag-orders", options.tag_orders, "taggers of silver that are added up");
  app.add_option("--silver", options.silver, "tokens that the teachers label");
  app.add_option("--orders", options.orders, "models that learn in different orders and are added up");
  options.verbose = true;
  CLI11_PARSE(app, argc, argv);
  return isnad::run(kind, data, tables, out, days, options);
}
