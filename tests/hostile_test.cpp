// Input that means harm or is broken: a clear outcome (exit code and words on stderr as documented), within bounds of
// time and memory that only tell a hang from an answer (tests/support/kit.cpp).
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "support/kit.h"

namespace isnad::test {
namespace {

std::string repeat(const std::string& words, size_t bytes) {
  std::string out;
  out.reserve(bytes + words.size());
  while (out.size() < bytes) out += words;
  return out;
}

constexpr size_t kMega = size_t{1} << 20;

class Hostile : public ::testing::Test {
 protected:
  /// Reads the bytes as a file of that name; JSON must come out, one line per report, each valid.
  Ended read_bytes(const std::string& name, const std::string& bytes, size_t reports = 1) {
    const auto file = folder_.write(name, bytes);
    const Ended run = run_isnad("read --json --threads 1 '" + file.string() + "'", folder_.path());
    EXPECT_EQ(run.code, 0) << name << ": " << run.err.substr(0, 500);
    EXPECT_EQ(run.err, "") << name;
    size_t lines = 0;
    for (size_t at = 0; at < run.out.size(); ++lines) {
      const size_t end = run.out.find('\n', at);
      const auto json = nlohmann::json::parse(run.out.begin() + static_cast<ptrdiff_t>(at),
                                              run.out.begin() + static_cast<ptrdiff_t>(std::min(end, run.out.size())),
                                              nullptr, false);
      EXPECT_TRUE(json.is_object() && json.contains("events")) << name;
      at = end == std::string::npos ? run.out.size() : end + 1;
    }
    EXPECT_EQ(lines, reports) << name;
    return run;
  }

  /// The bytes are refused: exit code 1 and one line that names the file.
  void refuse_bytes(const std::string& name, const std::string& bytes) {
    const auto file = folder_.write(name, bytes);
    const Ended run = run_isnad("read --json '" + file.string() + "'", folder_.path());
    EXPECT_EQ(run.code, 1) << name;
    EXPECT_TRUE(run.err.starts_with("isnad: ")) << name << ": " << run.err;
    EXPECT_NE(run.err.find(name), std::string::npos) << name << ": " << run.err;
    EXPECT_EQ(run.out, "") << name;
  }

