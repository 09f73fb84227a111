// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "tests/app/console_process.h"
#include "tests/app/planned_call.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace savehub;

namespace {

const auto importPeople = QStringLiteral("import-people");
const auto importCalendar = QStringLiteral("import-calendar");
const auto exportCalls = QStringLiteral("export-calls");

Instant tomorrow()
{
    return std::chrono::floor<Seconds>(toInstant(QDateTime::currentDateTimeUtc())) + Hours{24};
}

} // namespace

/// The real program's subcommands, as a shell uses them.
class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void importsPeopleOnce();
    void importsNationalNumbersWithTheirRegion();
    void namesRowsThatAreLeftOut();
    void importsACalendarOnce();
    void namesTheInvitedWhoAreUnknown();
    void exportsToAFile();
    void exportsToStandardOutput();
    void databaseOfTheCommandLineIsUsed();
    void aFolderThatDoesNotExistIsNotMade_data();
    void aFolderThatDoesNotExistIsNotMade();
    void whatIsNotThereIsNotExported();
    void nothingIsMigratedUnderAConsole();
    void failsInWords_data();
    void failsInWords();
    void wrongUseChangesNothing_data();
    void wrongUseChangesNothing();
    void badConfigurationIsNamed_data();
    void badConfigurationIsNamed();
    void doubtfulConfigurationIsOnlyNamed();
    void helpNeedsNothing();

private:
    /// Runs a console and checks its output for numbers.
    Ended run(const QStringList &arguments, const QByteArray &input = {});
    QString given(const QByteArray &content) const
    {
        return m_home->write(QStringLiteral("given"), content);
    }
    bool hasDatabase() const { return QFile::exists(m_home->database()); }

    std::unique_ptr<ConsoleHome> m_home;
    bool m_isNumberSaid = false;
};

void TestCommands::init()
{
    m_home = std::make_unique<ConsoleHome>();
    m_isNumberSaid = false;
}

void TestCommands::cleanup()
{
    QVERIFY(!m_isNumberSaid);
}

Ended TestCommands::run(const QStringList &arguments, const QByteArray &input)
{
    const auto confirmed = arguments.first() == importPeople
                               ? arguments + QStringList{QStringLiteral("--yes")}
                               : arguments;
    const auto ended = runConsole(*m_home, confirmed, input);
    m_isNumberSaid = m_isNumberSaid || (ended.output + ended.errors).contains(wholeNumber);
    return ended;
}

void TestCommands::importsPeopleOnce()
{
    const auto file = given(peopleTable());
    const auto first = run({importPeople, file});
    QCOMPARE(first.status, 0);
    QCOMPARE(first.output, QStringLiteral("People: 1 added, 0 updated, 0 unchanged, 0 rows left "
                                          "out. 0 incidents planned.\n"));
    QCOMPARE(first.errors, QString());
    const auto second = run({importPeople, file});
    QCOMPARE(second.status, 0);
    QCOMPARE(second.output, QStringLiteral("People: 0 added, 0 updated, 1 unchanged, 0 rows left "
                                           "out. 0 incidents planned.\n"));
}

void TestCommands::importsNationalNumbersWithTheirRegion()
{
    const auto file = given("name,email,phone\nAna,ana@example.org,600 123 456\n");
    const auto international = m_home->write(QStringLiteral("people.csv"), peopleTable());
    QCOMPARE(run({importPeople, file, QStringLiteral("--region"), QStringLiteral("es")}).status, 0);
    QVERIFY(run({importPeople, international}).output.contains(QStringLiteral("1 unchanged")));
}

void TestCommands::namesRowsThatAreLeftOut()
{
    const auto ended =
        run({importPeople, given(peopleTable() + "Bea,,\nCid,cid@example.org,+1\n")});
    QCOMPARE(ended.status, 0);
    QVERIFY(ended.output.startsWith(QStringLiteral("People: 1 added")));
    QVERIFY(ended.output.contains(QStringLiteral("2 rows left out")));
    QVERIFY2(ended.errors.contains(QStringLiteral("line 3, email")), qPrintable(ended.errors));
    QVERIFY2(ended.errors.contains(QStringLiteral("line 4, phone")), qPrintable(ended.errors));
}

