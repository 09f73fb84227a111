// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_faults.h"

#include <QTest>

using namespace savehub;

using Kind = FakeFault::Kind;

class TestFakeFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strikesTheNextRequests();
    void strikesARequestByItsNumber();
    void countsLostConnectionsAsRequests();
    void keepsAPostsFaultForAPost();
    void readsNames();
    void knowsWhatCannotHaveAnEffect();
};

void TestFakeFaults::strikesTheNextRequests()
{
    FakeFaults faults;
    faults.onNext({Kind::Hang}, 2);
    QVERIFY(faults.takeForRequest().has_value());
    QVERIFY(faults.takeForRequest().has_value());
    QVERIFY(!faults.takeForRequest().has_value());
}

void TestFakeFaults::strikesARequestByItsNumber()
{
    FakeFaults faults;
    faults.onRequest(2, {Kind::Garbage});
    QVERIFY(!faults.takeForRequest().has_value());
    const auto fault = faults.takeForRequest();
    QVERIFY(fault.has_value());
    QCOMPARE(fault->kind, Kind::Garbage);
    QVERIFY(!faults.takeForRequest().has_value());
}

void TestFakeFaults::countsLostConnectionsAsRequests()
{
    FakeFaults faults;
    faults.onNext({Kind::CloseBeforeReading});
    faults.onNext({Kind::Hang});
    QVERIFY(faults.takeForConnection().has_value());
    QVERIFY(!faults.takeForConnection().has_value()); // a hang needs a request
    QCOMPARE(faults.takeForRequest()->kind, Kind::Hang);
}

void TestFakeFaults::keepsAPostsFaultForAPost()
{
    FakeFaults faults;
    faults.onNextPost({Kind::ServerError});
    QVERIFY(!faults.takeForConnection().has_value());
    QVERIFY(!faults.takeForRequest().has_value());
    QCOMPARE(faults.takeForPost()->kind, Kind::ServerError);
    QVERIFY(!faults.takeForPost().has_value());
}

void TestFakeFaults::readsNames()
{
    for (const auto &name : FakeFault::names()) {
        const auto fault = FakeFault::fromText(name);
        QVERIFY2(fault && fault->takesEffect, qPrintable(name));
        QVERIFY(!FakeFault::fromText(name + u'!')->takesEffect);
    }
    QVERIFY(!FakeFault::fromText(QStringLiteral("earthquake")).has_value());
}

void TestFakeFaults::knowsWhatCannotHaveAnEffect()
{
    QVERIFY(!FakeFault{Kind::CloseBeforeReading}.carriesOut());
    QVERIFY(!FakeFault{Kind::TooManyRequests}.carriesOut());
    QVERIFY(!FakeFault{Kind::Redirect307}.carriesOut());
    QVERIFY(FakeFault{Kind::ServerError}.carriesOut());
    QVERIFY((!FakeFault{Kind::ServerError, false}.carriesOut()));
}

QTEST_GUILESS_MAIN(TestFakeFaults)
#include "tst_fake_faults.moc"