  TempFolder folder_;
};

TEST_F(Hostile, NothingAndNextToNothing) {
  read_bytes("empty.txt", "");
  read_bytes("one.txt", "x");
  read_bytes("space.txt", " \n\t\r\n ");
  read_bytes("bom.txt", "\xEF\xBB\xBF");
  read_bytes("empty.html", "<html></html>");
}

TEST_F(Hostile, NulsAndBrokenEncodings) {
  refuse_bytes("nul.txt", std::string("قال") + '\0' + "الرئيس" + '\0');
  read_bytes("mostly.txt", repeat("قال الرئيس إن الاجتماع غدا. ", 2000) + '\0');
  read_bytes("broken.txt", "قال الرئيس \xD9 إن \xFF\xFE\xC0\x80 الاجتماع غدا.\n");
  read_bytes("cut.txt", std::string("قال الرئيس").substr(0, 18));
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("Meeting in Moscow on Monday. ")) utf16 += {c, '\0'};
  read_bytes("utf16.txt", utf16);
}

TEST_F(Hostile, BinaryIsRefusedOrReadAsNothing) {
  std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  for (int i = 0; i < 4000; ++i) png += static_cast<char>((i * 131 + (i >> 3)) & 0xFF);
  const auto file = folder_.write("picture.png", png);
  const Ended run = run_isnad("read --json '" + file.string() + "'", folder_.path());
  EXPECT_TRUE(run.code == 0 || run.code == 1) << run.code << run.err;
  EXPECT_EQ(run.code == 1, run.err.find("picture.png") != std::string::npos) << run.err;
}

TEST_F(Hostile, FiftyMegabytesOfOneWord) {
  read_bytes("word.txt", repeat("س", 50 * kMega));
}

TEST_F(Hostile, MegabytesOfMarks) {
  read_bytes("quotes.txt", repeat("\"", 5 * kMega));
  read_bytes("open.txt", repeat("«", 5 * kMega));
  read_bytes("brackets.txt", repeat("(", 5 * kMega));
  read_bytes("mixed.txt", repeat("«(\" ", kMega));
}

TEST_F(Hostile, ManyLines) {
  read_bytes("lines.txt", std::string(200'000, '\n'));
}

TEST_F(Hostile, ManyShortLines) {
  read_bytes("short.txt", repeat("قال\n", kMega / 2));
}

TEST_F(Hostile, SpeechWithoutEnd) {
  read_bytes("said.txt", repeat("قال إن ", kMega));
  read_bytes("quoted.txt", repeat("قال الرئيس «نعم» ", kMega / 2));
}

TEST_F(Hostile, NamesDaysAndMeetingsWithoutEnd) {
  read_bytes("names.txt",
             repeat("التقى الرئيس الروسي فلاديمير بوتين نظيره السوري بشار الأسد في سوتشي أمس الاثنين ", kMega / 2));
  read_bytes(
      "report.txt",
      repeat("التقى الرئيس الروسي فلاديمير بوتين نظيره السوري في سوتشي أمس الاثنين. وقال الكرملين إن القمة غدا.\n",
             kMega / 2));
  read_bytes("days.txt", repeat("الاثنين 20 نوفمبر 2017 ", kMega / 2));
  read_bytes("digits.txt", repeat("1234567890", kMega));
  read_bytes("dates.txt", repeat("20/11/", kMega));
}

TEST_F(Hostile, MarksOnOneLetter) {
  read_bytes("harakat.txt", "م" + repeat("\xD9\x8E", kMega));
}

TEST_F(Hostile, DeepAndWideMarkup) {
  read_bytes("deep.html", "<html><body>" + repeat("<div>", 5 * 100'000) + "قال الرئيس إن الاجتماع غدا.");
  read_bytes("inline.html", "<p>" + repeat("<b><i>", kMega) + "نص");
  std::string links = "<html><body><p>قال الرئيس الروسي إن الاجتماع سيعقد غدا.</p>";
  for (int i = 0; i < 10'000; ++i)
    links += "<a href=\"/news/" + std::to_string(i) + "\">عنوان رقم " + std::to_string(i) + "</a>\n";
  read_bytes("links.html", links + "</body></html>");
  read_bytes("open.html", "<html><script>" + repeat("if (a < b) ", kMega));
  read_bytes("attributes.html", "<div " + repeat("a=\"b\" ", kMega) + ">نص</div>");
  read_bytes("entities.html", "<p>" + repeat("&amp;&#x645;&bogus;&#1114112;", kMega));
  read_bytes("jsonld.html", "<script type=\"application/ld+json\">" + repeat("[{\"a\":", kMega) + "</script><p>نص</p>");
}

TEST_F(Hostile, BrokenRecords) {
  refuse_bytes("cut.json", R"({"id": "a", "text": "قال)");
  refuse_bytes("number.json", "42");
  refuse_bytes("nothing.json", R"({"id": "a"})");
  refuse_bytes("deep.json", repeat("[", kMega));
  refuse_bytes("bad.jsonl", "{\"id\": \"a\", \"text\": \"نص\"}\n{\"id\": \"b\", \"te\n");
  read_bytes("types.json", R"({"id": 7, "title": ["x"], "text": {"a": 1}, "fetched": "not a day"})");
  read_bytes("nul.json", R"({"id": "a", "text": "قال\u0000 الرئيس"})");
  refuse_bytes("surrogate.json", R"({"id": "a", "text": "قال \ud800 الرئيس"})");
}

TEST_F(Hostile, FilesThatAreNotThere) {
  const Ended missing = run_isnad("read --json /nowhere/at/all.txt", folder_.path());
  EXPECT_EQ(missing.code, 1);
  EXPECT_NE(missing.err.find("/nowhere/at/all.txt: no such file"), std::string::npos) << missing.err;
  const auto good = folder_.write("good.txt", "قال الرئيس إن الاجتماع غدا.");
  const Ended both = run_isnad("read --json /nowhere.txt '" + good.string() + "'", folder_.path());
  EXPECT_EQ(both.code, 1);
  EXPECT_NE(both.out.find("\"id\":\"good\""), std::string::npos) << "the readable file is read all the same";
  const TempFolder empty;
  const Ended folder = run_isnad("read --json '" + empty.path().string() + "'", folder_.path());
  EXPECT_EQ(folder.code, 0) << folder.err;
  EXPECT_EQ(folder.out, "");
}

TEST_F(Hostile, AFolderIsReadInOrder) {
  const TempFolder folder;
  folder.write("b.txt", "قال الرئيس إن الاجتماع غدا.");
  folder.write("a.txt", "التقى الوزيران أمس.");
  const Ended run = run_isnad("read --json '" + folder.path().string() + "'", folder_.path());
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_LT(run.out.find("\"id\":\"a\""), run.out.find("\"id\":\"b\""));
}

TEST_F(Hostile, WrongUseAndMissingTables) {
  EXPECT_EQ(run_isnad("", folder_.path()).code, 2);
  EXPECT_EQ(run_isnad("read", folder_.path()).code, 2);
  EXPECT_EQ(run_isnad("frobnicate", folder_.path()).code, 2);
  EXPECT_EQ(run_isnad("read --no-such-option x", folder_.path()).code, 2);
  EXPECT_EQ(run_isnad("--help", folder_.path()).code, 0);
  const auto good = folder_.write("good.txt", "قال الرئيس إن الاجتماع غدا.");
  const Ended no_data = run_isnad("read --data /nowhere '" + good.string() + "'", folder_.path());
  EXPECT_EQ(no_data.code, 3);
  EXPECT_TRUE(no_data.err.starts_with("isnad: /nowhere")) << no_data.err;
  EXPECT_EQ(run_isnad("read --model no-such-pack '" + good.string() + "'", folder_.path()).code, 3);
}

TEST_F(Hostile, CompareOfTheSame) {
  const auto good = folder_.write("good.txt", "التقى الرئيس الروسي فلاديمير بوتين نظيره السوري بشار الأسد في سوتشي.");
  const std::string name = "'" + good.string() + "'";
  const Ended run = run_isnad("compare --json " + name + " " + name, folder_.path());
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_TRUE(nlohmann::json::parse(run.out, nullptr, false).is_object());
  const auto nothing = folder_.write("nothing.txt", "");
  EXPECT_EQ(run_isnad("compare '" + nothing.string() + "'", folder_.path()).code, 0);
}

}  // namespace
}  // namespace isnad::test
