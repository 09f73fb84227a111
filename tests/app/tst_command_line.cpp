// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <QTest>

using namespace savehub;

Q_DECLARE_METATYPE(savehub::CommandLine)

namespace {

QStringList split(const char *words)
{
    return QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
}

/// A run changed by \a edit.
template <typename Edit>
CommandLine run(Edit edit)
{
    CommandLine line;
    edit(line);
    return line;
}

CommandLine command(Action action, const char *argument)
{
    return run([&](CommandLine &line) {
        line.action = action;
        line.argument = QString::fromLatin1(argument);
    });
}

CommandLine demo(int speed)
{
    return run([&](CommandLine &line) {
        line.action = Action::Demo;
        line.speed = speed;
    });
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isUnderstood_data();
    void isUnderstood();
    void isWrongUse_data();
    void isWrongUse();
    void onlyRunAndDemoWantAWindow_data();
    void onlyRunAndDemoWantAWindow();
    void helpNamesEveryOptionAndCommand();
    void versionIsOneLine();
};

void TestCommandLine::isUnderstood_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<CommandLine>("expected");

    const auto row = [](const char *words, const CommandLine &expected) {
        QTest::newRow(*words ? words : "nothing") << split(words) << expected;
    };
    row("", CommandLine{});
    row("--headless", run([](auto &line) { line.headless = true; }));
    row("--database /a/b.db", run([](auto &line) { line.database = QStringLiteral("/a/b.db"); }));
    row("--database ./team:b.db",
        run([](auto &line) { line.database = QStringLiteral("./team:b.db"); }));
    row("--database=b.db", run([](auto &line) { line.database = QStringLiteral("b.db"); }));
    row("--env-file my.env", run([](auto &line) { line.envFile = QStringLiteral("my.env"); }));
    row("--provider mock", run([](auto &line) { line.provider = Provider::Mock; }));
    row("--provider twilio", run([](auto &line) { line.provider = Provider::Twilio; }));
    row("--test-mode", run([](auto &line) { line.testMode = true; }));
    row("--listen 127.0.0.1:8080", run([](auto &line) {
            line.listen = ListenAddress{QHostAddress::LocalHost, 8080};
        }));
    row("--allow-api-host gateway.example.com --allow-api-host API.example.org",
        run([](auto &line) {
            line.allowedApiHosts = {QStringLiteral("gateway.example.com"),
                                    QStringLiteral("api.example.org")};
        }));
    row("--region es", run([](auto &line) { line.defaultRegion = QStringLiteral("ES"); }));
    row("--demo", demo(20));
    row("--demo --speed 1", demo(1));
    row("--speed 240 --demo", demo(240));
    row("import-people a.csv", command(Action::ImportPeople, "a.csv"));
    row("import-calendar a.ics", command(Action::ImportCalendar, "a.ics"));
    row("export-calls a.csv", command(Action::ExportCalls, "a.csv"));
    row("export-calls -", command(Action::ExportCalls, "-"));
    row("set-secret SMTP_PASSWORD", command(Action::SetSecret, "SMTP_PASSWORD"));
    row("doctor", command(Action::Doctor, ""));
    row("countries", command(Action::ShowCountries, ""));
    auto countries = command(Action::ShowCountries, "");
    countries.allowedCountries = {QStringLiteral("ES"), QStringLiteral("PT")};
    countries.forbiddenCountries = {QStringLiteral("CU")};
    row("countries --allow-country es --allow-country PT --forbid-country CU", countries);
    row("sources", command(Action::Sources, ""));
    auto takenBack = command(Action::Sources, "");
    takenBack.takeBack = QStringLiteral("a.ics");
    row("sources --take-back a.ics", takenBack);
    takenBack.yes = true;
    row("sources --yes --take-back a.ics", takenBack);
    auto confirmed = command(Action::ImportPeople, "a.csv");
    confirmed.yes = true;
    confirmed.allowedCountries = {QStringLiteral("ES")};
    row("import-people a.csv --yes --allow-country ES", confirmed);
    auto full = command(Action::ExportCalls, "a.csv");
    full.fullNumbers = true;
    row("export-calls --full-numbers a.csv", full);
    auto elsewhere = command(Action::ImportPeople, "a.csv");
    elsewhere.database = QStringLiteral("b.db");
    row("import-people a.csv --database b.db", elsewhere);
}

