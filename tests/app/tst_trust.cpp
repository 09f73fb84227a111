// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "tests/app/console_process.h"
#include "tests/app/planned_call.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace savehub;

namespace {
const auto headless = QStringLiteral("--headless");
const auto running = QStringLiteral("[SAVEHUB] Running on ");
} // namespace

/// Whom the real program trusts, and with what it refuses to start.
class TestTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<ConsoleHome>(); }
    void anEnvFileThatOthersMayWriteIsRefused_data();
    void anEnvFileThatOthersMayWriteIsRefused();
    void anotherApiHostIsRefusedByName_data();
    void anotherApiHostIsRefusedByName();
    void anAllowedApiHostIsTaken();
    void aTriggerInTheDatabaseIsRefusedByName_data();
    void aTriggerInTheDatabaseIsRefusedByName();
    void aDatabaseThatOthersMayChangeIsRefused_data();
    void aDatabaseThatOthersMayChangeIsRefused();
    void theDoctorLooksWhereADatabaseWillBe();
    void damageIsFoundAfterAKill();
    void proxiesAreNamedByTheDoctorAndNotUsedForThisMachine();

private:
    std::unique_ptr<ConsoleHome> m_home;
};

void TestTrust::anEnvFileThatOthersMayWriteIsRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("console") << QStringList{headless};
    QTest::newRow("doctor") << QStringList{QStringLiteral("doctor")};
    QTest::newRow("import") << QStringList{QStringLiteral("import-people"), QStringLiteral("a")};
    QTest::newRow("secret") << QStringList{QStringLiteral("set-secret"),
                                           QStringLiteral("SMTP_PASSWORD")};
}

void TestTrust::anEnvFileThatOthersMayWriteIsRefused()
{
    QFETCH(const QStringList, words);
    const auto file = m_home->write(QStringLiteral(".env"), "CALL_TEST_MODE=true\n");
    QVERIFY(QFile::setPermissions(file, QFile::permissions(file) | QFile::WriteOther));

    const auto ended = runConsole(*m_home, words, "s3cret\n");

    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.errors.contains(QStringLiteral("chmod go-w '.env'")), qPrintable(ended.errors));
    QVERIFY(!QFile::exists(m_home->database()));
}

void TestTrust::anotherApiHostIsRefusedByName_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("console") << QStringList{headless};
    QTest::newRow("doctor") << QStringList{QStringLiteral("doctor")};
    QTest::newRow("secret") << QStringList{QStringLiteral("set-secret"),
                                           QStringLiteral("TWILIO_AUTH_TOKEN")};
    QTest::newRow("another is allowed")
        << QStringList{headless, QStringLiteral("--allow-api-host"), QStringLiteral("b.invalid")};
}

void TestTrust::anotherApiHostIsRefusedByName()
{
    QFETCH(const QStringList, words);
    m_home->write(QStringLiteral(".env"), "TWILIO_API_BASE_URL=https://api.invalid\n");

    const auto ended = runConsole(*m_home, words, "s3cret\n");

    QCOMPARE(ended.status, 1);
    const auto said = ended.errors + ended.output;
    QVERIFY2(said.contains(QStringLiteral("TWILIO_API_BASE_URL")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("--allow-api-host api.invalid")), qPrintable(said));
}

void TestTrust::anAllowedApiHostIsTaken()
{
    m_home->write(QStringLiteral(".env"), "TWILIO_API_BASE_URL=https://api.invalid\n");
    ConsoleProcess console(
        *m_home, {headless, QStringLiteral("--allow-api-host"), QStringLiteral("b.invalid"),
                  QStringLiteral("--allow-api-host"), QStringLiteral("API.invalid")});
    QVERIFY2(console.says(running), qPrintable(console.errors()));
}

void TestTrust::aTriggerInTheDatabaseIsRefusedByName_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("console") << QStringList{headless};
    QTest::newRow("doctor") << QStringList{QStringLiteral("doctor")};
    QTest::newRow("export") << QStringList{QStringLiteral("export-calls"), QStringLiteral("-")};
    QTest::newRow("import") << QStringList{QStringLiteral("import-people"),
                                           QStringLiteral("people.csv")};
}

void TestTrust::aTriggerInTheDatabaseIsRefusedByName()
{
    QFETCH(const QStringList, words);
    const QStringList importing{QStringLiteral("import-people"), QStringLiteral("people.csv")};
    m_home->write(importing.last(), peopleTable());
    QCOMPARE(runConsole(*m_home, importing).status, 0);
    {
        const auto shell = Database::connect({m_home->database()});
        QVERIFY(shell);
        QVERIFY((*shell)->sql().runOnce(
            QStringLiteral("CREATE TRIGGER other_number AFTER INSERT ON call_attempts BEGIN"
                           " UPDATE call_attempts SET to_number = '+12025550188'"
                           " WHERE key = NEW.key; END")));
    }
    const auto ended = runConsole(*m_home, words);
    QCOMPARE(ended.status, 1);
    const auto said = ended.errors + ended.output;
    QVERIFY2(said.contains(QStringLiteral("the trigger \"other_number\"")), qPrintable(said));
}

