#include "intake/intake.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "base/utf8.h"
#include "intake/charset.h"
#include "intake/gzip.h"

namespace isnad {
namespace {

constexpr const char* kArabic = "وصل الوزير إلى القاهرة أمس، وقال إن المحادثات بدأت.";
// The first words of kArabic in windows-1256.
constexpr const char* kWindows1256 =
    "\xE6\xD5\xE1 \xC7\xE1\xE6\xD2\xED\xD1 \xC5\xE1\xEC \xC7\xE1\xDE\xC7\xE5\xD1\xC9 \xC3\xE3\xD3";
constexpr const char* kIso88596 =
    "\xE8\xD5\xE4 \xC7\xE4\xE8\xD2\xEA\xD1 \xC5\xE4\xE9 \xC7\xE4\xE2\xC7\xE7\xD1\xC9 \xC3\xE5\xD3";
constexpr const char* kDecoded = "وصل الوزير إلى القاهرة أمس";

std::string gzip(const std::string& s) {
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(compressBound(s.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(s.data()));
  z.avail_in = static_cast<uInt>(s.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(out.size() - z.avail_out);
  deflateEnd(&z);
  return out;
}

TEST(Charset, Utf8WithAndWithoutMark) {
  EXPECT_EQ(decode_text(kArabic)->text, kArabic);
  EXPECT_EQ(decode_text(std::string("\xEF\xBB\xBF") + kArabic)->text, kArabic);
  EXPECT_EQ(decode_text("")->text, "");
}

TEST(Charset, Windows1256DeclaredOrNot) {
  const std::string page = std::string("<html><head><meta charset=windows-1256></head><body>") + kWindows1256;
  const auto declared = decode_text(page);
  ASSERT_TRUE(declared);
  EXPECT_NE(declared->text.find(kDecoded), std::string::npos);
  EXPECT_EQ(declared->charset, "windows-1256");
  const auto bare = decode_text(kWindows1256);
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->text, kDecoded);
}

TEST(Charset, Iso88596ByHttpHeader) {
  const auto d = decode_text(kIso88596, "ISO-8859-6");
  ASSERT_TRUE(d);
  EXPECT_EQ(d->text, kDecoded);
}

TEST(Charset, WrongLabelDoesNotWin) {
  const std::string page = std::string("<meta charset=\"utf-8\">") + kWindows1256;
  EXPECT_NE(decode_text(page)->text.find(kDecoded), std::string::npos);
  const std::string utf8 = std::string("<meta charset=\"windows-1256\">") + kArabic;
  EXPECT_NE(decode_text(utf8)->text.find(kArabic), std::string::npos);
}

TEST(Charset, Utf16BothWays) {
  std::string le;
  std::string be;
  const std::string_view text = kArabic;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    le += {static_cast<char>(c.value & 0xFF), static_cast<char>(c.value >> 8)};
    be += {static_cast<char>(c.value >> 8), static_cast<char>(c.value & 0xFF)};
    at += c.size;
  }
  EXPECT_EQ(decode_text("\xFF\xFE" + le)->text, kArabic);
  EXPECT_EQ(decode_text("\xFE\xFF" + be)->text, kArabic);
  EXPECT_EQ(decode_text(le)->text, kArabic);
}

TEST(Charset, BinaryIsRefused) {
  std::string noise;
  for (unsigned i = 0; i < 4000; ++i) noise += static_cast<char>((i * 2654435761U) >> 24);
  const auto d = decode_text(noise);
  ASSERT_FALSE(d);
  EXPECT_EQ(d.error().code, ErrorCode::bad_encoding);
  EXPECT_FALSE(decode_text(std::string(100, '\0')));
}

TEST(Charset, ALittleDamageIsRepaired) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += kArabic;
  text[1] = '\xFF';
  const auto d = decode_text(text);
  ASSERT_TRUE(d);
  EXPECT_TRUE(is_valid_utf8(d->text));
  EXPECT_EQ(d->charset, "UTF-8");
}

TEST(Charset, Declarations) {
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='windows-1256'?>"), "windows-1256");
  EXPECT_EQ(declared_charset("<META HTTP-EQUIV=x CONTENT=\"text/html; charset=Windows-1256\">"), "windows-1256");
  EXPECT_EQ(declared_charset("<p>charset=utf-7</p>"), "");
}

TEST(Intake, JsonShapes) {
  const auto one = read_items_from("{\n \"text\": \"a\",\n \"outlet\": \"b\"\n}", "x.json");
  ASSERT_TRUE(one);
  ASSERT_EQ(one->size(), 1U);
  EXPECT_EQ((*one)[0].id, "x");
  EXPECT_EQ((*one)[0].outlet, "b");
  const auto lines = read_items_from("{\"id\":\"k\",\"text\":\"a\"}\n\n{\"html\":\"<p>b\"}\n", "y.jsonl");
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 2U);
  EXPECT_EQ((*lines)[0].id, "k");
  EXPECT_EQ((*lines)[1].id, "y-3");
  EXPECT_EQ((*lines)[1].html, "<p>b");
  const auto array = read_items_from("[{\"text\":\"a\"},{\"text\":\"b\"}]", "-");
  ASSERT_TRUE(array);
  EXPECT_EQ(array->size(), 2U);
}

