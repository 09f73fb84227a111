// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/message_guards.h"

#include "domain/enum_text.h"
#include "tests/engine/incident_builder.h"

#include <QTest>

#include <functional>

using namespace savehub;
using namespace savehub::test;

namespace {

using Change = std::function<void(IncidentRecord &, DecisionContext &)>;

/// A record in which message step \a step may be sent: 1 and 2 go to the attendee, 4 and 5 to the
/// backup contact.
IncidentRecord recordFor(int step)
{
    auto record = freshIncident();
    record.incident.state = step < 4 ? IncidentState::Open : IncidentState::Escalating;
    return record;
}

MessageVerdict ask(int number, const Change &change = {})
{
    auto record = recordFor(number);
    const auto index = static_cast<size_t>(number - 1);
    auto context = fairWeather(record.steps.at(index).dueAt);
    if (change) {
        change(record, context);
    }
    return askMessageGuards(record, record.steps.at(index), context);
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestMessageGuards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowWhatNobodyObjectsTo_data();
    void allowWhatNobodyObjectsTo();
    void refuse_data();
    void refuse();
    void askWhetherTheStateIsTheRecipients_data();
    void askWhetherTheStateIsTheRecipients();
    void windowIsInclusive_data();
    void windowIsInclusive();
    void refuseInOrder();
};

void TestMessageGuards::allowWhatNobodyObjectsTo_data()
{
    QTest::addColumn<int>("step");
    QTest::newRow("email") << 1;
    QTest::newRow("text") << 2;
    QTest::newRow("backup's email") << 4;
    QTest::newRow("backup's text") << 5;
}

void TestMessageGuards::allowWhatNobodyObjectsTo()
{
    QFETCH(int, step);
    const auto verdict = ask(step);
    QVERIFY(verdict.allowed());
    QVERIFY(verdict.message.isEmpty());
}

void TestMessageGuards::refuse_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char *name, int step, const char *refusal, const Change &change) {
        QTest::newRow(name) << step << change << QString::fromLatin1(refusal);
    };
    const Change stop = [](IncidentRecord &, DecisionContext &c) {
        c.standing.settings.callsStopped = true;
    };
    row("the kill switch stops texts", 2, "calls_stopped", stop);
    row("the kill switch stops the backup's texts", 5, "calls_stopped", stop);
    row("the kill switch leaves emails", 1, "", stop);
    row("no email", 1, "no_email",
        [](IncidentRecord &r, DecisionContext &) { r.person.email.clear(); });
    row("no backup's email", 4, "no_backup",
        [](IncidentRecord &r, DecisionContext &) { r.person.backup.email.clear(); });
    row("no phone", 2, "no_phone",
        [](IncidentRecord &, DecisionContext &c) { c.attendeePhone = NumberVerdict::Missing; });
    row("invalid phone", 2, "invalid_phone",
        [](IncidentRecord &, DecisionContext &c) { c.attendeePhone = NumberVerdict::Invalid; });
    row("a special number", 2, "destination_not_allowed",
        [](IncidentRecord &, DecisionContext &c) { c.attendeePhone = NumberVerdict::Special; });
    row("another country", 2, "destination_not_allowed",
        [](IncidentRecord &, DecisionContext &c) { c.attendeePhone = NumberVerdict::Abroad; });
    row("the backup's country", 5, "destination_not_allowed",
        [](IncidentRecord &, DecisionContext &c) { c.backupPhone = NumberVerdict::Abroad; });
    const auto used = [](Recipient recipient, const PhoneUse &use) {
        return [=](IncidentRecord &r, DecisionContext &) {
            r.othersUse = {{recipient, Provider::Mock, use}};
        };
    };
    row("the hour's last text", 2, "", used(Recipient::Attendee, {.textsLastHour = 5}));
    row("the hour is full", 2, "phone_quota", used(Recipient::Attendee, {.textsLastHour = 6}));
    row("the day's last text", 2, "", used(Recipient::Attendee, {.textsLastDay = 19}));
    row("the day is full", 2, "phone_quota", used(Recipient::Attendee, {.textsLastDay = 20}));
    row("the backup's hour is full", 5, "phone_quota",
        used(Recipient::Backup, {.textsLastHour = 6}));
    row("the other's is", 2, "", used(Recipient::Backup, {.textsLastHour = 6}));
    row("an intent has its place", 2, "", [=](IncidentRecord &r, DecisionContext &c) {
        used(Recipient::Attendee, {.textsLastHour = 6})(r, c);
        r.steps.at(1).status = StepStatus::Sending;
    });
    row("emails have no quota", 1, "", used(Recipient::Attendee, {.textsLastHour = 6}));
    row("the backup's phone is another", 5, "",
        [](IncidentRecord &, DecisionContext &c) { c.attendeePhone = NumberVerdict::Missing; });
    row("no backup's phone", 5, "no_backup",
        [](IncidentRecord &, DecisionContext &c) { c.backupPhone = NumberVerdict::Missing; });
    row("invalid backup's phone", 5, "invalid_phone",
        [](IncidentRecord &, DecisionContext &c) { c.backupPhone = NumberVerdict::Invalid; });
    row("do not call is about calls", 2, "",
        [](IncidentRecord &r, DecisionContext &) { r.person.doNotCall = true; });
    const Change spent = [](IncidentRecord &, DecisionContext &c) {
        c.standing.spend.thisMonth = c.standing.settings.monthlyCap;
    };
    row("the month's money is spent", 2, "budget_exceeded", spent);
    row("emails cost nothing", 1, "", spent);
    row("two segments do not fit", 2, "budget_exceeded", [](IncidentRecord &r, DecisionContext &c) {
        c.standing.settings.dailyCap = c.standing.settings.pricePerText;
        c.dueTexts[r.steps.at(1).id] = QString(161, u'a');
    });
    row("the number of calls is about calls", 2, "",
        [](IncidentRecord &, DecisionContext &c) { c.standing.settings.dailyCallCap = 0; });
    row("an intent is not held against itself", 2, "", [](IncidentRecord &r, DecisionContext &c) {
        auto &step = r.steps.at(1);
        step.provider = Provider::Twilio;
        step.sentAt = c.now;
        step.estimate = c.standing.settings.dailyCap;
        c.standing.spend.today = c.standing.settings.dailyCap;
        c.standing.spend.thisMonth = c.standing.settings.dailyCap;
    });
    const Change noTexts = [](IncidentRecord &, DecisionContext &c) {
        c.providerProblem = QStringLiteral("no credentials");
    };
    const Change noMail = [](IncidentRecord &, DecisionContext &c) {
        c.mailProblem = QStringLiteral("no SMTP server");
    };
    row("provider not ready", 2, "provider_not_ready", noTexts);
    row("provider not ready for emails", 1, "", noTexts);
    row("mail not ready", 1, "provider_not_ready", noMail);
    row("mail not ready for texts", 2, "", noMail);
}

