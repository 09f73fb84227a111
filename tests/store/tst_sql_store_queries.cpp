// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

using namespace savehub;

namespace {
const auto now = sample::before();
} // namespace

/// What the engine asks the store between two decisions.
class TstSqlStoreQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dueAndNextDue();
    void whatCannotBeReadIsSetAside();
    void eachKindIsDueByItself();
    void unfinished_data();
    void unfinished();
    void findsByKeyAndSid();
    void spend_data();
    void spend();
    void spendOfDayAndMonth();
    void textsCountInTheSpend();
    void textsOfWhichMoreMayBeHeardAreFound();
    void callsWithoutPriceAreFound();
    void whatWasWarnedOfIsKept();
    void theUnsettledIncidentOfAPersonIsFound();
};

void TstSqlStoreQueries::dueAndNextDue()
{
    TestDatabase database;
    auto &store = database.store();
    QCOMPARE(store.nextDueAfter(now), Result<std::optional<Instant>>(std::nullopt));
    const auto ana = database.plannedIncident();
    const auto bea = database.plannedIncident(QStringLiteral("Bea"));
    const auto email = sample::start() - Minutes(12);
    using Ids = std::vector<IncidentId>;

    QCOMPARE(store.due(email - Milliseconds(1), 10), Result<Ids>(Ids{}));
    QCOMPARE(store.due(email, 10), Result<Ids>(Ids{ana, bea}));
    QCOMPARE(store.due(email, 1), Result<Ids>(Ids{ana}));
    QCOMPARE(store.nextDueAfter(now), Result<std::optional<Instant>>(email));
    QCOMPARE(store.nextDueAfter(sample::start() + Hours(24)),
             Result<std::optional<Instant>>(std::nullopt));

    // When a decision changes the record, the next due moment changes with it.
    QVERIFY_OK(store.transact(ana, now, [](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Resolved;
        record.incident.resolution = Reason::Joined;
        for (auto &step : record.steps) {
            step.status = StepStatus::Skipped;
        }
        return saving(record);
    }));
    QCOMPARE(store.due(email, 10), Result<Ids>(Ids{bea}));
}

void TstSqlStoreQueries::whatCannotBeReadIsSetAside()
{
    TestDatabase database;
    auto &store = database.store();
    const auto ana = database.plannedIncident();
    const auto bea = database.plannedIncident(QStringLiteral("Bea"));
    const auto email = sample::start() - Minutes(12);
    using Ids = std::vector<IncidentId>;
    const auto statement = QStringLiteral("UPDATE escalation_steps SET due_at = '%1' WHERE"
                                          " step_number = 5 AND incident_id = '%2'");
    QVERIFY_OK(database.other().run(statement.arg(QStringLiteral("soon"), ana.text())));
    QCOMPARE(store.load(ana).error().kind, Error::Kind::Corrupt);

    for (int times = 0; times < 2; ++times) {
        QVERIFY_OK(store.setAside(ana, QStringLiteral("its column due_at"), email));
    }
    QCOMPARE(store.due(email, 10), Result<Ids>(Ids{bea}));
    QVERIFY_OK(store.setAside(bea, QStringLiteral("the same"), email));
    QCOMPARE(store.nextDueAfter(now), Result<std::optional<Instant>>(std::nullopt));
    QCOMPARE(database.sqlite3(QStringLiteral("SELECT subject, detail FROM audit_log"
                                             " WHERE action = 'incident.set_aside'")),
             QStringLiteral("%1|its column due_at\n%2|the same").arg(ana.text(), bea.text()));

    // A repaired incident can be acted on. One that was not repaired is tried again by the next
    // program.
    QVERIFY_OK(database.other().run(statement.arg(toIso(sample::start()), ana.text())));
    QVERIFY_OK(store.transact(ana, now, [](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Open;
        return saving(record);
    }));
    QCOMPARE(store.due(email, 10), Result<Ids>(Ids{ana}));
    QVERIFY_OK(store.takeUpSetAside());
    QCOMPARE(store.due(email, 10), Result<Ids>(Ids{ana, bea}));
}

