// Colour for terminals. Decided once, from the stream and $NO_COLOR.
#pragma once

#include <string>
#include <string_view>

namespace isnad::cli {

class Paint {
 public:
  /// `stream`: a file descriptor; colour is used when it is a terminal and $NO_COLOR is not set.
  explicit Paint(int stream);
  std::string bold(std::string_view text) const { return wrap("1", text); }
  std::string dim(std::string_view text) const { return wrap("2", text); }
  std::string good(std::string_view text) const { return wrap("32", text); }
  std::string warn(std::string_view text) const { return wrap("33", text); }
  std::string bad(std::string_view text) const { return wrap("31", text); }
  std::string key(std::string_view text) const { return wrap("36", text); }

 private:
  std::string wrap(std::string_view code, std::string_view text) const;
  bool on_ = false;
};

}  // namespace isnad::cli
