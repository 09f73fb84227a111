// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remove_source_work.h"

#include "store/sql_store.h"
#include "tests/testlib/sample_data.h"

#include <QTest>

using namespace savehub;

namespace {

const auto now = sample::before();
const auto actor = QStringLiteral("test");
const SourceName team{MeetingSource::CalendarFile, QStringLiteral("/srv/team.ics")};
const SourceName sales{MeetingSource::CalendarFile, QStringLiteral("/srv/sales.ics")};

template <typename T>
T certain(Result<T> result)
{
    if (!result) {
        qFatal("%s", qPrintable(result.error().text()));
    }
    return *std::move(result);
}

MeetingImport listing(const SourceName &source, int first, int last, int invited)
{
    std::vector<CalendarMeeting> meetings;
    for (int i = first; i < last; ++i) {
        meetings.push_back(
            sample::invitation(QString::number(i), sample::start() + Minutes{i}, {}));
        for (int who = 0; who < invited; ++who) {
            const auto name = QStringLiteral("P%1").arg(who);
            meetings.back().invitees.push_back({sample::person(name).email, name, false});
        }
    }
    auto import = sample::import(std::move(meetings));
    import.source = source;
    return import;
}

} // namespace

/// A source is taken back in small commits. The work may end between any two.
class TestRemoveSourceWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(QStringLiteral(":memory:")); }
    void cancelsWhatNoOtherSourceNames();
    void noCommitHoldsMoreThanALittle();
    void theSameAgainTakesTheRest();
    void importingAgainBringsAllBack();
    void goesThroughManyMeetings();
    void whatCannotBeReadIsLeftOutAndTold();
    void aBusyDatabaseIsAskedAgain();
    void saysHowFarItCame();

