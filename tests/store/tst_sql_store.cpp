// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

using namespace savehub;

namespace {

const auto now = sample::before();

/// \a record with every field of every part set to a value that is not its default.
IncidentRecord withEveryField(IncidentRecord record)
{
    auto &incident = record.incident;
    incident.state = IncidentState::Resolved;
    incident.resolution = Reason::Joined;
    incident.acknowledgedAt = sample::at("2026-11-24T09:50:00.001Z");
    incident.resolvedAt = sample::at("2026-11-24T09:51:00.002Z");
    for (auto &step : record.steps) {
        step.status = StepStatus::Failed;
        step.executedAt = step.dueAt + Milliseconds(step.number);
        step.reason = Reason::Rejected;
        step.errorMessage = QStringLiteral("the provider's words %1").arg(step.number);
        step.guardTrail = QStringLiteral("[{\"guard\":\"window\"}]");
        step.tries = step.number + 1;
        step.sentAt = step.dueAt + Seconds(10 + step.number);
        step.retryAt = step.dueAt + Seconds(30 + step.number);
        step.provider = Provider::Twilio;
        step.sid = ProviderSid(QStringLiteral("SM%1").arg(step.number));
        step.delivery = TextDelivery::Undelivered;
        step.deliveryError = 30000 + step.number;
        step.estimate = microDollars(8'300);
        step.price = microDollars(7'900);
    }
    record.attempts = {sample::attempt(record, 1), sample::attempt(record, 2)};
    return record;
}

Store::Decide save(const IncidentRecord &record)
{
    return [record](const IncidentRecord &, const Standing &) {
        return saving(record);
    };
}

/// A decision that makes attempt \a number for the call step.
Decision withAttempt(IncidentRecord record, int number, const QString &key = {})
{
    auto attempt = sample::attempt(record, number);
    attempt.key = key.isEmpty() ? attempt.key : AttemptKey(key);
    record.attempts.push_back(attempt);
    return saving(std::move(record));
}

} // namespace

class TstSqlStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack();
    void savingChangesOnlyWhatChanged();
    void theVersionChangesWithEveryChange();
    void decisionSeesRecordAndStanding();
    void historyIsKept();
    void callEventIsTakenOnce();
    void refusalIsRolledBack();
    void errorIsRolledBack();
    void attemptTooManyIsRefused_data();
    void attemptTooManyIsRefused();
    void attemptsAreCountedAcrossRevisions();
    void unknownIncidentIsNotFound();
    void busyDatabaseIsUnavailable();
    void brokenRowIsCorrupt();
    void worksInMemory();
};

void TstSqlStore::everyFieldComesBack()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    const auto planned = database.store().load(id);
    QVERIFY_OK(planned);
    const auto full = withEveryField(*planned);

    QVERIFY_OK(database.store().transact(id, now, save(full)));

    database.close();
    const auto loaded = database.store().load(id);
    QVERIFY_OK(loaded);
    QCOMPARE(loaded->incident, full.incident);
    QCOMPARE(loaded->person, full.person);
    QCOMPARE(loaded->meeting, full.meeting);
    QCOMPARE(loaded->steps, full.steps);
    QCOMPARE(loaded->attempts, full.attempts);
    // Person and meeting came from imports. They have every field set, too.
    auto person = sample::person();
    person.id = loaded->person.id;
    QCOMPARE(loaded->person, person);
    auto meeting = sample::meeting(QStringLiteral("Ana"));
    meeting.id = loaded->meeting.id;
    QCOMPARE(loaded->meeting, meeting);
}

void TstSqlStore::savingChangesOnlyWhatChanged()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    const auto record = database.store().load(id);
    QVERIFY_OK(record);
    // If somebody else changes a row that the decision leaves alone, that change survives.
    const auto touched = [&](const IncidentRecord &seen, const Standing &) {
        auto after = seen;
        after.steps[0].status = StepStatus::Executed;
        return saving(after);
    };
    const auto changesBefore = database.other().number(QStringLiteral("PRAGMA data_version"));
    QVERIFY_OK(database.store().transact(id, now, touched));
    const auto changesAfter = database.other().number(QStringLiteral("PRAGMA data_version"));
    QVERIFY(*changesBefore != *changesAfter);

    QVERIFY_OK(database.store().transact(id, now, touched));

    QCOMPARE(database.other().number(QStringLiteral("PRAGMA data_version")), changesAfter);
}

void TstSqlStore::theVersionChangesWithEveryChange()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    auto &store = database.store();
    const auto version = store.version();
    QVERIFY_OK(version);
    QVERIFY_OK(store.load(id));
    QVERIFY(store.version() == version);

    QVERIFY_OK(store.setAlive(now));
    const auto ours = store.version();
    QVERIFY(ours != version);

    QVERIFY_OK(database.other().run(QStringLiteral("UPDATE people SET name = 'Bea'")));
    QVERIFY(store.version() != ours);
}