void TestCommands::importsACalendarOnce()
{
    QCOMPARE(run({importPeople, given(peopleTable())}).status, 0);
    const auto file = given(calendarFor(tomorrow()));
    const auto first = run({importCalendar, file});
    QCOMPARE(first.status, 0);
    QCOMPARE(first.output,
             QStringLiteral("Meetings: 1 added, 0 updated, 0 moved, 0 cancelled, 0 unchanged. "
                            "1 incidents planned, 0 settled.\n"));
    QCOMPARE(first.errors, QString());
    const auto second = run({importCalendar, file});
    QCOMPARE(second.status, 0);
    QCOMPARE(second.output,
             QStringLiteral("Meetings: 0 added, 0 updated, 0 moved, 0 cancelled, 1 unchanged. "
                            "0 incidents planned, 0 settled.\n"));
}

void TestCommands::namesTheInvitedWhoAreUnknown()
{
    const auto ended = run({importCalendar, given(calendarFor(tomorrow()))});
    QCOMPARE(ended.status, 0);
    QVERIFY(ended.output.contains(QStringLiteral("0 incidents planned")));
    QVERIFY(ended.errors.contains(QStringLiteral("ana@example.org is invited but not among")));
}

void TestCommands::exportsToAFile()
{
    QCOMPARE(run({importPeople, given(peopleTable())}).status, 0);
    const auto file = m_home->path(QStringLiteral("calls.csv"));
    const auto ended = run({exportCalls, file});
    QCOMPARE(ended.status, 0);
    QCOMPARE(ended.output + ended.errors, QString());
    QVERIFY(m_home->read(file).startsWith("call_sid,created_at,person,phone,"));
    QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestCommands::exportsToStandardOutput()
{
    planCall(*m_home, startInsideWindow());
    ConsoleProcess console(*m_home, {QStringLiteral("--headless")});
    QVERIFY(console.says(QStringLiteral("[CALL][MOCK] Mock call initiated")));
    console.sendSignal(SIGTERM);
    QCOMPARE(console.end().status, 0);

    const auto masked = run({exportCalls, QStringLiteral("-")});
    QCOMPARE(masked.status, 0);
    QCOMPARE(masked.output.count(u'\n'), 2);
    QVERIFY(masked.output.contains(QStringLiteral(",Ana,****3456,Stand-up,")));
    const auto whole =
        runConsole(*m_home, {exportCalls, QStringLiteral("-"), QStringLiteral("--full-numbers")});
    QVERIFY(whole.output.contains(QStringLiteral(",'+34") + wholeNumber + u','));
}

void TestCommands::databaseOfTheCommandLineIsUsed()
{
    const auto other = m_home->path(QStringLiteral("folder/other.db"));
    QVERIFY(QDir().mkdir(m_home->path(QStringLiteral("folder"))));
    const auto ended =
        run({importPeople, given(peopleTable()), QStringLiteral("--database"), other});
    QCOMPARE(ended.status, 0);
    QVERIFY(QFile::exists(other));
    QVERIFY(!hasDatabase());
}

void TestCommands::aFolderThatDoesNotExistIsNotMade_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("byEnvironment");
    const QStringList headless{QStringLiteral("--headless")};
    QTest::newRow("console") << headless << false;
    QTest::newRow("console, by environment") << headless << true;
    QTest::newRow("export") << QStringList{exportCalls, QStringLiteral("-")} << false;
    QTest::newRow("doctor") << QStringList{QStringLiteral("doctor")} << false;
}