void TstSqlStoreQueries::eachKindIsDueByItself()
{
    TestDatabase database;
    auto &store = database.store();
    const auto ana = database.plannedIncident();
    const auto bea = database.plannedIncident(QStringLiteral("Bea"));
    const auto call = sample::start() - Minutes(3);
    const auto text = sample::start() - Minutes(5);
    const auto email = sample::start() - Minutes(12);
    using Ids = std::vector<IncidentId>;
    const auto due = [&](DueKind kind, Instant from, Instant until) {
        return store.dueBetween(kind, from, until, 10);
    };

    QCOMPARE(due(DueKind::Call, email, call), Result<Ids>(Ids{ana, bea}));
    QCOMPARE(due(DueKind::Call, email, call - Milliseconds(1)), Result<Ids>(Ids{}));
    QCOMPARE(due(DueKind::Call, call + Milliseconds(1), sample::start()), Result<Ids>(Ids{}));
    QCOMPARE(due(DueKind::Text, text, text), Result<Ids>(Ids{ana, bea}));
    QCOMPARE(due(DueKind::Other, email, email), Result<Ids>(Ids{ana, bea}));
    QCOMPARE(store.nextCallDueAfter(email), Result<std::optional<Instant>>(call));
    // An email that is not sent does not hide what is due later.
    QCOMPARE(store.nextDueAfter(email), Result<std::optional<Instant>>(text));

    QVERIFY_OK(store.setAside(ana, QStringLiteral("unreadable"), now));
    QCOMPARE(due(DueKind::Call, email, call), Result<Ids>(Ids{bea}));
    QCOMPARE(store.due(call, 10), Result<Ids>(Ids{bea}));
}

void TstSqlStoreQueries::unfinished_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("found");
    const auto attempt =
        QStringLiteral("UPDATE call_attempts SET cancel_wanted = 0, status = '%1'");
    for (const auto *open :
         {"sending", "reconciling", "queued", "initiated", "ringing", "in-progress"}) {
        QTest::newRow(open) << attempt.arg(QLatin1String(open)) << true;
    }
    for (const auto *ended : {"unknown", "completed", "busy", "no-answer", "failed", "canceled",
                              "not-sent", "rejected", "withheld", "test-mode"}) {
        QTest::newRow(ended) << attempt.arg(QLatin1String(ended)) << false;
    }
    QTest::newRow("to be cancelled, end unknown")
        << QStringLiteral("UPDATE call_attempts SET cancel_wanted = 1, status = 'unknown',"
                          " ended_at = NULL")
        << true;
    QTest::newRow("cancelled") << QStringLiteral(
        "UPDATE call_attempts SET cancel_wanted = 1, status = 'canceled'")
                               << false;
    QTest::newRow("a text is being sent")
        << QStringLiteral("UPDATE escalation_steps SET status = 'SENDING' WHERE step_number = 2")
        << true;
}

void TstSqlStoreQueries::unfinished()
{
    QFETCH(QString, change);
    QFETCH(bool, found);
    TestDatabase database;
    const auto id = database.plannedIncident();
    database.plannedIncident(QStringLiteral("Bea"));
    QVERIFY_OK(database.store().transact(id, now, [](IncidentRecord record, const Standing &) {
        record.attempts = {sample::attempt(record, 1)};
        return saving(record);
    }));
    QVERIFY_OK(
        database.other().run(QStringLiteral("UPDATE escalation_steps SET status = 'SKIPPED'")));
    using Ids = std::vector<IncidentId>;
    QCOMPARE(database.store().unfinished(), Result<Ids>(Ids{}));

    QVERIFY_OK(
        database.other().run(change.contains(QLatin1String("steps"))
                                 ? change + QStringLiteral(" AND incident_id = '%1'").arg(id.text())
                                 : change));

    QCOMPARE(database.store().unfinished(), Result<Ids>(found ? Ids{id} : Ids{}));
}

void TstSqlStoreQueries::findsByKeyAndSid()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    auto &store = database.store();
    QVERIFY_OK(store.transact(id, now, [](IncidentRecord record, const Standing &) {
        record.attempts = {sample::attempt(record, 1), sample::attempt(record, 2)};
        record.steps[1].sid = ProviderSid(QStringLiteral("SM1"));
        return saving(record);
    }));
    const auto record = *store.load(id);

    QCOMPARE(store.incidentOfAttempt(record.attempts[1].key),
             Result<std::optional<IncidentId>>(id));
    QCOMPARE(store.incidentOfAttempt(AttemptKey(QStringLiteral("none"))),
             Result<std::optional<IncidentId>>(std::nullopt));
    QCOMPARE(store.knowsSid(record.attempts[0].sid), Result<bool>(true));
    QCOMPARE(store.knowsSid(record.steps[1].sid), Result<bool>(true));
    QCOMPARE(store.knowsSid(ProviderSid(QStringLiteral("CA0"))), Result<bool>(false));
    QCOMPARE(store.knowsSid(ProviderSid()), Result<bool>(false));
}

