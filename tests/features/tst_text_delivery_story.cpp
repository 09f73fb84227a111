// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

using namespace savehub;

namespace {

void undelivered(Story &story)
{
    story.stage().network().textFate = [](const TextRequest &) {
        return TextReport{.sid = {},
                          .status = TextDelivery::Undelivered,
                          .error = 30034,
                          .why = QStringLiteral("the number is not registered")};
    };
}

/// The step of the first person's reminder by text.
Step textOf(Story &story)
{
    return story.stage().incidents().front().steps.at(1);
}

} // namespace

/// A text that was accepted has not arrived yet.
class TestTextDeliveryStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextIsFollowedUntilItArrives();
    void whatDidNotArriveFailsAndTheCallFollows();
    void itIsAskedForAfterARestart();
    void thePriceIsBooked();
    void anAnswerIsAboutAReminderThatArrived();
    void textsCountInTheCaps();
    void theMockProvidersTextsArrive();
    void anEmailThatWaitsIsAskedForAgain_data();
    void anEmailThatWaitsIsAskedForAgain();
};

void TestTextDeliveryStory::aTextIsFollowedUntilItArrives()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{5} + Seconds{1}).then().texts(1).step(2, StepStatus::Executed);
    QVERIFY(textOf(story).delivery == TextDelivery::Accepted);
    const auto acceptedAt = textOf(story).executedAt;
    story.at(T - Minutes{4} - Seconds{40});
    QVERIFY(textOf(story).delivery == TextDelivery::Delivered);
    story.then().step(2, StepStatus::Executed).operatorIsNotAlarmed();
    QVERIFY(textOf(story).executedAt == acceptedAt);
}

void TestTextDeliveryStory::whatDidNotArriveFailsAndTheCallFollows()
{
    Story story;
    undelivered(story);
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{4} - Seconds{40});
    story.then().step(2, StepStatus::Failed, Reason::Undelivered);
    story.then().operatorIsTold(Notice::Severity::Warning,
                                QStringLiteral("a text was not delivered: the number is not "
                                               "registered"));
    QCOMPARE(textOf(story).deliveryError, 30034);
    story.at(T).then().texts(1).callsPlaced(1);
}

void TestTextDeliveryStory::itIsAskedForAfterARestart()
{
    Story story;
    undelivered(story);
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{5} + Seconds{1}).when().programEnds();
    story.at(T - Minutes{4}).when().programStarts();
    story.at(T - Minutes{3} - Seconds{10});
    story.then().step(2, StepStatus::Failed, Reason::Undelivered).texts(1);
}

void TestTextDeliveryStory::thePriceIsBooked()
{
    Story story;
    story.given().person({}, [](Person &person) { person.doNotCall = true; });
    story.given().meetingAt(T).programRunning();
    story.stage().network().pricedAfter = Minutes{40};
    story.at(T);
    QVERIFY(textOf(story).estimate.has_value());
    QVERIFY(story.stage().spend().today == *textOf(story).estimate);
    QCOMPARE(story.stage().spend().callsToday, 0);
    story.at(T + Minutes{5}).when().programEnds().programStarts();
    story.when().joins();
    story.at(T + Hours{2});
    QVERIFY(textOf(story).price == story.stage().network().textPrice);
    QVERIFY(story.stage().spend().today == story.stage().network().textPrice);
}

/// The reminder of the second meeting is lost, so an answer is about the first.
void TestTextDeliveryStory::anAnswerIsAboutAReminderThatArrived()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.given().person(QStringLiteral("Bea"), [&](Person &bea) {
        bea.phone = story.stage().incidents().front().person.phone;
    });
    story.given().meetingAt(T + Minutes{1});
    story.at(T - Minutes{4} - Seconds{30});
    undelivered(story);
    story.at(T - Minutes{3} - Seconds{40});
    story.then().of(QStringLiteral("Bea")).step(2, StepStatus::Failed, Reason::Undelivered);
    story.when().writes(QStringLiteral("1"));
    story.at(T - Minutes{3} - Seconds{20})
        .then()
        .of(QStringLiteral("Ana"))
        .resolvedAs(Reason::Joined);
    story.then().of(QStringLiteral("Bea")).state(IncidentState::Open);
}

void TestTextDeliveryStory::textsCountInTheCaps()
{
    Story story;
    story.given().people(3).meetingAt(T).programRunning();
    story.given().settings([](Settings &settings) {
        settings.dailyCap = settings.pricePerText * 5; // two texts of two segments
    });
    story.at(T - Minutes{4}).then().texts(2);
    story.then().operatorIsTold(Notice::Severity::Warning, QStringLiteral("exceed the spend cap"));
    const auto records = story.stage().incidents();
    const auto refused = std::count_if(records.begin(), records.end(), [](const auto &record) {
        return record.steps.at(1).reason == Reason::BudgetExceeded;
    });
    QCOMPARE(refused, 1);
}

void TestTextDeliveryStory::theMockProvidersTextsArrive()
{
    Story story;
    story.given().settings([](Settings &settings) { settings.provider = Provider::Mock; });
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{4});
    QVERIFY(textOf(story).delivery == TextDelivery::Delivered);
    QVERIFY(story.stage().spend() == Spend{});
}

void TestTextDeliveryStory::anEmailThatWaitsIsAskedForAgain_data()
{
    QTest::addColumn<bool>("joins");
    QTest::addColumn<int>("sent");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("nobody objects") << false << 1 << Reason::None;
    QTest::newRow("the person joined") << true << 0 << Reason::IncidentNotActive;
}

void TestTextDeliveryStory::anEmailThatWaitsIsAskedForAgain()
{
    QFETCH(bool, joins);
    QFETCH(int, sent);
    QFETCH(Reason, reason);
    Story story;
    story.stage().mailWaits = Minutes{2};
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{11}).then().emails(0).step(1, StepStatus::Sending);
    if (joins) {
        story.when().joins();
    }
    story.at(T - Minutes{9}).then().emails(sent);
    story.then().step(1, joins ? StepStatus::Skipped : StepStatus::Executed, reason);
}

QTEST_GUILESS_MAIN(TestTextDeliveryStory)
#include "tst_text_delivery_story.moc"
