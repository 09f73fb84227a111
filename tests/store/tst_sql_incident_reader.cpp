// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/reader_fixture.h"

#include <QThread>

#include <algorithm>

using namespace savehub;

namespace {

const auto now = sample::before();
QStringList namesOf(const std::vector<BoardRow> &rows)
{
    QStringList names;
    for (const auto &row : rows) {
        names += row.person;
    }
    return names;
}

} // namespace

class TstSqlIncidentReader : public ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

    void liveShowsWhatConcernsTheOperatorNow();
    void livePagesBehindAnIncident();
    void whatCannotBeReadHidesNothingElse();
    void waitsNoLongerThanItIsTold();
    void liveRowBeforeAnythingHappened();
    void liveRowOfACalledPerson();
    void liveRowOfASettledIncident();
    void moneyIsCountedOnlyForWhatMayCost();
    void detailHasEverything();
    void callsArePagedFromTheNewest();
    void callRowsNameWhoAndWhen();
    void readsOnAnotherThread();
    void holdsNobodyUp();

private:
    std::vector<BoardRow> live(int limit = 100)
    {
        return m_database->reader().live(now, limit, {}).value();
    }
};

void TstSqlIncidentReader::liveShowsWhatConcernsTheOperatorNow()
{
    auto &store = m_database->store();
    plan(QStringLiteral("in24h"), now + Hours(24));
    plan(QStringLiteral("later"), now + Hours(24) + Milliseconds(1));
    plan(QStringLiteral("started"), now - Hours(30));
    plan(QStringLiteral("soon"), now + Minutes(5));
    const auto fresh = plan(QStringLiteral("fresh"), now - Hours(40));
    const auto fresher = plan(QStringLiteral("fresher"), now - Hours(20));
    const auto old = plan(QStringLiteral("old"), now - Hours(13));
    QVERIFY_OK(store.transact(fresh, now, joinedAt(now - Hours(12))));
    QVERIFY_OK(store.transact(fresher, now, joinedAt(now)));
    QVERIFY_OK(store.transact(old, now, joinedAt(now - Hours(12) - Milliseconds(1))));

    const QStringList expected{QStringLiteral("started"), QStringLiteral("soon"),
                               QStringLiteral("in24h"), QStringLiteral("fresh"),
                               QStringLiteral("fresher")};
    QCOMPARE(namesOf(live()), expected);
    for (int limit = 0; limit <= 5; ++limit) {
        QCOMPARE(namesOf(live(limit)), expected.mid(0, limit));
    }
}

void TstSqlIncidentReader::livePagesBehindAnIncident()
{
    auto &store = m_database->store();
    const auto &reader = m_database->reader();
    // Two incidents at the same time in each group, so that a page may end between them.
    for (const auto *name : {"a", "b", "c", "d"}) {
        plan(QLatin1String(name), now);
    }
    plan(QStringLiteral("e"), now + Minutes(5));
    for (int i = 0; i < 2; ++i) {
        const IncidentId settled(m_database->incidents().at(i));
        QVERIFY_OK(store.transact(settled, now, joinedAt(now)));
    }
    const auto all = live();
    QCOMPARE(all.size(), size_t(5));
    for (size_t from = 0; from < all.size(); ++from) {
        for (int limit = 1; limit <= 5; ++limit) {
            const auto page = reader.live(now, limit, all[from].id);
            QVERIFY_OK(page);
            const std::vector<BoardRow> behind(all.begin() + int(from) + 1, all.end());
            QCOMPARE(namesOf(*page), namesOf(behind).mid(0, limit));
        }
    }

    const auto later = plan(QStringLiteral("later"), now + Hours(24) + Milliseconds(1));
    const auto old = plan(QStringLiteral("old"), now - Hours(13));
    QVERIFY_OK(store.transact(old, now, joinedAt(now - Hours(12) - Milliseconds(1))));
    for (const auto &unlisted : {later, old, IncidentId(QStringLiteral("none"))}) {
        QCOMPARE(reader.live(now, 1, unlisted).error().kind, Error::Kind::NotFound);
    }
}

