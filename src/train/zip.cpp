#include <zlib.h>

#include <cstring>
#include <map>

#include "base/tsv.h"
#include "train/news.h"

namespace isnad {
namespace {

constexpr uint32_t kLocalHeader = 0x04034B50;
constexpr size_t kLargestFile = size_t{1} << 28;

template <typename T>
T read_at(std::string_view bytes, size_t at) {
  T value{};
  if (at + sizeof(T) <= bytes.size()) std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

bool inflate_raw(std::string_view in, std::string& out) {
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int status = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  return status == Z_STREAM_END;
}

}  // namespace

Result<std::vector<std::string>> read_zip(const std::filesystem::path& path) {
  const auto bytes = read_whole_file(path);
  if (!bytes) return bytes.error();
  const std::string_view zip = *bytes;
  const auto bad = [&] { return Error{ErrorCode::bad_format, path.string() + ": no zip archive that we can read"}; };
  const size_t end = zip.rfind("PK\x05\x06");
  if (end == std::string_view::npos) return bad();
  const auto count = read_at<uint16_t>(zip, end + 10);
  size_t at = read_at<uint32_t>(zip, end + 16);
  std::map<std::string, std::string> files;
  for (uint16_t i = 0; i < count; ++i) {
    if (at + 46 > zip.size()) return bad();
    const auto method = read_at<uint16_t>(zip, at + 10);
    const size_t packed = read_at<uint32_t>(zip, at + 20);
    const size_t size = read_at<uint32_t>(zip, at + 24);
    const size_t name = read_at<uint16_t>(zip, at + 28);
    const size_t local = read_at<uint32_t>(zip, at + 42);
    if (read_at<uint32_t>(zip, local) != kLocalHeader || size > kLargestFile) return bad();
    const size_t body = local + 30 + read_at<uint16_t>(zip, local + 26) + read_at<uint16_t>(zip, local + 28);
    if (body + packed > zip.size()) return bad();
    std::string out(size, '\0');
    if (method == 8 && !inflate_raw(zip.substr(body, packed), out)) return bad();
    if (method == 0) out = zip.substr(body, packed);
    files[std::string(zip.substr(at + 46, name))] = std::move(out);
    at += 46 + name + read_at<uint16_t>(zip, at + 30) + read_at<uint16_t>(zip, at + 32);
  }
  std::vector<std::string> all;
  for (auto& [name, body] : files) all.push_back(std::move(body));
  return all;
}

}  // namespace isnad
