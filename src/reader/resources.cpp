#include "reader/resources.h"

namespace isnad {

Result<Resources> Resources::load(const ResourcePaths& paths) {
  const auto paradigms = Paradigms::load(paths.data);
  if (!paradigms) return paradigms.error();
  auto text = TextData::load(paths.data);
  if (!text) return text.error();
  auto page = PageData::load(paths.data);
  if (!page) return page.error();
  auto language = LanguageData::load(paths.data, paths.model);
  if (!language) return language.error();
  auto time = TimeData::load(paths.data);
  if (!time) return time.error();
  auto entity = EntityData::load(paths.data);
  if (!entity) return entity.error();
  auto statement = StatementData::load(paths.data, *paradigms);
  if (!statement) return statement.error();
  auto event = EventData::load(paths.data, *paradigms, paths.learned_events);
  if (!event) return event.error();
  auto quantity = QuantityData::load(paths.data, *paradigms);
  if (!quantity) return quantity.error();
  return Resources{std::move(*text),   std::move(*page),      std::move(*language), std::move(*time),
                   std::move(*entity), std::move(*statement), std::move(*event),    std::move(*quantity)};
}

}  // namespace isnad
