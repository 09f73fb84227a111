// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/store_contract.h"

using namespace savehub;
using namespace savehub::contract;

namespace {

const SourceName team{MeetingSource::CalendarFile, QStringLiteral("/srv/team.ics")};
const SourceName sales{MeetingSource::CalendarFile, QStringLiteral("/srv/sales.ics")};
using Meetings = std::vector<MeetingId>;

} // namespace

/// Which meetings a source names, and what happens to them when it is taken back.
class TstStoreContractSources : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void aSourceNamesWhatItImported();
    void anImportInPartsNamesToo();
    void whatVanishesIsNotNamedAnyMore();
    void whatIsCancelledIsNotNamedAnyMore();
    void onlyWhatIsToComeIsNamed();
    void whatOneSourceNamesGoesWithIt();
    void whatTwoNameStays();
    void whatHasStartedStays();
    void manyIncidentsAreSettledInParts();
    void takenBackItComesAgain();
    void whoWasCalledIsNotCalledAgain();
    void whatIsNotItsIsLeftAlone();

private:
    Result<MeetingsImported> take(const SourceName &source, std::vector<CalendarMeeting> meetings)
    {
        auto import = sample::import(std::move(meetings));
        import.source = source;
        return m_store->importMeetings(import, actor, now);
    }
    /// "standup" at \a start, with Ana.
    static CalendarMeeting standup(Instant start = sample::start())
    {
        return sample::invitation(QStringLiteral("standup"), start, {"Ana"});
    }
    Meetings named(const SourceName &source, int limit = 9, Instant at = now)
    {
        return m_store->meetingsNamedBy(source, at, limit).value_or(Meetings{});
    }
    Result<TakenBack> detachSource(const SourceName &source, const MeetingId &meeting, int most = 9,
                                   Instant at = now)
    {
        return m_store->detachSource(source, meeting, actor, at, most);
    }
    size_t pending() { return m_store->due(sample::start() + Hours{99}, 99)->size(); }
    void addPeople(std::initializer_list<const char *> names)
    {
        for (const auto *name : names) {
            (void)m_store->importPeople({sample::person(QLatin1String(name))}, actor, now);
        }
    }
};

void TstStoreContractSources::aSourceNamesWhatItImported()
{
    const auto later = sample::invitation(QStringLiteral("later"), sample::start() + Hours{1}, {});
    QVERIFY_OK(m_store->noteSource(team, actor, now));
    QVERIFY_OK(take(team, {later, standup()}));
    const auto both = named(team);
    QCOMPARE(both.size(), size_t(2));
    QCOMPARE(named(team, 1), Meetings{both.front()});
    QCOMPARE(named(sales), Meetings{});
    QVERIFY_OK(take(sales, {standup()})); // unchanged
    QCOMPARE(named(sales), Meetings{both.front()});
    QVERIFY_OK(take(sales, {standup()}));
    QCOMPARE(named(sales).size(), size_t(1));
    QVERIFY_OK(take({}, {standup()}));
    QCOMPARE(named({}), Meetings{});
}

void TstStoreContractSources::anImportInPartsNamesToo()
{
    addPeople({"Ana", "Bea"});
    auto import =
        sample::import({sample::invitation(QStringLiteral("m"), sample::start(), {"Ana", "Bea"})});
    import.source = team;
    const auto matches = m_store->matchMeetings(import);
    QVERIFY_OK(matches);
    const auto cut = m_store->importMeeting(matches->front(), actor, now, 1);
    QVERIFY_OK(cut);
    QVERIFY(cut->isCutShort);
    QCOMPARE(named(team).size(), size_t(1));
}

void TstStoreContractSources::whatVanishesIsNotNamedAnyMore()
{
    QVERIFY_OK(take(team, {standup()}));
    QVERIFY_OK(take(sales, {standup()}));
    const auto meeting = named(team);
    auto empty = sample::import({});
    empty.uids = QStringList{QStringLiteral("standup")};
    empty.source = team;
    QCOMPARE(m_store->importMeetings(empty, actor, now)->cancelled, 1);
    QCOMPARE(named(team), Meetings{});
    QCOMPARE(named(sales), meeting); // it still lists the meeting
}

void TstStoreContractSources::whatIsCancelledIsNotNamedAnyMore()
{
    QVERIFY_OK(take(team, {standup()}));
    auto cancelled = standup();
    cancelled.meeting.cancelled = true;
    QCOMPARE(take(team, {cancelled})->cancelled, 1);
    QCOMPARE(named(team), Meetings{});
    QVERIFY_OK(take(team, {standup()}));
    QCOMPARE(named(team).size(), size_t(1));
}

