// Days and months in addresses. Pure functions.
#pragma once

#include <optional>
#include <string_view>

#include "base/day.h"

namespace isnad {

/// A whole day in the path of an address: /2017/11/21/, /20171121/, /2017-11-21-..., /21.11.2017.
std::optional<Day> day_in_url(std::string_view url);

/// The first day of the month in the path of an address that names no day: /2017/11/.
std::optional<Day> month_in_url(std::string_view url);

}  // namespace isnad
