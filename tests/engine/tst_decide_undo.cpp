// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"
#include "engine/schedule.h"
#include "engine/undo.h"
#include "phrases/in_words.h"
#include "tests/engine/incident_builder.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

const auto operatorName = QStringLiteral("operator");

Event eventFor(Reason what)
{
    if (what == Reason::Joined) {
        return event::Joined{operatorName, {}};
    }
    return what == Reason::Resolved ? Event(event::Resolve{operatorName, {}})
                                    : Event(event::Acknowledge{operatorName});
}

/// The incident as it is at \a moment of its ladder.
Story storyAt(const QString &moment)
{
    Story story;
    if (moment == QLatin1String("scheduled")) {
        return story;
    }
    story.toTheOpenWindow();
    if (moment == QLatin1String("open")) {
        return story;
    }
    story.at(before(Seconds(180)));
    story.sent(before(Seconds(179)), Accepted{sid()});
    story.reported(before(Seconds(150)), AttemptStatus::NoAnswer);
    if (moment == QLatin1String("before the second call")) {
        return story;
    }
    story.at(before(Seconds(140)), event::Acknowledge{operatorName});
    if (moment == QLatin1String("acknowledged")) {
        return story;
    }
    story.at(after(Minutes(10)));
    return story;
}

} // namespace

class TestDecideUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsBackWhatWas_data();
    void bringsBackWhatWas();
    void isAuditedAndCallsNobodyAtOnce();
    void theCallGoesOutAfterAll();
    void aStepWhoseTimePassedIsMissed();
    void aMessageHeldBackIsSentAfterAll();
    void isRefused_data();
    void isRefused();
    void neverAllowsAThirdCall();

private:
    Decision undo(Story &story, Instant now, Reason what)
    {
        story.around.answerMayBeUndone = true;
        return story.at(now, event::Undo{operatorName, what});
    }
};

void TestDecideUndo::bringsBackWhatWas_data()
{
    QTest::addColumn<QString>("moment");
    QTest::addColumn<int>("what");
    QTest::addColumn<Milliseconds>("secondsLeft");
    const auto row = [](const char *moment, Reason what, Milliseconds left) {
        QTest::newRow(qPrintable(QStringLiteral("%1, %2").arg(QLatin1String(moment), toText(what))))
            << QString::fromLatin1(moment) << static_cast<int>(what) << left;
    };
    for (const auto what : {Reason::Joined, Reason::Resolved}) {
        row("scheduled", what, Minutes(20));
        row("open", what, Seconds(200));
        row("before the second call", what, Seconds(145));
        row("acknowledged", what, Seconds(100));
        row("escalating", what, -Minutes(11));
    }
    row("open", Reason::Acknowledged, Seconds(200));
    row("before the second call", Reason::Acknowledged, Seconds(145));
}

void TestDecideUndo::bringsBackWhatWas()
{
    QFETCH(QString, moment);
    QFETCH(int, what);
    QFETCH(Milliseconds, secondsLeft);
    auto story = storyAt(moment);
    const auto was = story.record;
    const auto at = before(secondsLeft);
    const auto reason = static_cast<Reason>(what);
    QVERIFY(!story.at(at, eventFor(reason)).refusal);
    QVERIFY(story.record != was);
    const auto undone = undo(story, at + undoableFor, reason);
    QVERIFY2(!undone.refusal,
             qPrintable(undone.refusal ? inWords(*undone.refusal).text() : QString()));
    for (size_t i = 0; i < was.steps.size(); ++i) {
        auto expected = was.steps[i];
        expected.retryAt = story.record.steps[i].retryAt; // a pause need not be restored
        QVERIFY2(story.record.steps[i] == expected, qPrintable(expected.id.text()));
    }
    QCOMPARE(toText(story.record.incident.state), toText(was.incident.state));
    QVERIFY(story.record.incident == was.incident);
    QVERIFY(story.record.attempts == was.attempts);
    QVERIFY(dues(story.record).earliest() == dues(was).earliest());
}

void TestDecideUndo::isAuditedAndCallsNobodyAtOnce()
{
    auto story = storyAt(QStringLiteral("open"));
    story.at(before(Seconds(200)), event::Joined{operatorName, {}});
    const auto undone = undo(story, before(Seconds(195)), Reason::Joined);
    QVERIFY(undone.commands.empty() && !undone.candidate);
    QStringList actions;
    for (const auto &entry : undone.audit) {
        QCOMPARE(entry.actor, operatorName);
        actions += entry.action + QLatin1Char(' ') + entry.detail;
    }
    QVERIFY(actions.contains(QStringLiteral("incident.state RESOLVED -> OPEN")));
    QVERIFY(actions.contains(QStringLiteral("incident.undone joined")));
}

void TestDecideUndo::theCallGoesOutAfterAll()
{
    auto story = storyAt(QStringLiteral("open"));
    story.at(before(Seconds(182)), event::Resolve{operatorName, {}});
    story.at(before(Seconds(180)));
    QVERIFY(story.record.attempts.empty());
    undo(story, before(Seconds(175)), Reason::Resolved);
    const auto due = story.at(before(Seconds(174)));
    QCOMPARE(count<command::PlaceCall>(due), 1);
}

