// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

using namespace savehub;

/// The cache must never be older than the database.
class TestRecentRecordCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void othersChangesAreSeen();
    void ownChangesElsewhereAreSeen();
    void whatWasSavedIsSeen();
    void whatWasSavedAloneIsSeen();
    void whatWasNotCommittedIsNotSeen();
    void oneThatSpoilsTheOthersLeavesNothingBehind();
    void nothingIsReadTwiceWhileNothingChanges();

private:
    std::vector<IncidentId> both() const { return {m_ana, m_bea}; }
    IncidentState stateOfAna()
    {
        const auto records = m_database->store().loadAll(both());
        return records.front()
            .map([](const auto &record) { return record.incident.state; })
            .value_or(IncidentState::Resolved);
    }
    static Store::Decide sets(IncidentState state)
    {
        return [state](IncidentRecord record, const Standing &) {
            record.incident.state = state;
            return Decision{.record = std::move(record)};
        };
    }
    /// Makes the change behind the store's back, so that a cached record would not show it.
    Done change(Sql &sql)
    {
        return sql.run(QStringLiteral("UPDATE incidents SET state = 'ESCALATING'"));
    }

    std::unique_ptr<TestDatabase> m_database;
    IncidentId m_ana, m_bea;
};

void TestRecentRecordCache::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_ana = m_database->plannedIncident();
    m_bea = m_database->plannedIncident(QStringLiteral("Bea"));
    QCOMPARE(stateOfAna(), IncidentState::Scheduled); // cached from here on
}

void TestRecentRecordCache::othersChangesAreSeen()
{
    QVERIFY_OK(change(m_database->other()));
    QCOMPARE(stateOfAna(), IncidentState::Escalating);
}

void TestRecentRecordCache::ownChangesElsewhereAreSeen()
{
    auto person = m_database->store().load(m_ana)->person;
    person.name = QStringLiteral("Ana Maria");
    QVERIFY_OK(m_database->store().importPeople({person}, QStringLiteral("test"), sample::start()));
    const auto records = m_database->store().loadAll(both());
    QCOMPARE(records.front()->person.name, QStringLiteral("Ana Maria"));
}

void TestRecentRecordCache::whatWasSavedIsSeen()
{
    auto &store = m_database->store();
    QVERIFY_OK(store.transactAll(
        {{m_ana, sets(IncidentState::Open)}, {m_bea, sets(IncidentState::Open)}}, sample::start()));
    QCOMPARE(stateOfAna(), IncidentState::Open);
    QCOMPARE(store.load(m_ana)->incident.state, IncidentState::Open);
}

void TestRecentRecordCache::whatWasSavedAloneIsSeen()
{
    auto &store = m_database->store();
    QVERIFY_OK(store.transact(m_ana, sample::start(), sets(IncidentState::Open)));
    QCOMPARE(stateOfAna(), IncidentState::Open);
}

void TestRecentRecordCache::whatWasNotCommittedIsNotSeen()
{
    // Somebody is reading, so the commit cannot be made.
    auto &other = m_database->other();
    QVERIFY_OK(other.run(QStringLiteral("BEGIN")));
    QVERIFY_OK(other.number(QStringLiteral("SELECT count(*) FROM incidents")));
    const auto saved = m_database->store().transactAll(
        {{m_ana, sets(IncidentState::Open)}, {m_bea, sets(IncidentState::Open)}}, sample::start());
    QVERIFY(!saved);
    QVERIFY_OK(other.run(QStringLiteral("COMMIT")));
    QCOMPARE(stateOfAna(), IncidentState::Scheduled);
}

void TestRecentRecordCache::oneThatSpoilsTheOthersLeavesNothingBehind()
{
    const auto breaks = [](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Open;
        record.steps.push_back(record.steps.front()); // its number is taken
        record.steps.back().id = StepId(QStringLiteral("another"));
        return Decision{.record = std::move(record)};
    };
    const auto decisions = m_database->store().transactAll(
        {{m_ana, sets(IncidentState::Open)}, {m_bea, breaks}}, sample::start());
    QVERIFY_OK(decisions);
    QVERIFY_OK(decisions->front());
    QVERIFY(!decisions->back());
    const auto records = m_database->store().loadAll(both());
    QCOMPARE(records.front()->incident.state, IncidentState::Open);
    QCOMPARE(records.back()->incident.state, IncidentState::Scheduled);
    QCOMPARE(records.back()->steps.size(), records.front()->steps.size());
}

void TestRecentRecordCache::nothingIsReadTwiceWhileNothingChanges()
{
    auto &sql = m_database->other();
    // A cached record is recognized by a change that was not saved.
    RecentRecordCache recent(sql);
    const auto first = recent.loadEach(both());
    QVERIFY_OK(first.front());
    recent.saved({{m_ana, [&] {
                       auto record = *first.front();
                       record.incident.state = IncidentState::Open;
                       return record;
                   }()}});
    recent.begin();
    QCOMPARE(recent.loadEach(both()).front()->incident.state, IncidentState::Open);
    QCOMPARE(recent.loadEach({m_ana}).front()->incident.state, IncidentState::Scheduled);
    recent.forget();
    QCOMPARE(recent.loadEach(both()).front()->incident.state, IncidentState::Scheduled);
}

QTEST_GUILESS_MAIN(TestRecentRecordCache)
#include "tst_recent_record_cache.moc"
