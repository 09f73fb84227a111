// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/meeting_plan.h"
#include "tests/testlib/sample_data.h"

#include <QTest>

using namespace savehub;

namespace {

const auto now = sample::before();
const SourceName team{MeetingSource::CalendarFile, QStringLiteral("/srv/team.ics")};

} // namespace

class TstSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatLettingGoMeans_data();
    void whatLettingGoMeans();
    void partsAndMatchesSayWhoseTheyAre();
    void aSourceNamesWhatItLists();
    void aSourceLetsGoOfWhatIsCancelledOnceAllAreSettled();
};

void TstSources::whatLettingGoMeans_data()
{
    QTest::addColumn<Instant>("start");
    QTest::addColumn<bool>("cancelled");
    QTest::addColumn<std::vector<SourceName>>("sources");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, Instant start, bool cancelled,
                        const std::vector<SourceName> &sources, RemovalEffect expected) {
        QTest::newRow(name) << start << cancelled << sources << static_cast<int>(expected);
    };
    const auto later = sample::start();
    const auto sameName = SourceName{MeetingSource::CalendarUrl, team.name};
    row("its own", later, false, {team}, RemovalEffect::Cancels);
    row("shared", later, false, {restSource(), team}, RemovalEffect::OnlyItsName);
    row("shared with one of that name", later, false, {team, sameName}, RemovalEffect::OnlyItsName);
    row("cancelled already", later, true, {team}, RemovalEffect::OnlyItsName);
    row("another's", later, false, {restSource()}, RemovalEffect::Nothing);
    row("nobody's", later, false, {}, RemovalEffect::Nothing);
    row("starts now", now, false, {team}, RemovalEffect::Nothing);
    row("about to start", now + Milliseconds{1}, false, {team}, RemovalEffect::Cancels);
    row("started, and shared", now - Hours{1}, false, {team, restSource()}, RemovalEffect::Nothing);
}

void TstSources::whatLettingGoMeans()
{
    QFETCH(const Instant, start);
    QFETCH(const bool, cancelled);
    QFETCH(const std::vector<SourceName>, sources);
    QFETCH(const int, expected);
    auto meeting = sample::meeting(QStringLiteral("m"), start);
    meeting.cancelled = cancelled;
    QCOMPARE(static_cast<int>(removalEffect(meeting, sources, team, now)), expected);
}

void TstSources::partsAndMatchesSayWhoseTheyAre()
{
    auto import = sample::import({sample::invitation(QStringLiteral("a"), sample::start(), {}),
                                  sample::invitation(QStringLiteral("b"), sample::start(), {})});
    import.uids += QStringLiteral("gone");
    import.source = team;
    auto vanished = sample::meeting(QStringLiteral("gone"));
    vanished.id = MeetingId(QStringLiteral("m"));
    int matches = 0;
    for (const auto &part : partsOf(import)) {
        QCOMPARE(part.source, team);
        for (const auto &match : matchMeetings(part, {vanished})) {
            QCOMPARE(match.source, team);
            ++matches;
        }
    }
    QCOMPARE(matches, 3);
}

void TstSources::aSourceNamesWhatItLists()
{
    const MeetingMatch listed{.listed =
                                  sample::invitation(QStringLiteral("a"), sample::start(), {"Ana"}),
                              .stored = {},
                              .source = team};
    const PeopleByEmail people{
        {QStringLiteral("ana@example.org"), PersonId(QStringLiteral("Ana"))}};
    const auto commit = commitOf(planMeeting(listed, std::nullopt, people, now), 0);
    QVERIFY(commit.count.isCutShort);
    QVERIFY2(commit.names, "whoever is planned has to be found by the source");
    QVERIFY(!commit.letsGo);
}

void TstSources::aSourceLetsGoOfWhatIsCancelledOnceAllAreSettled()
{
    StoredMeeting stored{sample::meeting(QStringLiteral("a")), {}, {}};
    for (const auto *name : {"Ana", "Bea"}) {
        const auto id = QLatin1String(name);
        stored.incidents.push_back({{.id = IncidentId(id),
                                     .person = PersonId(id),
                                     .meeting = {},
                                     .start = sample::start(),
                                     .createdAt = now,
                                     .acknowledgedAt = {},
                                     .resolvedAt = {}},
                                    false});
    }
    const MeetingMatch vanished{.listed = {}, .stored = stored.meeting.id, .source = team};
    const auto change = planMeeting(vanished, stored, {}, now);
    QVERIFY(!commitOf(change, 1).letsGo);
    QVERIFY(!commitOf(change, 1).names);
    QVERIFY(commitOf(change, 2).letsGo);
}

QTEST_GUILESS_MAIN(TstSources)
#include "tst_sources.moc"
