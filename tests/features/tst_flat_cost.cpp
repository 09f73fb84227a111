// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remove_source_work.h"
#include "store/sql_incident_reader.h"
#include "tests/features/statement_watch.h"
#include "tests/features/story.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace savehub;

namespace {

const auto actor = QStringLiteral("operator");
const SourceName team{MeetingSource::CalendarFile, QStringLiteral("/srv/team.ics")};

/// \a count incidents of one month, each with everything that belongs to an incident. Half of them
/// are Ana1's.
QString history(int count)
{
    return QStringLiteral(R"(
BEGIN;
CREATE TEMP TABLE h (i INTEGER PRIMARY KEY, at TEXT, person TEXT);
INSERT INTO h
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)
    SELECT i, strftime('%Y-%m-%dT%H:%M:%fZ', '2026-11-01', '+' || (i * 30000 / %1) || ' minutes'),
           iif(i % 2, (SELECT id FROM people WHERE name = 'Ana1'), 'h-person-' || i) FROM n;
INSERT INTO people SELECT 'h-person-' || i, 'H', 'h' || i || '@example.org', '+1202555' || (1000 + i),
    'en', 'UTC', '', '', NULL, 0 FROM h;
INSERT INTO meetings SELECT 'h-meeting-' || i, 'H', at, at, 'UTC', 'rest', 'h-uid-' || i, '', 0, '' FROM h;
INSERT OR IGNORE INTO sources (kind, name, first_at, last_at, actor)
    VALUES ('calendar-file', '/srv/team.ics', '2026-11-01', '2026-11-01', 'h');
INSERT INTO meeting_sources SELECT 'h-meeting-' || i, sources.id FROM h, sources;
INSERT INTO attendances SELECT 'h-meeting-' || i,
    iif(i % 2, 'ana1@example.org', 'h' || i || '@example.org'), 'H', 0 FROM h;
INSERT INTO incidents (id, person_id, meeting_id, start_at, state, resolution, created_at, resolved_at)
    SELECT 'h-' || i, person, 'h-meeting-' || i, at, 'RESOLVED', 'expired', at, at FROM h;
INSERT INTO escalation_steps (incident_id, step_number, step_type, status, executed_at, error_message,
        created_at, id, recipient, message_template, due_at, last_at, reason, guard_trail, tries, sent_at,
        retry_at, provider, sid)
    SELECT 'h-' || i, rung, iif(rung = 3, 'CALL', 'SMS'), 'EXECUTED', at, NULL, at,
           'h-step-' || i || '-' || rung, 'attendee', 't', at, at, '', '', 1, at, NULL, 'twilio',
           'h-SM-' || i || '-' || rung
    FROM h, (SELECT 2 AS rung UNION ALL SELECT 3);
INSERT INTO call_attempts (key, incident_id, step_id, number, provider, to_number, status, sid,
        created_at, accepted_at, ended_at, digit, answered_by, error, cancel_wanted, estimate_micros)
    SELECT 'h-key-' || i, 'h-' || i, 'h-step-' || i || '-3', 1, 'twilio', '+12025550100',
           iif(i % 3, 'completed', 'unknown'), 'h-CA-' || i, at, at, at, '', '', '', i % 2, 14000
    FROM h;
INSERT INTO call_events (attempt_key, at, source, event, sequence, detail)
    SELECT 'h-key-' || i, at, 'webhook', 'ringing', 1, '' FROM h;
INSERT INTO audit_log (at, actor, action, subject, detail)
    SELECT at, 'engine', 'incident.expired', 'h-' || i, '' FROM h;
INSERT INTO heard_texts SELECT 'h-SM-heard-' || i, at, at, 'h-' || i, 'joined', 'en' FROM h;
INSERT INTO test_calls (key, provider, to_number, status, sid, created_at, ended_at, digit, answered_by,
        error, estimate_micros)
    SELECT 'h-test-' || i, 'twilio', '+12025550177', 'completed', 'h-CA-test-' || i, at, at, '', '', '',
           14000 FROM h;
DROP TABLE h;
COMMIT;)")
        .arg(count);
}

/// An import whose progress nobody watches.
template <typename Work>
std::shared_ptr<ImportJob> job(std::unique_ptr<Work> work)
{
    auto job = std::make_shared<ImportJob>();
    job->work = std::move(work);
    return job;
}

/// A day on which everything happens that the engine's thread can do. As many \a incidents have
/// happened before.
class BusyDay
{
public:
    explicit BusyDay(int incidents)
        : m_path(m_folder.filePath(QStringLiteral("savehub.db"))),
          m_story(m_path)
    {
        m_story.given().people(6).meetingAt(T);
        m_reader = certain(SqlIncidentReader::open({m_path}));
        m_watch = std::make_unique<StatementWatch>(m_path);
        m_watch->execute(history(incidents));
    }

    void play();
    StatementWatch &watch() { return *m_watch; }

private:
    Stage &stage() { return m_story.stage(); }
    Engine &engine() { return stage().engine(); }
    void importByAndBy();
    void answerByAllMeans();
    void readAsTheApiDoes();
    void readAsTheWindowDoes();

