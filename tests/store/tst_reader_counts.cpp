// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/reader_fixture.h"

#include <algorithm>

using namespace savehub;

namespace {
const auto now = sample::before();
} // namespace

/// The sums that the reader returns.
class TstReaderCounts : public ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

    void totals();
    void countsNothing();
    void countsByStateStatusAndOutcome();
    void measuresHowLateFirstCallsWere_data();
    void measuresHowLateFirstCallsWere();
};

void TstReaderCounts::totals()
{
    m_database->store();
    const auto empty = m_database->reader().totals(now);
    QVERIFY_OK(empty);
    QCOMPARE(empty->people + empty->meetingsToCome + empty->incidents, 0);

    plan(QStringLiteral("Ana"), sample::start());
    plan(QStringLiteral("Bea"), now);
    auto cancelled = sample::invitation(QStringLiteral("Ana"), sample::start(), {"Ana"});
    auto totals = m_database->reader().totals(now);
    QCOMPARE(totals->people, 2);
    QCOMPARE(totals->meetingsToCome, 1);
    QCOMPARE(totals->incidents, 2);
    cancelled.meeting.cancelled = true;
    QVERIFY_OK(m_database->store().importMeetings(sample::import({cancelled}), readersActor, now));
    QCOMPARE(m_database->reader().totals(now)->meetingsToCome, 0);
}

void TstReaderCounts::countsNothing()
{
    m_database->store();
    const auto counts = m_database->reader().counts(now);
    QVERIFY_OK(counts);
    QCOMPARE(*counts, Counts{});
}

void TstReaderCounts::countsByStateStatusAndOutcome()
{
    auto &store = m_database->store();
    QVERIFY_OK(store.transact(plan(QStringLiteral("Ana"), sample::start()), now, calledTwice()));
    QVERIFY_OK(store.transact(plan(QStringLiteral("Bea"), now), now, joinedAt(now)));
    plan(QStringLiteral("Carl"), now + Hours(1));
    QVERIFY_OK(store.transact(plan(QStringLiteral("Dora"), sample::start()), now,
                              [](IncidentRecord record, const Standing &) {
                                  callTwice(record);
                                  record.attempts[0].status = AttemptStatus::Completed;
                                  record.attempts[1].status = AttemptStatus::InProgress;
                                  record.attempts[0].digit.clear();
                                  record.attempts[1].digit.clear();
                                  return saving(record);
                              }));

    const auto counts = m_database->reader().counts(sample::start());

    QVERIFY_OK(counts);
    const std::map<IncidentState, qint64> incidents{
        {IncidentState::Scheduled, 2}, {IncidentState::Open, 1}, {IncidentState::Resolved, 1}};
    QCOMPARE(counts->incidents, incidents);
    const std::map<StepStatus, qint64> steps{{StepStatus::Pending, 13},
                                             {StepStatus::Executed, 2},
                                             {StepStatus::Failed, 1},
                                             {StepStatus::Skipped, 4}};
    QCOMPARE(counts->steps, steps);
    const std::map<CallOutcome, qint64> calls{{CallOutcome::NoAnswer, 2},
                                              {CallOutcome::Answered, 2}};
    QCOMPARE(counts->calls, calls);
    QCOMPARE(counts->spend, store.standing(sample::start())->spend);
    QCOMPARE(counts->spend.callsToday, 4);
}

void TstReaderCounts::measuresHowLateFirstCallsWere_data()
{
    QTest::addColumn<int>("late");
    QTest::addColumn<int>("bound"); // index of the first bound that includes it
    QTest::newRow("on time") << 0 << 0;
    QTest::newRow("at a bound") << 50 << 0;
    QTest::newRow("just over it") << 51 << 1;
    QTest::newRow("over a second's end") << 999 << 4;
    QTest::newRow("a minute") << 60'000 << 8;
    QTest::newRow("later than all") << 60'001 << 9;
}

void TstReaderCounts::measuresHowLateFirstCallsWere()
{
    QFETCH(int, late);
    QFETCH(int, bound);
    const auto id = plan(QStringLiteral("Ana"), sample::start() + Milliseconds(123));
    const auto called = [&](IncidentRecord record, const Standing &) {
        record.attempts = {sample::attempt(record, 1), sample::attempt(record, 2)};
        record.attempts[0].createdAt = record.steps[2].dueAt + Milliseconds(late);
        record.attempts[1].createdAt = record.attempts[0].createdAt + Hours(1); // not counted
        return saving(record);
    };
    QVERIFY_OK(m_database->store().transact(id, now, called));

    const auto counts = m_database->reader().counts(now);

    QVERIFY_OK(counts);
    QCOMPARE(counts->lateness.calls, 1);
    QCOMPARE(counts->lateness.sum, Milliseconds(late));
    const auto &within = counts->lateness.within;
    const auto found = std::find(within.begin(), within.end(), 1);
    QCOMPARE(int(found - within.begin()), bound);
    QVERIFY(std::is_sorted(within.begin(), within.end()));
}

QTEST_GUILESS_MAIN(TstReaderCounts)
#include "tst_reader_counts.moc"