void TstSqlStore::decisionSeesRecordAndStanding()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    Settings settings;
    settings.callsStopped = true;
    QVERIFY_OK(database.store().saveSettings(settings, QStringLiteral("operator"), now));
    const auto stored = database.store().load(id);
    int asked = 0;

    QVERIFY_OK(database.store().transact(
        id, now, [&](const IncidentRecord &record, const Standing &standing) {
            ++asked;
            [&] {
                QCOMPARE(record, *stored);
            }();
            [&] {
                QCOMPARE(standing.settings, settings);
            }();
            return saving(record);
        }));

    QCOMPARE(asked, 1);
}

void TstSqlStore::historyIsKept()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    const auto newest = database.reader().audit({}, 1);
    QVERIFY_OK(newest);

    QVERIFY_OK(database.store().transact(id, now, [&](const auto &record, const auto &) {
        auto decision = saving(record);
        decision.audit = {{QStringLiteral("attendee by key"), QStringLiteral("incident.open"),
                           QStringLiteral("x"), QStringLiteral("why")}};
        decision.notices = {{Notice::Severity::Alarm, {}, QStringLiteral("look")},
                            {Notice::Severity::Warning, IncidentId(QStringLiteral("other")),
                             QStringLiteral("there")},
                            {Notice::Severity::Info, {}, QStringLiteral("fine")}};
        return decision;
    }));

    const auto rows = database.reader().audit({}, 4);
    QVERIFY_OK(rows);
    QStringList lines;
    for (const auto &row : *rows) {
        QVERIFY(row.id > newest->front().id);
        QCOMPARE(row.at, now);
        lines += QStringList{row.actor, row.action, row.subject, row.detail}.join(QLatin1Char('|'));
    }
    const QStringList expected{
        QStringLiteral("engine|notice.info|%1|fine").arg(id.text()),
        QStringLiteral("engine|notice.warning|other|there"),
        QStringLiteral("engine|notice.alarm|%1|look").arg(id.text()),
        QStringLiteral("attendee by key|incident.open|x|why"),
    };
    QCOMPARE(lines, expected);
}

void TstSqlStore::callEventIsTakenOnce()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    QVERIFY_OK(database.store().transact(
        id, now, [](const auto &record, const auto &) { return withAttempt(record, 1); }));
    const auto key = database.store().load(id)->attempts[0].key;
    const CallEvent ringing{
        key, now, CallEventSource::Webhook, QStringLiteral("ringing"), 1, QStringLiteral("first")};
    auto again = ringing;
    again.at += Seconds(1);
    again.detail = QStringLiteral("again");
    auto polled = again;
    polled.sequence.reset();
    polled.source = CallEventSource::Poll;

    const auto report = [&](const auto &record, const auto &) {
        auto decision = saving(record);
        decision.callEvents = {ringing, again, polled, polled};
        return decision;
    };
    QVERIFY_OK(database.store().transact(id, now, report));

    const auto detail = database.reader().detail(id);
    QVERIFY_OK(detail);
    const std::vector<CallEvent> expected{ringing, polled, polled};
    QCOMPARE(detail->callEvents, expected);
}

void TstSqlStore::refusalIsRolledBack()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    const auto before = database.store().load(id);
    const Refusal no{Error::Kind::Refused, QStringLiteral("no"), {}};

    const auto decision =
        database.store().transact(id, now, [&](const IncidentRecord &record, const Standing &) {
            auto refused = saving(withEveryField(record));
            refused.refusal = no;
            return refused;
        });

    QVERIFY_OK(decision);
    QCOMPARE(decision->refusal, std::optional(no));
    QCOMPARE(database.store().load(id), before);
    QVERIFY_OK(database.store().transact(id, now, save(*before)));
}

void TstSqlStore::errorIsRolledBack()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    const auto before = database.store().load(id);

    const auto decision =
        database.store().transact(id, now, [&](const IncidentRecord &record, const Standing &) {
            auto broken = saving(withEveryField(record));
            broken.callEvents = {{AttemptKey(QStringLiteral("of nobody")),
                                  now,
                                  CallEventSource::Engine,
                                  QStringLiteral("created"),
                                  {},
                                  {}}};
            return broken;
        });

    QVERIFY(!decision);
    QCOMPARE(decision.error().kind, Error::Kind::Conflict);
    QCOMPARE(database.store().load(id), before);
}

void TstSqlStore::attemptTooManyIsRefused_data()
{
    QTest::addColumn<int>("made");
    QTest::addColumn<int>("number");
    QTest::newRow("number 1 twice") << 1 << 1;
    QTest::newRow("a third, as number 1") << 2 << 1;
    QTest::newRow("a third, as number 2") << 2 << 2;
    QTest::newRow("number 3") << 0 << 3;
    QTest::newRow("number 0") << 0 << 0;
}