TEST(Intake, BadJsonSaysWhere) {
  const auto r = read_items_from("{\"text\":\"a\"}\n{\"text\":", "z.jsonl");
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().code, ErrorCode::bad_format);
  EXPECT_NE(r.error().message.find("z.jsonl: line 2"), std::string::npos) << r.error().message;
  EXPECT_FALSE(read_items_from("", "e.json"));
  EXPECT_FALSE(read_items_from(std::string(200000, '['), "deep.json"));
}

TEST(Intake, ContentIsSniffed) {
  EXPECT_EQ((*read_items_from("<!DOCTYPE html><p>x", "page"))[0].html, "<!DOCTYPE html><p>x");
  EXPECT_EQ((*read_items_from("{\"text\": \"x\"}", "-"))[0].text, "x");
  EXPECT_EQ((*read_items_from("plain", "a.txt"))[0].text, "plain");
  EXPECT_EQ((*read_items_from("", "a.txt"))[0].text, "");
}

TEST(Intake, GzipAndItsLimits) {
  const std::string packed = gzip("{\"text\":\"a\"}\n") + gzip("{\"text\":\"b\"}\n");
  const auto items = read_items_from(packed, "m.jsonl.gz");
  ASSERT_TRUE(items);
  EXPECT_EQ(items->size(), 2U);
  const auto bomb = read_items_from(gzip(std::string(5 << 20, 'a')), "b.txt.gz", {1 << 20});
  ASSERT_FALSE(bomb);
  EXPECT_EQ(bomb.error().code, ErrorCode::too_large);
  const auto cut = read_items_from(packed.substr(0, 12), "c.jsonl.gz");
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().code, ErrorCode::bad_format);
}

TEST(Intake, WarcResponses) {
  const std::string body = "<html><p>" + std::string(kArabic);
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body;
  const std::string record =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.com/a\r\nWARC-Date: 2017-11-22T10:00:00Z\r\n"
      "Content-Type: application/http; msgtype=response\r\nContent-Length: " +
      std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
  const std::string info = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nab\r\n\r\n";
  const auto items = read_items_from(gzip(info) + gzip(record), "w.warc.gz");
  ASSERT_TRUE(items) << items.error().message;
  ASSERT_EQ(items->size(), 1U);
  EXPECT_EQ((*items)[0].url, "http://example.com/a");
  EXPECT_EQ((*items)[0].fetched, "2017-11-22T10:00:00Z");
  EXPECT_EQ((*items)[0].html, body);
  EXPECT_FALSE(read_items_from(info + record.substr(0, 300), "w.warc"));
}

TEST(Intake, FoldersInOrderWithBadFilesSkipped) {
  namespace fs = std::filesystem;
  const fs::path top = fs::path(testing::TempDir()) / "isnad_intake_test";
  fs::remove_all(top);
  fs::create_directories(top / "b");
  std::ofstream(top / "c.txt") << "three";
  std::ofstream(top / "a.txt") << "one";
  std::ofstream(top / "b" / "x.json") << "{broken";
  std::ofstream(top / "b" / "y.txt") << "two";
  EXPECT_FALSE(read_items(top));
  std::vector<Error> skipped;
  const auto items = read_items(top, {}, &skipped);
  ASSERT_TRUE(items);
  ASSERT_EQ(items->size(), 3U);
  EXPECT_EQ((*items)[0].text, "one");
  EXPECT_EQ((*items)[1].text, "two");
  EXPECT_EQ(skipped.size(), 1U);
  EXPECT_EQ(read_items(top / "none").error().code, ErrorCode::not_found);
  EXPECT_EQ(read_items(top / "a.txt", {2}).error().code, ErrorCode::too_large);
}

TEST(Intake, FiftyMegabytesOfOneWord) {
  const auto items = read_items_from(std::string(50 << 20, 'x'), "long.txt");
  ASSERT_TRUE(items);
  EXPECT_EQ((*items)[0].text.size(), size_t{50} << 20);
}

}  // namespace
}  // namespace isnad
