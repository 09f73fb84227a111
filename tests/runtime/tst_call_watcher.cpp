// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/call_watcher.h"

#include <QTest>

using namespace savehub;

class TestCallWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausesGrowWithTheCallsAge_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<qint64>("pause");
        QTest::newRow("new") << qint64(0) << qint64(2);
        QTest::newRow("nearly a minute") << qint64(59) << qint64(2);
        QTest::newRow("a minute") << qint64(60) << qint64(5);
        QTest::newRow("ten minutes") << qint64(600) << qint64(60);
        QTest::newRow("queued for a day") << qint64(24 * 3600) << qint64(60);
        QTest::newRow("given up") << qint64(25 * 3600) << qint64(-1);
    }

    void pausesGrowWithTheCallsAge()
    {
        QFETCH(qint64, age);
        QFETCH(qint64, pause);
        const auto found = pauseBeforePoll(Seconds{age});
        QCOMPARE(found ? std::chrono::floor<Seconds>(*found).count() : -1, pause);
    }
};

QTEST_GUILESS_MAIN(TestCallWatcher)
#include "tst_call_watcher.moc"
