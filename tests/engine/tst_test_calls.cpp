// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/test_call_rules.h"

#include "engine/call_outcome.h"
#include "tests/engine/incident_builder.h"

#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

const auto now = before(Hours{1});

TestCallWish wish()
{
    return {.key = AttemptKey(QStringLiteral("key")),
            .to = *PhoneNumber::fromE164(u"+12025550123"),
            .phone = NumberVerdict::Valid,
            .now = now};
}

Attempt callAt(Instant at, AttemptStatus status = AttemptStatus::Completed)
{
    return {.to = wish().to, .status = status, .createdAt = at};
}

CallReport reportOf(AttemptStatus status)
{
    return {.sid = sid(), .status = status};
}

using Spoil = void (*)(TestCallWish &, TestCallContext &);

} // namespace
Q_DECLARE_METATYPE(Spoil)

class TestTestCallRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theIntentSaysWhatIsKnown();
    void whatStandsAgainstIt_data();
    void whatStandsAgainstIt();
    void theRequestsEnd_data();
    void theRequestsEnd();
    void aWebhookMayBeQuickerThanTheAnswer();
    void newsMovesItForwardOnly();
    void figuresThatComeLateAreKept();
    void aFormerRunsRequestIsSearchedFor();
    void theSearchEnds();
};

