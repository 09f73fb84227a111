// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/greeting_mail_server.h"
#include "tests/app/planned_call.h"
#include "tests/app/serving_console.h"
#include "tests/app/tunnel.h"

#include <QFile>
#include <QTcpServer>
#include <QTest>

using namespace savehub;

namespace {

const auto doctor = QStringLiteral("doctor");
const auto problem = QStringLiteral("[PROBLEM]");
const auto wrongToken = QStringLiteral("89abcdef012345670123456789abcdef");
const auto noProblems = QStringLiteral("Problems: 0.");

/// An address at which nothing listens.
QString freeAddress()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QStringLiteral("127.0.0.1:%1").arg(server.serverPort());
}

} // namespace

/// The real program's doctor, run as a new user would run it.
class TestDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everythingIsFine();
    void nothingIsConfigured();
    void aWrongToken();
    void aTrialAccountWithUnverifiedNumbers();
    void aSettingThatCannotBeRead();
    void noPublicUrl();
    void aTunnelThatLeadsNowhere();
    void aProxyThatLosesTheSignature();
    void aConsoleWithTheOldToken();
    void aClockThatIsWrong();
    void aDatabaseThatCannotBeWritten();
    void aNewAdminWithATrialAccountNoPublicUrlAndAWrongToken();

private:
    /// Sets up an account, a mail server, a database with one person, and a public address that
    /// leads nowhere yet.
    void setUpEverything();
    /// Starts a console and lets the public address lead to it.
    bool startConsole();
    Ended runDoctor();
    /// The lines under \a heading.
    QString section(const Ended &ended, const QString &heading) const;

    std::unique_ptr<ServingConsole> m_console;
    std::unique_ptr<Tunnel> m_tunnel;
    std::unique_ptr<GreetingMailServer> m_mail;
    const QString m_nowhere = freeAddress();
    QString m_said;
};

void TestDoctor::init()
{
    m_console = std::make_unique<ServingConsole>();
    m_tunnel = std::make_unique<Tunnel>();
    m_mail = std::make_unique<GreetingMailServer>();
    m_said.clear();
}

void TestDoctor::cleanup()
{
    QVERIFY(!m_said.contains(wholeNumber));
    QVERIFY(!m_said.contains(QStringLiteral("5005550006")));
    QVERIFY(!m_said.contains(m_console->twilio().setup().authToken));
    QVERIFY(m_console->twilio().posts().empty());
    QVERIFY(!m_mail->heard().contains("MAIL FROM"));
}

void TestDoctor::setUpEverything()
{
    auto &home = m_console->home();
    useTwilio(home, m_console->twilio());
    home.set(QStringLiteral("CALL_WEBHOOK_URL"), m_tunnel->url().toString());
    home.set(QStringLiteral("SMTP_URL"), m_mail->url());
    home.set(QStringLiteral("SMTP_FROM"), QStringLiteral("reminders@example.com"));
    const auto people = home.write(QStringLiteral("people.csv"), peopleTable());
    QCOMPARE(
        runConsole(home, {QStringLiteral("import-people"), people, QStringLiteral("--yes")}).status,
        0);
}

bool TestDoctor::startConsole()
{
    const bool isStarted = m_console->start();
    m_tunnel->leadTo(m_console->address());
    return isStarted;
}

Ended TestDoctor::runDoctor()
{
    const auto address = m_console->address();
    const auto listen = address.isEmpty() ? m_nowhere : address.authority();
    const auto ended = runConsole(m_console->home(), {doctor, QStringLiteral("--listen"), listen});
    m_said += ended.output + ended.errors;
    return ended;
}

QString TestDoctor::section(const Ended &ended, const QString &heading) const
{
    const auto from = ended.output.indexOf(heading + u'\n');
    if (from < 0) {
        return {};
    }
    QString lines;
    for (const auto &line : ended.output.mid(from + heading.size() + 1).split(u'\n')) {
        if (!line.startsWith(u' ')) {
            break;
        }
        lines += line + u'\n';
    }
    return lines;
}

