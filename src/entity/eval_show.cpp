#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "base/tsv.h"
#include "entity/eval.h"
#include "report/names.h"
#include "text/fold.h"

namespace isnad::entity {

int eval_show(const EvalData& data, const std::vector<std::string>& files) {
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
    split_text(data.text, r);
    if (data.language != nullptr) analyse(*data.language, r);
    find_entities(data.entity, r);
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

int eval_ambiguous(const EntityData& data) {
  size_t count = 0;
  for (const auto& group : data.base.names().all()) {
    if (group.size() < 2) continue;
    ++count;
    fmt::print("{}", data.base.spelling(group.front()));
    for (const uint32_t f : group) {
      const NameForm& form = data.base.forms()[f];
      fmt::print("\t{}{}{}", data.base.entities()[form.entity].id, form.weak ? "?" : "", form.metonym ? "~" : "");
    }
    fmt::print("\n");
  }
  fmt::print("{} spellings of {} are ambiguous; {} entities (? marked as ambiguous, ~ seat of government)\n", count,
             data.base.forms().size(), data.base.entities().size());
  for (const NameForm& form : data.base.forms()) {
    const uint32_t id = form.words == 1 ? data.words.id(fold(form.letters, FoldLevel::key)) : 0;
    if (id == 0 || form.weak || !(data.words.info(id).is & kCommon)) continue;
    fmt::print("a dictionary word: {}\t{}\n", form.letters, data.base.entities()[form.entity].id);
  }
  for (const auto& d : data.base.dangling()) fmt::print("dangling: {}\n", d);
  return 0;
}

int eval_speed(const EvalData& data, const std::vector<std::string>& files) {
  std::vector<Reading> readings;
  uint64_t words = 0;
  for (const auto& file : files) {
    const auto bytes = read_whole_file(file);
    if (!bytes) return fmt::print(stderr, "{}\n", bytes.error().message), 1;
    const auto json = nlohmann::json::parse(*bytes, nullptr, false);
    if (!json.is_object() || !json.contains("text")) continue;
    Reading r;
    r.report.text = json["text"];
    r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
    split_text(data.text, r);
    if (data.language != nullptr) analyse(*data.language, r);
    words += r.words.size();
    readings.push_back(std::move(r));
  }
  const auto start = std::chrono::steady_clock::now();
  size_t mentions = 0;
  for (Reading& r : readings) {
    find_entities(data.entity, r);
    mentions += r.mentions.size();
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  fmt::print("{} words, {} mentions, {:.2f} s: {:.0f} words/s\n", words, mentions, took.count(),
             static_cast<double>(words) / took.count());
  return 0;
}

}  // namespace isnad::entity