private:
    SqlStore &store() { return *m_store; }
    void import(const MeetingImport &import)
    {
        MeetingImportWork work(import, actor, Confirmed::Yes);
        while (!work.isDone()) {
            QVERIFY(work.step(store(), now));
        }
    }
    TakenBack takeBack(const SourceName &source)
    {
        RemoveSourceWork work(source, 1, actor);
        while (!work.isDone()) {
            const auto done = work.step(store(), now);
            if (!done) {
                qFatal("%s", qPrintable(done.error().text()));
            }
        }
        return work.takenBack();
    }
    /// Opens a database with fifty people. It is in memory where no second connection needs it.
    void open(const QString &path)
    {
        m_store.reset();
        m_ids = std::make_unique<sample::CountingIds>();
        m_store = certain(SqlStore::open({path, Milliseconds{50}}, *m_ids));
        std::vector<Person> people;
        for (int i = 0; i < 50; ++i) {
            people.push_back(sample::person(QStringLiteral("P%1").arg(i)));
        }
        certain(store().importPeople(people, actor, now));
    }
    std::unique_ptr<Database> openBesideAShell()
    {
        const auto path = m_folder.filePath(QStringLiteral("savehub.db"));
        QFile::remove(path);
        open(path);
        return certain(Database::connect({path}));
    }
    size_t pending() { return certain(store().due(sample::start() + Hours{999}, 10'000)).size(); }

    QTemporaryDir m_folder;
    std::unique_ptr<sample::CountingIds> m_ids;
    std::unique_ptr<SqlStore> m_store;
};

void TestRemoveSourceWork::cancelsWhatNoOtherSourceNames()
{
    import(listing(team, 0, 3, 2));
    import(listing(sales, 2, 5, 2));
    QCOMPARE(takeBack(team), (TakenBack{.cancelled = 2, .stayed = 1, .incidentsSettled = 4}));
    QCOMPARE(pending(), size_t(6));
    QCOMPARE(takeBack(team), TakenBack{});
    QCOMPARE(takeBack(sales), (TakenBack{.cancelled = 3, .incidentsSettled = 6}));
    QCOMPARE(pending(), size_t(0));
}

void TestRemoveSourceWork::noCommitHoldsMoreThanALittle()
{
    import(listing(team, 0, 1, 50));
    RemoveSourceWork work(team, 1, actor);
    int before = 0;
    int commits = 0;
    while (!work.isDone()) {
        QVERIFY(work.step(store(), now));
        QVERIFY(work.settled() - before <= incidentsPerCommit);
        commits += work.settled() > before ? 1 : 0;
        QCOMPARE(work.isInMidst(), work.settled() == 20 || work.settled() == 40);
        before = work.settled();
    }
    QCOMPARE(commits, 3);
    QCOMPARE(work.takenBack(), (TakenBack{.cancelled = 1, .incidentsSettled = 50}));
}

void TestRemoveSourceWork::theSameAgainTakesTheRest()
{
    for (int commits = 0; commits < 9; ++commits) {
        init();
        import(listing(team, 0, 3, 30));
        import(listing(sales, 2, 4, 30));
        RemoveSourceWork cut(team, 3, actor); // the process ends after some commits
        for (int i = 0; i < commits && !cut.isDone(); ++i) {
            QVERIFY(cut.step(store(), now));
        }
        takeBack(team);
        QCOMPARE(pending(), size_t(60));
        QCOMPARE(takeBack(team), TakenBack{});
    }
}

void TestRemoveSourceWork::importingAgainBringsAllBack()
{
    import(listing(team, 0, 3, 2));
    takeBack(team);
    QCOMPARE(pending(), size_t(0));
    import(listing(team, 0, 3, 2));
    QCOMPARE(pending(), size_t(6));
    QCOMPARE(takeBack(team), (TakenBack{.cancelled = 3, .incidentsSettled = 6}));
}

void TestRemoveSourceWork::goesThroughManyMeetings()
{
    import(listing(team, 0, 250, 1));
    import(listing(sales, 100, 110, 1));
    QCOMPARE(takeBack(team), (TakenBack{.cancelled = 240, .stayed = 10, .incidentsSettled = 240}));
}

void TestRemoveSourceWork::whatCannotBeReadIsLeftOutAndTold()
{
    const auto shell = openBesideAShell();
    import(listing(team, 0, 3, 1));
    QVERIFY(shell->sql().run(QStringLiteral(
        "UPDATE escalation_steps SET due_at = 'soon' WHERE incident_id = (SELECT id FROM incidents"
        " ORDER BY start_at LIMIT 1)")));
    const auto done = takeBack(team);
    QCOMPARE(done.cancelled, 2);
    QCOMPARE(done.leftOut.size(), 1);
    QVERIFY2(done.leftOut.front().contains(QLatin1String("due_at")),
             qPrintable(done.leftOut.front()));
}

void TestRemoveSourceWork::aBusyDatabaseIsAskedAgain()
{
    const auto other = openBesideAShell();
    import(listing(team, 0, 1, 1));
    RemoveSourceWork work(team, 1, actor);
    QVERIFY(work.step(store(), now));
    QVERIFY(work.step(store(), now));
    QVERIFY(other->sql().runOnce(QStringLiteral("BEGIN IMMEDIATE")));
    QCOMPARE(work.step(store(), now).error().kind, Error::Kind::Unavailable);
    QVERIFY(other->sql().runOnce(QStringLiteral("ROLLBACK")));
    QVERIFY(work.step(store(), now));
    QCOMPARE(work.takenBack().cancelled, 1);
}

void TestRemoveSourceWork::saysHowFarItCame()
{
    import(listing(team, 0, 2, 1));
    RemoveSourceWork work(team, 2, actor);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(work.step(store(), now));
    }
    QCOMPARE(work.progress(), (ImportProgress{1, 2}));
    const auto error = work.stopped(QStringLiteral("It was interrupted."));
    QCOMPARE(error.kind, Error::Kind::Unavailable);
    QCOMPARE(error.what,
             QStringLiteral("Taking back stopped after 1 of 2 meetings. It was interrupted."));
}

QTEST_GUILESS_MAIN(TestRemoveSourceWork)
#include "tst_remove_source_work.moc"
