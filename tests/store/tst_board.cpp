// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

#include "tests/testlib/sample_data.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlQuery>

#include <sqlite3.h>

using namespace savehub;

/// What the window's table asks the reader, and incidents that are opened again.
class TstBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_database = std::make_unique<TestDatabase>(); }

    void whoIsOpenedAgainMeanwhileStaysOnIt();
    void whatRingsIsOnEveryPage();
    void tellsWhoFellShort();
    void waitingStepsComeByTime();
    void opensNoIncidentBesideANewerOne();

private:
    IncidentId plan(const QString &name, Instant start);
    void set(const IncidentId &incident, IncidentState state);
    void ring(const IncidentId &incident);
    QStringList board(int limit = 100);

    std::unique_ptr<TestDatabase> m_database;
};

namespace {

const auto actor = QStringLiteral("test");
const auto now = sample::start();

/// While this lives, calls \a act after each statement that contains \a words, on the connections
/// that only read.
class AfterEachRead
{
public:
    AfterEachRead(QByteArray words, std::function<void()> act)
        : m_words(std::move(words)),
          m_act(std::move(act))
    {
        for (const auto &name : QSqlDatabase::connectionNames()) {
            const auto database = QSqlDatabase::database(name, false);
            QSqlQuery onlyReads(QStringLiteral("PRAGMA query_only"), database);
            if (onlyReads.next() && onlyReads.value(0).toBool()) {
                const auto handle = database.driver()->handle();
                m_readers.push_back(*static_cast<sqlite3 *const *>(handle.constData()));
            }
        }
        watch(SQLITE_TRACE_PROFILE);
    }
    ~AfterEachRead() { watch(0); }
    AfterEachRead(const AfterEachRead &) = delete;
    AfterEachRead &operator=(const AfterEachRead &) = delete;
    bool isWatching() const { return !m_readers.empty(); }

private:
    void watch(unsigned what)
    {
        for (auto *reader : m_readers) {
            sqlite3_trace_v2(reader, what, what == 0 ? nullptr : &AfterEachRead::finished, this);
        }
    }
    static int finished(unsigned, void *self, void *statement, void *)
    {
        const auto &watch = *static_cast<AfterEachRead *>(self);
        if (QByteArray(sqlite3_sql(static_cast<sqlite3_stmt *>(statement)))
                .contains(watch.m_words)) {
            watch.m_act();
        }
        return 0;
    }

    QByteArray m_words;
    std::function<void()> m_act;
    std::vector<sqlite3 *> m_readers;
};

} // namespace

IncidentId TstBoard::plan(const QString &name, Instant start)
{
    auto &store = m_database->store();
    const auto email = name.toLatin1();
    const auto longAgo = start - Hours(48);
    const auto import = sample::import({sample::invitation(name, start, {email.constData()})});
    if (!store.importPeople({sample::person(name)}, actor, longAgo)
        || !store.importMeetings(import, actor, longAgo)) {
        qFatal("not planned");
    }
    return IncidentId(m_database->incidents().constLast());
}

void TstBoard::set(const IncidentId &incident, IncidentState state)
{
    QVERIFY_OK(
        m_database->store().transact(incident, now, [&](IncidentRecord record, const Standing &) {
            record.incident.state = state;
            if (state == IncidentState::Resolved) {
                record.incident.resolution = Reason::Joined;
                record.incident.resolvedAt = now;
            }
            return saving(record);
        }));
}

/// The reader looks for unsettled incidents first, then for settled ones. In between none may
/// change from one to the other.
void TstBoard::whoIsOpenedAgainMeanwhileStaysOnIt()
{
    const auto ana = plan(QStringLiteral("Ana"), now);
    set(ana, IncidentState::Resolved);
    QCOMPARE(board(), QStringList{QStringLiteral("Ana")});
    int tried = 0;
    const AfterEachRead meanwhile("SELECT * FROM incidents WHERE state <> 'RESOLVED'", [&] {
        ++tried;
        (void)m_database->store().transact(ana, now, [](IncidentRecord record, const Standing &) {
            record.incident.state = IncidentState::Scheduled;
            return saving(record);
        });
    });
    QVERIFY(meanwhile.isWatching());
    QCOMPARE(board(), QStringList{QStringLiteral("Ana")});
    QVERIFY(tried > 0);
}

void TstBoard::ring(const IncidentId &incident)
{
    QVERIFY_OK(
        m_database->store().transact(incident, now, [](IncidentRecord record, const Standing &) {
            record.incident.state = IncidentState::Open;
            record.attempts = {sample::attempt(record, 1)};
            record.attempts[0].status = AttemptStatus::Ringing;
            return saving(record);
        }));
}

