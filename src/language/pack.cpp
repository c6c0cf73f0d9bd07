#include "language/pack.h"

#include <zlib.h>

#include <bit>

#include "base/tsv.h"

namespace isnad {
namespace {

constexpr std::string_view kMagic = "ISNADPK\n";
constexpr size_t kLargestPack = size_t{1} << 27;
static_assert(std::endian::native == std::endian::little, "packs are little-endian");

uint32_t checksum(std::string_view bytes) {
  return static_cast<uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

Error bad(const std::string& name, const std::string& why) {
  return {ErrorCode::bad_format, name + ": " + why + "; fetch or train the pack again (isnad-train)"};
}

}  // namespace

Result<Pack> Pack::read(const std::filesystem::path& path) {
  auto bytes = read_whole_file(path, kLargestPack);
  if (!bytes) return bytes.error();
  return parse(*std::move(bytes), path.string());
}

Result<Pack> Pack::parse(std::string bytes, const std::string& name) {
  Pack out;
  out.bytes_ = std::move(bytes);
  const std::string_view all = out.bytes_;
  if (!all.starts_with(kMagic)) return bad(name, "not a pack of isnad");
  if (all.size() < kMagic.size() + 12) return bad(name, "truncated");
  uint32_t sum = 0;
  std::memcpy(&sum, all.data() + all.size() - 4, 4);
  if (checksum(all.substr(0, all.size() - 4)) != sum) return bad(name, "truncated or altered (checksum)");
  ByteReader in(all.substr(kMagic.size(), all.size() - kMagic.size() - 4));
  const auto version = in.get<uint32_t>();
  if (version != kPackVersion) return bad(name, "version " + std::to_string(version) + " of another isnad");
  const auto count = in.get<uint32_t>();
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    const std::string key(in.letters(in.get<uint8_t>()));
    const auto size = in.get<uint32_t>();
    const std::string_view body = in.letters(size);
    if (in.ok()) out.sections_[key] = {static_cast<size_t>(body.data() - all.data()), body.size()};
  }
  if (!in.ok()) return bad(name, "sections run past its end");
  return out;
}

std::string Pack::write(const std::map<std::string, std::string>& sections) {
  std::string out(kMagic);
  put(out, kPackVersion);
  put(out, static_cast<uint32_t>(sections.size()));
  for (const auto& [key, body] : sections) {
    put(out, static_cast<uint8_t>(key.size()));
    out += key;
    put(out, static_cast<uint32_t>(body.size()));
    out += body;
  }
  put(out, checksum(out));
  return out;
}

std::string_view Pack::section(const std::string& name) const {
  const auto found = sections_.find(name);
  if (found == sections_.end()) return {};
  return std::string_view(bytes_).substr(found->second.first, found->second.second);
}

}  // namespace isnad