void TestDecideUndo::aStepWhoseTimePassedIsMissed()
{
    auto story = storyAt(QStringLiteral("open"));
    story.at(before(Seconds(123)), event::Joined{operatorName, {}});
    QVERIFY(!undo(story, before(Seconds(118)), Reason::Joined).refusal);
    const auto due = story.at(before(Seconds(118)));
    QCOMPARE(count<command::PlaceCall>(due), 0);
    QCOMPARE(toText(story.step(3).reason), QStringLiteral("missed_window"));
    QCOMPARE(due.notices.size(), size_t(1));
    QVERIFY(due.notices[0].severity == Notice::Severity::Alarm);
}

void TestDecideUndo::aMessageHeldBackIsSentAfterAll()
{
    Story story;
    story.at(before(Minutes(12)));
    story.at(before(Minutes(12)) + Seconds(1), event::Resolve{operatorName, {}});
    story.at(before(Minutes(12)) + Seconds(2),
             event::MessageWithheld{story.step(1).id, Reason::IncidentNotActive});
    undo(story, before(Minutes(12)) + Seconds(3), Reason::Resolved);
    const auto due = story.at(before(Minutes(12)) + Seconds(4));
    QCOMPARE(count<command::SendEmail>(due), 1);
}

void TestDecideUndo::isRefused_data()
{
    using Disturb = std::function<void(Story &)>;
    QTest::addColumn<Milliseconds>("later");
    QTest::addColumn<int>("what");
    QTest::addColumn<Disturb>("disturb");
    QTest::addColumn<QString>("why");
    const auto nothing = [](Story &) {
    };
    const auto row = [](const char *name, Milliseconds later, Reason what, const Disturb &disturb,
                        const char *why) {
        QTest::newRow(name) << later << static_cast<int>(what) << disturb
                            << QString::fromLatin1(why);
    };
    row("too late", undoableFor + Milliseconds(1), Reason::Joined, nothing, "ten seconds");
    row("the clock was set back", -Milliseconds(1), Reason::Joined, nothing, "ten seconds");
    row("another thing was done", Seconds(1), Reason::Resolved, nothing, "changed meanwhile");
    row("not acknowledged", Seconds(1), Reason::Acknowledged, nothing, "changed meanwhile");
    row(
        "there was news", Seconds(1), Reason::Joined,
        [](Story &story) { story.around.answerMayBeUndone = false; }, "news of the person");
    row(
        "the meeting is off", Seconds(1), Reason::Joined,
        [](Story &story) { story.record.meeting.cancelled = true; }, "cancelled or moved");
    row(
        "the meeting moved", Seconds(1), Reason::Joined,
        [](Story &story) { story.record.meeting.start += Minutes(1); }, "cancelled or moved");
    row(
        "settled by the engine", Seconds(1), Reason::Expired,
        [](Story &story) { story.record.incident.resolution = Reason::Expired; },
        "changed meanwhile");
}

void TestDecideUndo::isRefused()
{
    QFETCH(Milliseconds, later);
    QFETCH(int, what);
    QFETCH(std::function<void(Story &)>, disturb);
    QFETCH(QString, why);
    auto story = storyAt(QStringLiteral("open"));
    story.at(before(Seconds(200)), event::Joined{operatorName, {}});
    story.around.answerMayBeUndone = true;
    disturb(story);
    const auto was = story.record;
    const auto refused = story.at(before(Seconds(200)) + later,
                                  event::Undo{operatorName, static_cast<Reason>(what)});
    QVERIFY(refused.refusal);
    QVERIFY2(inWords(*refused.refusal).text().contains(why),
             qPrintable(inWords(*refused.refusal).text()));
    QVERIFY(story.record == was);
}

void TestDecideUndo::neverAllowsAThirdCall()
{
    // The phone rings and the call is hung up: that cannot be undone.
    auto story = storyAt(QStringLiteral("open"));
    story.at(before(Seconds(180)));
    story.sent(before(Seconds(179)), Accepted{sid()});
    story.at(before(Seconds(170)), event::Joined{operatorName, {}});
    auto refused = undo(story, before(Seconds(169)), Reason::Joined);
    QVERIFY(refused.refusal);
    QVERIFY(inWords(*refused.refusal).text().contains(QLatin1String("taken back")));
    story.reported(before(Seconds(168)), AttemptStatus::Canceled);
    refused = undo(story, before(Seconds(167)), Reason::Joined);
    QVERIFY(refused.refusal);

    // Both calls were made, so after the undo none is left.
    story = storyAt(QStringLiteral("before the second call"));
    story.at(before(Seconds(149)));
    story.sent(before(Seconds(149)), Accepted{sid(2)});
    story.at(before(Seconds(130)),
             event::CallReported{story.lastAttempt().key,
                                 CallEventSource::Webhook,
                                 {.sid = sid(2), .status = AttemptStatus::NoAnswer}});
    story.at(before(Seconds(129)), event::Resolve{operatorName, {}});
    QVERIFY(!undo(story, before(Seconds(128)), Reason::Resolved).refusal);
    const auto due = story.at(before(Seconds(127)));
    QCOMPARE(count<command::PlaceCall>(due), 0);
    QCOMPARE(story.record.attempts.size(), size_t(2));
}

QTEST_GUILESS_MAIN(TestDecideUndo)
#include "tst_decide_undo.moc"
