// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/paths.h"

#include <QTest>

using namespace savehub;

class TestPaths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDatabaseLiesInTheUsersDataFolder()
    {
        qputenv("XDG_DATA_HOME", "/somewhere/data");
        QCOMPARE(defaultDatabasePath(),
                 QStringLiteral("/somewhere/data/savehub-console/savehub.db"));
    }

    void theLogLiesNextToTheDatabase_data()
    {
        QTest::addColumn<QString>("database");
        QTest::addColumn<QString>("log");
        QTest::newRow("usual") << "/data/savehub.db"
                               << "/data/savehub.log";
        QTest::newRow("no ending") << "/data/team"
                                   << "/data/team.log";
        QTest::newRow("dots") << "/data.d/team.v2.sqlite"
                              << "/data.d/team.v2.log";
        QTest::newRow("relative") << "team.db"
                                  << "./team.log";
    }

    void theLogLiesNextToTheDatabase()
    {
        QFETCH(QString, database);
        QTEST(logPathFor(database), "log");
    }
};

QTEST_GUILESS_MAIN(TestPaths)
#include "tst_paths.moc"
