// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_store.h"
#include "tests/app/console_process.h"
#include "tests/app/planned_call.h"
#include "tests/testlib/sample_data.h"

#include <QFile>
#include <QTest>

#include <csignal>

#include <unistd.h>

using namespace savehub;

namespace {
const auto headless = QStringLiteral("--headless");
const auto running = QStringLiteral("[SAVEHUB] Running on ");
const auto ended = QStringLiteral("[SAVEHUB] Ended.");
const auto initiated = QStringLiteral("[CALL] Call completed - Status=initiated, Provider=twilio");
} // namespace

/// The real program while it runs.
class TestHeadless : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void endsOnASignal_data();
    void endsOnASignal();
    void withoutADisplayItIsHeadless();
    void withAWindowItEndsOnASignal();
    void aSecondConsoleIsRefused();
    void aSecondConsoleByAnotherNameIsRefused_data();
    void aSecondConsoleByAnotherNameIsRefused();
    void aSecondDatabaseIsNot();
    void anImportIsNoticed();
    void testModeSendsNothing();
    void callsThroughTwilio();
    void theCommandLineWinsOverTheEnvironment();
    void anOldTokenIsToldOnceADay();
    void inProductionAnApiKeyAloneCallsAndSaysWhatIsLost();
    void aLineThatIsTooShortIsToldDaysBefore();

private:
    /// Everything that somebody could read: both outputs and the log.
    QString everythingSaid(const ConsoleProcess &console) const
    {
        return console.output() + console.errors() + QString::fromUtf8(m_home->read(m_home->log()));
    }

    std::unique_ptr<ConsoleHome> m_home;
    std::unique_ptr<FakeTwilio> m_twilio;
};

void TestHeadless::init()
{
    m_home = std::make_unique<ConsoleHome>();
    m_twilio = std::make_unique<FakeTwilio>();
    QVERIFY(m_twilio->listen());
}

void TestHeadless::cleanup()
{
    QCOMPARE(QString::fromUtf8(m_home->read(m_home->log())).count(wholeNumber), 0);
}

void TestHeadless::endsOnASignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestHeadless::endsOnASignal()
{
    QFETCH(const int, signal);
    ConsoleProcess console(*m_home, {headless});
    QVERIFY(console.says(running + m_home->database()));
    console.sendSignal(signal);

    const auto end = console.end();
    QCOMPARE(end.status, 0);
    QVERIFY(end.errors.endsWith(ended + u'\n'));
    QVERIFY(end.output.isEmpty());
    const auto log = QString::fromUtf8(m_home->read(m_home->log()));
    QVERIFY(log.contains(QStringLiteral("Z ") + running));
    QVERIFY(log.endsWith(QStringLiteral("Z ") + ended + u'\n'));
    for (const auto &file : {m_home->database(), m_home->log()}) {
        QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
    }
}

void TestHeadless::withoutADisplayItIsHeadless()
{
    ConsoleProcess console(*m_home, {});
    QVERIFY(console.says(running));
    QVERIFY(console.errors().contains(QStringLiteral("There is no display")));
    console.sendSignal(SIGTERM);
    QCOMPARE(console.end().status, 0);
}

