// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/twilio/fake_callbacks_fixture.h"

#include <QTest>

using namespace savehub;
using namespace std::chrono_literals;

/// How keys are pressed in a call of the fake Twilio.
class TestFakeKeys : public FakeCallbacksFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void pressesKeys();
    void followsTheMenu();
    void pressesKeysOfItself();
};

void TestFakeKeys::pressesKeys()
{
    const auto sid = call({});
    QVERIFY(!m_twilio->press(sid, QStringLiteral("1"))); // the call rings
    m_now += 5s;
    QVERIFY(m_twilio->press(sid, QStringLiteral("1")));
    QVERIFY(arrived());
    QCOMPARE(m_received.size(), size_t(1));
    QCOMPARE(m_received[0].target, QByteArray("/call/response?attempt=K"));
    QCOMPARE(received(u"Digits"), {QStringLiteral("1")});
    QCOMPARE(received(u"CallStatus"), {QStringLiteral("in-progress")});
    m_now += 60s;
    QVERIFY(!m_twilio->press(sid, QStringLiteral("1"))); // the call is over
    QVERIFY(!m_twilio->press(QStringLiteral("CA0"), QStringLiteral("1")));
}

void TestFakeKeys::followsTheMenu()
{
    const auto sid = call({});
    m_now += 5s;
    m_status = 200;
    m_answer = gathering(keyUrl + QStringLiteral("&again=1")).toUtf8();
    QVERIFY(m_twilio->press(sid, QStringLiteral("7")));
    QVERIFY(arrived());
    m_answer = "<Response><Say>Thanks</Say></Response>";
    QVERIFY(m_twilio->press(sid, QStringLiteral("1")));
    QVERIFY(arrived());
    QCOMPARE(m_received[1].target, QByteArray("/call/response?attempt=K&again=1"));
    QVERIFY(!m_twilio->press(sid, QStringLiteral("1"))); // nothing is asked any more
}

void TestFakeKeys::pressesKeysOfItself()
{
    m_twilio->setup().life.keys = QStringLiteral("2");
    call({});
    QVERIFY(sendAt(8s));
    QVERIFY(m_received.empty());
    QVERIFY(sendAt(9s));
    QVERIFY(sendAt(10s));
    QCOMPARE(received(u"Digits"), {QStringLiteral("2")});
}

QTEST_GUILESS_MAIN(TestFakeKeys)
#include "tst_fake_keys.moc"
