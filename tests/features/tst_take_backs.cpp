// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"
#include "tests/features/story.h"

using namespace savehub;

namespace {

constexpr Milliseconds called = T - Minutes{3};

/// How often the operator was told \a part.
qsizetype times(Story &story, Notice::Severity severity, const QString &part)
{
    const auto &notices = story.stage().notices();
    return std::count_if(notices.begin(), notices.end(), [&](const Notice &notice) {
        return notice.severity == severity && inWords(notice.what).contains(part);
    });
}

const auto notYet = QStringLiteral("Ana, Meeting 1: the call is not wanted any more");
const auto atLast = QStringLiteral("could not be ended is over");

} // namespace

/// Ending a call that is taken back is repeated until the call is over.
class TestTakeBacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTriedUntilTheCallIsOver_data();
    void itIsTriedUntilTheCallIsOver();
    void aShortSilenceIsNotTold();
    void itGoesOnAfterARestart();
    void whatEndsByItselfIsLeftAlone();
    void whoPicksUpMeanwhileIsLeftToTalk();
    void settlingHangsUpOnThem();
};

void TestTakeBacks::itIsTriedUntilTheCallIsOver_data()
{
    QTest::addColumn<QString>("why");
    for (const auto *why : {"joined", "acknowledged", "stopped", "window closed"}) {
        QTest::newRow(why) << QString::fromLatin1(why);
    }
}

void TestTakeBacks::itIsTriedUntilTheCallIsOver()
{
    QFETCH(const QString, why);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.stage().network().queuesFor = Hours{2};
    story.at(called + Seconds{5}).then().lastCallIs(AttemptStatus::Queued);
    story.given().unreadable(true);
    if (why == QLatin1String("joined")) {
        story.when().joins();
    } else if (why == QLatin1String("acknowledged")) {
        story.when().isAcknowledged();
    } else if (why == QLatin1String("stopped")) {
        story.when().callsAreStopped();
    }
    story.at(T + Minutes{60}).then().lastCallIs(AttemptStatus::Queued);
    QCOMPARE(times(story, Notice::Severity::Alarm, notYet), 1);
    QCOMPARE(times(story, Notice::Severity::Info, atLast), 0);
    story.given().unreadable(false);
    story.at(T + Minutes{61}).then().lastCallIs(AttemptStatus::Canceled);
    QCOMPARE(times(story, Notice::Severity::Alarm, notYet), 1);
    QCOMPARE(times(story, Notice::Severity::Info, atLast), 1);
}

void TestTakeBacks::aShortSilenceIsNotTold()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.stage().network().queuesFor = Hours{2};
    story.at(called + Seconds{5}).given().unreadable(true);
    story.when().joins();
    story.at(called + Seconds{15}).given().unreadable(false);
    story.at(called + Seconds{30}).then().lastCallIs(AttemptStatus::Canceled);
    story.then().operatorIsNotAlarmed();
    QCOMPARE(times(story, Notice::Severity::Info, atLast), 0);
}

void TestTakeBacks::itGoesOnAfterARestart()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.stage().network().queuesFor = Hours{2};
    story.at(called + Seconds{5}).given().unreadable(true);
    story.when().joins();
    story.at(called + Seconds{20}).when().programEnds();
    story.at(T).given().unreadable(false);
    story.when().programStarts();
    story.at(T + Seconds{2}).then().lastCallIs(AttemptStatus::Canceled);
    story.then().nothingMoreGoesOut();
}

void TestTakeBacks::whatEndsByItselfIsLeftAlone()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    story.at(called + Seconds{3}).given().unreadable(true);
    story.when().joins();
    story.at(called + Minutes{1}).then().attempts({AttemptStatus::NoAnswer});
    story.given().unreadable(false);
    story.then().nothingMoreGoesOut().operatorIsNotAlarmed();
}

void TestTakeBacks::whoPicksUpMeanwhileIsLeftToTalk()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::PressesOne});
    story.at(called + Seconds{3}).then().lastCallIs(AttemptStatus::Ringing);
    story.given().unreadable(true);
    story.when().isAcknowledged();
    story.at(called + Seconds{13}).then().lastCallIs(AttemptStatus::InProgress);
    story.given().unreadable(false);
    story.at(T).then().lastCallIs(AttemptStatus::Completed).resolvedAs(Reason::Joined);
    story.then().nothingMoreGoesOut();
}

void TestTakeBacks::settlingHangsUpOnThem()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(called + Seconds{3}).given().unreadable(true);
    story.when().isAcknowledged();
    story.at(called + Seconds{13}).then().lastCallIs(AttemptStatus::InProgress);
    story.given().unreadable(false);
    story.when().isResolved();
    story.at(called + Seconds{14}).then().lastCallIs(AttemptStatus::Completed);
    story.then().nothingMoreGoesOut();
}

QTEST_GUILESS_MAIN(TestTakeBacks)
#include "tst_take_backs.moc"
