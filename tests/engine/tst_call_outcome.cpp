// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/call_outcome.h"

#include "domain/enum_text.h"

#include <QSet>
#include <QTest>

using namespace savehub;

namespace {

/// The expected answers for every status. A new status must be added here.
struct Row {
    AttemptStatus status;
    int rank;
    const char *outcome;
    bool isFinal, isAtProvider, isOpen, wasPlaced, allowsSecondCall, mayCost;
};

constexpr bool o = false;
constexpr bool X = true;

const Row rows[] = {
    //                                                       final prov open plac foll cost
    {AttemptStatus::Sending, 0, "placed", o, o, X, o, o, X},
    {AttemptStatus::Reconciling, 1, "unknown", o, o, X, o, o, X},
    {AttemptStatus::Unknown, 2, "unknown", o, o, o, o, o, X},
    {AttemptStatus::Queued, 3, "placed", o, X, X, X, o, X},
    {AttemptStatus::Initiated, 4, "placed", o, X, X, X, o, X},
    {AttemptStatus::Ringing, 5, "ringing", o, X, X, X, o, X},
    {AttemptStatus::InProgress, 6, "answered", o, X, X, X, o, X},
    {AttemptStatus::Completed, 7, "answered", X, o, o, X, o, X},
    {AttemptStatus::Busy, 7, "busy", X, o, o, X, X, X},
    {AttemptStatus::NoAnswer, 7, "no answer", X, o, o, X, X, X},
    {AttemptStatus::Failed, 7, "failed", X, o, o, X, X, X},
    {AttemptStatus::Canceled, 7, "cancelled", X, o, o, X, o, X},
    {AttemptStatus::NotSent, 2, "not sent", o, o, o, o, X, o},
    {AttemptStatus::Rejected, 2, "rejected", o, o, o, o, o, o},
    {AttemptStatus::Withheld, 2, "cancelled", o, o, o, o, o, o},
    {AttemptStatus::TestMode, 2, "test mode", o, o, o, X, o, o},
};

Attempt attempt(AttemptStatus status, const char *digit = "", const char *answeredBy = "")
{
    return {.to = *PhoneNumber::fromE164(u"+12025550123"),
            .status = status,
            .digit = QString::fromLatin1(digit),
            .answeredBy = QString::fromLatin1(answeredBy)};
}

} // namespace

class TestCallOutcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStatusIsClassified_data();
    void everyStatusIsClassified();
    void whoMayTalkOn_data();
    void whoMayTalkOn();
    void theTableIsComplete();
    void answersAreToldApart_data();
    void answersAreToldApart();
    void aMachineIsNobody();
    void textsAreDistinct();
};

void TestCallOutcome::everyStatusIsClassified_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(rows)); ++i) {
        QTest::newRow(qPrintable(toText(rows[i].status))) << i;
    }
}

void TestCallOutcome::everyStatusIsClassified()
{
    QFETCH(int, index);
    const auto &row = rows[index];
    QCOMPARE(attemptRank(row.status), row.rank);
    QCOMPARE(toText(callOutcome(attempt(row.status))), QLatin1String(row.outcome));
    QCOMPARE(isFinal(row.status), row.isFinal);
    QCOMPARE(isAtProvider(row.status), row.isAtProvider);
    QCOMPARE(isOpen(row.status), row.isOpen);
    QCOMPARE(wasPlaced(row.status), row.wasPlaced);
    QCOMPARE(allowsSecondCall(attempt(row.status)), row.allowsSecondCall);
    QCOMPARE(mayCost(row.status), row.mayCost);
}

void TestCallOutcome::theTableIsComplete()
{
    QSet<int> seen;
    for (const auto &row : rows) {
        seen.insert(static_cast<int>(row.status));
    }
    QCOMPARE(seen.size(), static_cast<int>(AttemptStatus::TestMode) + 1);
}

