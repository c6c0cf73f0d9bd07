#include "time/times.h"

#include <gtest/gtest.h>

#include "text/split.h"

namespace isnad {
namespace {

const TimeData& data() {
  static const auto loaded = TimeData::load(std::filesystem::path(ISNAD_SOURCE_DIR) / "data");
  EXPECT_TRUE(loaded) << loaded.error().message;
  return *loaded;
}

const TextData& letters() {
  static const auto loaded = TextData::load(std::filesystem::path(ISNAD_SOURCE_DIR) / "data");
  return *loaded;
}

Reading read(std::string text, const char* published) {
  Reading r;
  r.report.text = std::move(text);
  r.report.published = parse_day(published);
  r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
  split_text(letters(), r);
  find_times(data(), r);
  resolve_anchored(data(), r);
  return r;
}

struct Case {
  const char* text;
  const char* expected;  // "words=from..to; ..." of times with days
};

std::string show(const Reading& r) {
  std::string out;
  for (const TimeRef& t : r.times) {
    if (!t.days.known()) continue;
    if (!out.empty()) out += "; ";
    out += std::string(r.slice(t.span)) + "=" + (t.days.from ? format_day(*t.days.from) : "?");
    if (!t.days.single()) out += ".." + (t.days.to ? format_day(*t.days.to) : "?");
  }
  return out;
}

// All read as published on Wednesday 2017-11-22.
TEST(Times, FindsAndResolves) {
  const Case cases[] = {
      {"وصل الوفد مساء أمس الثلاثاء.", "مساء أمس الثلاثاء=2017-11-21"},
      {"قال الوزير اليوم (الأربعاء) إن الوفد وصل.", "اليوم (الأربعاء)=2017-11-22"},
      {"يغادر الوفد بعد غد (الجمعة).", "بعد غد (الجمعة)=2017-11-24"},
      {"أعلن المتحدث في وقت متأخر من مساء أول من أمس أن الوفد وصل.", "وقت متأخر من مساء أول من أمس=2017-11-20"},
      {"وصل الوفد يوم الجمعة الماضي.", "يوم الجمعة الماضي=2017-11-17"},
      {"سيصل الوفد يوم السبت.", "يوم السبت=2017-11-25"},
      {"وصل الوفد يوم السبت.", "يوم السبت=2017-11-18"},
      {"سيطرت القوات على البلدة (الاثنين) الماضي.", "(الاثنين) الماضي=2017-11-20"},
      {"زار العاصمة في 20 أكتوبر/تشرين الأول 2015.", "20 أكتوبر/تشرين الأول 2015=2015-10-20"},
      {"اندلعت الأزمة في مارس/آذار 2011.", "مارس/آذار 2011=2011-03-01..2011-03-31"},
      {"صدر القانون في مايو (أيار).", "مايو (أيار)=2017-05-01..2017-05-31"},
      {"أرجئ اللقاء إلى مطلع ديسمبر.", "مطلع ديسمبر=2017-12-01..2017-12-10"},
      {"اجتمعوا في منتصف نوفمبر.", "منتصف نوفمبر=2017-11-11..2017-11-20"},
      {"ستعقد الجولة أواخر الشهر القادم.", "أواخر الشهر القادم=2017-12-21..2017-12-31"},
      {"تستمر الحرب منذ عام 2011.", "عام 2011=2011-01-01..2017-11-22"},
      {"تستمر المعارك منذ أربعة أشهر.", "أربعة أشهر=2017-07-22..2017-11-22"},
      {"عقدت سبع جولات هذه السنة.", "هذه السنة=2017-01-01..2017-12-31"},
      {"التقى الوزيران الأسبوع الماضي.", "الأسبوع الماضي=2017-11-12..2017-11-18"},
      {"قتل عشرة أشخاص قبل ثلاثة أيام.", "قبل ثلاثة أيام=2017-11-19"},
      {"تعقد القمة من 18 إلى 20 ديسمبر المقبل.", "18 إلى 20 ديسمبر المقبل=2017-12-18..2017-12-20"},
      {"بين 2011 و2014 تغير كل شيء.", "2011 و2014=2011-01-01..2014-12-31"},
      {"بدأ الهجوم بنوفمبر 2016.", "نوفمبر 2016=2016-11-01..2016-11-30"},
      {"وصل في السادس من تشرين الثاني.", "السادس من تشرين الثاني=2017-11-06"},
      {"وقع الاتفاق يوم 14 جانفي 2011.", "يوم 14 جانفي 2011=2011-01-14"},
      {"صدر في 1 محرم 1439 هـ.", "1 محرم 1439 هـ=2017-09-21"},
      {"يعود إلى سبعينيات القرن الماضي.", "سبعينيات القرن الماضي=1970-01-01..1979-12-31"},
      {"في الربع الثالث من عام 2016 ارتفع العدد.", "الربع الثالث من عام 2016=2016-07-01..2016-09-30"},
      {"وصل في 20/11/2017.", "20/11/2017=2017-11-20"},
      {"وصل الوفد الاثنين الساعة العاشرة صباحا.", "الاثنين الساعة العاشرة صباحا=2017-11-20"},
      {"وصل ٢٠ نوفمبر ٢٠١٧.", "٢٠ نوفمبر ٢٠١٧=2017-11-20"},
      {"اجتمع والاثنين موعد آخر.", "الاثنين=2017-11-20"},
      {"وقع الهجوم ليل الاثنين الثلاثاء.", "ليل الاثنين الثلاثاء=2017-11-20..2017-11-21"},
      {"وفي يوم الثلاثاء سيغادر الوفد.", "يوم الثلاثاء=2017-11-28"},
      {"افتتح في 28 رجب 1436هـ الموافق 17 مايو 2015م.", "28 رجب 1436هـ الموافق 17 مايو 2015م=2015-05-17"},
      {"غادر من غد (الخميس) إلى العاصمة.", "غد (الخميس)=2017-11-23"},
      {"كما حدث ليلة الأحد.", "ليلة الأحد=2017-11-19"},
      {"وصل الوفد الاثنين. وفي اليوم نفسه غادر.", "الاثنين=2017-11-20; اليوم نفسه=2017-11-20"},
      {"وصل الوفد الاثنين. وفي اليوم التالي غادر.", "الاثنين=2017-11-20; اليوم التالي=2017-11-21"},
      {"افتتح اليوم الأربعاء الموافق 22 نوفمبر.", "اليوم الأربعاء الموافق 22 نوفمبر=2017-11-22"},
      {"افتتح يوم الثلاثاء الموافق 3 ربيع الأول 1439هـ.", "يوم الثلاثاء الموافق 3 ربيع الأول 1439هـ=2017-11-21"},
      {"عقد اليوم الأربعاء 22 نوفمبر / تشرين الثاني 2017.", "اليوم الأربعاء 22 نوفمبر / تشرين الثاني 2017=2017-11-22"},
      {"عقد أمس الثلاثاء (21 تشرين ثاني/نوفمبر) في جنيف.", "أمس الثلاثاء (21 تشرين ثاني/نوفمبر)=2017-11-21"},
      {"استهدفت مواقع منتصف ليل الاثنين الثلاثاء.", "منتصف ليل الاثنين الثلاثاء=2017-11-20..2017-11-21"},
      {"سجلت ضربات منذ نوفمبر 2002 إلى يوليو 2017.", "نوفمبر 2002 إلى يوليو 2017=2002-11-01..2017-07-31"},
      {"عقدت المحادثات يومي الاثنين والثلاثاء.", "يومي الاثنين والثلاثاء=2017-11-20..2017-11-21"},
      {"وقع ذلك خلال عامي 2011 و2012.", "عامي 2011 و2012=2011-01-01..2012-12-31"},
      {"تعقد القمة في 15 و16 ديسمبر.", "15 و16 ديسمبر=2017-12-15..2017-12-16"},
      {"سيغادر قبل نهاية العام.", "نهاية العام=2017-10-01..2017-12-31"},
      {"وصل الأربعاء قبل الماضي.", "الأربعاء قبل الماضي=2017-11-08"},
      {"اندلعت حرب 1973 في الشرق الأوسط.", "1973=1973-01-01..1973-12-31"},
      {"كتبت الرسالة ( 15 / 1 / 1959 ) في القدس.", "15 / 1 / 1959=1959-01-15"},
      {"قال أمس، الثلاثاء، إن الوفد وصل.", "أمس، الثلاثاء=2017-11-21"},
      {"تغير الوضع من عام 2011 إلى اليوم.", "عام 2011 إلى اليوم=2011-01-01..2017-11-22"},
  };
  for (const Case& c : cases) EXPECT_EQ(show(read(c.text, "2017-11-22")), c.expected) << c.text;
}

TEST(Times, LeavesOutWhatIsNoDate) {
  const char* texts[] = {
      "أصدر المجلس القرار 2254 بالإجماع.",
      "قالت صحيفة \"اليوم\" إن الوفد وصل.",
      "وقع انفجار في سوق الأحد.",
      "نقل موقع روسيا اليوم عن مصدر.",
      "استمر اللقاء لساعتين.",
      "قتل 2000 شخص في المعارك.",
      "مارس الوزير ضغوطا على الوفد.",
      "تولى اللواء ناصر القيادة.",
      "وصل أب وابنه إلى المدينة.",
      "وقعت معارك في إب وتعز.",
      "احتفلت المدرسة باليوم الوطني.",
      "تراجعت الأسعار إلى صفر.",
      "بلغ عمره عشرين عاما.",
      "خلال الأيام المقبلة يعقد اجتماع.",
      "رفض الاثنين الآخرين النقل.",
      "كان في العشرينات من عمره.",
      "ضع التوت في الماء والخل.",
      "استبشرنا بغد مضيء.",
      "انتصرت الحكومة بعد ست سنوات.",
      "يحتفل به في الخامس من ديسمبر من كل عام.",
  };
  for (const char* text : texts) EXPECT_EQ(show(read(text, "2017-11-22")), "") << text;
}

TEST(Times, EditorsWeekdayFixesTheDayInsideAQuotation) {
  const Reading r = read("وأضاف «اعتبارا من اليوم (الاثنين) نجري اتصالا، وغدا (الثلاثاء) اتصالا آخر».", "2017-11-21");
  EXPECT_EQ(show(r), "اليوم (الاثنين)=2017-11-20; غدا (الثلاثاء)=2017-11-21");
}

TEST(Times, PublicationDayFromFetchDateAndWeekday) {
  Reading r;
  r.report.text = "قال الوزير أمس الجمعة إن الوفد وصل. وسيغادر غدا.";
  r.report.fetched = "2015-08-01 07:55:46";
  r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
  split_text(letters(), r);
  find_times(data(), r);
  ASSERT_TRUE(r.report.published);
  EXPECT_EQ(format_day(*r.report.published), "2015-08-01");
  EXPECT_EQ(r.report.published_basis, DateBasis::inferred);
  EXPECT_EQ(show(r), "أمس الجمعة=2015-07-31; غدا=2015-08-02");
}

TEST(Times, PublicationDayFromADateToldInFull) {
  Reading r = read("افتتح الوزير أمس الثلاثاء 21 نوفمبر 2017 المعرض، ويغادر غدا.", "");
  ASSERT_TRUE(r.report.published);
  EXPECT_EQ(format_day(*r.report.published), "2017-11-22");
  EXPECT_EQ(show(r), "أمس الثلاثاء 21 نوفمبر 2017=2017-11-21; غدا=2017-11-23");
}

TEST(Times, PublicationDayIsTheDownloadsWhenThatDayIsTold) {
  const auto published = [](const char* text, const char* fetched) {
    Reading r;
    r.report.text = text;
    r.report.fetched = fetched;
    r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
    split_text(letters(), r);
    find_times(data(), r);
    return r.report.published ? format_day(*r.report.published) : std::string("open");
  };
  EXPECT_EQ(published("وصل الوفد فجر الجمعة. وقد غادر مطار المدينة.", "2015-07-31 22:29:00"), "2015-07-31");
  EXPECT_EQ(published("قال الوزير «وصلوا أمس الأحد».", "2015-08-03 20:09:00"), "2015-08-03");
  // Thursday is over, the report may be of Thursday or Friday.
  EXPECT_EQ(published("وصل الوفد فجر الخميس. وقد غادر مطار المدينة.", "2015-07-31 06:29:00"), "open");
  EXPECT_EQ(published("يصل الوفد الجمعة المقبل.", "2015-07-31 06:29:00"), "open");
  // A report of Friday would call Friday today.
  EXPECT_EQ(published("أعلن الوزير ذلك اليوم. والتقى الوفد الجمعة.", "2015-08-01 20:39:00"), "2015-08-01");
  EXPECT_EQ(published("أعلن الوزير ذلك اليوم. والتقى الوفد الخميس.", "2015-08-01 20:39:00"), "open");
}

TEST(Times, PublicationDayFromTheDaysThatThePagePrints) {
  const auto published = [](const char* text, std::vector<Day> printed, std::optional<Day> month) {
    Reading r;
    r.report.text = text;
    r.report.day_hints = {std::move(printed), month};
    r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
    split_text(letters(), r);
    find_times(data(), r);
    return r.report.published ? format_day(*r.report.published) : std::string("open");
  };
  const auto day = [](int y, int m, int d) { return *make_day(y, m, d); };
  // The clock of the page is years younger; the weekday leaves one year.
  const std::vector<Day> clock = {day(2018, 1, 21)};
  EXPECT_EQ(published("أكد الوزير اليوم، الخميس 29 حزيران، أن الوفد وصل.", clock, {}), "2017-06-29");
  EXPECT_EQ(published("أكد الوزير أمس السبت 29 تشرين الأول أن الوفد وصل.", clock, {}), "2016-10-30");
  EXPECT_EQ(published("أكد الوزير اليوم الجمعة 29 حزيران أن الوفد وصل.", clock, {}), "open");
  EXPECT_EQ(published("أكد الوزير اليوم الخميس 29 حزيران أن الوفد وصل.", {}, {}), "open");
  EXPECT_EQ(published("أكد الوزير اليوم الأحد أن الوفد وصل.", clock, {}), "open");
  EXPECT_EQ(published("أكد الوزير اليوم الاثنين (الثاني من تشرين الأول / أكتوبر 2017) أن الوفد وصل.", {}, {}),
            "2017-10-02");
  // Days of the month that the address names.
  const std::vector<Day> days = {day(2017, 10, 4), day(2001, 5, 21), day(2017, 10, 2), day(2017, 10, 3)};
  EXPECT_EQ(published("أكد الوزير اليوم الاثنين أن الوفد وصل.", days, day(2017, 10, 1)), "2017-10-02");
  EXPECT_EQ(published("أكد الوزير أمس الاثنين أن الوفد وصل.", days, day(2017, 10, 1)), "2017-10-03");
  EXPECT_EQ(published("أكد الوزير أمس الخميس أن الوفد وصل.", days, day(2017, 10, 1)), "open");
  EXPECT_EQ(published("أكد الوزير اليوم الاثنين أن الوفد وصل.", days, {}), "open");
  // The year that the report names last, or the one behind it.
  const std::string years = "زار الوفد المدينة في 23 تشرين الأول 2016، ثم في 12 آب 2016. ";
  const std::string gone = "أكد الوزير اليوم الجمعة أن الوفد وصل. وغادر المدينة يوم السبت الماضي 11 آذار.";
  EXPECT_EQ(published((years + gone).c_str(), {}, {}), "2017-03-17");
  EXPECT_EQ(published(gone.c_str(), {}, {}), "open");
}

TEST(Times, WeekdaysThatDisagreeLeaveTheDayOpen) {
  Reading r;
  r.report.text = "قال الوزير أمس الجمعة إن الوفد وصل. وأعلن اليوم الاثنين أنه سيغادر غدا.";
  r.report.fetched = "2015-08-03";
  r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
  split_text(letters(), r);
  find_times(data(), r);
  EXPECT_FALSE(r.report.published);
  EXPECT_EQ(show(r), "");
}

TEST(Times, ADayThatTheReportOutrunsIsNotItsOwn) {
  const auto published = [](const char* text) {
    Reading r;
    r.report.text = text;
    r.report.published = make_day(2011, 1, 31);
    r.report.published_basis = DateBasis::printed;
    r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
    split_text(letters(), r);
    find_times(data(), r);
    return r.report.published.has_value();
  };
  EXPECT_FALSE(published("التقى الوفد في 17 يونيو 2013. ثم عقد اجتماع في 21 يونيو 2013."));
  EXPECT_TRUE(published("التقى الوفد في 17 يناير 2011. ثم عقد اجتماع في 21 يونيو 2013."));
  EXPECT_TRUE(published("سيصل الوفد في 17 يونيو 2013. وسيغادر المدينة في 21 يونيو 2013."));
}

TEST(Times, HoursMonthsAndYearsToldBefore) {
  const auto shown = [](std::string text) { return show(read(std::move(text), "2017-11-22")); };
  EXPECT_EQ(shown("سجلت البعثة خروقات خلال 24 ساعة الماضية."), "24 ساعة الماضية=2017-11-21..2017-11-22");
  EXPECT_EQ(shown("تصل القافلة خلال ال - 72 ساعة القادمة."), "ال - 72 ساعة القادمة=2017-11-22..2017-11-25");
  EXPECT_EQ(shown("غادر الوفد في وقت متأخر الليلة الماضية."), "وقت متأخر الليلة الماضية=2017-11-21");
  EXPECT_EQ(shown("غادر الوفد قبل خمسة أيام على متن طائرة."), "قبل خمسة أيام=2017-11-17");
  EXPECT_EQ(shown("هدأت المدينة في يونيو ويوليو 2013."), "يونيو ويوليو 2013=2013-06-01..2013-07-31");
  EXPECT_EQ(shown("فتح المعبر في أبريل 2015، ثم أغلق في مايو من العام ذاته."),
            "أبريل 2015=2015-04-01..2015-04-30; مايو من العام ذاته=2015-05-01..2015-05-31");
}

TEST(Times, PresentTenseAndPastWeekends) {
  const auto shown = [](std::string text) { return show(read(std::move(text), "2017-11-21")); };
  EXPECT_EQ(shown("يرتفع بذلك عدد الضحايا منذ تولي الرئيس منصبه في 29 مايو."), "29 مايو=2017-05-29");
  EXPECT_EQ(shown("سيلتقي الوزير نظيره في 29 مايو."), "29 مايو=2018-05-29");
  EXPECT_EQ(shown("قال شهود إن الغارة وقعت في نهاية الأسبوع."), "نهاية الأسبوع=2017-11-17..2017-11-18");
  EXPECT_EQ(shown("سيزور الوفد المدينة في نهاية الأسبوع."), "نهاية الأسبوع=2017-11-24..2017-11-25");
  EXPECT_EQ(shown("بدأت الحملة منذ فجر الخميس ال - 26 من مارس 2015."),
            "فجر الخميس ال - 26 من مارس 2015=2015-03-26..2017-11-21");
}

TEST(Times, NamesThatHoldNoTime) {
  const auto shown = [](std::string text) { return show(read(std::move(text), "2017-11-21")); };
  EXPECT_EQ(shown("كانت القرية في أمس الحاجة إلى الماء."), "");
  EXPECT_EQ(shown("أعلنت وزارة الحج والعمرة جائزتها."), "");
}

TEST(Times, NoDayIsMadeUp) {
  const Reading r = read("قال الوزير أمس إن الوفد وصل.", "");
  EXPECT_FALSE(r.report.published);
  EXPECT_EQ(show(r), "");
}

/// A reading with one event whose trigger is the given word.
Event event_at(const Reading& r, std::string_view trigger, DayRange days) {
  const auto at = static_cast<uint32_t>(r.report.text.find(trigger));
  Event e;
  e.trigger = {at, at + static_cast<uint32_t>(trigger.size())};
  e.days = days;
  return e;
}

TEST(Anchored, TakesTheDayOfTheEventNamed) {
  Reading r = read("وصل الوفد قبل يومين من القمة.", "2017-11-23");
  EXPECT_EQ(show(r), "");
  const auto day = make_day(2017, 11, 22);
  r.events.push_back(event_at(r, "القمة", {day, day}));
  resolve_anchored(data(), r);
  EXPECT_EQ(show(r), "قبل يومين من القمة=2017-11-20");
}

TEST(Anchored, TheSentencesOwnDayGivesTheEventItsDay) {
  Reading r = read("التقى الوزيران مساء الاثنين قبل يومين من قمة ثلاثية بين الدول.", "2017-11-21");
  r.times.clear();
  find_times(data(), r);
  r.events.push_back(event_at(r, "قمة", {}));
  resolve_anchored(data(), r);
  EXPECT_EQ(show(r), "مساء الاثنين=2017-11-20; قبل يومين من قمة ثلاثية=2017-11-20");
  EXPECT_EQ(r.events[0].days.from, make_day(2017, 11, 22));
}

TEST(Anchored, TheEventsOwnDayStandsAfterIt) {
  const Reading r = read("جاء ذلك غداة إعلان الوزير الاثنين وقف الهجوم.", "2017-11-22");
  EXPECT_EQ(show(r), "غداة إعلان الوزير=2017-11-21; الاثنين=2017-11-20");
}

TEST(Anchored, WithinSoManyDaysOfAnEvent) {
  Reading r = read("ينتهي التحقيق خلال 20 يوما من صدور القرار.", "2017-11-23");
  EXPECT_EQ(show(r), "");
  const auto day = make_day(2017, 11, 1);
  r.events.push_back(event_at(r, "القرار", {day, day}));
  resolve_anchored(data(), r);
  EXPECT_EQ(show(r), "20 يوما من صدور القرار=2017-11-01..2017-11-21");
}

TEST(Anchored, StaysOpenWhenNothingTellsTheDay) {
  Reading r = read("وصل الوفد عشية القمة.", "2017-11-23");
  EXPECT_EQ(show(r), "");
  ASSERT_EQ(r.times.size(), 1U);
  EXPECT_EQ(r.times[0].kind, TimeKind::anchored);
  EXPECT_EQ(r.times[0].offset_days, -1);
}

}  // namespace
}  // namespace isnad