void TstStoreContractSources::onlyWhatIsToComeIsNamed()
{
    QVERIFY_OK(take(team, {standup()}));
    QCOMPARE(named(team, 9, sample::start() - Milliseconds{1}).size(), size_t(1));
    QCOMPARE(named(team, 9, sample::start()), Meetings{});
}

void TstStoreContractSources::whatOneSourceNamesGoesWithIt()
{
    addPeople({"Ana"});
    QVERIFY_OK(take(team, {standup()}));
    const auto incident = IncidentId(m_ids.last);
    const auto meeting = named(team).front();
    QCOMPARE(detachSource(team, meeting),
             Result<TakenBack>({.cancelled = 1, .incidentsSettled = 1}));
    const auto record = m_store->load(incident);
    QVERIFY_OK(record);
    QCOMPARE(record->incident.resolution, Reason::MeetingCancelled);
    QVERIFY(record->meeting.cancelled);
    QCOMPARE(named(team), Meetings{});
    QCOMPARE(detachSource(team, meeting), Result<TakenBack>(TakenBack{}));
}

void TstStoreContractSources::whatTwoNameStays()
{
    addPeople({"Ana"});
    QVERIFY_OK(take(team, {standup()}));
    QVERIFY_OK(take(sales, {standup()}));
    const auto meeting = named(team).front();
    QCOMPARE(detachSource(team, meeting), Result<TakenBack>({.stayed = 1}));
    QCOMPARE(pending(), size_t(1));
    QCOMPARE(named(team), Meetings{});
    QCOMPARE(detachSource(sales, meeting),
             Result<TakenBack>({.cancelled = 1, .incidentsSettled = 1}));
    QCOMPARE(pending(), size_t(0));
}

void TstStoreContractSources::whatHasStartedStays()
{
    addPeople({"Ana"});
    QVERIFY_OK(take(team, {standup()}));
    const auto meeting = named(team).front();
    QCOMPARE(detachSource(team, meeting, 9, sample::start()), Result<TakenBack>(TakenBack{}));
    QCOMPARE(pending(), size_t(1));
}

void TstStoreContractSources::manyIncidentsAreSettledInParts()
{
    addPeople({"Ana", "Bea", "Cem"});
    QVERIFY_OK(take(
        team, {sample::invitation(QStringLiteral("m"), sample::start(), {"Ana", "Bea", "Cem"})}));
    const auto meeting = named(team).front();
    QCOMPARE(detachSource(team, meeting, 2),
             Result<TakenBack>({.incidentsSettled = 2, .isCutShort = true}));
    QCOMPARE(named(team), Meetings{meeting}); // the same call again does the rest
    QCOMPARE(detachSource(team, meeting, 2),
             Result<TakenBack>({.cancelled = 1, .incidentsSettled = 1}));
    QCOMPARE(named(team), Meetings{});
    QCOMPARE(pending(), size_t(0));
}

void TstStoreContractSources::takenBackItComesAgain()
{
    addPeople({"Ana"});
    QVERIFY_OK(take(team, {standup()}));
    const auto meeting = named(team);
    QVERIFY_OK(detachSource(team, meeting.front()));
    QCOMPARE(take(team, {standup()}),
             Result<MeetingsImported>({.updated = 1, .incidentsPlanned = 1}));
    QCOMPARE(named(team), meeting);
    QCOMPARE(pending(), size_t(1));
}

void TstStoreContractSources::whoWasCalledIsNotCalledAgain()
{
    addPeople({"Ana"});
    QVERIFY_OK(take(team, {standup()}));
    QVERIFY_OK(decide(IncidentId(m_ids.last), calls(1)));
    QVERIFY_OK(detachSource(team, named(team).front()));
    const auto again = take(team, {standup()});
    QVERIFY_OK(again);
    QCOMPARE(again->incidentsPlanned, 0);
    QCOMPARE(again->leftOut.size(), 1);
}

void TstStoreContractSources::whatIsNotItsIsLeftAlone()
{
    QVERIFY_OK(take(team, {standup()}));
    const auto meeting = named(team).front();
    QCOMPARE(detachSource(sales, meeting), Result<TakenBack>(TakenBack{}));
    QCOMPARE(named(team), Meetings{meeting});
    const auto none = detachSource(team, MeetingId(QStringLiteral("none")));
    QCOMPARE(none.error().kind, Error::Kind::NotFound);
    QVERIFY_OK(m_store->noteTakeBack(team, 1, actor, now));
}

QTEST_GUILESS_MAIN(TstStoreContractSources)
#include "tst_store_contract_sources.moc"
