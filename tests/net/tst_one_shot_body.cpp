// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/one_shot_body.h"

#include <QTest>

using namespace savehub;

class TestOneShotBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadOnceAndNeverRewound()
    {
        OneShotBody body("abcdef");
        QVERIFY(body.isSequential());
        QVERIFY(!body.wasRead());
        QCOMPARE(body.bytesAvailable(), 6);
        QCOMPARE(body.read(4), QByteArray("abcd"));
        QVERIFY(body.wasRead());
        QVERIFY(!body.reset());
        QVERIFY(!body.seek(0));
        QCOMPARE(body.readAll(), QByteArray("ef"));
        char more = 0;
        QCOMPARE(body.read(&more, 1), -1);
    }

    void cannotBeWritten()
    {
        OneShotBody body("a");
        QVERIFY(!body.isWritable());
    }
};

QTEST_GUILESS_MAIN(TestOneShotBody)
#include "tst_one_shot_body.moc"