void TestDoctor::everythingIsFine()
{
    setUpEverything();
    QVERIFY(startConsole());
    const auto ended = runDoctor();
    QVERIFY2(ended.status == 0, qPrintable(ended.output));
    QVERIFY(ended.output.contains(noProblems));
    for (const auto *heading : {"Console", "Mode", "Twilio credentials", "Twilio account",
                                "Countries", "Balance", "Webhook", "Clock", "Email", "Database"}) {
        const auto lines = section(ended, QLatin1String(heading));
        QVERIFY2(lines.startsWith(QStringLiteral("  [ok]")) && lines.count(u'\n') == 1,
                 qPrintable(QLatin1String(heading) + u'\n' + lines));
    }
    QCOMPARE(ended.errors, QString());
}

void TestDoctor::nothingIsConfigured()
{
    const auto ended = runDoctor();
    QCOMPARE(ended.status, 1);
    QVERIFY(section(ended, QStringLiteral("Mode")).contains(QStringLiteral("mock provider")));
    QVERIFY(section(ended, QStringLiteral("Twilio credentials"))
                .contains(QStringLiteral("Set TWILIO_ACCOUNT_SID")));
    QVERIFY(section(ended, QStringLiteral("Webhook")).contains(QStringLiteral("a tunnel")));
    QVERIFY(section(ended, QStringLiteral("Email")).contains(QStringLiteral("Set SMTP_URL")));
    QVERIFY(section(ended, QStringLiteral("Console"))
                .contains(QStringLiteral("No console listens at ") + m_nowhere));
    QVERIFY(
        section(ended, QStringLiteral("Database")).contains(QStringLiteral("at the first start")));
    QVERIFY(!QFile::exists(m_console->home().database()));
}

void TestDoctor::aWrongToken()
{
    setUpEverything();
    m_console->home().set(QStringLiteral("TWILIO_AUTH_TOKEN"), wrongToken);
    const auto ended = runDoctor();
    QCOMPARE(ended.status, 1);
    const auto said = section(ended, QStringLiteral("Twilio credentials"));
    QVERIFY2(said.contains(problem), qPrintable(said));
    QVERIFY(said.contains(QStringLiteral("Compare TWILIO_ACCOUNT_SID")));
    QVERIFY(said.contains(QStringLiteral("set-secret TWILIO_AUTH_TOKEN")));
    QVERIFY(!ended.output.contains(wrongToken));
    QCOMPARE(section(ended, QStringLiteral("Balance")), QString());
}

void TestDoctor::aTrialAccountWithUnverifiedNumbers()
{
    setUpEverything();
    auto &numbers = m_console->twilio().setup().numbers;
    numbers.isTrial = true;
    const auto before = section(runDoctor(), QStringLiteral("Twilio account"));
    QVERIFY2(before.contains(problem), qPrintable(before));
    QVERIFY(before.contains(QStringLiteral("1 of 1 numbers are not verified: ****3456.")));
    QVERIFY(before.contains(QStringLiteral("Verified Caller IDs")));

    numbers.verifiedNumbers = {u'+' + QStringLiteral("34") + wholeNumber};
    const auto after = section(runDoctor(), QStringLiteral("Twilio account"));
    QVERIFY2(!after.contains(problem), qPrintable(after));
    QVERIFY(after.contains(QStringLiteral("All 1 numbers are verified")));
}

void TestDoctor::aSettingThatCannotBeRead()
{
    m_console->home().write(QStringLiteral(".env"), "TWILIO_AUTH_TOKEN=short\n");
    const auto ended = runDoctor();
    QCOMPARE(ended.status, 1);
    const auto said = section(ended, QStringLiteral("Settings"));
    QVERIFY2(said.contains(problem), qPrintable(said));
    QVERIFY(said.contains(QStringLiteral("line 1")));
    QVERIFY(!said.contains(QStringLiteral("short\n")));
}

void TestDoctor::noPublicUrl()
{
    setUpEverything();
    m_console->home().set(QStringLiteral("CALL_WEBHOOK_URL"), QString());
    QVERIFY(m_console->start());
    const auto ended = runDoctor();
    QCOMPARE(ended.status, 0);
    const auto said = section(ended, QStringLiteral("Webhook"));
    QVERIFY2(said.contains(QStringLiteral("[WARNING]")), qPrintable(said));
    QVERIFY(said.contains(QStringLiteral("nobody can answer a call with 1 or 2")));
    QVERIFY(said.contains(QStringLiteral("set CALL_WEBHOOK_URL to its https:// address")));
}

