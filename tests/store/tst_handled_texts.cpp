// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

using namespace savehub;

namespace {

const auto now = sample::before();
const ProviderSid sid(QStringLiteral("SM1"));
const TextReplyOutcome joined{true, Answer::Joined, QStringLiteral("es")};

PhoneNumber numberOf(const QString &name)
{
    return *sample::person(name).phone;
}

HandledText heard(const IncidentId &incident = {})
{
    return {sid, now, incident, joined};
}

/// Sends the reminder of the incident by text at \a at, with \a status and \a reason as its
/// outcome.
Done remind(TestDatabase &database, const IncidentId &id, Instant at,
            StepStatus status = StepStatus::Executed, Reason reason = Reason::None)
{
    return database.store()
        .transact(id, at,
                  [=](IncidentRecord record, const Standing &) {
                      auto &step = record.steps.at(1);
                      step.sentAt = at;
                      step.status = status;
                      step.reason = reason;
                      return saving(std::move(record));
                  })
        .map([](const Decision &) {});
}

} // namespace

/// Received texts, and the reminders that they may answer.
class TestHandledTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextIsHeardOnce();
    void aTextHeardTwiceChangesNothing();
    void whatIsRolledBackWasNotHeard();
    void aStrangersTextIsHeardOnceToo();
    void remindersAreFoundByNumber();
    void remindersThatNeverLeftAreNone_data();
    void remindersThatNeverLeftAreNone();
};

void TestHandledTexts::aTextIsHeardOnce()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    const auto unheard = database.store().textReplyOutcome(sid);
    QVERIFY_OK(unheard);
    QVERIFY(!*unheard);
    QVERIFY_OK(database.store().transact(id, now, [&](const auto &record, const auto &) {
        auto decision = saving(record);
        decision.handledText = heard(id);
        return decision;
    }));
    database.close(); // the record must be durable
    const auto stored = database.store().textReplyOutcome(sid);
    QVERIFY_OK(stored);
    QVERIFY(*stored == joined);
}

void TestHandledTexts::aTextHeardTwiceChangesNothing()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    QVERIFY_OK(database.store().addHandledText(heard(), QStringLiteral("test"), now));
    const auto again = database.store().transact(id, now, [&](IncidentRecord record, const auto &) {
        record.incident.state = IncidentState::Open;
        auto decision = saving(record);
        decision.handledText = heard(id);
        return decision;
    });
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::Conflict);
    QCOMPARE(database.store().load(id)->incident.state, IncidentState::Scheduled);
}

void TestHandledTexts::whatIsRolledBackWasNotHeard()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    QVERIFY_OK(database.store().transact(id, now, [&](const auto &record, const auto &) {
        auto decision = saving(record);
        decision.handledText = heard(id);
        decision.refusal = Refusal{Error::Kind::Refused, QStringLiteral("no"), {}};
        return decision;
    }));
    QVERIFY(!*database.store().textReplyOutcome(sid));
}

void TestHandledTexts::aStrangersTextIsHeardOnceToo()
{
    TestDatabase database;
    auto nothing = heard();
    nothing.outcome = {};
    QVERIFY_OK(database.store().addHandledText(nothing, QStringLiteral("attendee by text"), now));
    QVERIFY(*database.store().textReplyOutcome(sid) == TextReplyOutcome());
    const auto again =
        database.store().addHandledText(nothing, QStringLiteral("attendee by text"), now);
    QVERIFY(!again && again.error().kind == Error::Kind::Conflict);
    const auto trail = database.reader().audit(std::nullopt, 10);
    QVERIFY_OK(trail);
    QCOMPARE(trail->front().actor, QStringLiteral("attendee by text"));
    QCOMPARE(trail->front().subject, sid.text());
}

void TestHandledTexts::remindersAreFoundByNumber()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    QVERIFY_OK(remind(database, id, now));
    const auto to = numberOf(QStringLiteral("Ana"));
    const auto found = database.store().textReminders(to, now);
    QVERIFY_OK(found);
    QVERIFY(*found == (std::vector<TextReminder>{{id, now}}));
    QVERIFY(database.store().textReminders(to, now - Milliseconds(1))->empty());
    const auto other = *PhoneNumber::fromE164(u"+12025550999");
    QVERIFY(database.store().textReminders(other, now)->empty());
}

void TestHandledTexts::remindersThatNeverLeftAreNone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("reminders");
    const auto row = [](const char *name, StepStatus status, Reason reason, int reminders) {
        QTest::newRow(name) << static_cast<int>(status) << static_cast<int>(reason) << reminders;
    };
    row("sending", StepStatus::Sending, Reason::None, 1);
    row("sent", StepStatus::Executed, Reason::None, 1);
    row("nobody knows", StepStatus::Failed, Reason::OutcomeUnknown, 1);
    row("waits for another try", StepStatus::Pending, Reason::None, 0);
    row("rejected", StepStatus::Failed, Reason::Rejected, 0);
    row("withheld", StepStatus::Skipped, Reason::CallsStopped, 0);
}

void TestHandledTexts::remindersThatNeverLeftAreNone()
{
    QFETCH(const int, status);
    QFETCH(const int, reason);
    TestDatabase database;
    const auto id = database.plannedIncident();
    QVERIFY_OK(
        remind(database, id, now, static_cast<StepStatus>(status), static_cast<Reason>(reason)));
    const auto found = database.store().textReminders(numberOf(QStringLiteral("Ana")), now);
    QVERIFY_OK(found);
    QTEST(static_cast<int>(found->size()), "reminders");
}

QTEST_GUILESS_MAIN(TestHandledTexts)
#include "tst_handled_texts.moc"
