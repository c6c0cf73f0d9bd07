// Result<T>: a value or an Error. Nothing in the library throws across its borders, prints or exits.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace isnad {

enum class ErrorCode {
  not_found,      ///< a file or folder that was named does not exist
  unreadable,     ///< it exists but can't be read (permissions, I/O error)
  too_large,      ///< larger than the limit that the caller set
  bad_encoding,   ///< bytes that are text in no character set we know
  bad_format,     ///< not the format it claims to be (JSON, table, archive, model)
  bad_table,      ///< a data table breaks its schema: duplicate, unknown column, missing source
  bad_argument,   ///< a value outside what the function states it takes
  not_supported,  ///< a known format or option that this build can't handle
};

/// What went wrong, where, and what to do about it.
struct Error {
  ErrorCode code = ErrorCode::bad_argument;
  std::string message;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  /// Requires a value.
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  /// Requires an error.
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace isnad
