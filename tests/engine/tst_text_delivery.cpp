// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "phrases/in_words.h"
#include "tests/engine/incident_builder.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

constexpr int text = 2;

TextReport report(TextDelivery status, int error = 0)
{
    return {.sid = sid(),
            .status = status,
            .error = error,
            .why = error == 0 ? QString() : QStringLiteral("not registered +12025550123")};
}

/// The text's intent is recorded, and Twilio is the provider.
Story sending()
{
    Story story;
    story.around.standing.settings.provider = Provider::Twilio;
    story.at(story.step(text).dueAt);
    return story;
}

Story accepted()
{
    auto story = sending();
    story.stepSent(before(Minutes(5)), text, Accepted{sid()});
    return story;
}

Decision reported(Story &story, const TextReport &news)
{
    return story.at(before(Minutes(4)), event::TextReported{story.step(text).id, news});
}

QString standing(const Story &story)
{
    const auto &step = story.step(text);
    return QStringLiteral("%1 %2 %3")
        .arg(toText(step.status), toText(step.reason),
             step.delivery ? toText(*step.delivery) : QStringLiteral("-"))
        .simplified();
}

} // namespace

/// What becomes of a text after the provider accepted it, and what it costs.
class TestTextDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptedIsNotDelivered();
    void aReportMovesItForward_data();
    void aReportMovesItForward();
    void aReportNeverMovesItBack_data();
    void aReportNeverMovesItBack();
    void whatDidNotArriveIsToldAndNotRepeated();
    void aReportOvertakesTheAnswer();
    void aReportProvesABeliefWrong_data();
    void aReportProvesABeliefWrong();
    void othersNewsIsRefused();
    void theIntentCounts();
    void whatDidNotLeaveCostsNothing_data();
    void whatDidNotLeaveCostsNothing();
    void thePriceTakesTheEstimatesPlace();
    void theProvidersCountOfSegmentsCounts();
    void aTextBeyondTheCapIsNotSent();
};

void TestTextDelivery::acceptedIsNotDelivered()
{
    auto story = sending();
    const auto decision = story.stepSent(before(Minutes(5)), text, Accepted{sid()});
    QCOMPARE(standing(story), QStringLiteral("EXECUTED accepted"));
    QCOMPARE(count<command::FollowText>(decision), 1);
    QVERIFY(story.step(text).executedAt == before(Minutes(5)));
}

void TestTextDelivery::aReportMovesItForward_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("expected");
    const auto row = [](TextDelivery status, const char *expected) {
        QTest::newRow(expected) << static_cast<int>(status) << QString::fromLatin1(expected);
    };
    row(TextDelivery::Queued, "EXECUTED queued");
    row(TextDelivery::Sending, "EXECUTED sending");
    row(TextDelivery::Sent, "EXECUTED sent");
    row(TextDelivery::Delivered, "EXECUTED delivered");
    row(TextDelivery::Undelivered, "FAILED undelivered undelivered");
    row(TextDelivery::Failed, "FAILED undelivered failed");
}

void TestTextDelivery::aReportMovesItForward()
{
    QFETCH(int, status);
    auto story = accepted();
    const auto at = story.step(text).executedAt;
    QVERIFY(!reported(story, report(static_cast<TextDelivery>(status))).refusal);
    QTEST(standing(story), "expected");
    QVERIFY(story.step(text).executedAt == at);
}

void TestTextDelivery::aReportNeverMovesItBack_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("then");
    using enum TextDelivery;
    for (const auto first : {Sent, Delivered, Undelivered, Failed}) {
        for (const auto then : {Accepted, Queued, Sending, Sent, Delivered, Undelivered, Failed}) {
            const bool isForward = first == Sent && then > Sent;
            if (!isForward) {
                QTest::addRow("%d, then %d", int(first), int(then)) << int(first) << int(then);
            }
        }
    }
}

void TestTextDelivery::aReportNeverMovesItBack()
{
    QFETCH(int, first);
    QFETCH(int, then);
    auto story = accepted();
    reported(story, report(static_cast<TextDelivery>(first)));
    const auto before = story.record;
    const auto decision = reported(story, report(static_cast<TextDelivery>(then), 30008));
    QVERIFY(!decision.refusal);
    QVERIFY(decision.notices.empty() && decision.audit.empty());
    QVERIFY(story.record == before);
}

void TestTextDelivery::whatDidNotArriveIsToldAndNotRepeated()
{
    auto story = accepted();
    const auto decision = reported(story, report(TextDelivery::Undelivered, 30034));
    QCOMPARE(story.step(text).deliveryError, 30034);
    QCOMPARE(story.step(text).errorMessage, QStringLiteral("not registered ****0123"));
    QCOMPARE(decision.notices.size(), size_t(1));
    QVERIFY(decision.notices.front().severity == Notice::Severity::Warning);
    QVERIFY(
        inWords(decision.notices.front().what).contains(QLatin1String("not registered ****0123")));
    QVERIFY(decision.commands.empty());
    QCOMPARE(count<command::SendText>(story.at(before(Seconds(200)))), 0);
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(180)))), 1);
}

