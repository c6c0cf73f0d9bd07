#include "intake/gzip.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <vector>

namespace isnad {
namespace {

constexpr size_t kBlock = 1 << 16;
constexpr int kGzip = 16 + MAX_WBITS;

Result<std::string> inflate_all(std::string_view bytes, size_t limit, int window) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return Error{ErrorCode::bad_format, "zlib did not start"};
  const auto damaged = [&](std::string_view what) {
    inflateEnd(&stream);
    return Error{ErrorCode::bad_format, fmt::format("damaged gzip data: {}", what)};
  };
  std::string out;
  std::vector<char> block(kBlock);
  size_t given = 0;
  while (true) {
    if (stream.avail_in == 0 && given < bytes.size()) {
      const size_t some = std::min<size_t>(bytes.size() - given, 1U << 30);
      // zlib's older interface takes a non-const pointer but does not write to it.
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + given));
      stream.avail_in = static_cast<uInt>(some);
      given += some;
    }
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(kBlock);
    const int rc = inflate(&stream, Z_NO_FLUSH);
    out.append(block.data(), kBlock - stream.avail_out);
    if (out.size() > limit) {
      inflateEnd(&stream);
      return Error{ErrorCode::too_large, fmt::format("expands to more than {} bytes", limit)};
    }
    if (rc == Z_STREAM_END) {
      const size_t left = bytes.size() - given + stream.avail_in;
      const bool another = window == kGzip && left >= 2 && is_gzip(bytes.substr(bytes.size() - left));
      if (!another) break;  // what follows the last member is padding
      inflateReset(&stream);
      continue;
    }
    if (rc == Z_BUF_ERROR) return damaged("it ends too early");
    if (rc != Z_OK) return damaged(stream.msg != nullptr ? stream.msg : "bad data");
  }
  inflateEnd(&stream);
  return out;
}

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B");
}

Result<std::string> gunzip(std::string_view bytes, size_t limit) {
  return inflate_all(bytes, limit, kGzip);
}

Result<std::string> inflate_deflate(std::string_view bytes, size_t limit) {
  auto zlib = inflate_all(bytes, limit, MAX_WBITS);
  if (zlib || zlib.error().code == ErrorCode::too_large) return zlib;
  return inflate_all(bytes, limit, -MAX_WBITS);
}

}  // namespace isnad