void TestHeadless::withAWindowItEndsOnASignal()
{
    m_home->set(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    ConsoleProcess console(*m_home, {});
    const auto lock = m_home->database() + QStringLiteral(".lock");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(lock) || !console.isRunning(), 30'000);
    QVERIFY2(console.isRunning(), qPrintable(console.errors()));
    console.sendSignal(SIGTERM);

    const auto end = console.end();
    QCOMPARE(end.status, 0);
    QVERIFY(!QFile::exists(lock));
}

void TestHeadless::aSecondConsoleIsRefused()
{
    ConsoleProcess first(*m_home, {headless});
    QVERIFY(first.says(running));

    const auto second = runConsole(*m_home, {headless});
    QCOMPARE(second.status, 1);
    QVERIFY2(second.errors.contains(
                 QStringLiteral("Another SaveHub Console is running on the database %1.")
                     .arg(m_home->database())),
             qPrintable(second.errors));
    QVERIFY(second.errors.contains(QStringLiteral("--database")));
    QVERIFY(first.isRunning());
    first.sendSignal(SIGTERM);
    QCOMPARE(first.end().status, 0);
}

void TestHeadless::aSecondConsoleByAnotherNameIsRefused_data()
{
    QTest::addColumn<bool>("isHardLink");
    QTest::addColumn<QString>("words");
    QTest::newRow("symbolic link") << false << QStringLiteral("Another SaveHub Console is running");
    QTest::newRow("hard link") << true << QStringLiteral("has a second name (a hard link)");
}

/// Two consoles on one database would call everybody twice.
void TestHeadless::aSecondConsoleByAnotherNameIsRefused()
{
    QFETCH(const bool, isHardLink);
    QFETCH(const QString, words);
    ConsoleProcess first(*m_home, {headless});
    QVERIFY(first.says(running));
    const auto link = m_home->path(QStringLiteral("link.db"));
    const auto file = QFile::encodeName(m_home->database());
    const auto name = QFile::encodeName(link);
    QCOMPARE(isHardLink ? ::link(file.constData(), name.constData())
                        : ::symlink(file.constData(), name.constData()),
             0);

    const auto second = runConsole(*m_home, {headless, QStringLiteral("--database"), link});
    QCOMPARE(second.status, 1);
    QVERIFY2(second.errors.contains(words), qPrintable(second.errors));
    QVERIFY(second.errors.contains(isHardLink ? link : m_home->database()));
    QVERIFY(first.isRunning());
    for (const auto *beside : {"link.log", "link.db.lock", "link.db-journal"}) {
        QVERIFY2(!QFile::exists(m_home->path(QString::fromLatin1(beside))), beside);
    }
}

void TestHeadless::aSecondDatabaseIsNot()
{
    ConsoleProcess first(*m_home, {headless});
    QVERIFY(first.says(running));
    const auto other = m_home->path(QStringLiteral("other.db"));
    ConsoleProcess second(*m_home, {headless, QStringLiteral("--database"), other});
    QVERIFY(second.says(running + other));
}

/// An import by command is noticed while the console runs.
void TestHeadless::anImportIsNoticed()
{
    ConsoleProcess console(*m_home, {headless});
    QVERIFY(console.says(running));
    planCall(*m_home, startInsideWindow());

    QVERIFY(console.says(QStringLiteral("[CALL][MOCK] Mock call initiated")));
    QVERIFY(console.says(QStringLiteral("[CALL][MOCK] To=****3456")));
    QCOMPARE(storedCalls(*m_home).size(), size_t(1));
    QCOMPARE(everythingSaid(console).count(wholeNumber), 0);
}

void TestHeadless::testModeSendsNothing()
{
    useTwilio(*m_home, *m_twilio);
    planCall(*m_home, startInsideWindow());
    ConsoleProcess console(*m_home, {headless, QStringLiteral("--test-mode")});

    QVERIFY(console.says(QStringLiteral("[CALL] TEST MODE - Call not placed")));
    QTRY_COMPARE(storedCalls(*m_home).front().attempt.status, AttemptStatus::TestMode);
    console.sendSignal(SIGTERM);
    QCOMPARE(console.end().status, 0);
    QCOMPARE(m_twilio->connections(), 0);
}

void TestHeadless::callsThroughTwilio()
{
    m_twilio->setup().life.ringing = Seconds{1};
    m_twilio->setup().life.talking = Seconds{1};
    useTwilio(*m_home, *m_twilio);
    planCall(*m_home, startInsideWindow());
    ConsoleProcess console(*m_home, {headless});

    QVERIFY(console.says(initiated));
    QTRY_COMPARE_WITH_TIMEOUT(storedCalls(*m_home).front().attempt.status, AttemptStatus::Completed,
                              30'000);
    QCOMPARE(m_twilio->posts().size(), size_t(1));
    QCOMPARE(m_twilio->calls().size(), size_t(1));
    const auto &call = m_twilio->calls().front();
    QCOMPARE(call.to(), QStringLiteral("+34") + wholeNumber);
    const auto stored = storedCalls(*m_home).front();
    QCOMPARE(stored.attempt.sid.text(), call.sid);
    QCOMPARE(callStep(*m_home, stored).status, StepStatus::Executed);
    const auto said = everythingSaid(console);
    QCOMPARE(said.count(wholeNumber), 0);
    QCOMPARE(said.count(m_twilio->setup().authToken), 0);
}

void TestHeadless::theCommandLineWinsOverTheEnvironment()
{
    planCall(*m_home, startInsideWindow());
    useTwilio(*m_home, *m_twilio);
    ConsoleProcess mock(*m_home, {headless, QStringLiteral("--provider"), QStringLiteral("mock")});
    QVERIFY(mock.says(QStringLiteral("[CALL][MOCK] Mock call initiated")));
    QCOMPARE(m_twilio->connections(), 0);
}

void TestHeadless::anOldTokenIsToldOnceADay()
{
    const auto old =
        QStringLiteral("[SAVEHUB] WARNING The auth token has been in use for 91 days.");
    useTwilio(*m_home, *m_twilio);
    {
        sample::CountingIds ids;
        const auto store = SqlStore::open({m_home->database()}, ids);
        QVERIFY(store);
        QVERIFY((*store)->seeAuthToken(m_twilio->setup().authToken,
                                       toInstant(QDateTime::currentDateTimeUtc())
                                           - Hours{91 * 24 + 1}));
    }
    for (const auto times : {1, 0}) {
        ConsoleProcess console(*m_home, {headless});
        QVERIFY(console.says(running));
        console.sendSignal(SIGTERM);
        QCOMPARE(console.end().errors.count(old), times);
    }
    QCOMPARE(m_home->read(m_home->log()).count(m_twilio->setup().authToken.toLatin1()), 0);
}

void TestHeadless::inProductionAnApiKeyAloneCallsAndSaysWhatIsLost()
{
    auto &twilio = m_twilio->setup();
    twilio.apiKeySid = QStringLiteral("SK") + QString(32, u'1');
    twilio.apiKeySecret = QStringLiteral("kEy0fTheAccount").repeated(3).left(32);
    twilio.life.ringing = Seconds{1};
    twilio.life.talking = Seconds{1};
    useTwilio(*m_home, *m_twilio);
    m_home->set(QStringLiteral("NODE_ENV"), QStringLiteral("production"));
    m_home->set(QStringLiteral("CALL_WEBHOOK_URL"), QStringLiteral("https://console.example.com"));
    m_home->set(QStringLiteral("TWILIO_AUTH_TOKEN"), {});
    m_home->set(QStringLiteral("TWILIO_API_KEY_SID"), twilio.apiKeySid);
    m_home->set(QStringLiteral("TWILIO_API_KEY_SECRET"), twilio.apiKeySecret);
    planCall(*m_home, startInsideWindow());
    ConsoleProcess console(*m_home, {headless});

    QVERIFY(console.says(QStringLiteral("[SAVEHUB] WARNING TWILIO_AUTH_TOKEN is not set")));
    QVERIFY(console.says(initiated));
    QTRY_COMPARE_WITH_TIMEOUT(storedCalls(*m_home).front().attempt.status, AttemptStatus::Completed,
                              30'000);
}

void TestHeadless::aLineThatIsTooShortIsToldDaysBefore()
{
    constexpr int invited = 70; // at one a second, 60 fit into the window
    QByteArray table = "name,email,phone\n";
    QByteArray attendees;
    for (int i = 0; i < invited; ++i) {
        const auto number = QByteArray::number(100 + i);
        table += "P" + number + ",p" + number + "@example.org,+34600123" + number + '\n';
        attendees += "ATTENDEE:mailto:p" + number + "@example.org\r\n";
    }
    auto calendar = calendarFor(startInsideWindow() + Hours{48});
    calendar.replace("END:VEVENT", attendees + "END:VEVENT");
    const auto import = [this](const char *command, const QString &file) {
        return runConsole(*m_home, {QString::fromLatin1(command), file, QStringLiteral("--yes")})
            .status;
    };
    QCOMPARE(import("import-people", m_home->write(QStringLiteral("p.csv"), table)), 0);
    ConsoleProcess console(*m_home, {headless});
    QVERIFY(console.says(running));
    console.sendSignal(SIGTERM);
    QVERIFY(!console.end().errors.contains(QStringLiteral("line is too short")));

    QCOMPARE(import("import-calendar", m_home->write(QStringLiteral("c.ics"), calendar)), 0);
    ConsoleProcess second(*m_home, {headless});
    QVERIFY(second.says(
        QStringLiteral("70 calls, 60 slots; 10 people would not be called. At 2 calls a second")));
    QCOMPARE(everythingSaid(second).count(wholeNumber.left(6)), 0);
}

QTEST_GUILESS_MAIN(TestHeadless)
#include "tst_headless.moc"