void TestDoctor::aTunnelThatLeadsNowhere()
{
    setUpEverything();
    QVERIFY(m_console->start());
    const auto said = section(runDoctor(), QStringLiteral("Webhook"));
    QVERIFY2(said.contains(problem), qPrintable(said));
    QVERIFY(said.contains(QStringLiteral("The console listens at 127.0.0.1")));
    QVERIFY(said.contains(QStringLiteral("Start the tunnel or proxy")));
}

void TestDoctor::aProxyThatLosesTheSignature()
{
    setUpEverything();
    QVERIFY(startConsole());
    m_tunnel->rewrite([](QByteArray &bytes) { bytes.replace("X-Twilio-", "X-Other--"); });
    const auto said = section(runDoctor(), QStringLiteral("Webhook"));
    QVERIFY2(said.contains(QStringLiteral("X-Twilio-Signature gets lost")), qPrintable(said));
}

void TestDoctor::aConsoleWithTheOldToken()
{
    setUpEverything();
    QVERIFY(startConsole());
    const auto renewed = QStringLiteral("fedcba9876543210fedcba9876543210");
    m_console->twilio().setup().authToken = renewed;
    m_console->home().set(QStringLiteral("TWILIO_AUTH_TOKEN"), renewed);
    const auto ended = runDoctor();
    QVERIFY(
        section(ended, QStringLiteral("Twilio credentials")).startsWith(QStringLiteral("  [ok]")));
    const auto said = section(ended, QStringLiteral("Webhook"));
    QVERIFY2(said.contains(QStringLiteral("Restart the console")), qPrintable(said));
}

void TestDoctor::aClockThatIsWrong()
{
    setUpEverything();
    m_console->twilio().setup().now = [] {
        return toInstant(QDateTime::currentDateTimeUtc()) + Minutes{3};
    };
    const auto ended = runDoctor();
    QCOMPARE(ended.status, 1);
    const auto said = section(ended, QStringLiteral("Clock"));
    QVERIFY2(said.contains(QStringLiteral("s behind Twilio's")), qPrintable(said));
    QVERIFY(said.contains(QStringLiteral("timedatectl set-ntp true")));
}

void TestDoctor::aDatabaseThatCannotBeWritten()
{
    const auto folder = m_console->home().path(QStringLiteral("run"));
    const auto ended =
        runConsole(m_console->home(), {doctor, QStringLiteral("--database"), folder});
    QCOMPARE(ended.status, 1);
    const auto said = section(ended, QStringLiteral("Database"));
    QVERIFY2(said.contains(problem) && said.contains(QStringLiteral("is a folder")),
             qPrintable(said));
}

void TestDoctor::aNewAdminWithATrialAccountNoPublicUrlAndAWrongToken()
{
    setUpEverything();
    auto &twilio = m_console->twilio().setup();
    twilio.numbers.isTrial = true;
    m_console->home().set(QStringLiteral("CALL_WEBHOOK_URL"), QString());
    m_console->home().set(QStringLiteral("TWILIO_AUTH_TOKEN"), wrongToken);

    const auto first = runDoctor();
    QCOMPARE(first.status, 1);
    QCOMPARE(first.output.count(problem), 1); // the wrong token hides other problems
    QVERIFY(section(first, QStringLiteral("Twilio credentials"))
                .contains(QStringLiteral("set-secret TWILIO_AUTH_TOKEN")));
    QVERIFY(section(first, QStringLiteral("Webhook")).contains(QStringLiteral("CALL_WEBHOOK_URL")));

    m_console->home().set(QStringLiteral("TWILIO_AUTH_TOKEN"), twilio.authToken);
    const auto second = runDoctor();
    QCOMPARE(second.status, 1);
    QVERIFY(section(second, QStringLiteral("Twilio account")).contains(QStringLiteral("****3456")));

    twilio.numbers.verifiedNumbers = {u'+' + QStringLiteral("34") + wholeNumber};
    const auto third = runDoctor();
    QCOMPARE(third.status, 0);

    m_console->home().set(QStringLiteral("CALL_WEBHOOK_URL"), m_tunnel->url().toString());
    QVERIFY(startConsole());
    const auto last = runDoctor();
    QVERIFY2(last.status == 0, qPrintable(last.output));
    QVERIFY(section(last, QStringLiteral("Webhook")).startsWith(QStringLiteral("  [ok]")));
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
