// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/background_doctor.h"

#include "app/composition.h"
#include "app/log_file.h"
#include "runtime/engine_thread.h"
#include "tests/app/fake_keychain.h"
#include "tests/app/tunnel.h"
#include "tests/testlib/fake_twilio.h"

#include <QTemporaryDir>
#include <QTest>

using namespace savehub;

namespace {

constexpr int longestWait = 30'000; ///< ms

/// The findings of one check.
Findings under(const QString &check, const Findings &findings)
{
    Findings found;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(found),
                 [&](const Finding &finding) { return finding.check == check; });
    return found;
}

bool isFine(const QString &check, const Findings &findings)
{
    const auto found = under(check, findings);
    return !found.empty() && worst(found) == Finding::Severity::Fine;
}

} // namespace

/// The doctor inside a running console.
class TestBackgroundDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_twilio.listen()); }
    void init();
    void examinesTheConsoleThatRuns();
    void theConsoleWorksOnMeanwhile();
    void aConsoleWithoutItsPortSaysSo();
    void whoAsksMeanwhileHearsTheSame();
    void canBeAskedAgain();
    void aKeychainThatDoesNotAnswerIsAFinding();
    void patienceEnds();
    void mayEndInTheMiddle_data();
    void mayEndInTheMiddle();

private:
    /// Starts a console with \a m_plan and lets the public address lead to it.
    void startConsole();
    /// Lets Twilio accept connections and never answer.
    void silenceTwilio() { m_plan.twilio.apiBaseUrl = serverUrl(*m_silent); }
    static QUrl serverUrl(const QTcpServer &server)
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()));
    }
    /// Runs the doctor and waits for its findings.
    Result<Findings> examine(BackgroundDoctor &doctor);

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeKeychain m_keychain;
    FakeTwilio m_twilio;
    std::unique_ptr<QTcpServer> m_silent;
    std::unique_ptr<Tunnel> m_tunnel;
    RunPlan m_plan;
    std::unique_ptr<LogFile> m_log;
    std::unique_ptr<EngineThread> m_console; ///< destroyed before the log
};

void TestBackgroundDoctor::init()
{
    m_console.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_keychain = {};
    m_tunnel = std::make_unique<Tunnel>();
    m_silent = std::make_unique<QTcpServer>();
    QVERIFY(m_silent->listen(QHostAddress::LocalHost));
    m_log = std::make_unique<LogFile>(m_folder->filePath(QStringLiteral("test.log")));
    m_plan = {};
    m_plan.database.path = m_folder->filePath(QStringLiteral("test.db"));
    m_plan.listen.port = 0;
    m_plan.twilio.accountSid = m_twilio.setup().accountSid;
    m_plan.twilio.authToken = m_twilio.setup().authToken;
    m_plan.twilio.fromNumber = PhoneNumber::fromE164(*m_twilio.setup().numbers.ownNumbers.begin());
    m_plan.twilio.apiBaseUrl = m_twilio.url();
    m_plan.twilio.webhookUrl = m_tunnel->url();
}

void TestBackgroundDoctor::startConsole()
{
    m_console = std::make_unique<EngineThread>(compose(m_plan, *m_log), QStringLiteral("test"));
    QVERIFY(m_console->start());
    m_tunnel->leadTo(QUrl(QStringLiteral("http://") + m_plan.listeningOn->value()));
}

Result<Findings> TestBackgroundDoctor::examine(BackgroundDoctor &doctor)
{
    std::optional<Result<Findings>> answer;
    doctor.examine([&](const Result<Findings> &result) { answer = result; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, longestWait)) {
        qFatal("the doctor does not answer");
    }
    return *answer;
}

void TestBackgroundDoctor::examinesTheConsoleThatRuns()
{
    startConsole();
    BackgroundDoctor doctor(m_plan, m_keychain);
    const auto found = examine(doctor);
    QVERIFY(found);
    for (const auto *check : {"Console", "Twilio credentials", "Webhook", "Keyring", "Database"}) {
        QVERIFY2(isFine(QLatin1String(check), *found), check);
    }
    QVERIFY(under(QStringLiteral("Console"), *found)
                .front()
                .what.contains(m_plan.listeningOn->value()));
    QVERIFY(m_twilio.posts().empty());
}

