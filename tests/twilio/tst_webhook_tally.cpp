// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/webhook_tally.h"

#include "tests/testlib/sample_data.h"
#include "tests/testlib/virtual_clock.h"

#include <QSet>
#include <QTest>

using namespace savehub;
using namespace std::chrono_literals;

namespace {

constexpr auto lastReason = int(WebhookRefusal::NotSaved);

} // namespace

class TestWebhookTally : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void countsByReason();
    void knowsTheLastOneTaken();
    void tellsOfARefusalOnceAMinute();
    void tellsOfEachReasonByItself();
    void tellsAgainAfterTheClockWasSetBack();
    void namesEveryReason();

private:
    VirtualClock m_clock{sample::start()};
    QStringList m_told;
    std::unique_ptr<WebhookTally> m_tally;
};

void TestWebhookTally::init()
{
    m_clock.setTo(sample::start());
    m_told.clear();
    m_tally =
        std::make_unique<WebhookTally>(m_clock, [this](const QString &text) { m_told << text; });
}

void TestWebhookTally::countsByReason()
{
    m_tally->refuse(WebhookRefusal::NoSignature);
    m_tally->refuse(WebhookRefusal::WrongSignature);
    m_tally->refuse(WebhookRefusal::WrongSignature);
    m_tally->take();
    QCOMPARE(m_tally->taken(), 1);
    const std::map<WebhookRefusal, qint64> expected{{WebhookRefusal::NoSignature, 1},
                                                    {WebhookRefusal::WrongSignature, 2}};
    QCOMPARE(m_tally->refused(), expected);
}

void TestWebhookTally::knowsTheLastOneTaken()
{
    QVERIFY(!m_tally->lastTaken());
    m_tally->take();
    m_clock.runFor(5s);
    m_tally->take();
    m_clock.runFor(5s);
    QCOMPARE(m_tally->lastTaken(), std::optional(sample::start() + 5s));
    QCOMPARE(m_tally->taken(), 2);
}

void TestWebhookTally::tellsOfARefusalOnceAMinute()
{
    for (int i = 0; i < 1000; ++i) {
        m_tally->refuse(WebhookRefusal::WrongSignature);
    }
    QCOMPARE(m_told.size(), 1);
    m_clock.runFor(WebhookTally::quiet - 1ms);
    m_tally->refuse(WebhookRefusal::WrongSignature);
    QCOMPARE(m_told.size(), 1);
    m_clock.runFor(1ms);
    m_tally->refuse(WebhookRefusal::WrongSignature);
    QCOMPARE(m_told.size(), 2);
    QVERIFY2(m_told.back().contains(QStringLiteral("1002")), qPrintable(m_told.back()));
    QVERIFY(m_told.back().contains(QStringLiteral("CALL_WEBHOOK_URL")));
}

void TestWebhookTally::tellsOfEachReasonByItself()
{
    m_tally->refuse(WebhookRefusal::WrongSignature);
    m_tally->refuse(WebhookRefusal::NoSignature);
    QCOMPARE(m_told.size(), 2);
}

void TestWebhookTally::tellsAgainAfterTheClockWasSetBack()
{
    m_tally->refuse(WebhookRefusal::NoSignature);
    m_clock.setTo(sample::start() - 1h);
    m_tally->refuse(WebhookRefusal::NoSignature);
    QCOMPARE(m_told.size(), 2);
}

void TestWebhookTally::namesEveryReason()
{
    QSet<QString> names;
    for (int reason = 0; reason <= lastReason; ++reason) {
        names << toText(static_cast<WebhookRefusal>(reason));
        m_tally->refuse(static_cast<WebhookRefusal>(reason));
    }
    QCOMPARE(names.size(), lastReason + 1);
    QVERIFY(!names.contains(QString()));
    QCOMPARE(QSet<QString>(m_told.begin(), m_told.end()).size(), lastReason + 1);
}

QTEST_GUILESS_MAIN(TestWebhookTally)
#include "tst_webhook_tally.moc"