void TestTestCallRules::theIntentSaysWhatIsKnown()
{
    auto wanted = wish();
    wanted.pricePerMinute = microDollars(180'000);
    TestCallContext known;
    known.standing.settings.provider = Provider::Twilio;
    known.recent = {callAt(now - Minutes{1}), callAt(now + Minutes{1})};
    const auto call = intendTestCall(wanted, known);
    QVERIFY(call.has_value());
    QVERIFY(call->key == wanted.key && call->to == wanted.to && call->createdAt == now);
    QVERIFY(call->incident.isEmpty() && call->step.isEmpty());
    QCOMPARE(call->provider, Provider::Twilio);
    QCOMPARE(call->status, AttemptStatus::Sending);
    QCOMPARE(toText(call->estimate), QStringLiteral("$0.18"));
}

void TestTestCallRules::whatStandsAgainstIt_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, Spoil spoil, const char *words) {
        QTest::newRow(name) << spoil << QString::fromLatin1(words);
    };
    row(
        "no number", [](auto &w, auto &) { w.phone = NumberVerdict::Invalid; }, "number");
    row(
        "the last one a moment ago",
        [](auto &, auto &k) { k.recent = {callAt(now - Milliseconds{59'999})}; },
        "Try again in 1 s");
    row(
        "one that a clock ahead has dated",
        [](auto &, auto &k) { k.recent = {callAt(now + Milliseconds{59'999})}; }, "Try again");
    row(
        "whoever has it must not be called", [](auto &, auto &k) { k.doNotCall = true; },
        "not to be called");
    row(
        "the last one goes on",
        [](auto &, auto &k) { k.recent = {callAt(now - Hours{1}, AttemptStatus::Queued)}; },
        "not over");
    row(
        "stopped", [](auto &, auto &k) { k.standing.settings.callsStopped = true; }, "stopped");
    row(
        "people are called", [](auto &, auto &k) { k.peopleAreCalled = true; }, "People");
    row(
        "the cap", [](auto &, auto &k) { k.standing.settings.dailyCap = microDollars(1); }, "cap");
    row(
        "the provider",
        [](auto &w, auto &) { w.providerProblem = QStringLiteral("not configured"); },
        "not configured");
}

void TestTestCallRules::whatStandsAgainstIt()
{
    QFETCH(Spoil, spoil);
    QFETCH(QString, words);
    auto wanted = wish();
    TestCallContext known;
    QVERIFY(intendTestCall(wanted, known).has_value());
    spoil(wanted, known);
    const auto call = intendTestCall(wanted, known);
    QVERIFY(!call.has_value());
    QCOMPARE(call.error().kind, Error::Kind::Refused);
    QVERIFY2(call.error().text().contains(words), qPrintable(call.error().text()));
}

void TestTestCallRules::theRequestsEnd_data()
{
    QTest::addColumn<SendOutcome>("outcome");
    QTest::addColumn<AttemptStatus>("status");
    QTest::addColumn<QString>("error");
    const auto why = QStringLiteral("why");
    QTest::newRow("accepted") << SendOutcome(Accepted{sid(), AttemptStatus::Queued})
                              << AttemptStatus::Queued << QString();
    QTest::newRow("not sent") << SendOutcome(NotSent{why}) << AttemptStatus::NotSent << why;
    QTest::newRow("rejected") << SendOutcome(Rejected{why}) << AttemptStatus::Rejected << why;
    QTest::newRow("unknown") << SendOutcome(UnknownOutcome{why}) << AttemptStatus::Reconciling
                             << why;
    QTest::newRow("only built") << SendOutcome(OnlyBuilt{}) << AttemptStatus::TestMode << QString();
}

void TestTestCallRules::theRequestsEnd()
{
    QFETCH(SendOutcome, outcome);
    QFETCH(AttemptStatus, status);
    QFETCH(QString, error);
    const auto call = testCallSent(callAt(now, AttemptStatus::Sending), outcome, now);
    QCOMPARE(call.status, status);
    QCOMPARE(call.error, error);
    QCOMPARE(call.acceptedAt.has_value(), status == AttemptStatus::Queued);
    QCOMPARE(call.endedAt.has_value(), !isOpen(status));
}

void TestTestCallRules::aWebhookMayBeQuickerThanTheAnswer()
{
    const auto ringing = testCallReported(callAt(now, AttemptStatus::Sending),
                                          reportOf(AttemptStatus::Ringing), now);
    QVERIFY(ringing.sid == sid());
    QCOMPARE(testCallSent(ringing, UnknownOutcome{QStringLiteral("lost")}, now), ringing);
    const auto adopted = testCallReported(callAt(now, AttemptStatus::Unknown),
                                          reportOf(AttemptStatus::Completed), now);
    QCOMPARE(adopted.status, AttemptStatus::Completed);
}

void TestTestCallRules::newsMovesItForwardOnly()
{
    auto call = callAt(now, AttemptStatus::InProgress);
    QCOMPARE(testCallReported(call, reportOf(AttemptStatus::Ringing), now), call);
    call = testCallReported(call, reportOf(AttemptStatus::Busy), now);
    QVERIFY(call.endedAt == now);
    QCOMPARE(testCallReported(call, reportOf(AttemptStatus::Completed), now), call);
}

void TestTestCallRules::figuresThatComeLateAreKept()
{
    auto report = reportOf(AttemptStatus::Completed);
    report.digit = QStringLiteral("2");
    report.price = microDollars(14'000);
    report.duration = Seconds{9};
    report.answeredBy = QStringLiteral("human");
    const auto call = testCallReported(callAt(now), report, now);
    const auto later = testCallReported(call, reportOf(AttemptStatus::Completed), now);
    QCOMPARE(later, call);
    QCOMPARE(later.digit, QStringLiteral("2"));
    QVERIFY(later.price == microDollars(14'000) && later.duration == Seconds{9});
}

void TestTestCallRules::aFormerRunsRequestIsSearchedFor()
{
    const auto found = recoverTestCall(callAt(now - Hours{1}, AttemptStatus::Sending));
    QCOMPARE(found.status, AttemptStatus::Reconciling);
    QVERIFY(!found.error.isEmpty());
    const auto ringing = callAt(now, AttemptStatus::Ringing);
    QCOMPARE(recoverTestCall(ringing), ringing);
}

void TestTestCallRules::theSearchEnds()
{
    const auto lost = callAt(now, AttemptStatus::Reconciling);
    const auto found =
        testCallReconciled(lost, FoundAtProvider{sid(), AttemptStatus::Ringing}, now);
    QVERIFY(found.status == AttemptStatus::Ringing && found.sid == sid());
    QCOMPARE(testCallReconciled(lost, ProvenAbsent{}, now).status, AttemptStatus::NotSent);
    const auto unknown = testCallReconciled(lost, StillUnknown{QStringLiteral("why")}, now);
    QVERIFY(unknown.status == AttemptStatus::Unknown && unknown.endedAt == now);
    QCOMPARE(unknown.error, QStringLiteral("why"));
    const auto told = callAt(now, AttemptStatus::InProgress);
    QCOMPARE(testCallReconciled(told, ProvenAbsent{}, now), told);
}

QTEST_GUILESS_MAIN(TestTestCallRules)
#include "tst_test_calls.moc"