void TstSqlStore::attemptTooManyIsRefused()
{
    QFETCH(int, made);
    QFETCH(int, number);
    TestDatabase database;
    const auto id = database.plannedIncident();
    const auto make = [&](int attempt, const QString &key) {
        return database.store().transact(id, now, [=](const auto &record, const auto &) {
            return withAttempt(record, attempt, key);
        });
    };
    for (int i = 1; i <= made; ++i) {
        QVERIFY_OK(make(i, QString::number(i)));
    }
    const auto before = database.store().load(id);

    const auto tooMany = make(number, QStringLiteral("too many"));

    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().kind, Error::Kind::Conflict);
    QCOMPARE(database.store().load(id), before);
}

void TstSqlStore::attemptsAreCountedAcrossRevisions()
{
    TestDatabase database;
    const auto first = database.plannedIncident();
    const auto settle = [](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Resolved;
        record.incident.resolution = Reason::MeetingMoved;
        record.attempts = {sample::attempt(record, 1), sample::attempt(record, 2)};
        return saving(record);
    };
    QVERIFY_OK(database.store().transact(first, now, settle));
    // No import plans a second revision after calls. If another program does so, the schema stops
    // it.
    QVERIFY_OK(database.other().run(QStringLiteral(
        "INSERT INTO incidents (id, person_id, meeting_id, start_at, revision, state, resolution,"
        " created_at) SELECT 'again', person_id, meeting_id, start_at, 1, 'OPEN', '', created_at"
        " FROM incidents")));
    QVERIFY_OK(database.other().run(QStringLiteral(
        "INSERT INTO escalation_steps (incident_id, step_number, step_type, status, created_at, id,"
        " recipient, message_template, due_at, last_at, reason, guard_trail, tries)"
        " SELECT 'again', step_number, step_type, 'PENDING', created_at, 'step', recipient,"
        " message_template, due_at, last_at, '', '', 0"
        " FROM escalation_steps WHERE step_type = 'CALL'")));

    const auto third = database.store().transact(
        IncidentId(QStringLiteral("again")), now,
        [](const auto &record, const auto &) { return withAttempt(record, 1); });

    QVERIFY(!third);
    QCOMPARE(third.error().kind, Error::Kind::Conflict);
}

void TstSqlStore::unknownIncidentIsNotFound()
{
    TestDatabase database;
    const IncidentId nobody(QStringLiteral("nobody"));
    QCOMPARE(database.store().load(nobody).error().kind, Error::Kind::NotFound);
    const auto transacted = database.store().transact(
        nobody, now, [](const auto &record, const auto &) { return saving(record); });
    QCOMPARE(transacted.error().kind, Error::Kind::NotFound);
}

void TstSqlStore::busyDatabaseIsUnavailable()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    const auto record = *database.store().load(id);
    QVERIFY_OK(database.other().run(QStringLiteral("BEGIN EXCLUSIVE")));

    const auto decision = database.store().transact(id, now, save(record));
    QCOMPARE(decision.error().kind, Error::Kind::Unavailable);
    QCOMPARE(database.store().load(id).error().kind, Error::Kind::Unavailable);

    QVERIFY_OK(database.other().run(QStringLiteral("ROLLBACK")));
    QVERIFY_OK(database.store().transact(id, now, save(record)));
}

void TstSqlStore::brokenRowIsCorrupt()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    QVERIFY_OK(database.other().run(QStringLiteral("UPDATE incidents SET start_at = 'soon'")));

    const auto loaded = database.store().load(id);

    QCOMPARE(loaded.error().kind, Error::Kind::Corrupt);
    QVERIFY(loaded.error().what.contains(QLatin1String("start_at")));
    // The read that stopped half-way does not block others.
    QVERIFY_OK(database.other().run(QStringLiteral("UPDATE incidents SET start_at = created_at")));
    QVERIFY_OK(database.store().load(id));
}

void TstSqlStore::worksInMemory()
{
    sample::CountingIds ids;
    const auto store = SqlStore::open({QStringLiteral(":memory:")}, ids);
    QVERIFY_OK(store);
    (*store)->setChangeListener([] {});
    QVERIFY_OK((*store)->importPeople({sample::person()}, QStringLiteral("test"), now));
    const auto imported = (*store)->importMeetings(
        sample::import({sample::invitation(QStringLiteral("uid"), sample::start(), {"Ana"})}),
        QStringLiteral("test"), now);
    QVERIFY_OK(imported);
    QCOMPARE(imported->incidentsPlanned, 1);
    QCOMPARE((*store)->due(sample::start(), 10)->size(), size_t(1));
    QVERIFY(!SqlIncidentReader::open({QStringLiteral(":memory:")}));
}

QTEST_GUILESS_MAIN(TstSqlStore)
#include "tst_sql_store.moc"