void TestCommands::aFolderThatDoesNotExistIsNotMade()
{
    QFETCH(QStringList, arguments);
    QFETCH(const bool, byEnvironment);
    const auto folder = m_home->path(QStringLiteral("no/such"));
    const auto database = folder + QStringLiteral("/team.db");
    if (byEnvironment) {
        m_home->set(QStringLiteral("SAVEHUB_DATABASE"), database);
    } else {
        arguments << QStringLiteral("--database") << database;
    }
    const auto ended = run(arguments);
    QCOMPARE(ended.status, 1);
    QCOMPARE(ended.errors.count(u'\n'), 1);
    QVERIFY2(ended.errors.contains(folder + QStringLiteral(" does not exist")),
             qPrintable(ended.errors));
    QVERIFY(ended.errors.contains(byEnvironment ? QStringLiteral("SAVEHUB_DATABASE")
                                                : QStringLiteral("--database")));
    QVERIFY(!QFile::exists(m_home->path(QStringLiteral("no"))));
}

void TestCommands::whatIsNotThereIsNotExported()
{
    const auto ended = run({exportCalls, QStringLiteral("-")});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.errors.contains(m_home->database()), qPrintable(ended.errors));
    QVERIFY(!hasDatabase());
}

/// As after an update, while a console of the previous version still runs.
void TestCommands::nothingIsMigratedUnderAConsole()
{
    ConsoleProcess console(*m_home, {QStringLiteral("--headless")});
    QVERIFY(console.says(QStringLiteral("[SAVEHUB] Running")));
    const auto opened = Database::connect({m_home->database()});
    QVERIFY(opened);
    auto &sql = (*opened)->sql();
    QVERIFY(sql.runOnce(QStringLiteral("PRAGMA user_version = 1")));
    const QStringList commands[]{{importPeople, given(peopleTable())},
                                 {exportCalls, QStringLiteral("-")}};
    for (const auto &command : commands) {
        const auto ended = run(command);
        QCOMPARE(ended.status, 1);
        QCOMPARE(ended.errors.count(u'\n'), 1);
        QVERIFY2(ended.errors.contains(QStringLiteral("a console has it open")),
                 qPrintable(ended.errors));
    }
    QCOMPARE(sql.number(QStringLiteral("PRAGMA user_version")), Result<qint64>(1));
    QVERIFY(!QFile::exists(m_home->database() + QStringLiteral(".backup-v1")));
}

void TestCommands::failsInWords_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("content"); ///< null: there is no such file
    QTest::addColumn<QString>("named");
    QTest::newRow("no table") << importPeople << QByteArray() << QStringLiteral("cannot be read");
    QTest::newRow("no calendar") << importCalendar << QByteArray()
                                 << QStringLiteral("cannot be read");
    QTest::newRow("table without email")
        << importPeople << QByteArray("name,phone\nAna,+34600123456\n")
        << QStringLiteral("Line 1 names no column \"email\"");
    QTest::newRow("open quote") << importPeople
                                << QByteArray("name,email\nAna,ana@example.org\n\"Bea,b@x.org\n")
                                << QStringLiteral("ine 3");
    QTest::newRow("no calendar text")
        << importCalendar << QByteArray("Dear Ana,\r\n") << QStringLiteral("ine 1");
    QTest::newRow("broken start") << importCalendar
                                  << calendarFor(tomorrow()).replace("DTSTART:", "DTSTART:x")
                                  << QStringLiteral("ine 8");
    QTest::newRow("cut calendar") << importCalendar << calendarFor(tomorrow()).left(150)
                                  << QStringLiteral("ine ");
}

void TestCommands::failsInWords()
{
    QFETCH(const QString, command);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, named);
    const auto file = content.isNull() ? m_home->path(QStringLiteral("given")) : given(content);

    const auto ended = run({command, file});
    QCOMPARE(ended.status, 1);
    QCOMPARE(ended.output, QString());
    QCOMPARE(ended.errors.count(u'\n'), 1);
    QVERIFY2(ended.errors.contains(named), qPrintable(ended.errors));
    QVERIFY2(ended.errors.contains(QStringLiteral("given")), qPrintable(ended.errors));
    QVERIFY(!hasDatabase());
}

