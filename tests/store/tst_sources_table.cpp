// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"
#include "tests/store/test_database.h"

using namespace savehub;

namespace {

const auto now = sample::before();
const auto actor = QStringLiteral("test");
const SourceName team{MeetingSource::CalendarFile, QStringLiteral("/srv/team.ics")};
const SourceName sales{MeetingSource::CalendarFile, QStringLiteral("/srv/sales.ics")};

/// Rows from before sources were remembered: two meetings of calendar files, one of them cancelled,
/// and one of the REST API.
const auto formerMeetings =
    QStringLiteral("INSERT INTO meetings SELECT value, 'T', '2026-11-24T10:00:00.000Z', "
                   "'2026-11-24T10:30:00.000Z',"
                   " 'UTC', iif(value = 'r', 'rest', 'calendar-file'), value, '', value = 'c', ''"
                   " FROM json_each('[\"f\", \"c\", \"r\"]')");

constexpr size_t versionBefore = 18;

} // namespace

/// What the operator sees about sources, and what the file keeps about them.
class TstSourcesTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_database = std::make_unique<TestDatabase>(); }

    void listsWhatIsAtStake();
    void remembersTheFirstAndTheLastImport();
    void whatIsNamedAlreadyIsNotWrittenAgain();
    void takingBackIsAuditedWithoutNumbers();
    void formerMeetingsHaveASourceOfTheirKind();
    void aFormerMeetingIsItsFilesOnceThatNamesIt();

private:
    SqlStore &store() { return m_database->store(); }
    Result<MeetingsImported> take(const SourceName &source, const CalendarMeeting &listed,
                                  Instant at = now)
    {
        auto import = sample::import({listed});
        import.source = source;
        return store().importMeetings(import, actor, at);
    }
    static CalendarMeeting standup(const char *uid, Instant start = sample::start())
    {
        return sample::invitation(QLatin1String(uid), start, {"Ana", "Bea"});
    }
    /// "kind name meetings/shared incidents/own", one entry for each source.
    QStringList listed(Instant at = now)
    {
        QStringList lines;
        for (const auto &one : store().sources(at).value_or(std::vector<KnownSource>{})) {
            lines += QStringLiteral("%1 %2 %3/%4 %5/%6")
                         .arg(toText(one.source.kind), one.source.name)
                         .arg(one.meetings)
                         .arg(one.shared)
                         .arg(one.incidents)
                         .arg(one.ownIncidents);
        }
        return lines;
    }
    void makeFormer() const
    {
        auto former = *builtInMigrations();
        former.resize(versionBefore);
        const auto database = Database::open(m_database->options(), former);
        QVERIFY_OK(database);
        QVERIFY_OK((*database)->sql().run(formerMeetings));
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TstSourcesTable::listsWhatIsAtStake()
{
    QCOMPARE(listed(), QStringList());
    QVERIFY_OK(store().importPeople({sample::person(), sample::person(QStringLiteral("Bea"))},
                                    actor, now));
    QVERIFY_OK(take(team, standup("own")));
    QVERIFY_OK(take(team, standup("common")));
    QVERIFY_OK(take(sales, standup("common")));
    QVERIFY_OK(take(restSource(), standup("past", now)));
    auto cancelled = standup("cancelled");
    QVERIFY_OK(take(sales, cancelled));
    cancelled.meeting.cancelled = true;
    QVERIFY_OK(take(team, cancelled));
    QCOMPARE(listed(), (QStringList{QStringLiteral("calendar-file /srv/team.ics 2/1 4/2"),
                                    QStringLiteral("calendar-file /srv/sales.ics 1/1 2/0"),
                                    QStringLiteral("rest REST API 0/0 0/0")}));
}

void TstSourcesTable::remembersTheFirstAndTheLastImport()
{
    QVERIFY_OK(take(team, standup("own")));
    QVERIFY_OK(take(team, standup("own"), now + Minutes{7}));
    const auto sources = store().sources(now);
    QVERIFY_OK(sources);
    QCOMPARE(sources->size(), size_t(1));
    QCOMPARE(sources->front().firstAt, now);
    QCOMPARE(sources->front().lastAt, now + Minutes{7});
}

void TstSourcesTable::whatIsNamedAlreadyIsNotWrittenAgain()
{
    QVERIFY_OK(take(team, standup("own")));
    auto import = sample::import({standup("own")});
    import.source = team;
    const auto matches = store().matchMeetings(import);
    QVERIFY_OK(matches);
    const auto before = store().version();
    const auto again = store().importMeeting(matches->front(), actor, now, incidentsPerCommit);
    QVERIFY_OK(again);
    QCOMPARE(again->unchanged, 1);
    QCOMPARE(store().version()->ours, before->ours);
}

void TstSourcesTable::takingBackIsAuditedWithoutNumbers()
{
    const SourceName odd{MeetingSource::CalendarFile, QStringLiteral("/srv/+34600123456\n.ics")};
    QVERIFY_OK(store().noteTakeBack(odd, 3, actor, now));
    QCOMPARE(
        m_database->sqlite3(QStringLiteral("SELECT actor, action, subject, detail FROM audit_log")),
        QStringLiteral("test|source.taken_back|/srv/****3456 .ics|"
                       "calendar-file, 3 meetings to come"));
}

void TstSourcesTable::formerMeetingsHaveASourceOfTheirKind()
{
    makeFormer();
    QCOMPARE(listed(), (QStringList{QStringLiteral("calendar-file earlier imports 1/0 0/0"),
                                    QStringLiteral("rest earlier imports 1/0 0/0")}));
    const auto earlier = earlierSource(MeetingSource::CalendarFile);
    const auto meetings = store().meetingsNamedBy(earlier, now, 9);
    QCOMPARE(meetings, Result<std::vector<MeetingId>>({MeetingId(QStringLiteral("f"))}));
    QCOMPARE(store().detachSource(earlier, meetings->front(), actor, now, 9),
             Result<TakenBack>({.cancelled = 1}));
    QCOMPARE(
        m_database->sqlite3(QStringLiteral("PRAGMA foreign_key_check; PRAGMA integrity_check")),
        QStringLiteral("ok"));
}

void TstSourcesTable::aFormerMeetingIsItsFilesOnceThatNamesIt()
{
    makeFormer();
    auto again = standup("f");
    again.meeting.occurrence.clear();
    QVERIFY_OK(take(team, again));
    QCOMPARE(listed(), (QStringList{QStringLiteral("calendar-file earlier imports 0/0 0/0"),
                                    QStringLiteral("rest earlier imports 1/0 0/0"),
                                    QStringLiteral("calendar-file /srv/team.ics 1/0 0/0")}));
}

QTEST_GUILESS_MAIN(TstSourcesTable)
#include "tst_sources_table.moc"