/// The doctor's connection to the database does not disturb the console's.
void TestBackgroundDoctor::theConsoleWorksOnMeanwhile()
{
    startConsole();
    BackgroundDoctor doctor(m_plan, m_keychain);
    int saved = 0;
    int answered = 0;
    for (int i = 0; i < 5; ++i) {
        Person person;
        person.name = QStringLiteral("Ana");
        person.email = QStringLiteral("ana%1@example.com").arg(i);
        m_console->importPeople({person}, QStringLiteral("test"),
                                [&](const Result<PeopleImported> &done) { saved += done ? 1 : 0; });
        const auto found = examine(doctor);
        answered += found && isFine(QStringLiteral("Database"), *found) ? 1 : 0;
    }
    QCOMPARE(answered, 5);
    QTRY_COMPARE(saved, 5);
    QVERIFY(QFile::exists(m_plan.database.path + QStringLiteral(".lock")));
}

void TestBackgroundDoctor::aConsoleWithoutItsPortSaysSo()
{
    m_plan.listen.port = m_silent->serverPort();
    m_console = std::make_unique<EngineThread>(compose(m_plan, *m_log), QStringLiteral("test"));
    QVERIFY(m_console->start());
    bool isBothered = false;
    connect(m_silent.get(), &QTcpServer::newConnection, m_console.get(),
            [&] { isBothered = true; });
    BackgroundDoctor doctor(m_plan, m_keychain);
    const auto found = examine(doctor);
    const auto console = under(QStringLiteral("Console"), *found);
    QCOMPARE(worst(console), Finding::Severity::Problem);
    QVERIFY(console.front().what.contains(m_plan.listen.text()));
    QCOMPARE(under(QStringLiteral("Webhook"), *found), Findings());
    QVERIFY(!isBothered);
}

void TestBackgroundDoctor::whoAsksMeanwhileHearsTheSame()
{
    BackgroundDoctor doctor(m_plan, m_keychain);
    std::vector<Findings> heard;
    const auto hear = [&](const Result<Findings> &result) {
        heard.push_back(result.value_or(Findings()));
    };
    doctor.examine(hear);
    doctor.examine(hear);
    QTRY_COMPARE_WITH_TIMEOUT(heard.size(), size_t(2), longestWait);
    QVERIFY(!heard.front().empty());
    QCOMPARE(heard.front(), heard.back());
    QCOMPARE(m_keychain.reads, 1);
}

void TestBackgroundDoctor::canBeAskedAgain()
{
    BackgroundDoctor doctor(m_plan, m_keychain);
    QVERIFY(isFine(QStringLiteral("Twilio credentials"), *examine(doctor)));
    m_twilio.setup().authToken = QString(32, u'a');
    QVERIFY(!isFine(QStringLiteral("Twilio credentials"), *examine(doctor)));
    m_twilio.setup().authToken = m_plan.twilio.authToken.text();
}

void TestBackgroundDoctor::aKeychainThatDoesNotAnswerIsAFinding()
{
    m_keychain.isLocked = true;
    m_keychain.answersLater = true;
    BackgroundDoctor doctor(m_plan, m_keychain);
    const auto keyring = under(QStringLiteral("Keyring"), *examine(doctor));
    QVERIFY(worst(keyring) != Finding::Severity::Fine);
    QVERIFY(keyring.front().what.contains(QStringLiteral("The keyring is locked.")));
}

void TestBackgroundDoctor::patienceEnds()
{
    silenceTwilio();
    BackgroundDoctor doctor(m_plan, m_keychain, Milliseconds{50});
    const auto found = examine(doctor);
    QVERIFY(!found);
    QCOMPARE(found.error().kind, Error::Kind::Unavailable);
}

void TestBackgroundDoctor::mayEndInTheMiddle_data()
{
    QTest::addColumn<bool>("keychainIsSlow");
    QTest::newRow("while the keychain is asked") << true;
    QTest::newRow("while Twilio is asked") << false;
}

void TestBackgroundDoctor::mayEndInTheMiddle()
{
    QFETCH(const bool, keychainIsSlow);
    m_keychain.answersLater = keychainIsSlow;
    silenceTwilio();
    bool isAnswered = false;
    {
        BackgroundDoctor doctor(m_plan, m_keychain);
        doctor.examine([&](const Result<Findings> &) { isAnswered = true; });
        if (!keychainIsSlow) {
            QTRY_VERIFY_WITH_TIMEOUT(m_silent->hasPendingConnections(), longestWait);
        }
    }
    bool isLater = false;
    QTimer::singleShot(0, [&] { isLater = true; });
    QTRY_VERIFY(isLater);
    QVERIFY(!isAnswered);
}

QTEST_GUILESS_MAIN(TestBackgroundDoctor)
#include "tst_background_doctor.moc"
