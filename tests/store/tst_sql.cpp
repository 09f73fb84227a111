// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_database.h"

#include <QElapsedTimer>

using namespace savehub;

class TstSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsInVainOnce();
};

/// Whoever asks several things of a locked database waits for it once.
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

QTEST_GUILESS_MAIN(TstSql)
#include "tst_sql.moc"
