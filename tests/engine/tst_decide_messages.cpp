// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decide.h"

#include "phrases/in_words.h"
#include "tests/engine/incident_builder.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

const NotSent refused{QStringLiteral("connection refused")};
const UnknownOutcome unknown{QStringLiteral("time-out")};
constexpr int email = 1;
constexpr int text = 2;

/// The step's first try is under way, its outcome open.
Story sending(int step)
{
    Story story;
    story.at(story.step(step).dueAt);
    return story;
}

/// Lets the step's next try fall due.
Decision retry(Story &story, int step)
{
    return story.at(story.step(step).retryAt.value_or(story.around.now));
}

QString standing(const Story &story, int number)
{
    const auto &step = story.step(number);
    return QStringLiteral("%1 %2").arg(toText(step.status), toText(step.reason)).trimmed();
}

} // namespace

class TestDecideMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsTheStep_data();
    void endsTheStep();
    void aTextIsTriedUntilItsTimeIsOver();
    void aTextWaitsAsLongAsItIsAskedTo();
    void anEmailIsTriedFiveTimes();
    void noRetryFitsBeforeTheNextRung_data();
    void noRetryFitsBeforeTheNextRung();
    void anUnknownTextIsLookedFor();
    void textReconciled_data();
    void textReconciled();
    void anAbsentTextIsTriedOnce();
    void anUnknownEmailIsTriedAgain();
    void lateNewsIsRefused();
    void newsOfAMessageDoesNotTouchTheCall();
    void withheld_data();
    void withheld();
    void settledIncidentsRetryNothing();
    void waitsForCredentialsThatMayCome();
    void acknowledgedPeopleAreNotTriedAgain();
    void numbersDoNotLeak();
};

void TestDecideMessages::endsTheStep_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("expected");
    QTest::newRow("email accepted") << email << 0 << QStringLiteral("EXECUTED");
    QTest::newRow("text accepted") << text << 0 << QStringLiteral("EXECUTED");
    QTest::newRow("email rejected") << email << 1 << QStringLiteral("FAILED rejected");
    QTest::newRow("text rejected") << text << 1 << QStringLiteral("FAILED rejected");
    QTest::newRow("email in test mode") << email << 2 << QStringLiteral("EXECUTED");
    QTest::newRow("text in test mode") << text << 2 << QStringLiteral("EXECUTED");
}

void TestDecideMessages::endsTheStep()
{
    QFETCH(int, step);
    QFETCH(int, outcome);
    QFETCH(QString, expected);
    const SendOutcome outcomes[] = {Accepted{sid()}, Rejected{QStringLiteral("no"), 21211},
                                    OnlyBuilt{}};
    auto story = sending(step);
    const auto decision = story.stepSent(before(Minutes(4)), step, outcomes[outcome]);
    QCOMPARE(standing(story, step), expected);
    QCOMPARE(decision.commands.empty(), step != text || outcome != 0); // else it is followed
    QCOMPARE(decision.notices.empty(), outcome != 1);
    QCOMPARE(story.step(step).executedAt.has_value(), outcome != 1);
    QCOMPARE(story.step(step).sid.isEmpty(), outcome != 0);
}

void TestDecideMessages::aTextIsTriedUntilItsTimeIsOver()
{
    auto story = sending(text);
    QList<qint64> pauses;
    Decision last;
    while (story.step(text).status == StepStatus::Sending) {
        last = story.stepSent(story.around.now, text, refused);
        if (story.step(text).retryAt) {
            pauses.append((*story.step(text).retryAt - story.around.now).count());
            QVERIFY(last.notices.empty());
            QCOMPARE(story.step(text).errorMessage, refused.why);
            QVERIFY(story.at(*story.step(text).retryAt - Milliseconds(1)).commands.empty());
            QCOMPARE(count<command::SendText>(retry(story, text)), 1);
        }
    }
    QCOMPARE(pauses.first(5), (QList<qint64>{500, 1'000, 2'000, 4'000, 4'000}));
    QVERIFY(story.around.now + Seconds(4) > story.step(text).lastAt);
    QCOMPARE(standing(story, text), QStringLiteral("FAILED not_sent"));
    QVERIFY(!last.notices.empty());
}

void TestDecideMessages::aTextWaitsAsLongAsItIsAskedTo()
{
    auto story = sending(text);
    story.stepSent(before(Minutes(5)), text, NotSent{QStringLiteral("429"), Seconds(30)});
    QCOMPARE(*story.step(text).retryAt, before(Seconds(270)));
    QCOMPARE(count<command::SendText>(retry(story, text)), 1);
    story.stepSent(before(Seconds(270)), text, NotSent{QStringLiteral("429"), Seconds(120)});
    QCOMPARE(standing(story, text), QStringLiteral("FAILED not_sent"));
}

