#include <gtest/gtest.h>

#include "base/utf8.h"
#include "page/markup.h"
#include "page/page_testing.h"

namespace isnad {
namespace {

using namespace page_test;

constexpr const char* kLead = "أعلن وزير الخارجية أن الوفد سيصل إلى العاصمة مساء غد للقاء المسؤولين هناك.";
constexpr const char* kMore = "وقال الوزير إن المحادثات ستبحث وقف إطلاق النار، وإن بلاده لن تتراجع عن شروطها.";

TEST(PageData, Loads) {
  const auto loaded = PageData::load(std::string(ISNAD_SOURCE_DIR) + "/data");
  ASSERT_TRUE(loaded) << loaded.error().message;
  const auto none = PageData::load("/nonexistent");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::not_found);
}

TEST(Page, LinesOfAPlainPage) {
  const std::string text =
      std::string("أخبار\n\nالوفد يصل إلى العاصمة غدا\n\nالقاهرة - رويترز الثلاثاء 21 نوفمبر 2017, 10:43 صباحا\n") +
      kLead + "\n\nشروط جديدة\n\n" + kMore +
      "\n\nتعليقات\n\nعناوين ذات صلة\nالوزير يعلن استقالته عام 2024 في بيان نشر اليوم على موقعه.\n";
  const Report r = read_text(text);
  EXPECT_EQ(r.title, "الوفد يصل إلى العاصمة غدا");
  ASSERT_TRUE(r.title_span);
  EXPECT_EQ(slice(r.text, *r.title_span), r.title);
  EXPECT_EQ(body_of(r), std::string(kLead) + "\nشروط جديدة\n" + kMore);
  ASSERT_EQ(r.subheads.size(), 1U);
  EXPECT_EQ(slice(r.text, r.subheads[0]), "شروط جديدة");
  EXPECT_EQ(r.published, make_day(2017, 11, 21));
  EXPECT_EQ(r.published_basis, DateBasis::printed);
  EXPECT_EQ(r.published_minute, 10 * 60 + 43);
  ASSERT_TRUE(r.dateline_place);
  EXPECT_EQ(slice(r.text, *r.dateline_place), "القاهرة");
  ASSERT_EQ(r.credits.size(), 1U);
  EXPECT_EQ(slice(r.text, r.credits[0].span), "رويترز");
}

TEST(Page, OneLineWithMenusAndTail) {
  const std::string title = "الوفد يصل إلى العاصمة غدا للقاء المسؤولين";
  const std::string text = title + " - موقع الخبر الأحد 21 يناير 2018 10:02 ص " + title +
                           " الثلاثاء 21 نوفمبر 2017 بيروت - أ ف ب " + kLead + " " + kMore +
                           " الرياضة الاقتصاد المزيد الأكثر قراءة صور وفيديو جميع الحقوق محفوظة";
  const Report r = read_text(text);
  EXPECT_EQ(r.title, title);
  EXPECT_EQ(body_of(r), std::string(kLead) + " " + kMore);
  EXPECT_EQ(r.published, make_day(2017, 11, 21));
  ASSERT_TRUE(r.dateline_place);
  EXPECT_EQ(slice(r.text, *r.dateline_place), "بيروت");
}

TEST(Page, SiteClockIsNotThePublication) {
  const std::string title = "الوفد يصل إلى العاصمة غدا للقاء المسؤولين";
  const std::string text = title + " الأحد 21 يناير 2018 " + title + " " + kLead + " " + kMore;
  EXPECT_EQ(read_text(text).published, std::nullopt);
  const Report r = read_text(text, {}, "http://a.com/2017/11/22/x");
  EXPECT_EQ(r.published, make_day(2017, 11, 22));
  EXPECT_EQ(r.published_basis, DateBasis::url);
}

TEST(Page, CleanTextIsAllBody) {
  const std::string text = std::string(kLead) + "\n" + kMore;
  const Report r = read_text(text, "عنوان آخر تماما");
  EXPECT_EQ(body_of(r), text);
  EXPECT_EQ(r.title, "عنوان آخر تماما");
  EXPECT_FALSE(r.title_span);
  EXPECT_FALSE(r.published);
  EXPECT_TRUE(r.credits.empty());
}

TEST(Page, DatelinesAndClosingCredits) {
  const Report a = read_text(std::string("سوتشي (روسيا): ") + kLead + "\n" + kMore + " (رويترز)");
  ASSERT_TRUE(a.dateline_place);
  EXPECT_EQ(slice(a.text, *a.dateline_place), "سوتشي");
  EXPECT_EQ(body_of(a), std::string(kLead) + "\n" + kMore);
  ASSERT_EQ(a.credits.size(), 1U);
  const Report b = read_text(std::string("الرياض - واس: ") + kLead + "\nالمصدر: الجزيرة + وكالات");
  EXPECT_EQ(body_of(b), kLead);
  ASSERT_GE(b.credits.size(), 2U);
  EXPECT_EQ(slice(b.text, b.credits[0].span), "واس");
  // The day in a dateline is that of publication.
  for (const char* line : {"بغداد 3 مارس 2014 - ", "بغداد، الإثنين 3 مارس 2014: ", "بغداد (رويترز) 3-3-2014 - "}) {
    const Report dated = read_text(line + std::string(kLead));
    EXPECT_EQ(dated.published, make_day(2014, 3, 3)) << line;
    EXPECT_EQ(body_of(dated), kLead);
  }
  EXPECT_FALSE(read_text(std::string("اندلعت حرب في بغداد 3 مارس 2014 - وفق تقارير. ") + kLead).published);
  // An agency that is quoted inside the report is not its credit.
  const Report c = read_text(std::string(kLead) + "\nونقلت وكالة رويترز عن مصدر قوله إن الوفد (المؤلف من ستة) وصل.");
  EXPECT_TRUE(c.credits.empty());
}

TEST(Page, TitleByAddress) {
  const std::string title = "الوفد يصل إلى العاصمة غدا للقاء المسؤولين";
  const std::string text = "القائمة البرامج اتصل بنا " + title + " 5 مايو 2016 " + kLead + " " + kMore;
  const Report r = read_text(text, {}, "http://a.com/news/الوفد-يصل-إلى-العاصمة-غدا/77");
  EXPECT_EQ(r.title.substr(0, 20), title.substr(0, 20));
  EXPECT_NE(body_of(r).find(kLead), std::string::npos);
}

TEST(Page, PictureCreditIsNoCreditOfTheReport) {
  const std::string title = "الوفد يصل إلى العاصمة غدا للقاء المسؤولين";
  const std::string text =
      title + " " + title + " الثلاثاء 21 نوفمبر 2017 الوزير في المطار (أ ف ب) بيروت: " + kLead + " " + kMore;
  const Report r = read_text(text);
  EXPECT_EQ(body_of(r), std::string(kLead) + " " + kMore);
  EXPECT_TRUE(r.credits.empty());
  ASSERT_TRUE(r.dateline_place);
  EXPECT_EQ(slice(r.text, *r.dateline_place), "بيروت");
}

TEST(Page, PhrasesInProseDoNotEndTheArticle) {
  const std::string prose =
      "وأضاف أن الكتب الأكثر قراءة في هذا العام كانت عن التاريخ، وأن صور المعرض نشرت على موقع فيسبوك أمس.";
  EXPECT_EQ(body_of(read_text(std::string(kLead) + " " + prose + " " + kMore)),
            std::string(kLead) + " " + prose + " " + kMore);
}

TEST(Page, LinksInsideTheBodyAreLeftOut) {
  const std::string text = std::string(kLead) + "\nاقرأ أيضا: وزير آخر يزور العاصمة\n" + kMore;
  EXPECT_EQ(body_of(read_text(text)), std::string(kLead) + "\n" + kMore);
}

TEST(Page, TwoPossibleDaysStayOpen) {
  const std::string text =
      "الوفد يصل إلى العاصمة غدا\nالأحد 21 يناير 2018\nالجمعة 8 ديسمبر 2017\n" + std::string(kLead) + "\n" + kMore;
  EXPECT_EQ(read_text(text).published, std::nullopt);
  EXPECT_EQ(read_text(text, {}, "http://a.com/2017/12/08/x").published, make_day(2017, 12, 8));
}

TEST(Page, NoDayAfterTheDownload) {
  Item item;
  item.text = "الوفد يصل إلى العاصمة غدا\nالأحد 21 يناير 2018\n" + std::string(kLead);
  item.fetched = "2017-11-22 10:00:00";
  EXPECT_EQ(read_page(data(), item).published, std::nullopt);
}

TEST(Page, FormRoundThePage) {
  Item item;
  item.html = "<html><body><form id=aspnetForm><div><h1>الوفد يصل إلى العاصمة</h1><div id=x><p>" + std::string(kLead) +
              "</p><figure><img><figcaption>الوزير في المطار</figcaption></figure><p>" + kMore +
              "</p></div><div class='comments'><p>" + kLead + "</p></div></div></form></body></html>";
  const Report r = read_page(data(), item);
  EXPECT_EQ(body_of(r), std::string(kLead) + "\n" + kMore);
  ASSERT_EQ(r.subheads.size(), 1U);
  EXPECT_EQ(slice(r.text, r.subheads[0]), "الوزير في المطار");
}

TEST(Flatten, DepthAndScripts) {
  EXPECT_EQ(flatten_markup("<div><div><div>x</div></div></div>y", 2), "<div><div>x</div></div>y");
  EXPECT_EQ(flatten_markup("a<script>if (a<b) {}</script>b<STYLE>x</style>c", 9), "abc");
  EXPECT_EQ(flatten_markup("<!-- <div> -->z", 9), "z");
  EXPECT_NE(flatten_markup("<script type=\"application/ld+json\">{}</script>", 9).find("{}"), std::string::npos);
}

TEST(Page, Markup) {
  const std::string html = std::string("<html><head><title>الوفد يصل إلى العاصمة غدا - موقع</title>") +
                           "<meta property='article:published_time' content='2017-11-21T08:30:00+02:00'></head><body>" +
                           "<nav><ul><li><a href=/>الرئيسية</a></li></ul></nav><h1>الوفد يصل إلى العاصمة غدا</h1>" +
                           "<div class='article-body'><p>" + kLead + "</p><div class='related'><p>" + kMore +
                           "</p></div><p>" + kMore + "</p></div><footer><p>" + kLead + "</p></footer></body></html>";
  Item item;
  item.html = html;
  const Report r = read_page(data(), item);
  EXPECT_EQ(r.title, "الوفد يصل إلى العاصمة غدا");
  EXPECT_EQ(body_of(r), std::string(kLead) + "\n" + kMore);
  EXPECT_EQ(r.published, make_day(2017, 11, 21));
  EXPECT_EQ(r.published_basis, DateBasis::metadata);
  EXPECT_EQ(r.published_minute, 8 * 60 + 30);
}

TEST(Hostile, DeepAndEmptyMarkup) {
  Item item;
  for (const char* tag : {"<div>", "<b>", "<p><span>", "<table><tr><td>", "<a href=x><font color=1>"}) {
    item.html.clear();
    for (int i = 0; i < 100000; ++i) item.html += tag;
    item.html += kLead;
    const Report r = read_page(data(), item);
    EXPECT_TRUE(is_valid_utf8(r.text));
  }
  item.html = "<";
  EXPECT_TRUE(read_page(data(), item).body.empty());
  item.html = "<html><body></body></html>";
  EXPECT_TRUE(read_page(data(), item).body.empty());
  item.html = "<html><body>";
  for (int i = 0; i < 10000; ++i)
    item.html += "<li><a href='/x'>عنوان من العناوين الكثيرة في هذه الصفحة " + std::to_string(i) + "</a>";
  EXPECT_TRUE(read_page(data(), item).body.empty());
}

TEST(Hostile, PlainText) {
  for (const std::string& text : {std::string(), std::string("\n\n \n"), std::string("."),
                                  std::string("\xFF\xFE\x00x", 4), std::string(1 << 20, '('), std::string("كلمة")}) {
    const Report r = read_text(text);
    EXPECT_TRUE(is_valid_utf8(r.text));
    for (const Span s : r.body) EXPECT_LE(s.end, r.text.size());
  }
  // Long runs of what the stage looks for: each must be read in time that grows with their length only.
  for (const std::string& unit :
       {std::string("رويترز - "), std::string("صور "), std::string("الأكثر قراءة\n"), std::string("القاهرة - "),
        std::string("21 نوفمبر 2017 "), std::string("print\n"), std::string(kLead) + " الأكثر قراءة\n"}) {
    std::string words;
    while (words.size() < (2U << 20)) words += unit;
    EXPECT_TRUE(is_valid_utf8(read_text(words).text));
    Item item;
    item.html = "<html><body><div>";
    for (size_t at = 0; at < 20000; ++at) item.html += "<p>" + unit + "</p>";
    EXPECT_TRUE(is_valid_utf8(read_page(data(), item).text));
  }
}

}  // namespace
}  // namespace isnad