void TestTextDelivery::aReportOvertakesTheAnswer()
{
    auto story = sending();
    const auto decision = reported(story, report(TextDelivery::Delivered));
    QCOMPARE(standing(story), QStringLiteral("EXECUTED delivered"));
    QCOMPARE(count<command::FollowText>(decision), 1);
    QVERIFY(story.step(text).sid == sid());
    QVERIFY(story.stepSent(before(Minutes(4)), text, Accepted{sid()}).refusal);
    QCOMPARE(standing(story), QStringLiteral("EXECUTED delivered"));
}

void TestTextDelivery::aReportProvesABeliefWrong_data()
{
    QTest::addColumn<int>("outcome");
    QTest::newRow("it waited for another try") << 0;
    QTest::newRow("nobody knew") << 1;
}

void TestTextDelivery::aReportProvesABeliefWrong()
{
    QFETCH(int, outcome);
    auto story = sending();
    if (outcome == 0) {
        story.stepSent(before(Minutes(5)), text, NotSent{QStringLiteral("429")});
    } else {
        story.stepSent(before(Minutes(5)), text, UnknownOutcome{QStringLiteral("time-out")});
        story.at(before(Seconds(260)),
                 event::TextReconciled{story.step(text).id, StillUnknown{QStringLiteral("?")}});
    }
    reported(story, report(TextDelivery::Sent));
    QCOMPARE(standing(story), QStringLiteral("EXECUTED sent"));
    QVERIFY(story.step(text).estimate.has_value());
    QCOMPARE(count<command::SendText>(story.at(before(Seconds(200)))), 0);
}

void TestTextDelivery::othersNewsIsRefused()
{
    auto story = accepted();
    auto other = report(TextDelivery::Failed);
    other.sid = sid(2);
    QVERIFY(reported(story, other).refusal->kind == Error::Kind::Conflict);
    for (const int step : {1, 3, 5}) { // no text, or none that was sent
        const auto decision =
            story.at(before(Minutes(4)),
                     event::TextReported{story.step(step).id, report(TextDelivery::Sent)});
        QVERIFY(decision.refusal->kind == Error::Kind::NotFound);
    }
}

void TestTextDelivery::theIntentCounts()
{
    Story story;
    const QString words(161, u'a');
    story.around.dueTexts[story.step(text).id] = words;
    const auto decision = story.at(story.step(text).dueAt);
    QVERIFY(decision.commands.front() == Command(command::SendText{story.step(text).id, words}));
    QVERIFY(story.step(text).estimate == microDollars(16'600));
}

void TestTextDelivery::whatDidNotLeaveCostsNothing_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<bool>("costs");
    QTest::newRow("not sent") << 0 << false;
    QTest::newRow("rejected") << 1 << false;
    QTest::newRow("test mode") << 2 << false;
    QTest::newRow("unknown") << 3 << true;
    QTest::newRow("proven absent") << 4 << false;
    QTest::newRow("withheld") << 5 << false;
    QTest::newRow("undelivered") << 6 << true;
}

void TestTextDelivery::whatDidNotLeaveCostsNothing()
{
    QFETCH(int, outcome);
    auto story = sending();
    const auto id = story.step(text).id;
    const auto why = QStringLiteral("why");
    const SendOutcome outcomes[] = {NotSent{why},        Rejected{why, 1},    OnlyBuilt{},
                                    UnknownOutcome{why}, UnknownOutcome{why}, Accepted{sid()},
                                    Accepted{sid()}};
    if (outcome == 5) {
        story.at(before(Minutes(5)), event::MessageWithheld{id, Reason::CallsStopped});
    } else {
        story.stepSent(before(Minutes(5)), text, outcomes[outcome]);
    }
    if (outcome == 4) {
        story.at(before(Seconds(270)), event::TextReconciled{id, ProvenAbsent{}});
    }
    if (outcome == 6) {
        reported(story, report(TextDelivery::Undelivered, 30003));
    }
    QTEST(story.step(text).estimate.has_value(), "costs");
}

void TestTextDelivery::thePriceTakesTheEstimatesPlace()
{
    auto story = accepted();
    story.around.standing.spend = {.today = microDollars(8'300), .thisMonth = microDollars(8'300)};
    story.around.standing.settings.dailyCap = microDollars(20'000);
    auto priced = report(TextDelivery::Delivered);
    priced.price = microDollars(16'000);
    const auto decision = reported(story, priced);
    QVERIFY(story.step(text).price == priced.price);
    QCOMPARE(decision.notices.size(), size_t(1));
    QVERIFY(inWords(decision.notices.front().what).contains(QLatin1String("$0.016 of the $0.02")));
}

void TestTextDelivery::theProvidersCountOfSegmentsCounts()
{
    auto story = accepted();
    auto counted = report(TextDelivery::Sent);
    counted.segments = 3;
    reported(story, counted);
    QVERIFY(story.step(text).estimate == microDollars(24'900));
}

void TestTextDelivery::aTextBeyondTheCapIsNotSent()
{
    Story story;
    story.around.standing.settings.provider = Provider::Twilio;
    story.around.standing.settings.dailyCap = microDollars(8'299);
    const auto decision = story.at(story.step(text).dueAt);
    QCOMPARE(count<command::SendText>(decision), 0);
    QCOMPARE(standing(story), QStringLiteral("SKIPPED budget_exceeded -"));
    QVERIFY(!decision.notices.empty());
}

QTEST_GUILESS_MAIN(TestTextDelivery)
#include "tst_text_delivery.moc"