void TstSqlIncidentReader::whatCannotBeReadHidesNothingElse()
{
    const auto broken = plan(QStringLiteral("broken"), now + Minutes(5));
    plan(QStringLiteral("fine"), now + Minutes(6));
    QVERIFY_OK(m_database->other().run(QStringLiteral("UPDATE escalation_steps SET due_at = 'soon'"
                                                      " WHERE incident_id = '%1'")
                                           .arg(broken.text())));
    QCOMPARE(namesOf(live()), QStringList{QStringLiteral("fine")});
}

void TstSqlIncidentReader::waitsNoLongerThanItIsTold()
{
    m_database->store();
    auto options = m_database->options();
    options.busyTimeout = Minutes{60}; // the test must not wait for that
    const auto reader = SqlIncidentReader::open(options);
    QVERIFY_OK(reader);
    (*reader)->setPatience({});
    QVERIFY_OK(m_database->other().run(QStringLiteral("BEGIN EXCLUSIVE")));
    QCOMPARE((*reader)->board(now, 10).error().kind, Error::Kind::Unavailable);
    QVERIFY_OK(m_database->other().run(QStringLiteral("COMMIT")));
    QVERIFY_OK((*reader)->board(now, 10));
}

void TstSqlIncidentReader::liveRowBeforeAnythingHappened()
{
    const auto id = plan(QStringLiteral("Ana"), sample::start());
    const BoardRow expected{.id = id,
                            .person = QStringLiteral("Ana"),
                            .phone = QStringLiteral("****0001"),
                            .meeting = QStringLiteral("With Ana"),
                            .start = sample::start(),
                            .timeZone = "Europe/Madrid",
                            .state = IncidentState::Scheduled,
                            .resolution = Reason::None,
                            .nextChannel = Channel::Email,
                            .nextRecipient = Recipient::Attendee,
                            .nextStepAt = sample::start() - Minutes(12),
                            .lastAttempt = {},
                            .lastStep = {},
                            .cost = {}};
    QCOMPARE(live().at(0), expected);
}

void TstSqlIncidentReader::liveRowOfACalledPerson()
{
    const auto id = plan(QStringLiteral("Ana"), sample::start());
    QVERIFY_OK(m_database->store().transact(id, now, calledTwice()));
    const auto row = live().at(0);

    QCOMPARE(row.state, IncidentState::Open);
    QCOMPARE(row.cost, microDollars(13'000 + 25'000));
    QVERIFY(row.lastAttempt.has_value());
    QCOMPARE(row.lastAttempt->number, 2);
    QVERIFY(!row.lastStep.has_value());
    // The text may only be tried again after the backup contact's email is due.
    QCOMPARE(row.nextChannel, std::optional(Channel::Email));
    QCOMPARE(row.nextRecipient, std::optional(Recipient::Backup));
    QCOMPARE(row.nextStepAt, std::optional(sample::start() + Minutes(10)));
}

void TstSqlIncidentReader::liveRowOfASettledIncident()
{
    const auto id = plan(QStringLiteral("Ana"), sample::start());
    QVERIFY_OK(m_database->store().transact(id, now, joinedAt(now)));
    const auto row = live().at(0);

    QCOMPARE(row.resolution, Reason::Joined);
    QVERIFY(!row.nextStepAt.has_value());
    QVERIFY(row.lastStep.has_value());
    // Not the last step, which joining has cancelled.
    QCOMPARE(row.lastStep->number, 1);
}

