// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "tests/engine/incident_builder.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

Decision restart(Story &story)
{
    return story.at(story.around.now + Seconds(1), event::Restarted{});
}

} // namespace

/// After a crash nothing is sent again blindly: what may have left is reconciled first.
class TestDecideRestarted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallBeingSentIsLookedFor();
    void aCallThatWaitsForItsNextTryGoesOn();
    void attempts_data();
    void attempts();
    void aWatchedCallThatNobodyWantsIsEnded();
    void aTextBeingSentIsLookedFor();
    void anEmailBeingSentIsSentAgain();
    void anEmailOfASettledIncidentIsNot();
    void nothingOpenNothingDone();
};

void TestDecideRestarted::aCallBeingSentIsLookedFor()
{
    Story story;
    story.toTheCall();
    const auto decision = restart(story);
    QVERIFY(story.lastAttempt().status == AttemptStatus::Reconciling);
    QVERIFY(decision.commands
            == std::vector<Command>{command::ReconcileCall{story.lastAttempt().key}});
    QVERIFY(story.step(3).status == StepStatus::Sending);
    QVERIFY(!story.lastAttempt().error.isEmpty());
    QVERIFY(story.at(before(Seconds(170))).commands.empty());
    // The next crash comes before the search has ended.
    const auto again = restart(story);
    QVERIFY(again.commands == decision.commands);
    QVERIFY(again.callEvents.empty());
}

void TestDecideRestarted::aCallThatWaitsForItsNextTryGoesOn()
{
    Story story;
    story.toTheCall();
    story.sent(before(Seconds(179)), NotSent{QStringLiteral("refused")});
    const auto record = story.record;
    QVERIFY(restart(story).commands.empty());
    QVERIFY(story.record == record);
    QCOMPARE(count<command::PlaceCall>(story.at(before(Seconds(178)))), 1);
    QCOMPARE(story.lastAttempt().number, 1);
}

void TestDecideRestarted::attempts_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("reconciled");
    QTest::addColumn<int>("watched");
    for (int i = 0; i <= static_cast<int>(AttemptStatus::TestMode); ++i) {
        const auto status = static_cast<AttemptStatus>(i);
        const bool open = status == AttemptStatus::Sending || status == AttemptStatus::Reconciling;
        const bool atProvider =
            status == AttemptStatus::Queued || status == AttemptStatus::Initiated
            || status == AttemptStatus::Ringing || status == AttemptStatus::InProgress;
        QTest::newRow(qPrintable(toText(status))) << i << (open ? 1 : 0) << (atProvider ? 1 : 0);
    }
}

void TestDecideRestarted::attempts()
{
    QFETCH(int, status);
    Story story;
    story.toTheCall();
    story.record.attempts.back().status = static_cast<AttemptStatus>(status);
    const auto decision = restart(story);
    QTEST(count<command::ReconcileCall>(decision), "reconciled");
    QTEST(count<command::WatchCall>(decision), "watched");
    QCOMPARE(count<command::PlaceCall>(decision), 0);
    QCOMPARE(count<command::EndCall>(decision), 0);
}

void TestDecideRestarted::aWatchedCallThatNobodyWantsIsEnded()
{
    Story story;
    story.toTheCall();
    story.sent(before(Seconds(179)), Accepted{sid(), AttemptStatus::Ringing});
    story.at(before(Seconds(170)), event::Joined{QStringLiteral("operator"), {}});
    const auto decision = restart(story);
    QCOMPARE(count<command::EndCall>(decision), 1);
    QCOMPARE(count<command::WatchCall>(decision), 1);
}

void TestDecideRestarted::aTextBeingSentIsLookedFor()
{
    Story story;
    story.at(before(Minutes(5)));
    const auto decision = restart(story);
    QVERIFY(decision.commands == std::vector<Command>{command::ReconcileText{story.step(2).id}});
    QVERIFY(story.step(2).status == StepStatus::Sending);
    QVERIFY(!decision.refusal);
}

void TestDecideRestarted::anEmailBeingSentIsSentAgain()
{
    Story story;
    story.at(before(Minutes(12)));
    QVERIFY(restart(story).commands.empty());
    QVERIFY(story.step(1).status == StepStatus::Pending);
    const auto decision = story.at(*story.step(1).retryAt);
    QCOMPARE(count<command::SendEmail>(decision), 1);
    QCOMPARE(story.step(1).tries, 2);
}

void TestDecideRestarted::anEmailOfASettledIncidentIsNot()
{
    Story story;
    story.at(before(Minutes(12)));
    story.at(before(Minutes(11)), event::Resolve{QStringLiteral("operator"), {}});
    restart(story);
    QVERIFY(story.step(1).status == StepStatus::Failed);
    QVERIFY(story.step(1).reason == Reason::OutcomeUnknown);
}

void TestDecideRestarted::nothingOpenNothingDone()
{
    Story story;
    story.toTheOpenWindow();
    const auto record = story.record;
    const auto decision = restart(story);
    QVERIFY(story.record == record);
    QVERIFY(decision.commands.empty() && decision.notices.empty() && decision.audit.empty());
}

QTEST_GUILESS_MAIN(TestDecideRestarted)
#include "tst_decide_restarted.moc"