void TestCallOutcome::answersAreToldApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("digit");
    QTest::addColumn<QByteArray>("answeredBy");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, AttemptStatus status, const char *digit,
                        const char *answeredBy, const char *outcome) {
        QTest::newRow(name) << static_cast<int>(status) << QByteArray(digit)
                            << QByteArray(answeredBy) << QString::fromLatin1(outcome);
    };
    row("a person", AttemptStatus::Completed, "", "human", "answered");
    row("nobody knows who", AttemptStatus::Completed, "", "unknown", "answered");
    row("a machine", AttemptStatus::InProgress, "", "machine_start", "answered by a machine");
    row("after the beep", AttemptStatus::Completed, "", "machine_end_beep",
        "answered by a machine");
    row("a fax", AttemptStatus::Completed, "", "fax", "answered by a machine");
    row("key 1", AttemptStatus::InProgress, "1", "", "confirmed by key");
    row("key 2", AttemptStatus::Completed, "2", "", "confirmed by key");
    row("a key beats the machine's guess", AttemptStatus::Completed, "1", "machine_start",
        "confirmed by key");
    row("a wrong key is no answer", AttemptStatus::Completed, "5", "", "answered");
    row("busy whatever else", AttemptStatus::Busy, "", "human", "busy");
}

void TestCallOutcome::answersAreToldApart()
{
    QFETCH(int, status);
    QFETCH(QByteArray, digit);
    QFETCH(QByteArray, answeredBy);
    const auto made = attempt(static_cast<AttemptStatus>(status), digit, answeredBy);
    QTEST(toText(callOutcome(made)), "outcome");
}

void TestCallOutcome::aMachineIsNobody()
{
    QVERIFY(allowsSecondCall(attempt(AttemptStatus::Completed, "", "machine_end_beep")));
    QVERIFY(allowsSecondCall(attempt(AttemptStatus::Completed, "7", "fax")));
    QVERIFY(!allowsSecondCall(attempt(AttemptStatus::Completed, "", "human")));
    QVERIFY(!allowsSecondCall(attempt(AttemptStatus::Completed, "", "unknown")));
    QVERIFY(!allowsSecondCall(attempt(AttemptStatus::Completed, "2", "machine_start")));
    QVERIFY(!allowsSecondCall(attempt(AttemptStatus::InProgress, "", "machine_start")));
}

void TestCallOutcome::textsAreDistinct()
{
    QSet<QString> texts;
    for (int i = 0; i <= static_cast<int>(CallOutcome::TestMode); ++i) {
        texts.insert(toText(static_cast<CallOutcome>(i)));
    }
    QCOMPARE(texts.size(), static_cast<int>(CallOutcome::TestMode) + 1);
}

void TestCallOutcome::whoMayTalkOn_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("digit");
    QTest::addColumn<bool>("may");
    const auto row = [](const char *name, AttemptStatus status, IncidentState state,
                        const char *digit, bool may) {
        QTest::newRow(name) << static_cast<int>(status) << static_cast<int>(state)
                            << QString::fromLatin1(digit) << may;
    };
    row("open", AttemptStatus::InProgress, IncidentState::Open, "", X);
    row("acknowledged", AttemptStatus::InProgress, IncidentState::Acknowledged, "", X);
    row("escalating", AttemptStatus::InProgress, IncidentState::Escalating, "", X);
    row("settled", AttemptStatus::InProgress, IncidentState::Resolved, "", o);
    row("settled, a wrong key", AttemptStatus::InProgress, IncidentState::Resolved, "3", o);
    row("settled by a key", AttemptStatus::InProgress, IncidentState::Resolved, "1", X);
    row("rings", AttemptStatus::Ringing, IncidentState::Acknowledged, "", o);
    row("over", AttemptStatus::Completed, IncidentState::Acknowledged, "", o);
}

void TestCallOutcome::whoMayTalkOn()
{
    QFETCH(const int, status);
    QFETCH(const int, state);
    QFETCH(const QString, digit);
    const Incident incident{.state = static_cast<IncidentState>(state)};
    auto call = attempt(static_cast<AttemptStatus>(status));
    call.digit = digit;
    QTEST(mayTalkOn(incident, call), "may");
}

QTEST_GUILESS_MAIN(TestCallOutcome)
#include "tst_call_outcome.moc"