void TstSqlIncidentReader::moneyIsCountedOnlyForWhatMayCost()
{
    const auto id = plan(QStringLiteral("Ana"), sample::start());
    QVERIFY_OK(m_database->store().transact(id, now, [](IncidentRecord record, const Standing &) {
        record.attempts = {sample::attempt(record, 1), sample::attempt(record, 2)};
        record.attempts[0].status = AttemptStatus::NotSent;
        return saving(record);
    }));
    QCOMPARE(live().at(0).cost, microDollars(13'000));
}

void TstSqlIncidentReader::detailHasEverything()
{
    const auto id = plan(QStringLiteral("Ana"), sample::start());
    QVERIFY_OK(m_database->store().transact(id, now, calledTwice()));
    const auto record = m_database->store().load(id);
    const auto event = [&](int attempt, int second) {
        return CallEvent{record->attempts[size_t(attempt)].key,
                         now + Seconds(second),
                         CallEventSource::Response,
                         QStringLiteral("queued"),
                         second,
                         QStringLiteral("detail")};
    };
    QVERIFY_OK(m_database->store().transact(id, now, [&](const auto &seen, const auto &) {
        auto decision = saving(seen);
        decision.callEvents = {event(1, 3), event(0, 1), event(0, 2)};
        return decision;
    }));

    const auto detail = m_database->reader().detail(id);

    QVERIFY_OK(detail);
    QCOMPARE(detail->record, *record);
    const std::vector<CallEvent> byTime{event(0, 1), event(0, 2), event(1, 3)};
    QCOMPARE(detail->callEvents, byTime);
    QCOMPARE(m_database->reader().detail(IncidentId(QStringLiteral("none"))).error().kind,
             Error::Kind::NotFound);
}

void TstSqlIncidentReader::callsArePagedFromTheNewest()
{
    // Several calls have the same created_at. None may be repeated or lost.
    for (const auto *name : {"Ana", "Bea", "Carl"}) {
        const auto id = plan(QLatin1String(name), sample::start());
        QVERIFY_OK(m_database->store().transact(id, now, calledTwice()));
    }
    const auto all = m_database->reader().calls({}, 100);
    QVERIFY_OK(all);
    QCOMPARE(all->size(), size_t(6));
    QVERIFY(std::is_sorted(all->begin(), all->end(), [](const CallRow &a, const CallRow &b) {
        return a.attempt.createdAt > b.attempt.createdAt;
    }));

    std::optional<AttemptKey> after;
    for (const auto &expected : *all) {
        const auto page = m_database->reader().calls(after, 1);
        QVERIFY_OK(page);
        QCOMPARE(page->size(), size_t(1));
        QCOMPARE(page->front().attempt, expected.attempt);
        after = page->front().attempt.key;
    }
    QVERIFY(m_database->reader().calls(after, 1)->empty());
}

void TstSqlIncidentReader::callRowsNameWhoAndWhen()
{
    const auto id = plan(QStringLiteral("Ana"), sample::start());
    QVERIFY_OK(m_database->store().transact(id, now, calledTwice()));
    const auto row = m_database->reader().calls({}, 1)->front();
    QCOMPARE(row.person, QStringLiteral("Ana"));
    QCOMPARE(row.meeting, QStringLiteral("With Ana"));
    QCOMPARE(row.meetingStart, sample::start());
    QCOMPARE(row.stepNumber, 3);
    QCOMPARE(row.attempt, m_database->store().load(id)->attempts[1]);
}

void TstSqlIncidentReader::readsOnAnotherThread()
{
    plan(QStringLiteral("Ana"), sample::start());
    QStringList seen;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        const auto reader = SqlIncidentReader::open(m_database->options());
        if (reader) {
            seen = namesOf((*reader)->live(now, 10, {}).value());
        }
    }));
    thread->start();
    QVERIFY(thread->wait());
    QCOMPARE(seen, QStringList{QStringLiteral("Ana")});
}

void TstSqlIncidentReader::holdsNobodyUp()
{
    const auto id = plan(QStringLiteral("Ana"), sample::start());
    QVERIFY_OK(m_database->store().transact(id, now, calledTwice()));
    auto &reader = m_database->reader();
    // A read that is left open would make the commit wait and fail after the busy timeout.
    QVERIFY_OK(reader.live(now, 1, {}));
    QVERIFY_OK(reader.detail(id));
    QVERIFY_OK(reader.calls({}, 1));
    QVERIFY_OK(reader.audit({}, 1));
    QVERIFY_OK(reader.totals(now));
    QVERIFY_OK(reader.counts(now));
    QVERIFY(!reader.detail(IncidentId(QStringLiteral("none"))));
    QVERIFY_OK(m_database->store().transact(id, now, joinedAt(now)));
}

QTEST_GUILESS_MAIN(TstSqlIncidentReader)
#include "tst_sql_incident_reader.moc"
