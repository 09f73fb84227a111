// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

using namespace savehub;

namespace {
const auto now = sample::before();
} // namespace

/// Decisions that share a transaction.
class TstBatchOfDecisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofABatchOnlyTheBrokenOneIsLeftOut();
    void aBatchSeesWhatItSpends();
    void aBatchThatCannotBeginChangesNothing();
};

void TstBatchOfDecisions::ofABatchOnlyTheBrokenOneIsLeftOut()
{
    TestDatabase database;
    auto &store = database.store();
    const auto ana = database.plannedIncident();
    const auto bea = database.plannedIncident(QStringLiteral("Bea"));
    const auto carl = database.plannedIncident(QStringLiteral("Carl"));
    const auto opens = [](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Open;
        return saving(std::move(record));
    };
    const auto breaks = [](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Open;
        record.steps.push_back(record.steps.front()); // its number is taken
        record.steps.back().id = StepId(QStringLiteral("another"));
        return saving(std::move(record));
    };
    const auto refuses = [](const IncidentRecord &record, const Standing &) {
        auto decision = saving(record);
        decision.refusal = Refusal{Error::Kind::Refused, QStringLiteral("no"), {}};
        return decision;
    };

    const auto decisions =
        store.transactAll({{ana, opens}, {bea, breaks}, {carl, opens}, {carl, refuses}}, now);

    QVERIFY_OK(decisions);
    QCOMPARE(decisions->size(), size_t(4));
    QVERIFY_OK((*decisions)[0]);
    QCOMPARE((*decisions)[1].error().kind, Error::Kind::Conflict);
    QVERIFY_OK((*decisions)[2]);
    // Later ones see what earlier ones changed.
    QCOMPARE((*decisions)[3]->record.incident.state, IncidentState::Open);
    QCOMPARE(store.load(ana)->incident.state, IncidentState::Open);
    QCOMPARE(store.load(bea)->incident.state, IncidentState::Scheduled);
    QCOMPARE(store.load(carl)->incident.state, IncidentState::Open);
}

void TstBatchOfDecisions::aBatchSeesWhatItSpends()
{
    TestDatabase database;
    auto &store = database.store();
    const auto ana = database.plannedIncident();
    const auto bea = database.plannedIncident(QStringLiteral("Bea"));
    const auto then = sample::start();
    std::vector<Spend> seen;
    const auto calls = [&](IncidentRecord record, const Standing &standing) {
        seen.push_back(standing.spend);
        record.attempts.push_back(sample::attempt(record, 1));
        record.attempts.back().key = AttemptKey(record.incident.id.text());
        return saving(std::move(record));
    };
    const auto looks = [&](const IncidentRecord &record, const Standing &standing) {
        seen.push_back(standing.spend);
        return saving(record);
    };

    QVERIFY_OK(store.transactAll({{ana, calls}, {bea, calls}, {ana, looks}}, then));

    QCOMPARE(seen.size(), size_t(3));
    QCOMPARE(seen[0].callsToday, 0);
    QCOMPARE(seen[1].callsToday, 1);
    QVERIFY(seen[2] == store.standing(then)->spend);
    QCOMPARE(seen[2].callsLastHour, 2);
}

void TstBatchOfDecisions::aBatchThatCannotBeginChangesNothing()
{
    TestDatabase database;
    auto &store = database.store();
    const auto ana = database.plannedIncident();
    QVERIFY_OK(database.other().run(QStringLiteral("BEGIN IMMEDIATE")));
    const auto decisions = store.transactAll({{ana,
                                               [](const auto &record, const auto &) {
                                                   return saving(record);
                                               }}},
                                             now);
    QVERIFY(!decisions);
    QCOMPARE(decisions.error().kind, Error::Kind::Unavailable);
    QVERIFY_OK(database.other().run(QStringLiteral("ROLLBACK")));
}

QTEST_GUILESS_MAIN(TstBatchOfDecisions)
#include "tst_batch_of_decisions.moc"