void TestDecideMessages::anEmailIsTriedFiveTimes()
{
    auto story = sending(email);
    int sent = 1;
    while (story.step(email).status == StepStatus::Sending) {
        story.stepSent(story.around.now, email, refused);
        sent += story.step(email).retryAt ? count<command::SendEmail>(retry(story, email)) : 0;
    }
    QCOMPARE(sent, 5);
    QCOMPARE(standing(story, email), QStringLiteral("FAILED not_sent"));
    QVERIFY(story.around.now < before(Minutes(5)));
}

void TestDecideMessages::noRetryFitsBeforeTheNextRung_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("secondsLeft");
    QTest::addColumn<QString>("expected");
    QTest::newRow("email, room for a try") << email << 321 << QStringLiteral("PENDING");
    QTest::newRow("email, none") << email << 320 << QStringLiteral("FAILED not_sent");
    QTest::newRow("text, room for a try") << text << 181 << QStringLiteral("PENDING");
    QTest::newRow("text, none") << text << 180 << QStringLiteral("FAILED not_sent");
}

void TestDecideMessages::noRetryFitsBeforeTheNextRung()
{
    QFETCH(int, step);
    QFETCH(int, secondsLeft);
    auto story = sending(step);
    story.stepSent(before(Seconds(secondsLeft)), step, refused);
    QTEST(standing(story, step), "expected");
}

void TestDecideMessages::anUnknownTextIsLookedFor()
{
    auto story = sending(text);
    const auto decision = story.stepSent(before(Minutes(5)), text, unknown);
    QVERIFY(decision.commands == std::vector<Command>{command::ReconcileText{story.step(text).id}});
    QCOMPARE(standing(story, text), QStringLiteral("SENDING"));
    QVERIFY(story.at(before(Minutes(4))).commands.empty());
}

void TestDecideMessages::textReconciled_data()
{
    QTest::addColumn<int>("result");
    QTest::addColumn<QString>("expected");
    QTest::newRow("found") << 0 << QStringLiteral("EXECUTED");
    QTest::newRow("absent") << 1 << QStringLiteral("PENDING");
    QTest::newRow("still unknown") << 2 << QStringLiteral("FAILED outcome_unknown");
}

void TestDecideMessages::textReconciled()
{
    QFETCH(int, result);
    QFETCH(QString, expected);
    const Reconciliation results[] = {FoundAtProvider{sid()}, ProvenAbsent{},
                                      StillUnknown{QStringLiteral("no list")}};
    auto story = sending(text);
    const auto id = story.step(text).id;
    story.stepSent(before(Minutes(5)), text, unknown);
    const auto decision =
        story.at(before(Seconds(260)), event::TextReconciled{id, results[result]});
    QCOMPARE(standing(story, text), expected);
    QCOMPARE(story.step(text).sid.isEmpty(), result != 0);
    if (result == 2) {
        QVERIFY(decision.notices.front().severity == Notice::Severity::Alarm);
        QVERIFY(inWords(story.step(text).errorMessage).contains(QLatin1String("outcome unknown")));
        QVERIFY(story.at(before(Seconds(200))).commands.empty());
    }
}

void TestDecideMessages::anAbsentTextIsTriedOnce()
{
    auto story = sending(text);
    const auto id = story.step(text).id;
    story.stepSent(before(Seconds(290)), text, unknown);
    story.at(before(Seconds(270)), event::TextReconciled{id, ProvenAbsent{}});
    QCOMPARE(count<command::SendText>(retry(story, text)), 1);
    story.stepSent(before(Seconds(260)), text, unknown);
    story.at(before(Seconds(240)), event::TextReconciled{id, ProvenAbsent{}});
    QCOMPARE(standing(story, text), QStringLiteral("FAILED not_sent"));
}

void TestDecideMessages::anUnknownEmailIsTriedAgain()
{
    auto story = sending(email);
    story.stepSent(before(Minutes(11)), email, unknown);
    QCOMPARE(standing(story, email), QStringLiteral("PENDING"));
    QCOMPARE(count<command::SendEmail>(retry(story, email)), 1);
    story.stepSent(before(Seconds(301)), email, unknown);
    QCOMPARE(standing(story, email), QStringLiteral("FAILED outcome_unknown"));
}