void TestTrust::aDatabaseThatOthersMayChangeIsRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("what");
    const QStringList commands{headless,
                               QStringLiteral("doctor"),
                               QStringLiteral("export-calls -"),
                               QStringLiteral("import-people people.csv"),
                               QStringLiteral("countries"),
                               QStringLiteral("sources")};
    for (const auto &command : commands) {
        for (const auto *what : {"folder", "pipe", "lock"}) {
            QTest::addRow("%s: %s", qPrintable(command), what)
                << command.split(u' ') << QString::fromLatin1(what);
        }
        if (::geteuid() == 0) {
            QTest::addRow("%s: journal", qPrintable(command))
                << command.split(u' ') << QStringLiteral("journal");
        }
    }
}

void TestTrust::aDatabaseThatOthersMayChangeIsRefused()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, what);
    const QStringList importing{QStringLiteral("import-people"), QStringLiteral("people.csv")};
    m_home->write(importing.last(), peopleTable());
    QCOMPARE(runConsole(*m_home, importing).status, 0);
    auto bad = m_home->database() + QStringLiteral("-journal");
    const auto native = [](const QString &path) {
        return QFile::encodeName(path);
    };
    if (what == QLatin1String("folder")) {
        bad = QFileInfo(bad).path();
        QCOMPARE(::chmod(native(bad).constData(), 0777), 0);
    } else if (what == QLatin1String("pipe")) {
        QVERIFY(QFile::remove(bad));
        QCOMPARE(::mkfifo(native(bad).constData(), 0600), 0);
    } else if (what == QLatin1String("lock")) {
        bad = m_home->database() + QStringLiteral(".lock");
        QCOMPARE(::symlink("nowhere", native(bad).constData()), 0);
    } else {
        QCOMPARE(::chown(native(bad).constData(), 65534, 65534), 0);
    }
    const auto ended = runConsole(*m_home, words);
    QCOMPARE(ended.status, 1);
    const auto said = ended.errors + ended.output;
    QVERIFY2(said.contains(bad), qPrintable(said));
    QVERIFY2(!said.contains(QStringLiteral("Another SaveHub Console")), qPrintable(said));
}

void TestTrust::theDoctorLooksWhereADatabaseWillBe()
{
    const auto database = m_home->path(QStringLiteral("s.db"));
    const auto pipe = database + QStringLiteral("-journal");
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const auto ended =
        runConsole(*m_home, {QStringLiteral("doctor"), QStringLiteral("--database"), database});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.output.contains(pipe), qPrintable(ended.output + ended.errors));
}

void TestTrust::damageIsFoundAfterAKill()
{
    {
        ConsoleProcess console(*m_home, {headless});
        QVERIFY(console.says(running));
        console.kill();
    }
    const auto page = [this] {
        const auto shell = Database::connect({m_home->database()});
        return (*shell)->sql().number(
            QStringLiteral("SELECT rootpage FROM sqlite_schema WHERE name = 'people'"));
    }();
    QFile file(m_home->database());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page.value_or(0) - 1) * 4096));
    QVERIFY(file.write(QByteArray(4096, '\x5a')) == 4096);
    file.close();
    for (int start = 1; start <= 2; ++start) { // a failed start does not forget the damage
        const auto ended = runConsole(*m_home, {headless});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.errors.contains(QStringLiteral("The file is damaged")),
                 qPrintable(ended.errors));
    }
}

void TestTrust::proxiesAreNamedByTheDoctorAndNotUsedForThisMachine()
{
    FakeTwilio twilio;
    QVERIFY(twilio.listen());
    for (const auto *variable : {"http_proxy", "https_proxy", "all_proxy"}) {
        m_home->set(QString::fromLatin1(variable),
                    QStringLiteral("http://me:s3cret@proxy.invalid:3128"));
    }
    const QStringList examine{QStringLiteral("doctor")};
    m_home->set(QStringLiteral("SMTP_URL"), QStringLiteral("smtp://mail.invalid:587"));
    const auto away = runConsole(*m_home, examine);
    useTwilio(*m_home, twilio);
    m_home->set(QStringLiteral("SMTP_URL"), QStringLiteral("smtp://127.0.0.1:9"));
    const auto here = runConsole(*m_home, examine);

    const auto name = QStringLiteral("http://proxy.invalid:3128");
    QCOMPARE(away.output.count(name), 2);
    QVERIFY2(!here.output.contains(name), qPrintable(here.output));
    QVERIFY2(here.output.contains(QStringLiteral("It agrees with Twilio's.")),
             qPrintable(here.output)); // so Twilio was asked
    QVERIFY(!(away.output + away.errors).contains(QStringLiteral("s3cret")));
}

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"