void TestCommandLine::isUnderstood()
{
    QFETCH(const QStringList, words);
    QFETCH(const CommandLine, expected);

    const auto line = parseCommandLine(words);
    QVERIFY2(line, line ? "" : qPrintable(line.error().text()));
    QCOMPARE(line->action, expected.action);
    QCOMPARE(line->headless, expected.headless);
    QCOMPARE(line->database, expected.database);
    QCOMPARE(line->envFile, expected.envFile);
    QCOMPARE(line->provider, expected.provider);
    QCOMPARE(line->testMode, expected.testMode);
    QCOMPARE(line->listen, expected.listen);
    QCOMPARE(line->allowedApiHosts, expected.allowedApiHosts);
    QCOMPARE(line->speed, expected.speed);
    QCOMPARE(line->argument, expected.argument);
    QCOMPARE(line->defaultRegion, expected.defaultRegion);
    QCOMPARE(line->fullNumbers, expected.fullNumbers);
    QCOMPARE(line->yes, expected.yes);
    QCOMPARE(line->allowedCountries, expected.allowedCountries);
    QCOMPARE(line->forbiddenCountries, expected.forbiddenCountries);
    QCOMPARE(line->takeBack, expected.takeBack);
}

void TestCommandLine::isWrongUse_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("named"); ///< what the message must contain

    const auto row = [](const char *words, const char *named) {
        QTest::newRow(words) << split(words) << QString::fromLatin1(named);
    };
    row("--bogus", "bogus");
    row("-x", "x");
    row("--headless=yes", "headless");
    row("--database", "database");
    row("--database :memory:", "no file");
    row("--database :other", "no file");
    row("--database postgres:team", "PostgreSQL");
    row("--database jdbc:sqlite:q.db", "an address");
    row("--database file:q.db import-people a.csv", "an address");
    row("--database mongodb+srv:q doctor", "an address");
    row("--database db:q set-secret SMTP_PASSWORD", "an address");
    row("--database u:p@q/x", "an address");
    row("--database //u:p@q/x", "an address");
    QTest::newRow("connection words")
        << QStringList{QStringLiteral("--database"), QStringLiteral("host=q password=p")}
        << QStringLiteral("describes a connection");
    QTest::newRow("connection string")
        << QStringList{QStringLiteral("--database"), QStringLiteral("Server=q;Pwd=p")}
        << QStringLiteral("describes a connection");
    row("--database=", "--database is empty");
    row("--database= export-calls -", "--database is empty");
    row("--allow-api-host", "allow-api-host");
    row("--allow-api-host https://gateway.example.com", "host alone");
    row("--allow-api-host gateway.example.com:443", "host alone");
    row("--allow-api-host gateway.example.com/twilio", "host alone");
    row("--provider", "provider");
    row("--provider carrier-pigeon", "not \"carrier-pigeon\"");
    row("--provider Twilio", "not \"Twilio\"");
    row("frobnicate", "no command \"frobnicate\"");
    row("Import-people a.csv", "no command \"Import-people\"");
    row("import-people", "FILE.csv");
    row("import-people a.csv b.csv", "FILE.csv");
    row("import-calendar", "FILE.ics");
    row("export-calls", "FILE.csv");
    row("set-secret", "NAME");
    row("doctor now", "no argument");
    row("countries ES", "no argument");
    row("countries --allow-country Spain", "two-letter country code");
    row("countries --forbid-country XX", "two-letter country code");
    row("import-people a.csv --forbid-country ES", "--forbid-country");
    row("import-calendar a.ics --allow-country ES", "--allow-country");
    row("sources team.ics", "no argument");
    row("sources --take-back", "take-back");
    row("sources --take-back=", "--take-back is empty");
    row("sources --take-back 1 --take-back 2", "--take-back is given twice");
    row("import-calendar a.ics --take-back a.ics", "--take-back");
    row("--region 600777777", "\"600777777\" is not a two-letter country code");
    row("import-people a.csv --region=", "not a two-letter country code");
    row("import-calendar a.ics --region ES", "--region goes with import-people");
    row("import-people a.csv --full-numbers", "--full-numbers goes with export-calls.");
    row("doctor --yes", "--yes goes with import-people");
    row("--yes", "--yes goes with");
    row("--demo doctor", "--demo");
    row("--demo import-people a.csv", "--demo");
    row("--demo --database b.db", "--database");
    row("--speed 20", "--demo");
    row("--speed 20 import-people a.csv", "--demo");
    row("--demo --speed 0", "not \"0\"");
    row("--demo --speed 241", "not \"241\"");
    row("--demo --speed -5", "not \"-5\"");
    row("--demo --speed 1.5", "not \"1.5\"");
    row("--demo --speed fast", "not \"fast\"");
    row("--listen 3000", "--listen: ");
    row("--listen example.org:3000", "--listen: ");
    row("--demo --speed 99999999999999", "not \"99999999999999\"");
}