void TestDecideMessages::lateNewsIsRefused()
{
    auto story = sending(text);
    const auto id = story.step(text).id;
    story.stepSent(before(Minutes(5)), text, Accepted{sid()});
    QVERIFY(story.stepSent(before(Minutes(4)), text, refused).refusal);
    QVERIFY(story.at(before(Minutes(4)), event::TextReconciled{id, ProvenAbsent{}}).refusal);
    QVERIFY(story.at(before(Minutes(4)), event::MessageWithheld{id, Reason::Joined}).refusal);
    QCOMPARE(standing(story, text), QStringLiteral("EXECUTED"));
}

void TestDecideMessages::newsOfAMessageDoesNotTouchTheCall()
{
    Story story;
    story.toTheCall();
    QVERIFY(story.stepSent(before(Seconds(179)), 3, refused).refusal);
    QCOMPARE(standing(story, 3), QStringLiteral("SENDING"));
}

void TestDecideMessages::withheld_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("reason");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, int step, Reason reason, const char *expected) {
        QTest::newRow(name) << step << static_cast<int>(reason) << QString::fromLatin1(expected);
    };
    row("stopped", text, Reason::CallsStopped, "SKIPPED calls_stopped");
    row("too late", email, Reason::MissedWindow, "SKIPPED missed_window");
    row("no mail server", email, Reason::ProviderNotReady, "FAILED provider_not_ready");
    row("no credentials", text, Reason::ProviderNotReady, "FAILED provider_not_ready");
}

void TestDecideMessages::withheld()
{
    QFETCH(int, step);
    QFETCH(int, reason);
    QFETCH(QString, expected);
    auto story = sending(step);
    story.around.mailProblem = QStringLiteral("no mail server");
    story.around.providerProblem = QStringLiteral("no credentials");
    const auto decision =
        story.at(before(Minutes(4)),
                 event::MessageWithheld{story.step(step).id, static_cast<Reason>(reason)});
    QCOMPARE(standing(story, step), expected);
    QVERIFY(!decision.notices.empty());
    if (expected.startsWith(QLatin1String("FAILED"))) {
        QCOMPARE(inWords(story.step(step).errorMessage), QLatin1String(QTest::currentDataTag()));
    }
}

void TestDecideMessages::settledIncidentsRetryNothing()
{
    for (const int step : {email, text}) {
        auto story = sending(step);
        story.at(before(Minutes(4)), event::Joined{QStringLiteral("operator"), {}});
        QCOMPARE(standing(story, step), QStringLiteral("SENDING"));
        story.stepSent(before(Minutes(4)), step, refused);
        QCOMPARE(standing(story, step), QStringLiteral("FAILED not_sent"));
        QVERIFY(!story.step(step).retryAt);
    }
}

void TestDecideMessages::acknowledgedPeopleAreNotTriedAgain()
{
    auto story = sending(text);
    story.at(before(Minutes(5)), event::Acknowledge{QStringLiteral("operator")});
    story.stepSent(before(Minutes(5)), text, refused);
    QVERIFY(retry(story, text).commands.empty());
    QCOMPARE(standing(story, text), QStringLiteral("SKIPPED incident_not_active"));
}

void TestDecideMessages::numbersDoNotLeak()
{
    const auto why = QStringLiteral("cannot reach +12025550123\nnow");
    for (const SendOutcome &outcome : {SendOutcome(NotSent{why}), SendOutcome(Rejected{why, 1}),
                                       SendOutcome(UnknownOutcome{why})}) {
        auto story = sending(text);
        const auto decision = story.stepSent(before(Minutes(5)), text, outcome);
        QCOMPARE(story.step(text).errorMessage, QStringLiteral("cannot reach ****0123 now"));
        for (const auto &notice : decision.notices) {
            QVERIFY(!inWords(notice.what).contains(QLatin1String("0255")));
        }
    }
}

void TestDecideMessages::waitsForCredentialsThatMayCome()
{
    for (const int step : {email, text}) {
        Story story;
        story.around.mailProblem = story.around.providerProblem = QStringLiteral("Waiting.");
        story.around.mailIsAwaited = story.around.providerIsAwaited = true;
        const auto due = story.step(step).dueAt;
        story.at(due);
        QCOMPARE(standing(story, step), QStringLiteral("PENDING"));
        QVERIFY(story.step(step).retryAt == due + Milliseconds(500));
        story.around.mailProblem.clear();
        story.around.providerProblem.clear();
        story.at(due + Milliseconds(500));
        QCOMPARE(standing(story, step), QStringLiteral("SENDING"));
    }
}

QTEST_GUILESS_MAIN(TestDecideMessages)
#include "tst_decide_messages.moc"
