// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

#include <QElapsedTimer>

using namespace savehub;

class TstSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsInVainOnce();
    void whoSharesItsPatienceWaitsOnce();
    void waitsInVainOnceForWhatIsNew();
};

/// Several questions to a locked database wait for it only once.
void TstSql::waitsInVainOnce()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    database.store().setPatience({Milliseconds{1000}, Milliseconds{0}});
    QVERIFY_OK(database.other().run(QStringLiteral("BEGIN EXCLUSIVE")));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(database.store().load(id).error().kind, Error::Kind::Unavailable);
    const auto first = timer.restart();
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(database.store().load(id).error().kind, Error::Kind::Unavailable);
    }
    QVERIFY(first >= 900);
    QVERIFY(timer.elapsed() < first);
    QVERIFY_OK(database.other().run(QStringLiteral("ROLLBACK")));
    QVERIFY_OK(database.store().load(id));
}

/// However many connections a thread has.
void TstSql::whoSharesItsPatienceWaitsOnce()
{
    TestDatabase database;
    database.plannedIncident();
    auto &reader = database.reader();
    const Sql::Patience patience{Milliseconds{1000}, Milliseconds{0}};
    database.store().setPatience(patience);
    reader.setPatience(patience);
    QVERIFY_OK(database.other().run(QStringLiteral("BEGIN EXCLUSIVE")));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(database.store().unfinished().error().kind, Error::Kind::Unavailable);
    const auto first = timer.restart();
    QCOMPARE(reader.counts(sample::before()).error().kind, Error::Kind::Unavailable);
    QVERIFY(first >= 900);
    QVERIFY(timer.elapsed() < 900);
}

/// A connection that has read nothing yet must read the tables before it knows a statement.
void TstSql::waitsInVainOnceForWhatIsNew()
{
    TestDatabase database;
    database.plannedIncident();
    const auto fresh = Database::connect(database.options());
    QVERIFY_OK(fresh);
    auto &sql = (*fresh)->sql();
    sql.setPatience({Milliseconds{1000}, Milliseconds{0}});
    QVERIFY_OK(database.other().run(QStringLiteral("BEGIN EXCLUSIVE")));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!sql.number(QStringLiteral("SELECT count(*) FROM people")));
    const auto first = timer.restart();
    QVERIFY(!sql.number(QStringLiteral("SELECT count(*) FROM meetings")));
    QVERIFY(first >= 900);
    QVERIFY(timer.elapsed() < 900);
}

QTEST_GUILESS_MAIN(TstSql)
#include "tst_sql.moc"
