// The file of a trained pack: a versioned list of named sections with a checksum over the whole.
// A Pack owns its bytes; sections are views into them. Const after read, so shareable between threads.
#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace isnad {

constexpr uint32_t kPackVersion = 1;

class Pack {
 public:
  /// Refuses files that are truncated, altered, of another version or no pack at all.
  static Result<Pack> read(const std::filesystem::path& path);
  static Result<Pack> parse(std::string bytes, const std::string& name);
  static std::string write(const std::map<std::string, std::string>& sections);

  /// Empty when the pack has no such section.
  std::string_view section(const std::string& name) const;

 private:
  std::string bytes_;
  std::map<std::string, std::pair<size_t, size_t>> sections_;
};

/// Reads plain values out of a section; after the first read past its end every value is 0 and ok() is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  T get() {
    T value{};
    if (bytes_.size() - at_ < sizeof(T)) {
      ok_ = false;
      return value;
    }
    std::memcpy(&value, bytes_.data() + at_, sizeof(T));
    at_ += sizeof(T);
    return value;
  }
  std::string_view letters(size_t size) {
    if (bytes_.size() - at_ < size) {
      ok_ = false;
      return {};
    }
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  size_t left() const { return bytes_.size() - at_; }
  bool ok() const { return ok_; }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  bool ok_ = true;
};

template <typename T>
void put(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

}  // namespace isnad
