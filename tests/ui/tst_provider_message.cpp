// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/provider_message.h"

#include <QTest>

using namespace savehub;

namespace {

Settings settingsOf(Provider provider, bool testMode, bool stopped)
{
    Settings settings;
    settings.provider = provider;
    settings.testMode = testMode;
    settings.callsStopped = stopped;
    return settings;
}

} // namespace

class TestProviderMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatHappensToACall_data();
    void saysWhatHappensToACall();
    void saysWhichCapHoldsCallsBack_data();
    void saysWhichCapHoldsCallsBack();
    void theDemoIsNamed();
    void tellsOfAProblemWithoutNumbers();
    void asksBeforeRealCalls_data();
    void asksBeforeRealCalls();
};

void TestProviderMessage::saysWhatHappensToACall_data()
{
    QTest::addColumn<bool>("twilio");
    QTest::addColumn<bool>("testMode");
    QTest::addColumn<bool>("stopped");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("explanation");
    const auto row = [](bool twilio, bool test, bool stopped, const char *headline,
                        const char *explanation) {
        QTest::addRow("%s %d%d%d", headline, twilio, test, stopped)
            << twilio << test << stopped << QString::fromLatin1(headline)
            << QString::fromLatin1(explanation);
    };
    row(false, false, false, "MOCK", "Nobody's phone rings.");
    row(false, true, false, "MOCK", "Nobody's phone rings.");
    row(true, true, false, "TEST MODE", "Calls and texts are built, none is sent.");
    row(true, false, false, "LIVE", "Real calls, charges apply.");
    row(true, false, true, "STOPPED", "No call and no text goes out. When resumed: LIVE.");
    row(false, false, true, "STOPPED", "No call and no text goes out. When resumed: MOCK.");
}

void TestProviderMessage::saysWhatHappensToACall()
{
    QFETCH(bool, twilio);
    QFETCH(bool, testMode);
    QFETCH(bool, stopped);
    const auto message = providerMessage(
        settingsOf(twilio ? Provider::Twilio : Provider::Mock, testMode, stopped), {});
    QTEST(message.headline, "headline");
    QTEST(message.explanation, "explanation");
    QVERIFY(message.problem.isEmpty());
}

Q_DECLARE_METATYPE(Spend)

void TestProviderMessage::saysWhichCapHoldsCallsBack_data()
{
    const Settings caps;
    QTest::addColumn<Spend>("spend");
    QTest::addColumn<QString>("explanation");
    const auto row = [](const char *name, const Spend &spend, const char *explanation) {
        QTest::newRow(name) << spend << QString::fromLatin1(explanation);
    };
    const auto last = microDollars(25'000);
    row("one more fits", {.today = caps.dailyCap - last}, "");
    row("day", {.today = caps.dailyCap - last + microDollars(5'000)},
        "Calls are held back, $19.98 of $20.00 today.");
    row("month", {.thisMonth = caps.monthlyCap},
        "Calls are held back, $200.00 of $200.00 this month.");
    row("calls of the day", {.callsToday = 500}, "Calls are held back, 500 of 500 calls today.");
    row("calls of the month", {.callsThisMonth = 5'000},
        "Calls are held back, 5000 of 5000 calls this month.");
}

void TestProviderMessage::saysWhichCapHoldsCallsBack()
{
    QFETCH(Spend, spend);
    QFETCH(QString, explanation);
    auto settings = settingsOf(Provider::Twilio, false, false);
    const auto message = providerMessage(settings, {}, spend);
    QCOMPARE(message.capReached, !explanation.isEmpty());
    QCOMPARE(message.holdsCalls(), message.capReached);
    if (message.capReached) {
        QCOMPARE(message.headline, QStringLiteral("LIVE · CAP REACHED"));
        QCOMPARE(message.explanation, explanation);
    }
    settings.callsStopped = true; // the more serious state
    QCOMPARE(providerMessage(settings, {}, spend).headline, QStringLiteral("STOPPED"));
}

void TestProviderMessage::theDemoIsNamed()
{
    auto message = providerMessage({}, {}, {}, true);
    QCOMPARE(message.headline, QStringLiteral("DEMO"));
    QCOMPARE(message.explanation,
             QStringLiteral("Nobody's phone rings, nothing leaves this machine."));
    message = providerMessage(settingsOf(Provider::Mock, false, true), {}, {}, true);
    QCOMPARE(message.headline, QStringLiteral("DEMO · STOPPED"));
    QVERIFY(message.explanation.endsWith(QLatin1String("DEMO.")));
}

void TestProviderMessage::tellsOfAProblemWithoutNumbers()
{
    const auto message =
        providerMessage({}, QStringLiteral("+34600123456 is not\nyours to call from"));
    QCOMPARE(message.problem, QStringLiteral("****3456 is not yours to call from"));
}

void TestProviderMessage::asksBeforeRealCalls_data()
{
    QTest::addColumn<bool>("asks");
    QTest::addColumn<int>("before"); // bits: twilio, test mode, stopped
    QTest::addColumn<int>("after");
    QTest::newRow("mock to live") << true << 0b000 << 0b100;
    QTest::newRow("mock to test") << false << 0b010 << 0b110;
    QTest::newRow("test off on twilio") << true << 0b110 << 0b100;
    QTest::newRow("test off on mock") << false << 0b010 << 0b000;
    QTest::newRow("live to mock") << false << 0b100 << 0b000;
    QTest::newRow("mock to live while stopped") << true << 0b001 << 0b101;
    QTest::newRow("resume live") << true << 0b101 << 0b100;
    QTest::newRow("resume mock") << false << 0b001 << 0b000;
    QTest::newRow("stop live") << false << 0b100 << 0b101;
}

void TestProviderMessage::asksBeforeRealCalls()
{
    QFETCH(int, before);
    QFETCH(int, after);
    const auto settings = [](int bits) {
        return settingsOf(bits & 0b100 ? Provider::Twilio : Provider::Mock, bits & 0b010,
                          bits & 0b001);
    };
    QTEST(goesLive(settings(before), settings(after)), "asks");
}

QTEST_GUILESS_MAIN(TestProviderMessage)
#include "tst_provider_message.moc"
