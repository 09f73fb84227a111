// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/checks.h"

#include "tests/doctor/findings_help.h"

using namespace savehub;
using namespace savehub::test;
using Severity = Finding::Severity;

namespace {
const Error lockedUp{Error::Kind::Unavailable, QStringLiteral("The keyring is locked."),
                     QStringLiteral("Unlock it.")};
}

class TestHomeChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settings();
    void mode_data();
    void mode();
    void clock_data();
    void clock();
    void keyring();
    void mail();
    void proxies();
    void database_data();
    void database();
};

void TestHomeChecks::settings()
{
    QVERIFY(checkSettings({}).empty());
    const auto findings =
        checkSettings({{QStringLiteral("TWILIO_AUTH_TOKEN (.env, line 2): too short."), false},
                       {QStringLiteral("SMTP_FORM (.env, line 3): unknown."), true}});
    QCOMPARE(findings.size(), size_t(2));
    QCOMPARE(findings.front().severity, Severity::Problem);
    QVERIFY(findings.front().what.contains(QStringLiteral(".env, line 2")));
    QCOMPARE(findings.back().severity, Severity::Warning);
}

void TestHomeChecks::mode_data()
{
    QTest::addColumn<ModeFacts>("mode");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("says");
    QTest::newRow("mock") << ModeFacts{} << Severity::Hint << "mock provider";
    QTest::newRow("test") << ModeFacts{.provider = Provider::Twilio, .testMode = true}
                          << Severity::Hint << "Test mode";
    QTest::newRow("live") << ModeFacts{.provider = Provider::Twilio} << Severity::Fine
                          << "real calls";
    QTest::newRow("stopped") << ModeFacts{.provider = Provider::Twilio, .callsStopped = true}
                             << Severity::Problem << "kill switch";
}

void TestHomeChecks::mode()
{
    QFETCH(ModeFacts, mode);
    QFETCH(QString, says);
    const auto findings = checkMode(mode);
    QTEST(worst(findings), "severity");
    QVERIFY(wordsOf(findings).contains(says));
    QVERIFY(isComplete(findings));
}

void TestHomeChecks::clock_data()
{
    QTest::addColumn<qint64>("ahead");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("says");
    QTest::newRow("right") << qint64(300) << Severity::Fine << "agrees";
    QTest::newRow("two seconds") << qint64(2'000) << Severity::Fine << "agrees";
    QTest::newRow("a little ahead") << qint64(2'001) << Severity::Warning << "2.0 s ahead";
    QTest::newRow("a little behind") << qint64(-4'500) << Severity::Warning << "4.5 s behind";
    QTest::newRow("half a minute") << qint64(-30'000) << Severity::Warning << "30.0 s behind";
    QTest::newRow("more") << qint64(30'001) << Severity::Problem << "30.0 s ahead";
    QTest::newRow("hours") << qint64(-7'200'000) << Severity::Problem << "7200.0 s behind";
}

void TestHomeChecks::clock()
{
    QFETCH(qint64, ahead);
    QFETCH(QString, says);
    const auto findings = checkClock(Milliseconds(ahead));
    QTEST(worst(findings), "severity");
    QVERIFY2(wordsOf(findings).contains(says), qPrintable(wordsOf(findings)));
    QVERIFY(isComplete(findings));
    QCOMPARE(worst(checkClock(std::nullopt)), Severity::Hint);
}

void TestHomeChecks::keyring()
{
    QCOMPARE(worst(checkKeyring({})), Severity::Fine);
    const auto needed = checkKeyring({lockedUp, true});
    QCOMPARE(worst(needed), Severity::Warning);
    QCOMPARE(needed.front().what, lockedUp.what);
    QCOMPARE(needed.front().advice, lockedUp.advice);
    QCOMPARE(worst(checkKeyring({lockedUp, false})), Severity::Hint);
}

void TestHomeChecks::mail()
{
    QCOMPARE(worst(checkMail({true, {}})), Severity::Fine);
    const auto unset = checkMail({false, QStringLiteral("No mail server is set (SMTP_URL).")});
    QCOMPARE(worst(unset), Severity::Problem);
    QVERIFY(unset.front().advice.contains(QStringLiteral("Set SMTP_URL")));
    const auto refused = checkMail({true, QStringLiteral("It refused user or password.")});
    QCOMPARE(worst(refused), Severity::Problem);
    QVERIFY(refused.front().advice.contains(QStringLiteral("Check SMTP_URL")));
}

void TestHomeChecks::proxies()
{
    QVERIFY(checkProxies({}).empty());
    const auto findings = checkProxies({QStringLiteral("http://proxy.example.com:3128"),
                                        QStringLiteral("socks5://tor.example.com:9050")});
    QCOMPARE(findings.size(), size_t(2));
    QCOMPARE(worst(findings), Severity::Hint);
    QVERIFY(findings.front().what.contains(QStringLiteral("http://proxy.example.com:3128")));
    QVERIFY(findings.back().what.contains(QStringLiteral("socks5://tor.example.com:9050")));
    QVERIFY(isComplete(findings));
}

void TestHomeChecks::database_data()
{
    QTest::addColumn<DatabaseFacts>("database");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("says");
    const auto path = QStringLiteral("/home/me/savehub.db");
    const Error error{Error::Kind::BadInput, QStringLiteral("The file is a folder."),
                      QStringLiteral("Name a file in it.")};
    QTest::newRow("good") << DatabaseFacts{path, true, {}, 100'000'000} << Severity::Fine
                          << "can be written";
    QTest::newRow("to come") << DatabaseFacts{path, false, {}, 100'000'000} << Severity::Fine
                             << "at the first start";
    QTest::newRow("broken") << DatabaseFacts{path, true, error, 100'000'000} << Severity::Problem
                            << "Name a file in it.";
    QTest::newRow("little space") << DatabaseFacts{path, true, {}, 99'999'999} << Severity::Warning
                                  << "Only 99 MB";
    QTest::newRow("unknown space")
        << DatabaseFacts{path, true, {}, {}} << Severity::Hint << "is not known";
    QTest::newRow("no space") << DatabaseFacts{path, false, {}, 9'999'999} << Severity::Problem
                              << "Only 9 MB";
}

void TestHomeChecks::database()
{
    QFETCH(DatabaseFacts, database);
    QFETCH(QString, says);
    const auto findings = checkDatabase(database);
    QTEST(worst(findings), "severity");
    QVERIFY2(wordsOf(findings).contains(says), qPrintable(wordsOf(findings)));
    QVERIFY(isComplete(findings));
}

QTEST_GUILESS_MAIN(TestHomeChecks)
#include "tst_home_checks.moc"