    QTemporaryDir m_folder;
    QString m_path;
    Story m_story;
    std::unique_ptr<SqlIncidentReader> m_reader;
    std::unique_ptr<StatementWatch> m_watch;
};

void BusyDay::importByAndBy()
{
    std::vector<Person> people{sample::person(QStringLiteral("Zoe")), sample::person()};
    engine().import(job(std::make_unique<PeopleImportWork>(people, actor)));
    const auto later = sample::start() + Hours{2};
    for (const auto start : {later, later + Minutes{5}}) {
        auto import = sample::import(
            {sample::invitation(QStringLiteral("moved"), start, {"Zoe", "Ana", "Nobody"}),
             sample::invitation(QStringLiteral("other"), later, {"Zoe"})});
        import.source = team;
        engine().import(job(std::make_unique<MeetingImportWork>(import, actor)));
    }
    auto gone = sample::import({});
    gone.uids = QStringList{QStringLiteral("moved")};
    gone.source = team;
    engine().import(job(std::make_unique<MeetingImportWork>(gone, actor)));
    people[0].name = QStringLiteral("Zoë");
    people.push_back(sample::person(QStringLiteral("Nobody")));
    engine().import(job(std::make_unique<PeopleImportWork>(people, actor)));
    people[0].phone = PhoneNumber::fromE164(u"+12025550188");
    const PeopleImportTerms sure{.confirmed = Confirmed::Yes};
    engine().import(job(std::make_unique<PeopleImportWork>(people, actor, sure)));
    engine().import(job(std::make_unique<RemoveSourceWork>(team, 1, actor)));
}

void BusyDay::answerByAllMeans()
{
    auto &desk = engine().reception();
    const auto records = stage().incidents();
    desk.checkIn(records[1].meeting.id, records[1].person.id, Answer::Joined, actor);
    desk.acknowledge(records[2].incident.id, actor);
    desk.resolve(records[3].incident.id, QStringLiteral("done"), actor);
    desk.callReported(AttemptKey(QStringLiteral("nobody's")),
                      {.sid = ProviderSid(QStringLiteral("CA1")), .status = AttemptStatus::Busy});
    desk.spokenCall(AttemptKey(QStringLiteral("nobody's")));
    desk.textReceived({.sid = ProviderSid(QStringLiteral("SM-stranger")),
                       .from = *PhoneNumber::fromE164(u"+12025550142"),
                       .body = QStringLiteral("hello"),
                       .at = stage().clock().now()});
    desk.textReported(records[0].steps[1].id, {.sid = ProviderSid(QStringLiteral("SM1"))});
}

void BusyDay::readAsTheApiDoes()
{
    const auto now = stage().clock().now();
    const auto rows = certain(m_reader->live(now, 2, {}));
    certain(m_reader->live(now, 2, rows.back().id));
    certain(m_reader->detail(rows.front().id));
    certain(m_reader->counts(now));
}

void BusyDay::readAsTheWindowDoes()
{
    certain(m_reader->board(stage().clock().now(), 10));
}

void BusyDay::play()
{
    stage().lives = {MockLife::NoAnswer, MockLife::PressesOne};
    stage().callFaults = {WireFault::LostAfter};
    stage().textFaults = {WireFault::LostAfter};
    stage().network().pricedAfter = Minutes{2};
    m_story.given().programRunning();
    m_story.at(T - Minutes{55});
    certain(engine().placeTestCall(*PhoneNumber::fromE164(u"+12025550177"), QStringLiteral("en"),
                                   actor));
    m_story.at(T - Minutes{45});
    importByAndBy();
    m_story.at(T - Minutes{40}).when().meetingMovesBy(Minutes{1});
    m_story.when().meetingMovesBy(-Minutes{1});
    m_story.at(T - Minutes{4}).when().writes(QStringLiteral("1"), QStringLiteral("Ana6"));
    m_story.at(T - Minutes{4} + Seconds{30});
    answerByAllMeans();
    readAsTheApiDoes();
    readAsTheWindowDoes();
    m_story.at(T - Minutes{3} + Seconds{1}).when().programEnds();
    m_story.at(T - Minutes{3} + Seconds{3}).when().programStarts();
    m_story.at(T - Minutes{2} - Seconds{10}).when().callsAreStopped();
    m_story.at(T - Minutes{1}).when().callsAreStopped(false);
    const auto someone = stage().incidents().front().incident.id;
    SqlStore &store = stage().store();
    certain(store.setAside(someone, QStringLiteral("to see it"), stage().clock().now()));
    certain(store.takeUpSetAside());
    certain(store.transact(someone, stage().clock().now(), [](const auto &record, const auto &) {
        return Decision{.record = record, .warned = {Warning::DailySpend}};
    }));
    certain(store.setAlive(stage().clock().now()));
    certain(store.setAlive(stage().clock().now()));
    certain(store.lastAlive());
    certain(store.missed(stage().clock().now(), 10));
    m_story.at(T + Minutes{20});
    readAsTheApiDoes();
    m_story.at(T + Hours{25});
}

