// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/call_ender.h"

#include <QTest>

using namespace savehub;

/// The rest of its behaviour is tested by stories: tests/features/tst_take_backs.cpp.
class TestCallEnder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausesGrow_data()
    {
        QTest::addColumn<int>("tries");
        QTest::addColumn<qint64>("pause");
        QTest::newRow("first") << 1 << qint64(2'000);
        QTest::newRow("second") << 2 << qint64(3'000);
        QTest::newRow("third") << 3 << qint64(4'500);
        QTest::newRow("longest") << 8 << qint64(30'000);
        QTest::newRow("for hours") << 1'000 << qint64(30'000);
    }

    void pausesGrow()
    {
        QFETCH(const int, tries);
        QTEST(qint64(pauseAfterEnding(tries).count()), "pause");
    }
};

QTEST_GUILESS_MAIN(TestCallEnder)
#include "tst_call_ender.moc"
