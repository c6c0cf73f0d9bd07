// A published item: what came in (Item) and what the page stage makes of it (Report). Plain values that own their
// strings; safe to move between threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/span.h"

namespace isnad {

/// One item as intake hands it over: text already decoded to valid UTF-8; fields that were not given are empty.
struct Item {
  std::string id;
  std::string outlet;  ///< as given beside the text: a name or a web domain
  std::string url;
  std::string fetched;  ///< ISO date or date-time of the download
  std::string title;
  std::string text;  ///< plain text, or
  std::string html;  ///< markup; exactly one of both is set
};

/// How the day of publication is known.
enum class DateBasis {
  unknown,
  printed,   ///< a date printed in the page's text
  metadata,  ///< JSON-LD, meta tag or <time> of the page
  url,       ///< a date in the address
  inferred,  ///< worked out from weekdays and the fetch date, or from other reports on the same happening
};

/// An agency or other newsroom that the outlet credits for the report as a whole.
struct Credit {
  Span span;
  std::string id;  ///< outlet/..., empty when not in the base
  bool operator==(const Credit&) const = default;
};

/// What a page says of its day where that does not settle it; the times of the report may.
struct DayHints {
  std::vector<Day> printed;  ///< days that the head prints, the site's clock among them
  std::optional<Day> month;  ///< the first day of the month that the address names
};

struct Report {
  std::string id;
  std::string url;
  std::string fetched;
  std::string text;  ///< valid UTF-8; never changes after the page stage
  std::string title;
  std::optional<Span> title_span;  ///< where the title stands in the text, when it does
  std::string outlet;              ///< name as printed, else as given
  std::string outlet_id;           ///< outlet/..., empty when not in the base
  std::optional<Span> outlet_span;
  std::optional<Span> dateline_place;
  std::optional<Day> published;
  DateBasis published_basis = DateBasis::unknown;
  std::optional<Span> published_span;
  std::optional<int> published_minute;  ///< minutes after midnight, as printed
  DayHints day_hints;                   ///< set while `published` is not known
  std::vector<Credit> credits;
  std::vector<Span> body;      ///< the article's paragraphs, in order, without overlap
  std::vector<Span> subheads;  ///< sub-headings and captions inside the body's range: no events, statements or times
};

}  // namespace isnad