void TestMessageGuards::refuse()
{
    QFETCH(int, step);
    QFETCH(Change, change);
    QFETCH(QString, refusal);
    const auto verdict = ask(step, change);
    QCOMPARE(toText(verdict.refusal), refusal);
    QCOMPARE(verdict.message.isEmpty(), refusal.isEmpty());
}

void TestMessageGuards::askWhetherTheStateIsTheRecipients_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("attendee");
    QTest::addColumn<bool>("backup");
    const auto row = [](IncidentState state, bool attendee, bool backup) {
        QTest::newRow(qPrintable(toText(state))) << static_cast<int>(state) << attendee << backup;
    };
    row(IncidentState::Scheduled, false, false);
    row(IncidentState::Open, true, false);
    row(IncidentState::Acknowledged, false, false);
    row(IncidentState::Escalating, false, true);
    row(IncidentState::Resolved, false, false);
}

void TestMessageGuards::askWhetherTheStateIsTheRecipients()
{
    QFETCH(int, state);
    QFETCH(bool, attendee);
    QFETCH(bool, backup);
    const Change enter = [state](IncidentRecord &record, DecisionContext &) {
        record.incident.state = static_cast<IncidentState>(state);
    };
    for (const int step : {1, 2, 4, 5}) {
        const auto verdict = ask(step, enter);
        const bool allowed = step < 4 ? attendee : backup;
        QCOMPARE(verdict.allowed(), allowed);
        QVERIFY(allowed || verdict.refusal == Reason::IncidentNotActive);
    }
}

void TestMessageGuards::windowIsInclusive_data()
{
    QTest::addColumn<int>("millisecondsOff");
    QTest::addColumn<bool>("atItsEnd");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("a millisecond early") << -1 << false << false;
    QTest::newRow("on time") << 0 << false << true;
    QTest::newRow("at the last moment") << 0 << true << true;
    QTest::newRow("a millisecond late") << 1 << true << false;
}

void TestMessageGuards::windowIsInclusive()
{
    QFETCH(int, millisecondsOff);
    QFETCH(bool, atItsEnd);
    QFETCH(bool, allowed);
    for (const int number : {1, 2, 4, 5}) {
        const auto verdict = ask(number, [&](IncidentRecord &record, DecisionContext &c) {
            const auto &step = record.steps.at(static_cast<size_t>(number - 1));
            c.now = (atItsEnd ? step.lastAt : step.dueAt) + Milliseconds(millisecondsOff);
        });
        QCOMPARE(verdict.allowed(), allowed);
        QVERIFY(allowed || verdict.refusal == Reason::MissedWindow);
    }
}

/// Everything is wrong at once. Each guard refuses only when the guards before it allow.
void TestMessageGuards::refuseInOrder()
{
    auto record = recordFor(2);
    record.incident.state = IncidentState::Acknowledged;
    auto c = fairWeather(record.steps.at(1).lastAt + Seconds(1));
    c.standing.settings.callsStopped = true;
    c.attendeePhone = NumberVerdict::Missing;
    c.standing.settings.dailyCap = {};
    c.providerProblem = QStringLiteral("no credentials");
    const auto &text = record.steps.at(1);
    const auto refusal = [&] {
        return toText(askMessageGuards(record, text, c).refusal);
    };
    QCOMPARE(refusal(), QStringLiteral("calls_stopped"));
    c.standing.settings.callsStopped = false;
    QCOMPARE(refusal(), QStringLiteral("incident_not_active"));
    record.incident.state = IncidentState::Open;
    QCOMPARE(refusal(), QStringLiteral("missed_window"));
    c.now = text.dueAt;
    QCOMPARE(refusal(), QStringLiteral("no_phone"));
    c.attendeePhone = NumberVerdict::Valid;
    QCOMPARE(refusal(), QStringLiteral("budget_exceeded"));
    c.standing.settings.dailyCap = c.standing.settings.pricePerText;
    QCOMPARE(refusal(), QStringLiteral("provider_not_ready"));
    c.providerProblem.clear();
    QCOMPARE(refusal(), QString());
}

QTEST_GUILESS_MAIN(TestMessageGuards)
#include "tst_message_guards.moc"
