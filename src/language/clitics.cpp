#include "language/clitics.h"

#include <algorithm>

#include "base/tsv.h"
#include "language/letters.h"
#include "language/lexicon.h"
#include "text/fold.h"

namespace isnad {
namespace {

constexpr int kShortestStemBeforePronoun = 2;
constexpr size_t kLongestContraction = 14;  // bytes
constexpr size_t kLongestCutWord = 60;      // bytes; longer runs of letters are no words and stay whole

class Lister {
 public:
  Lister(const Clitics& clitics, std::string_view form, CutList& out) : clitics_(clitics), form_(form), out_(out) {}

  void list() {
    Cut whole;
    whole.at.fill(static_cast<uint16_t>(form_.size()));
    whole.at[0] = 0;
    out_.size = 0;
    push(whole);
    if (form_.size() > kLongestCutWord) return;
    std::array<uint16_t, Cut::kMostPieces> borders{};
    proclitics(borders, 0, 0, 0);
  }

 private:
  void push(const Cut& cut) {
    if (out_.size < kMostCuts) out_.cuts[out_.size++] = cut;
  }

  void proclitics(std::array<uint16_t, Cut::kMostPieces>& borders, uint32_t count, size_t at, int slot) {
    stems(borders, count, at);
    if (count + 3 >= Cut::kMostPieces) return;
    for (const Clitic& clitic : clitics_.before) {
      if (clitic.slot < slot || !form_.substr(at).starts_with(clitic.form)) continue;
      const size_t next = at + clitic.form.size();
      if (next >= form_.size()) continue;
      borders[count] = static_cast<uint16_t>(at);
      proclitics(borders, count + 1, next, clitic.slot + 1);
    }
  }

  /// Cuts with the proclitics found so far and the stem from `at`, with and without a pronoun.
  void stems(const std::array<uint16_t, Cut::kMostPieces>& borders, uint32_t count, size_t at) {
    const std::string_view rest = form_.substr(at);
    Cut cut;
    std::copy_n(borders.begin(), count, cut.at.begin());
    cut.stem = static_cast<uint8_t>(count);
    const auto add = [&](size_t end, Cut::Restore restore) {
      Cut c = cut;
      c.restore = restore;
      c.pieces = static_cast<uint8_t>(count + (end < form_.size() ? 2 : 1));
      for (size_t p = count; p < c.at.size(); ++p) c.at[p] = static_cast<uint16_t>(form_.size());
      c.at[count] = static_cast<uint16_t>(at);
      c.at[count + 1] = static_cast<uint16_t>(end);
      push(c);
    };
    const auto ends = [&](Cut::Restore restore) {
      if (at > 0) add(form_.size(), restore);
      for (const Clitic& clitic : clitics_.after) {
        if (!rest.ends_with(clitic.form)) continue;
        const std::string_view stem = rest.substr(0, rest.size() - clitic.form.size());
        if (count_letters(stem) >= kShortestStemBeforePronoun) add(at + stem.size(), restore);
      }
    };
    ends(Cut::Restore::nothing);
    const std::string_view lam = last_letters(clitics_.article, 1);
    const bool after_lam = count > 0 && form_.substr(0, at).ends_with(lam);
    if (after_lam && rest.starts_with(lam) && rest.size() > 2 * lam.size()) {
      ends(Cut::Restore::alef);
      if (count_letters(rest) > 2) ends(Cut::Restore::article);
    }
    contraction(cut, count, at, rest);
  }

  void contraction(Cut cut, uint32_t count, size_t at, std::string_view rest) {
    if (rest.size() > kLongestContraction) return;
    const auto found = clitics_.contractions.find(std::string(rest));
    if (found == clitics_.contractions.end() || count + found->second.size() > Cut::kMostPieces) return;
    const int letters = count_letters(rest);
    const auto parts = static_cast<int>(found->second.size());
    if (letters < parts) return;
    for (size_t p = count; p < cut.at.size(); ++p) cut.at[p] = static_cast<uint16_t>(form_.size());
    // The parts share the letters: the last has as many as it is long, the others what is left.
    size_t end = rest.size();
    int left = letters;
    for (int p = parts - 1; p >= 0; --p) {
      const int own = p == 0 ? left : std::min(count_letters(found->second[static_cast<size_t>(p)]), left - p);
      left -= own;
      end -= last_letters(rest.substr(0, end), own).size();
      cut.at[count + static_cast<size_t>(p)] = static_cast<uint16_t>(at + end);
    }
    cut.pieces = static_cast<uint8_t>(count + static_cast<uint32_t>(parts));
    cut.restore = Cut::Restore::contraction;
    push(cut);
  }

  const Clitics& clitics_;
  std::string_view form_;
  CutList& out_;
};

}  // namespace

Result<Clitics> Clitics::load(const std::filesystem::path& data) {
  const auto table =
      Table::load(data / "language" / "clitics.tsv", {"form", "side", "slot", "upos", "lemma", "note", "source"});
  if (!table) return table.error();
  Clitics out;
  for (size_t row = 0; row < table->rows(); ++row) {
    const std::string form = fold(table->cell(row, 0), FoldLevel::form);
    const std::string_view side = table->cell(row, 1);
    const std::string_view slot = table->cell(row, 2);
    Clitic clitic{form, static_cast<uint8_t>(slot.empty() ? 0 : slot[0] - '0'), 0};
    const std::string_view upos = table->cell(row, 3);
    if (upos == "CCONJ") clitic.takes = Analysis::kConj;
    if (upos == "ADP") clitic.takes = Analysis::kPrep;
    if (upos == "PART" && clitic.slot > 1) clitic.takes = Analysis::kFuture;
    if (upos == "PRON") clitic.takes = Analysis::kPronoun;
    if (side == "before") out.before.push_back(clitic);
    if (side == "after") out.after.push_back(clitic);
    if (side == "article") out.article = form;
    if (side == "open_teh") {
      out.open_teh = form;
      out.closed_teh = fold(table->cell(row, 4), FoldLevel::form);
    }
  }
  if (out.article.empty() || out.open_teh.empty()) {
    return Error{ErrorCode::bad_table, "language/clitics.tsv: needs a row of side article and one of open_teh"};
  }
  for (Clitic& clitic : out.before) {
    if (clitic.form == last_letters(out.article, 1)) clitic.takes = Analysis::kLam;
  }
  const auto contractions = Table::load(data / "language" / "contractions.tsv", {"form", "parts", "note", "source"});
  if (!contractions) return contractions.error();
  for (size_t row = 0; row < contractions->rows(); ++row) {
    std::vector<std::string> parts;
    for (const auto part : split_list(contractions->cell(row, 1))) parts.push_back(fold(part, FoldLevel::form));
    out.contractions[fold(contractions->cell(row, 0), FoldLevel::form)] = std::move(parts);
  }
  return out;
}

void list_cuts(const Clitics& clitics, std::string_view form, CutList& out) {
  Lister(clitics, form, out).list();
}

std::string piece_form(const Clitics& clitics, const Cut& cut, std::string_view form, uint32_t piece) {
  std::string letters(cut.piece(form, piece));
  if (cut.restore == Cut::Restore::contraction && piece >= cut.stem) {
    const auto found = clitics.contractions.find(std::string(form.substr(cut.at[cut.stem])));
    if (found != clitics.contractions.end()) return found->second[piece - cut.stem];
  }
  if (piece != cut.stem) return letters;
  if (cut.restore == Cut::Restore::alef) return std::string(first_letters(clitics.article, 1)) + letters;
  if (cut.restore == Cut::Restore::article) return clitics.article + letters;
  return letters;
}

}  // namespace isnad
