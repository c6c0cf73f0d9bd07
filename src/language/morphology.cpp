#include "language/morphology.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/tsv.h"

namespace isnad {
namespace {

using namespace letter;

std::optional<uint8_t> one_letter(std::string_view text) {
  const auto word = Spelling::from_utf8(text);
  if (!word || word->size != 1) return std::nullopt;
  return word->at[0];
}

std::optional<StemOp> parse_op(std::string_view text) {
  using Kind = StemOp::Kind;
  if (text == "-1") return StemOp{Kind::drop_last};
  if (text == "-2") return StemOp{Kind::drop_before_last};
  if (text == "+*") return StemOp{Kind::double_last};
  if (text == "w") return StemOp{Kind::restore_waw};
  if (text.size() < 4) return std::nullopt;
  const std::string_view head = text.substr(0, 2);
  if (head == "0=" || head == "1=" || head == "2=") {
    const auto pair = Spelling::from_utf8(text.substr(2));
    if (!pair || pair->size != 2) return std::nullopt;
    const Kind kind = head == "0=" ? Kind::turn_first : head == "1=" ? Kind::turn_last : Kind::turn_before_last;
    return StemOp{kind, pair->at[0], pair->at[1]};
  }
  const auto to = one_letter(text.substr(2));
  if (!to) return std::nullopt;
  if (head == "1:") return StemOp{Kind::set_last, 0, *to};
  if (head == "2:") return StemOp{Kind::set_before_last, 0, *to};
  if (head == "a:") return StemOp{Kind::turn_alef, 0, *to};
  return std::nullopt;
}

void drop_before_last(Spelling& stem) {
  const uint8_t dropped = stem.last(2);
  uint8_t last = stem.last();
  stem.pop(2);
  if (last == kHamza) last = dropped == kAlef ? kAlefHamza : dropped == kWaw ? kWawHamza : kYehHamza;
  stem.push(last);
}

void turn_alef(Spelling& stem, uint8_t to) {
  if (stem.at[0] == kAlefMadda) {
    Spelling out;
    out.push(kAlefHamza);
    out.push(to);
    out.append(stem.letters().substr(1));
    stem = out;
    return;
  }
  for (uint8_t i = 1; i < stem.size; ++i) {
    if (stem.at[i] == kAlef) {
      stem.at[i] = to;
      return;
    }
  }
}

std::optional<std::string> parse_letters(std::string_view cell) {
  const auto word = Spelling::from_utf8(cell);
  if (!word) return std::nullopt;
  return std::string(word->letters());
}

/// Index of the name, which is added when new; nothing when the set is full.
std::optional<uint8_t> slot_id(std::vector<std::string>& slots, std::string_view name) {
  const auto at = std::find(slots.begin(), slots.end(), name);
  const auto id = static_cast<size_t>(at - slots.begin());
  if (id >= 32) return std::nullopt;
  if (at == slots.end()) slots.emplace_back(name);
  return static_cast<uint8_t>(id);
}

}  // namespace

uint8_t Morphology::slot(std::string_view name) const {
  return static_cast<uint8_t>(std::find(slots.begin(), slots.end(), name) - slots.begin());
}

bool apply(const std::vector<StemOp>& ops, Spelling& stem) {
  using Kind = StemOp::Kind;
  for (const StemOp& op : ops) {
    if (stem.size < 2) return false;
    uint8_t& last = stem.at[stem.size - 1];
    uint8_t& before = stem.at[stem.size - 2];
    switch (op.kind) {
      case Kind::drop_last:
        stem.pop();
        break;
      case Kind::drop_before_last:
        drop_before_last(stem);
        break;
      case Kind::set_last:
        last = op.to;
        break;
      case Kind::set_before_last:
        before = op.to;
        break;
      case Kind::turn_last:
        if (last == op.from) last = op.to;
        break;
      case Kind::turn_before_last:
        if (before == op.from) before = op.to;
        break;
      case Kind::turn_first:
        if (stem.at[0] == op.from) stem.at[0] = op.to;
        break;
      case Kind::double_last:
        stem.push(last);
        break;
      case Kind::turn_alef:
        turn_alef(stem, op.to);
        break;
      case Kind::restore_waw:
        if (stem.at[0] != kWaw) {
          Spelling out;
          out.push(kWaw);
          out.append(stem.letters());
          stem = out;
        }
        break;
    }
  }
  return !stem.empty();
}

std::optional<Feats> parse_feats(std::string_view text) {
  Feats out;
  for (const std::string_view item : split_list(text)) {
    const size_t at = item.find('=');
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view name = item.substr(0, at);
    const std::string_view value = item.substr(at + 1);
    const auto pick = [&](auto& field, std::initializer_list<std::pair<std::string_view, int>> values) {
      for (const auto& [word, number] : values) {
        if (word != value) continue;
        field = static_cast<std::remove_reference_t<decltype(field)>>(number);
        return true;
      }
      return false;
    };
    const auto v = [](auto e) { return static_cast<int>(e); };
    bool known = false;
    if (name == "Gender") known = pick(out.gender, {{"Masc", v(Gender::masc)}, {"Fem", v(Gender::fem)}});
    if (name == "Number")
      known = pick(out.number, {{"Sing", v(Number::sing)}, {"Dual", v(Number::dual)}, {"Plur", v(Number::plur)}});
    if (name == "Person") known = pick(out.person, {{"1", 1}, {"2", 2}, {"3", 3}});
    if (name == "Aspect")
      known = pick(out.aspect, {{"Perf", v(Aspect::perf)},
                                {"Imp", v(Aspect::imp)},
                                {"Jus", v(Aspect::jus)},
                                {"Imperative", v(Aspect::imperative)}});
    if (name == "Definite")
      known = pick(out.definite, {{"Ind", v(Definite::ind)}, {"Def", v(Definite::def)}, {"Com", v(Definite::com)}});
    if (name == "Polarity") known = value == "Neg";
    if (!known) return std::nullopt;
  }
  return out;
}

Result<Morphology> Morphology::load(const std::filesystem::path& data) {
  Morphology out;
  auto stems =
      Table::load(data / "language" / "stems.tsv", {"class", "voice", "slots", "base", "ops", "example", "source"});
  if (!stems) return stems.error();
  for (size_t r = 0; r < stems->rows(); ++r) {
    const auto bad = [&](std::string_view what) {
      return Error{ErrorCode::bad_table, fmt::format("{}: {}", stems->where(r), what)};
    };
    if (stems->cell(r, 2) == "imperative") {
      const std::string_view ops = stems->cell(r, 4);
      const auto prefix = ops.starts_with('<') ? parse_letters(ops.substr(1)) : std::nullopt;
      if (!prefix) return bad("ops of an imperative must be < and letters");
      out.imperative.emplace_back(std::string(stems->cell(r, 0)), *prefix);
      continue;
    }
    StemRule rule{std::string(stems->cell(r, 0)),
                  stems->cell(r, 1) == "pass" ? Voice::pass : Voice::act,
                  0,
                  stems->cell(r, 3) == "past" ? StemBase::past : StemBase::present,
                  {}};
    for (const auto name : split_list(stems->cell(r, 2))) {
      const auto id = slot_id(out.slots, name);
      if (!id) return bad("more than 32 slots");
      rule.slots |= 1U << *id;
    }
    for (const auto text : split_list(stems->cell(r, 4), ' ')) {
      const auto op = parse_op(text);
      if (!op) return bad(fmt::format("unknown change of letters \"{}\"", text));
      rule.ops.push_back(*op);
    }
    out.stems.push_back(std::move(rule));
  }
  auto endings =
      Table::load(data / "language" / "endings.tsv", {"slot", "prefix", "suffix", "bound", "feats", "source"});
  if (!endings) return endings.error();
  for (size_t r = 0; r < endings->rows(); ++r) {
    Ending ending;
    const auto id = slot_id(out.slots, endings->cell(r, 0));
    if (!id) return Error{ErrorCode::bad_table, fmt::format("{}: more than 32 slots", endings->where(r))};
    ending.slot = *id;
    ending.imperative = endings->cell(r, 1) == "*";
    const auto prefix = parse_letters(ending.imperative ? "" : endings->cell(r, 1));
    const auto suffix = parse_letters(endings->cell(r, 2));
    const std::string_view bound = endings->cell(r, 3);
    ending.bound = bound != "-";
    const auto bound_suffix = parse_letters(bound == "-" || bound == "=" ? "" : bound);
    const auto feats = parse_feats(endings->cell(r, 4));
    if (!prefix || !suffix || !bound_suffix || !feats) {
      return Error{ErrorCode::bad_table, fmt::format("{}: letters or feats that are not known", endings->where(r))};
    }
    ending.prefix = *prefix;
    ending.suffix = *suffix;
    ending.bound_suffix = *bound_suffix;
    ending.feats = *feats;
    out.by_slot.resize(out.slots.size());
    out.by_slot[ending.slot].push_back(std::move(ending));
  }
  out.by_slot.resize(out.slots.size());
  out.perfect_consonant = out.slot("pc");
  out.imperfect_consonant = out.slot("ic");
  out.indicative = out.slot("i0");
  return out;
}

}  // namespace isnad
