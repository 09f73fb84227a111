// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"
#include "tests/features/story.h"

using namespace savehub;

namespace {

Money spentToday(Story &story)
{
    return story.stage().spend().today;
}

int warnings(Story &story, const char *part)
{
    const auto &notices = story.stage().notices();
    return static_cast<int>(
        std::count_if(notices.begin(), notices.end(), [part](const Notice &notice) {
            return notice.severity == Notice::Severity::Warning
                   && inWords(notice.what).contains(QLatin1String(part));
        }));
}

} // namespace

/// What calls cost, as far as it is known, and when the operator is told.
class TestPrices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePriceIsBookedWhenItAppears();
    void thePriceIsAskedForAfterARestart();
    void aCallWithoutPriceKeepsItsEstimate();
    void aCapThatComesNearIsToldOnce();
    void aPriceAboveTheEstimateCountsToo();
    void theProvidersPriceListIsTheEstimate();
    void withoutThePriceListTheSettingsAreTheEstimate();
    void aDearNumberMeetsTheCap_data();
    void aDearNumberMeetsTheCap();
};

void TestPrices::thePriceIsBookedWhenItAppears()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.stage().network().pricedAfter = Minutes{20};
    story.stage().network().textPrice = Money{}; // only calls matter here
    story.at(T - Minutes{4});
    const auto forTheText = spentToday(story);
    story.at(T + Minutes{9});
    QCOMPARE(toText(spentToday(story) - forTheText), QStringLiteral("$0.025"));
    story.when().joins();
    story.at(T + Minutes{59});
    QCOMPARE(toText(spentToday(story)), QStringLiteral("$0.014"));
    story.at(T + Hours{10});
    QCOMPARE(toText(spentToday(story)), QStringLiteral("$0.014"));
    const auto attempt = story.stage().incidents().front().attempts.front();
    QVERIFY(attempt.price == story.stage().network().price);
}

void TestPrices::thePriceIsAskedForAfterARestart()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.stage().network().pricedAfter = Hours{3};
    story.at(T + Minutes{30}).when().programEnds().programStarts();
    story.at(T + Hours{3});
    QVERIFY(story.stage().incidents().front().attempts.front().price.has_value());
}

void TestPrices::aCallWithoutPriceKeepsItsEstimate()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.stage().network().pricedAfter = Hours{25};
    story.at(T + Hours{48});
    QVERIFY(!story.stage().incidents().front().attempts.front().price);
}

void TestPrices::aCapThatComesNearIsToldOnce()
{
    Story story;
    story.given().people(9).meetingAt(T).programRunning();
    story.given().settings([](Settings &settings) { settings.dailyCallCap = 10; });
    story.at(T - Minutes{3} + Milliseconds{6'500}).then().callRequests(7);
    QCOMPARE(warnings(story, "10 calls"), 0);
    story.at(T - Minutes{3} + Milliseconds{7'500}).then().callRequests(8);
    QCOMPARE(warnings(story, "8 of the 10 calls"), 1);
    story.when().programEnds().programStarts();
    story.at(T).then().callRequests(9);
    QCOMPARE(warnings(story, "10 calls"), 1);
}

void TestPrices::aPriceAboveTheEstimateCountsToo()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.given().settings([](Settings &s) {
        s.dailyCap = microDollars(100'000);
        s.pricePerText = Money{};
    });
    story.stage().network().pricedAfter = Seconds{30};
    story.stage().network().price = microDollars(80'000);
    story.stage().network().textPrice = Money{};
    story.at(T - Minutes{2});
    QCOMPARE(warnings(story, "Today's calls"), 0);
    story.at(T);
    QCOMPARE(warnings(story, "$0.08 of the $0.10"), 1);
}

void TestPrices::theProvidersPriceListIsTheEstimate()
{
    Story story;
    story.stage().network().listPrice = microDollars(180'000);
    story.given().person().meetingAt(T).programRunning();
    story.at(T).then().callsPlaced(1);
    const auto attempt = story.stage().incidents().front().attempts.front();
    QCOMPARE(toText(attempt.estimate), QStringLiteral("$0.18"));
}

void TestPrices::withoutThePriceListTheSettingsAreTheEstimate()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T).then().callsPlaced(1);
    const auto attempt = story.stage().incidents().front().attempts.front();
    QCOMPARE(toText(attempt.estimate), QStringLiteral("$0.025"));
}

void TestPrices::aDearNumberMeetsTheCap_data()
{
    QTest::addColumn<bool>("firstReadingFails");
    QTest::addColumn<bool>("restarts");
    QTest::newRow("asked in time") << false << false;
    QTest::newRow("one reading fails") << true << false;
    QTest::newRow("the program starts just before") << false << true;
}

void TestPrices::aDearNumberMeetsTheCap()
{
    QFETCH(bool, firstReadingFails);
    QFETCH(bool, restarts);
    Story story;
    story.stage().network().listPrice = microDollars(2'000'000);
    story.stage().network().readFails = [=] {
        return firstReadingFails;
    };
    story.given().person().meetingAt(T).programRunning();
    story.stage().changeSettings(
        [](Settings &settings) { settings.dailyCap = microDollars(1'000'000); });
    story.at(T - Minutes{10});
    story.stage().network().readFails = [] {
        return false;
    };
    if (restarts) {
        story.at(T - Minutes{4}).when().programEnds().programStarts();
    }
    story.at(T).then().callsPlaced(0).step(3, StepStatus::Skipped, Reason::BudgetExceeded);
}

QTEST_GUILESS_MAIN(TestPrices)
#include "tst_prices.moc"