void TestCommands::wrongUseChangesNothing_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown command")
        << QStringList{QStringLiteral("frobnicate")} << QStringLiteral("\"frobnicate\"");
    QTest::newRow("unknown option")
        << QStringList{QStringLiteral("--frobnicate")} << QStringLiteral("frobnicate");
    QTest::newRow("no file") << QStringList{importPeople} << QStringLiteral("FILE.csv");
    for (const auto *address :
         {"postgres://me:s3cret@db.example.com/team", "postgres:team", "db.example.com:5432/team",
          "https://example.com/a.db", ":memory:", "jdbc:sqlite:q.db", ""}) {
        QTest::newRow(*address ? address : "no name")
            << QStringList{QStringLiteral("--database"), QLatin1String(address)}
            << QStringLiteral("--database");
    }
    QTest::newRow("unknown secret")
        << QStringList{QStringLiteral("set-secret"), QStringLiteral("MY_SECRET")}
        << QStringLiteral("There is no secret \"MY_SECRET\". Known: TWILIO_AUTH_TOKEN, ");
}

void TestCommands::wrongUseChangesNothing()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    const auto ended = run(arguments, "s3cret\n");
    QCOMPARE(ended.status, 2);
    QCOMPARE(ended.output, QString());
    QCOMPARE(ended.errors.count(u'\n'), 1);
    QVERIFY2(ended.errors.contains(named), qPrintable(ended.errors));
    QVERIFY(!ended.errors.contains(QStringLiteral("s3cret")));
    QCOMPARE(m_home->filesWith({}), QStringList());
}

void TestCommands::badConfigurationIsNamed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("name");
    QTest::newRow("provider") << QByteArray("CALL_PROVIDER=pigeon")
                              << QStringLiteral("CALL_PROVIDER");
    QTest::newRow("test mode") << QByteArray("CALL_TEST_MODE=maybe")
                               << QStringLiteral("CALL_TEST_MODE");
    QTest::newRow("account") << QByteArray("TWILIO_ACCOUNT_SID=AC1")
                             << QStringLiteral("TWILIO_ACCOUNT_SID");
    QTest::newRow("token") << QByteArray("TWILIO_AUTH_TOKEN=+34600123456")
                           << QStringLiteral("TWILIO_AUTH_TOKEN");
    QTest::newRow("number") << QByteArray("TWILIO_FROM_NUMBER=600123456")
                            << QStringLiteral("TWILIO_FROM_NUMBER");
    QTest::newRow("mail server") << QByteArray("SMTP_URL=http://mail.example.com")
                                 << QStringLiteral("SMTP_URL");
    QTest::newRow("database") << QByteArray("SAVEHUB_DATABASE=postgres://db.example.com/x")
                              << QStringLiteral("SAVEHUB_DATABASE");
    QTest::newRow("no assignment") << QByteArray("600123456") << QStringLiteral(".env, line 2");
}

void TestCommands::badConfigurationIsNamed()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, name);
    m_home->write(QStringLiteral(".env"), "# mine\n" + line + "\n");

    const auto ended = run({QStringLiteral("--headless")});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.errors.contains(QStringLiteral(".env, line 2")), qPrintable(ended.errors));
    QVERIFY2(ended.errors.contains(name), qPrintable(ended.errors));
    QVERIFY(!hasDatabase());
}

void TestCommands::doubtfulConfigurationIsOnlyNamed()
{
    QCOMPARE(run({importPeople, given(peopleTable())}).status, 0);
    const auto file = m_home->write(QStringLiteral("my.env"), "\nTWILIO_ACCOUNT_SIT=AC1\n");
    const auto ended = run({exportCalls, QStringLiteral("-"), QStringLiteral("--env-file"), file});
    QCOMPARE(ended.status, 0);
    QVERIFY2(ended.errors.contains(file + QStringLiteral(", line 2")), qPrintable(ended.errors));
    QVERIFY(ended.errors.contains(QStringLiteral("TWILIO_ACCOUNT_SIT")));
}

void TestCommands::helpNeedsNothing()
{
    m_home->write(QStringLiteral(".env"), "CALL_PROVIDER=pigeon\n");
    for (const auto &asked : {QStringLiteral("--help"), QStringLiteral("--version")}) {
        const auto ended = run({asked});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.output.contains(QStringLiteral("savehub-console ")),
                 qPrintable(ended.output));
        QCOMPARE(ended.errors, QString());
    }
    QVERIFY(!hasDatabase());
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
