// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

#include "app/wall_time.h"
#include "store/sql_incident_reader.h"
#include "tests/testlib/fake_twilio.h"
#include "tests/testlib/sample_data.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace savehub;

namespace {
constexpr int longestWait = 30'000; ///< ms
const auto waiting = QStringLiteral("Waiting for the keyring.");
} // namespace

/// A whole console whose keyring answers after its start.
class TestAwaitedSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_twilio.listen()); }
    void init();
    void aCallThatIsDueWaitsAndGoesOut();
    void theWindowHearsWhatIsWaitedFor();

private:
    void start();
    /// The stored call step.
    Step callStep() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeTwilio m_twilio;
    RunPlan m_plan;
    std::unique_ptr<LogFile> m_log;
    std::unique_ptr<EngineThread> m_console; ///< destroyed before the log
};

void TestAwaitedSecrets::init()
{
    m_console.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_unique<LogFile>(m_folder->filePath(QStringLiteral("test.log")));
    m_plan = {};
    m_plan.database.path = m_folder->filePath(QStringLiteral("test.db"));
    m_plan.listen.port = 0;
    m_plan.settings.defaults.provider = Provider::Twilio;
    m_plan.settings.countries = {QStringLiteral("ES")};
    m_plan.twilio.accountSid = m_twilio.setup().accountSid;
    m_plan.twilio.fromNumber = PhoneNumber::fromE164(*m_twilio.setup().numbers.ownNumbers.begin());
    m_plan.twilio.apiBaseUrl = m_twilio.url();
    m_plan.secrets->await(waiting);
}

/// Starts the console with a call that is due now.
void TestAwaitedSecrets::start()
{
    m_console = std::make_unique<EngineThread>(compose(m_plan, *m_log), QStringLiteral("test"));
    QVERIFY(m_console->start());
    const auto now = wallTime();
    const auto startsAt = std::chrono::floor<Seconds>(now) + Seconds{178};
    MeetingImport import{
        .meetings = {sample::invitation(QStringLiteral("a@example.org"), startsAt, {"Ana"})},
        .uids = {QStringLiteral("a@example.org")},
        .from = now - Hours{1},
        .until = now + Hours{1}};
    auto ana = sample::person();
    ana.id = {};
    ana.phone = PhoneNumber::fromE164(u"+34600123456"); // a number that is in use
    ana.doNotCall = false;
    m_console->importPeople({ana}, QStringLiteral("test"), [](const auto &) {});
    std::optional<int> planned;
    m_console->importMeetings(import, QStringLiteral("test"), [&](const auto &imported) {
        planned = imported ? imported->incidentsPlanned : -1;
    });
    QTRY_COMPARE_WITH_TIMEOUT(planned.value_or(0), 1, longestWait);
}

Step TestAwaitedSecrets::callStep() const
{
    const auto reader = SqlIncidentReader::open(m_plan.database);
    const auto rows =
        reader ? (*reader)->live(wallTime(), 1, {}) : tl::make_unexpected(reader.error());
    if (rows && !rows->empty()) {
        const auto detail = (*reader)->detail(rows->front().id);
        for (const auto &step : detail ? detail->record.steps : std::vector<Step>{}) {
            if (step.channel == Channel::Call) {
                return step;
            }
        }
    }
    qFatal("there is no call step");
}

void TestAwaitedSecrets::aCallThatIsDueWaitsAndGoesOut()
{
    start();
    QTRY_VERIFY_WITH_TIMEOUT(callStep().retryAt, longestWait); // the step was due, and waits
    QCOMPARE(callStep().status, StepStatus::Pending);
    QVERIFY(m_twilio.posts().empty());

    m_plan.secrets->arrive({{SecretName::TwilioAuthToken, m_twilio.setup().authToken}}, {});
    QTRY_COMPARE_WITH_TIMEOUT(m_twilio.calls().size(), size_t(1), longestWait);
    QTRY_COMPARE_WITH_TIMEOUT(callStep().status, StepStatus::Executed, longestWait);
    QCOMPARE(m_twilio.posts().size(), size_t(1));
}

void TestAwaitedSecrets::theWindowHearsWhatIsWaitedFor()
{
    m_console = std::make_unique<EngineThread>(compose(m_plan, *m_log), QStringLiteral("test"));
    QVERIFY(m_console->start());
    QTRY_COMPARE(m_console->providerProblem(), waiting);
    m_plan.secrets->arrive({}, QStringLiteral("The keyring is locked."));
    QTRY_COMPARE(m_console->providerProblem(),
                 QStringLiteral("Twilio credentials not configured. The keyring is locked."));
}

QTEST_GUILESS_MAIN(TestAwaitedSecrets)
#include "tst_awaited_secrets.moc"