QStringList TstBoard::board(int limit)
{
    QStringList names;
    const auto rows = m_database->reader().board(now, limit);
    for (const auto &row : rows.value()) {
        names.append(row.person);
    }
    return names;
}

void TstBoard::whatRingsIsOnEveryPage()
{
    set(plan(QStringLiteral("Old"), now - Hours(3)), IncidentState::Escalating);
    set(plan(QStringLiteral("Older"), now - Hours(4)), IncidentState::Escalating);
    set(plan(QStringLiteral("Recent"), now - Minutes(60)), IncidentState::Escalating);
    set(plan(QStringLiteral("Done"), now - Minutes(30)), IncidentState::Resolved);
    plan(QStringLiteral("Soon"), now + Minutes(5));
    plan(QStringLiteral("Beyond"), now + Hours(24) + Milliseconds(1));
    ring(plan(QStringLiteral("Rings"), now + Minutes(3)));
    const QStringList expected{QStringLiteral("Rings"), QStringLiteral("Recent"),
                               QStringLiteral("Soon"),  QStringLiteral("Old"),
                               QStringLiteral("Older"), QStringLiteral("Done")};
    QCOMPARE(board(), expected);
    for (int limit = 0; limit <= 6; ++limit) {
        QCOMPARE(board(limit), expected.mid(0, limit));
    }
    QVERIFY(m_database->reader().board(now, 1)->front().isRinging);
}

void TstBoard::tellsWhoFellShort()
{
    const auto id = plan(QStringLiteral("Ana"), now);
    const auto failed = [&](Reason reason, StepStatus status) {
        const auto done =
            m_database->store().transact(id, now, [&](IncidentRecord record, const Standing &) {
                record.steps[2].status = status;
                record.steps[2].reason = reason;
                return saving(record);
            });
        return done && m_database->reader().board(now, 1)->front().hasFailed;
    };
    QVERIFY(!failed(Reason::None, StepStatus::Pending));
    QVERIFY(failed(Reason::NotSent, StepStatus::Failed));
    QVERIFY(failed(Reason::BudgetExceeded, StepStatus::Skipped));
    QVERIFY(failed(Reason::MissedWindow, StepStatus::Skipped));
    QVERIFY(!failed(Reason::Acknowledged, StepStatus::Skipped));
    QVERIFY(!failed(Reason::DoNotCall, StepStatus::Skipped));
}

void TstBoard::waitingStepsComeByTime()
{
    plan(QStringLiteral("Ana"), now + Minutes(20));
    plan(QStringLiteral("Ben"), now + Minutes(18));
    set(plan(QStringLiteral("Eva"), now + Minutes(18)), IncidentState::Resolved);
    const auto waiting = m_database->reader().waiting(now + Minutes(15), 10);
    QVERIFY_OK(waiting);
    const std::vector<WaitingStep> expected{
        {QStringLiteral("Ben"), now + Minutes(18), Channel::Email, now + Minutes(6)},
        {QStringLiteral("Ana"), now + Minutes(20), Channel::Email, now + Minutes(8)},
        {QStringLiteral("Ben"), now + Minutes(18), Channel::Text, now + Minutes(13)},
        {QStringLiteral("Ana"), now + Minutes(20), Channel::Text, now + Minutes(15)},
        {QStringLiteral("Ben"), now + Minutes(18), Channel::Call, now + Minutes(15)}};
    QCOMPARE(waiting->size(), expected.size());
    QVERIFY(*waiting == expected);
    QCOMPARE(m_database->reader().waiting(now + Minutes(15), 1)->size(), size_t(3));
}

void TstBoard::opensNoIncidentBesideANewerOne()
{
    const auto id = plan(QStringLiteral("Ana"), now);
    set(id, IncidentState::Resolved);
    QVERIFY_OK(m_database->other().run(
        QStringLiteral(
            "INSERT INTO incidents (id, person_id, meeting_id, start_at, revision,"
            " state, resolution, created_at) SELECT 'newer', person_id, meeting_id, start_at, 7,"
            " 'OPEN', '', created_at FROM incidents WHERE id = ?"),
        {id.text()}));
    const auto opened =
        m_database->store().transact(id, now, [](IncidentRecord record, const Standing &) {
            record.incident.state = IncidentState::Open;
            return saving(record);
        });
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Conflict);
    QVERIFY(opened.error().text().contains(QLatin1String("newer incident")));
}

QTEST_GUILESS_MAIN(TstBoard)
#include "tst_board.moc"
