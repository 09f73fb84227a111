// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/call_result.h"

#include "tests/testlib/sample_data.h"

#include <QJsonDocument>
#include <QTest>

using namespace savehub;

class TstCallResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofAnAttempt();
    void ofEveryStatus_data();
    void ofEveryStatus();
    void ofACallThatWasNotMade_data();
    void ofACallThatWasNotMade();
    void ofACancelledCall();
    void saysNothingOfWhatIsStillToCome();
    void tellsTheWindow_data();
    void tellsTheWindow();
};

namespace {

IncidentRecord planned()
{
    auto meeting = sample::meeting();
    meeting.id = MeetingId(QStringLiteral("standup"));
    return newIncident(IncidentId(QStringLiteral("i")), sample::person(), meeting, defaultPolicy(),
                       sample::before());
}

IncidentRecord calledOnce()
{
    auto record = planned();
    record.attempts = {sample::attempt(record, 1)};
    return record;
}

Step &callStep(IncidentRecord &record)
{
    return record.steps[2];
}

QJsonObject only(const QJsonArray &results)
{
    return results.size() == 1 ? results.at(0).toObject() : QJsonObject();
}

QString text(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

} // namespace

void TstCallResult::ofAnAttempt()
{
    const auto expected = QJsonDocument::fromJson(R"({"status": "initiated", "provider": "twilio",
        "to": "****0001", "attempt": 1, "outcome": "no answer",
        "context": {"userId": "Ana", "eventId": "standup", "incidentId": "i",
                    "window": {"type": "critical", "secondsBeforeMeeting": 180}},
        "timestamp": "2026-11-24T09:57:00.000Z"})");
    QCOMPARE(only(callResults(calledOnce())), expected.object());
}

void TstCallResult::ofEveryStatus_data()
{
    QTest::addColumn<AttemptStatus>("attempt");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, AttemptStatus attempt, const char *status,
                        const char *reason = "", const char *error = "") {
        QTest::newRow(name) << attempt << QString::fromLatin1(status) << QString::fromLatin1(reason)
                            << QString::fromLatin1(error);
    };
    row("sending", AttemptStatus::Sending, "initiated");
    row("reconciling", AttemptStatus::Reconciling, "initiated");
    row("busy", AttemptStatus::Busy, "initiated");
    row("failed at the provider", AttemptStatus::Failed, "initiated");
    row("completed", AttemptStatus::Completed, "initiated");
    row("test mode", AttemptStatus::TestMode, "initiated");
    row("withheld", AttemptStatus::Withheld, "skipped", "calls_stopped");
    row("not sent", AttemptStatus::NotSent, "failed", "", "no way to ****4567");
    row("rejected", AttemptStatus::Rejected, "failed", "", "no way to ****4567");
    row("unknown", AttemptStatus::Unknown, "failed", "", "no way to ****4567");
}

void TstCallResult::ofEveryStatus()
{
    QFETCH(AttemptStatus, attempt);
    auto record = calledOnce();
    callStep(record).reason = Reason::CallsStopped;
    record.attempts[0].status = attempt;
    record.attempts[0].error = QStringLiteral("no way to +15551234567");
    const auto result = only(callResults(record));
    QTEST(text(result, "status"), "status");
    QTEST(text(result, "reason"), "reason");
    QTEST(text(result, "error"), "error");
}

void TstCallResult::ofACallThatWasNotMade_data()
{
    QTest::addColumn<StepStatus>("step");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("skipped") << StepStatus::Skipped << Reason::DoNotCall
                             << QByteArray(R"("status": "skipped", "reason": "do_not_call")");
    QTest::newRow("rate limited") << StepStatus::Skipped << Reason::AttemptsExhausted
                                  << QByteArray(
                                         R"("status": "rate_limited", "reason": "rate_limited")");
    QTest::newRow("failed") << StepStatus::Failed << Reason::ProviderNotReady
                            << QByteArray(
                                   R"("status": "failed", "error": "no credentials, ****4567")");
}

void TstCallResult::ofACallThatWasNotMade()
{
    QFETCH(StepStatus, step);
    QFETCH(Reason, reason);
    QFETCH(QByteArray, expected);
    auto record = planned();
    callStep(record).status = step;
    callStep(record).reason = reason;
    callStep(record).errorMessage = QStringLiteral("no credentials, +15551234567");
    const auto whole = QJsonDocument::fromJson('{' + expected + R"(, "provider": null,
        "to": "****0001", "context": {"userId": "Ana", "eventId": "standup", "incidentId": "i",
                    "window": {"type": "unknown", "secondsBeforeMeeting": null}},
        "timestamp": null})");
    QCOMPARE(only(callResults(record)), whole.object());
}

void TstCallResult::ofACancelledCall()
{
    auto record = planned();
    callStep(record).status = StepStatus::Skipped;
    callStep(record).reason = Reason::Joined;
    record.incident.resolution = Reason::Joined;
    record.incident.resolvedAt = sample::start() - Minutes(4);
    QCOMPARE(text(only(callResults(record)), "timestamp"),
             QStringLiteral("2026-11-24T09:56:00.000Z"));

    callStep(record).reason = Reason::Acknowledged;
    record.incident.acknowledgedAt = sample::start() - Minutes(5);
    QCOMPARE(text(only(callResults(record)), "timestamp"),
             QStringLiteral("2026-11-24T09:55:00.000Z"));
}

void TstCallResult::saysNothingOfWhatIsStillToCome()
{
    QCOMPARE(callResults(planned()), QJsonArray());
}

void TstCallResult::tellsTheWindow_data()
{
    QTest::addColumn<int>("millisecondsBefore");
    QTest::addColumn<QString>("type");
    QTest::newRow("too early") << 180'001 << QStringLiteral("outside");
    QTest::newRow("opens") << 180'000 << QStringLiteral("critical");
    QTest::newRow("closes") << 120'000 << QStringLiteral("critical");
    QTest::newRow("too late") << 119'999 << QStringLiteral("outside");
}

void TstCallResult::tellsTheWindow()
{
    QFETCH(int, millisecondsBefore);
    auto record = calledOnce();
    record.attempts[0].createdAt = sample::start() - Milliseconds(millisecondsBefore);
    const auto context = only(callResults(record)).value(QLatin1String("context")).toObject();
    QTEST(text(context.value(QLatin1String("window")).toObject(), "type"), "type");
}

QTEST_GUILESS_MAIN(TstCallResult)
#include "tst_call_result.moc"