void TestCommandLine::isWrongUse()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, named);

    const auto line = parseCommandLine(words);
    QVERIFY(!line);
    QCOMPARE(line.error().kind, Error::Kind::BadInput);
    QVERIFY2(line.error().what.contains(named), qPrintable(line.error().what));
    QCOMPARE(line.error().advice, QStringLiteral("See savehub-console --help."));
}

void TestCommandLine::onlyRunAndDemoWantAWindow_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("wanted");
    QTest::newRow("run") << QStringList() << true;
    QTest::newRow("headless") << split("--headless") << false;
    QTest::newRow("demo") << split("--demo") << true;
    QTest::newRow("headless demo") << split("--demo --headless") << false;
    QTest::newRow("import") << split("import-people a.csv") << false;
    QTest::newRow("export") << split("export-calls -") << false;
    QTest::newRow("secret") << split("set-secret SMTP_PASSWORD") << false;
    QTest::newRow("doctor") << split("doctor") << false;
    QTest::newRow("version") << split("--version") << false;
}

void TestCommandLine::onlyRunAndDemoWantAWindow()
{
    QFETCH(const QStringList, words);
    QFETCH(const bool, wanted);
    const auto line = parseCommandLine(words);
    QVERIFY(line);
    QCOMPARE(line->wantsWindow(), wanted);
}

void TestCommandLine::helpNamesEveryOptionAndCommand()
{
    for (const auto *asked : {"--help", "-h", "--help import-people"}) {
        const auto line = parseCommandLine(split(asked));
        QVERIFY(line);
        QCOMPARE(line->action, Action::ShowHelp);
        for (const auto *word :
             {"--headless", "--database", "--env-file", "--provider", "--test-mode", "--listen",
              "--demo", "--speed", "--region", "--full-numbers", "--help", "--version",
              "import-people", "import-calendar", "export-calls", "set-secret", "doctor"}) {
            QVERIFY2(line->text.contains(QLatin1String(word)), word);
        }
    }
}

void TestCommandLine::versionIsOneLine()
{
    for (const auto *asked : {"--version", "-v"}) {
        const auto line = parseCommandLine(split(asked));
        QVERIFY(line);
        QCOMPARE(line->action, Action::ShowVersion);
        QCOMPARE(line->text, QStringLiteral("savehub-console " SAVEHUB_VERSION "\n"));
    }
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
