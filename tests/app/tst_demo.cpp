// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console_process.h"

#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace savehub;

namespace {

QStringList demoAt(int speed)
{
    return {QStringLiteral("--headless"), QStringLiteral("--demo"), QStringLiteral("--speed"),
            QString::number(speed)};
}

/// Slow enough for a busy machine: the call window still lasts a second.
constexpr int careful = 60;
constexpr int fastest = 240;

} // namespace

/// The scripted day, with everything that the README promises.
class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_ended = runConsole(m_home, demoAt(careful)); }
    void endsByItself();
    void everyEndingIsThere_data();
    void everyEndingIsThere();
    void everythingIsCounted();
    void leavesNothingBehind();
    void namesNoNumber();
    void isBrokenOffWithoutSummary();

private:
    QString lineOf(const QString &person) const
    {
        return m_ended.output.split(u'\n').filter(person).value(0);
    }

    ConsoleHome m_home;
    Ended m_ended;
};

void TestDemo::endsByItself()
{
    QVERIFY2(m_ended.status == 0, qPrintable(m_ended.errors));
}

void TestDemo::everyEndingIsThere_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("expected"); ///< a pattern for the rest of the line

    const auto row = [](const char *ending, const char *person, const char *expected) {
        QTest::newRow(ending) << QString::fromLatin1(person) << QString::fromLatin1(expected);
    };
    row("key 1", "Alba Ruiz", "RESOLVED \\(joined\\) .* confirmed by key");
    row("key 2", "Ben Okafor", "ESCALATING .* confirmed by key");
    row("no answer, then key 1", "Chloe Martin",
        "RESOLVED \\(joined\\) .* no answer, confirmed by key");
    row("voicemail", "Dario Conti", "ESCALATING .* answered by a machine, answered by a machine");
    row("no number", "Elif Kaya", "ESCALATING .* skipped \\(no_phone\\) .* -");
    row("nobody answers", "Finn Berg", "ESCALATING .* executed \\(rate_limited\\) .* busy, busy");
    row("provider failure", "Grace Lin", "ESCALATING .* failed \\(rejected\\) .* rejected");
    row("lost answer", "Hugo Silva", "RESOLVED \\(joined\\) .* confirmed by key");
    row("joined", "Ines Novak", "RESOLVED \\(joined\\) .* skipped \\(joined\\) .* -");
    row("missed", "Jonas Weber", "ESCALATING .* skipped \\(acknowledged\\) .* -");
}

void TestDemo::everyEndingIsThere()
{
    QFETCH(const QString, person);
    QFETCH(const QString, expected);
    const QRegularExpression pattern(
        QStringLiteral("^%1 +[A-Z][a-z -]+ +%2$").arg(person, expected));
    QVERIFY2(lineOf(person).contains(pattern), qPrintable(m_ended.output));
}

void TestDemo::everythingIsCounted()
{
    for (const auto *line :
         {"\nIncidents: 10 (6 ESCALATING, 4 RESOLVED)\n",
          "\nSteps: 50 (35 EXECUTED, 1 FAILED, 14 SKIPPED)\n",
          "\nCalls: 10 (2 answered by a machine, 2 busy, 4 confirmed by key, 1 no answer, "
          "1 rejected)\n"}) {
        QVERIFY2(m_ended.output.contains(QLatin1String(line)), qPrintable(m_ended.output));
    }
    // $0.325 for the calls. The time in a text may make it a second segment and so raise its cost.
    static const QRegularExpression cost(
        QStringLiteral("\nEstimated cost, had calls and texts been real: \\$0\\.(4|5)[0-9]+\n"));
    QVERIFY2(m_ended.output.contains(cost), qPrintable(m_ended.output));
}

/// Nothing of the demo is kept: neither a database nor a log.
void TestDemo::leavesNothingBehind()
{
    QCOMPARE(m_home.filesWith({}), QStringList());
}

void TestDemo::namesNoNumber()
{
    static const QRegularExpression longNumber(QStringLiteral("\\+?\\d{7,}"));
    QVERIFY(m_ended.errors.contains(QStringLiteral("[CALL] Initiating call to ****0101")));
    for (const auto &line : (m_ended.output + m_ended.errors).split(u'\n')) {
        const bool hasId = line.contains(QStringLiteral("RATE LIMITED"));
        QVERIFY2(hasId || !line.contains(longNumber), qPrintable(line));
    }
}

void TestDemo::isBrokenOffWithoutSummary()
{
    ConsoleProcess console(m_home, demoAt(fastest));
    QVERIFY(console.says(QStringLiteral("[CALL]")));
    console.sendSignal(SIGINT);
    const auto ended = console.end();
    QCOMPARE(ended.status, 1);
    QVERIFY(ended.output.isEmpty());
    QCOMPARE(m_home.filesWith({}), QStringList());
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