bool isOfInterest(const QString &statement)
{
    static const QRegularExpression data(QStringLiteral("^(SELECT|INSERT|UPDATE|DELETE)"));
    return data.match(statement).hasMatch();
}

/// Whether the plan's line scans something that does not grow with the history.
bool isShort(const QString &planLine)
{
    static const QRegularExpression small(QStringLiteral(
        "^SCAN "
        "(settings|warnings|policies|set_aside|json_each|incident_counts|step_counts|call_counts"
        "|call_lateness|call_try_count|text_counts|overdue|CONSTANT ROW|\\(.*|SUBQUERY.*)( |$)"));
    return small.match(planLine).hasMatch();
}

QStringList scansIn(const StatementWatch &watch)
{
    QStringList scans;
    for (const auto &statement : watch.statements()) {
        if (!isOfInterest(statement)) {
            continue;
        }
        for (const auto &line : watch.planOf(statement)) {
            if (line.startsWith(QLatin1String("SCAN")) && !isShort(line)) {
                scans += QStringLiteral("%1: %2").arg(line, statement);
            }
        }
    }
    return scans;
}

/// How the statements in the store's sources begin: up to the first place where a value is put in.
QStringList statementsInSources()
{
    // The statements of the doctor, of the window, of the program's start, and those that bring the
    // schema up to date.
    static const QStringList others{QStringLiteral("checkup.cpp"),
                                    QStringLiteral("countries_table.cpp"),
                                    QStringLiteral("auth_token_table.cpp"),
                                    QStringLiteral("migrations.cpp"),
                                    QStringLiteral("database.cpp"),
                                    QStringLiteral("audit_table.cpp"),
                                    QStringLiteral("policy_table.cpp"),
                                    QStringLiteral("schema_check.cpp"),
                                    QStringLiteral("sql_incident_reader.cpp")};
    static const QRegularExpression literal(
        QStringLiteral("\"((?:SELECT|INSERT|UPDATE|DELETE) [^\"%]*)"));
    QStringList found;
    const QDir sources(QStringLiteral(SAVEHUB_STORE_SOURCES));
    for (const auto &name : sources.entryList({QStringLiteral("*.cpp")})) {
        QFile file(sources.filePath(name));
        if (others.contains(name) || !file.open(QIODevice::ReadOnly)) {
            continue;
        }
        auto matches = literal.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            found += matches.next().captured(1);
        }
    }
    return found;
}

} // namespace

/// What the engine's thread asks of the database costs the same after years as on the first day.
class TestFlatCost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_young = std::make_unique<BusyDay>(30);
        m_young->play();
        m_old = std::make_unique<BusyDay>(1'500);
        m_old->play();
    }

    void noStatementWalksThroughATableThatGrows();
    void noStatementTakesLongerWithTime();
    void theDayHasSeenEveryStatement();

private:
    std::unique_ptr<BusyDay> m_young, m_old;
};

void TestFlatCost::noStatementWalksThroughATableThatGrows()
{
    const auto scans = scansIn(m_old->watch());
    QVERIFY2(scans.isEmpty(), qPrintable(scans.join(QLatin1Char('\n'))));
    m_old->watch().execute(QStringLiteral("ANALYZE"));
    const auto analyzed = scansIn(m_old->watch());
    QVERIFY2(analyzed.isEmpty(), qPrintable(analyzed.join(QLatin1Char('\n'))));
}

void TestFlatCost::noStatementTakesLongerWithTime()
{
    const auto young = m_young->watch().mostSteps();
    QStringList longer;
    for (const auto &[statement, steps] : m_old->watch().mostSteps()) {
        const auto before = young.find(statement);
        const auto allowed = before == young.end() ? 0 : before->second * 3 / 2 + 100;
        if (isOfInterest(statement) && steps > allowed) {
            longer += QStringLiteral("%1 instead of %2: %3")
                          .arg(steps)
                          .arg(before == young.end() ? 0 : before->second)
                          .arg(statement);
        }
    }
    QVERIFY2(longer.isEmpty(), qPrintable(longer.join(QLatin1Char('\n'))));
}

/// A new statement that the day does not run fails here, so that none is forgotten.
void TestFlatCost::theDayHasSeenEveryStatement()
{
    static const QRegularExpression boundName(QStringLiteral(":\\w+"));
    auto seen = m_old->watch().statements();
    seen.replaceInStrings(boundName, QStringLiteral("?")); // Qt names the placeholders
    QVERIFY(seen.size() > 50);
    QStringList unseen;
    for (const auto &beginning : statementsInSources()) {
        const auto isSeen = std::any_of(seen.begin(), seen.end(), [&](const QString &statement) {
            return statement.contains(beginning.trimmed());
        });
        if (!isSeen) {
            unseen += beginning;
        }
    }
    QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestFlatCost)
#include "tst_flat_cost.moc"