void TstSqlStoreQueries::spend_data()
{
    QTest::addColumn<AttemptStatus>("status");
    QTest::addColumn<Provider>("provider");
    QTest::addColumn<bool>("counts");
    const auto twilio = Provider::Twilio;
    for (const auto status :
         {AttemptStatus::Sending, AttemptStatus::Reconciling, AttemptStatus::Unknown,
          AttemptStatus::Queued, AttemptStatus::InProgress, AttemptStatus::Completed,
          AttemptStatus::Busy, AttemptStatus::Canceled}) {
        QTest::addRow("%s", qPrintable(toText(status))) << status << twilio << true;
    }
    for (const auto status : {AttemptStatus::NotSent, AttemptStatus::Rejected,
                              AttemptStatus::Withheld, AttemptStatus::TestMode}) {
        QTest::addRow("%s", qPrintable(toText(status))) << status << twilio << false;
    }
    QTest::newRow("mock") << AttemptStatus::Completed << Provider::Mock << false;
}

void TstSqlStoreQueries::spend()
{
    QFETCH(AttemptStatus, status);
    QFETCH(Provider, provider);
    QFETCH(bool, counts);
    TestDatabase database;
    const auto id = database.plannedIncident();
    QVERIFY_OK(database.store().transact(id, now, [&](IncidentRecord record, const Standing &) {
        record.attempts = {sample::attempt(record, 1), sample::attempt(record, 2)};
        for (auto &attempt : record.attempts) {
            attempt.status = status;
            attempt.provider = provider;
        }
        record.attempts[1].price.reset();
        return saving(record);
    }));

    const auto standing = database.store().standing(now);

    QVERIFY_OK(standing);
    const auto cost = microDollars(13'000 + 25'000);
    QCOMPARE(standing->spend, counts ? (Spend{cost, cost, 2, 2}) : Spend{});
}

void TstSqlStoreQueries::spendOfDayAndMonth()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    QVERIFY_OK(database.store().transact(id, now, [&](IncidentRecord record, const Standing &) {
        record.attempts = {sample::attempt(record, 1), sample::attempt(record, 2)};
        record.attempts[0].createdAt = sample::at("2026-11-30T23:59:59.999Z");
        record.attempts[1].createdAt = sample::at("2026-11-01T00:00:00.000Z");
        return saving(record);
    }));
    const auto price = microDollars(13'000);
    const auto spendAt = [&](const char *iso) {
        return database.store().standing(sample::at(iso)).value().spend;
    };

    QCOMPARE(spendAt("2026-11-30T00:00:00.000Z"), (Spend{price, price * 2, 1, 2}));
    QCOMPARE(spendAt("2026-11-15T00:00:00.000Z"), (Spend{{}, price * 2, 0, 2}));
    // A call that was placed a moment ago belongs to the last hour, even if the month has changed.
    QCOMPARE(spendAt("2026-12-01T00:00:00.000Z"), (Spend{{}, {}, 0, 0, 1}));
    QCOMPARE(spendAt("2026-12-01T00:59:59.999Z"), Spend{});
    QCOMPARE(spendAt("2026-10-31T23:59:59.999Z"), Spend{});
}

void TstSqlStoreQueries::textsCountInTheSpend()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    const auto save = [&](Provider provider, std::optional<Money> estimate) {
        QVERIFY_OK(database.store().transact(id, now, [&](IncidentRecord record, const Standing &) {
            record.steps[1].provider = record.steps[4].provider = provider;
            record.steps[1].sentAt = sample::at("2026-11-30T23:59:59.999Z");
            record.steps[4].sentAt = sample::at("2026-11-01T00:00:00.000Z");
            record.steps[1].estimate = record.steps[4].estimate = estimate;
            record.steps[4].price = microDollars(7'900);
            return saving(record);
        }));
    };
    const auto spend = [&] {
        return database.store().standing(sample::at("2026-11-30T12:00:00.000Z")).value().spend;
    };
    save(Provider::Twilio, microDollars(8'300));
    QCOMPARE(spend(), (Spend{microDollars(8'300), microDollars(16'200), 0, 0}));
    save(Provider::Mock, microDollars(8'300));
    QCOMPARE(spend(), Spend{});
    save(Provider::Twilio, std::nullopt);
    QCOMPARE(spend(), Spend{});
}

void TstSqlStoreQueries::textsOfWhichMoreMayBeHeardAreFound()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    const auto acceptedAt = now + Minutes(55);
    const auto save = [&](const std::function<void(Step &)> &edit) {
        QVERIFY_OK(database.store().transact(id, now, [&](IncidentRecord record, const Standing &) {
            auto &step = record.steps[1];
            step.status = StepStatus::Executed;
            step.executedAt = acceptedAt;
            step.provider = Provider::Twilio;
            step.sid = ProviderSid(QStringLiteral("SM1"));
            step.delivery = TextDelivery::Sent;
            step.price.reset();
            edit(step);
            return saving(record);
        }));
    };
    const auto found = [&](Instant since) {
        return database.store().awaitedTexts(since).value();
    };
    save([](Step &) {});
    const PolledText expected{.incident = id,
                              .step = StepId(id.text() + QStringLiteral("-2")),
                              .provider = Provider::Twilio,
                              .sid = ProviderSid(QStringLiteral("SM1")),
                              .acceptedAt = acceptedAt,
                              .delivery = TextDelivery::Sent};
    QCOMPARE(found(now), std::vector<PolledText>{expected});
    QCOMPARE(found(acceptedAt), std::vector<PolledText>{});
    QCOMPARE(database.store().incidentOfStep(expected.step), Result<std::optional<IncidentId>>(id));
    save([](Step &step) { step.delivery = TextDelivery::Delivered; });
    QCOMPARE(found(now).size(), size_t(1)); // its price is still awaited
    save([](Step &step) {
        step.delivery = TextDelivery::Delivered;
        step.price = microDollars(1);
    });
    QCOMPARE(found(now), std::vector<PolledText>{});
    save([](Step &step) {
        step.delivery.reset();
        step.sid = {};
    });
    QCOMPARE(found(now), std::vector<PolledText>{});
}

void TstSqlStoreQueries::callsWithoutPriceAreFound()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    const auto endedAt = now + Minutes(59);
    const auto save = [&](const std::function<void(Attempt &)> &edit) {
        QVERIFY_OK(database.store().transact(id, now, [&](IncidentRecord record, const Standing &) {
            record.attempts = {sample::attempt(record, 1)};
            auto &attempt = record.attempts.front();
            attempt.provider = Provider::Twilio;
            attempt.status = AttemptStatus::Completed;
            attempt.endedAt = endedAt;
            attempt.price.reset();
            edit(attempt);
            return saving(record);
        }));
    };
    const auto found = [&](Instant since) {
        return database.store().unpricedCalls(since).value().size();
    };

    save([](Attempt &) {});
    QCOMPARE(found(endedAt - Milliseconds(1)), size_t(1));
    QCOMPARE(found(endedAt), size_t(0));
    save([](Attempt &attempt) { attempt.price = microDollars(1); });
    QCOMPARE(found(now), size_t(0));
    save([](Attempt &attempt) { attempt.provider = Provider::Mock; });
    QCOMPARE(found(now), size_t(0));
    save([](Attempt &attempt) { attempt.status = AttemptStatus::Ringing; });
    QCOMPARE(found(now), size_t(0));
}

void TstSqlStoreQueries::whatWasWarnedOfIsKept()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    for (const auto at : {now, now + Hours(1)}) {
        QVERIFY_OK(
            database.store().transact(id, at, [](const IncidentRecord &record, const auto &) {
                auto decision = saving(record);
                decision.warned = {Warning::DailySpend};
                return decision;
            }));
    }
    database.close();
    const std::map<Warning, Instant> expected{{Warning::DailySpend, now + Hours(1)}};
    QVERIFY(database.store().standing(now).value().warnedAt == expected);
}

void TstSqlStoreQueries::theUnsettledIncidentOfAPersonIsFound()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    const auto record = database.store().load(id).value();
    const auto &person = record.person.id;
    const auto &meeting = record.meeting.id;
    QCOMPARE(database.store().incidentFor(meeting, person), Result<std::optional<IncidentId>>(id));
    const PersonId nobody(QStringLiteral("nobody"));
    QVERIFY(!database.store().incidentFor(meeting, nobody).value());
    QVERIFY_OK(database.store().transact(id, now, [](IncidentRecord settled, const Standing &) {
        settled.incident.state = IncidentState::Resolved;
        settled.incident.resolution = Reason::Joined;
        return saving(settled);
    }));
    QCOMPARE(database.store().incidentFor(meeting, person), Result<std::optional<IncidentId>>(id));
}

QTEST_GUILESS_MAIN(TstSqlStoreQueries)
#include "tst_sql_store_queries.moc"
