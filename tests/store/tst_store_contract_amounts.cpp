// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/store_contract.h"

using namespace savehub;
using namespace savehub::contract;

namespace {

const auto start = sample::start();
const auto anyTime = Instant{};

QString dayOf(Instant at)
{
    return toIso(at).left(10);
}

} // namespace

/// What an import would plan, asked before it plans.
class TstStoreContractAmounts : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void aMeetingWouldPlanForItsPeople();
    void aMoveIsNoNewInvitation();
    void aPersonWouldPlanWhatIsLacking();
    void invitationsCountOnceAndByTheirTime();
    void whatASeriesHasOnOneDayCounts();
    void aMoveIsNoInvitationOfThatHour();
    void nothingIsTakenWhenItIsTooMuch();
    void whatWasImportedBeforeCounts();
    void whatIsConfirmedIsTaken();

private:
    static CalendarMeeting invitation(const QString &uid, Instant when = start,
                                      std::initializer_list<const char *> names = {"Ana"})
    {
        return sample::invitation(uid, when, names);
    }
    /// \a count meetings with UIDs that begin with \a name, a minute apart, from two hours after
    /// start.
    static std::vector<CalendarMeeting> many(const QString &name, int count)
    {
        std::vector<CalendarMeeting> meetings;
        for (int i = 0; i < count; ++i) {
            meetings.push_back(
                invitation(QStringLiteral("%1%2").arg(name).arg(i), start + Hours{2} + Minutes{i}));
        }
        return meetings;
    }
    Result<MeetingsImported> import(const std::vector<CalendarMeeting> &meetings, Instant at = now,
                                    Confirmed confirmed = Confirmed::No)
    {
        return m_store->importMeetings(sample::import(meetings), actor, at, confirmed);
    }
    PersonId store(const QString &name)
    {
        m_ids.last.clear();
        if (!m_store->importPeople({sample::person(name)}, actor, now)) {
            qFatal("nobody is stored");
        }
        return PersonId(m_ids.last);
    }
    /// What the only match of \a listed would plan.
    Result<std::vector<WouldPlan>> wouldPlan(const CalendarMeeting &listed)
    {
        return m_store->matchMeetings(sample::import({listed})).and_then([&](const auto &matches) {
            return m_store->wouldPlan(matches.front(), now);
        });
    }
};

void TstStoreContractAmounts::aMeetingWouldPlanForItsPeople()
{
    const auto bea = store(QStringLiteral("Bea"));
    const auto ana = store(QStringLiteral("Ana"));
    const auto uid = QStringLiteral("m");
    auto listed = invitation(uid, start, {"Bea", "Ana", "Cem"});
    const auto all = wouldPlan(listed);
    QVERIFY_OK(all);
    const auto anas = sample::person(QStringLiteral("Ana"));
    const auto beas = sample::person(QStringLiteral("Bea"));
    const auto day = dayOf(start);
    QCOMPARE(*all, (std::vector<WouldPlan>{{ana, anas.name, anas.email, uid, 1, true, day},
                                           {bea, beas.name, beas.email, uid, 1, true, day}}));
    QVERIFY(m_store->due(start, 9)->empty()); // nothing was planned

    listed.invitees[0].declined = true;
    QCOMPARE(wouldPlan(listed)->size(), size_t(1));
    QCOMPARE(wouldPlan(invitation(uid, now)), Result<std::vector<WouldPlan>>());
    QVERIFY_OK(import({invitation(uid)}));
    QCOMPARE(wouldPlan(invitation(uid)), Result<std::vector<WouldPlan>>());
    const MeetingMatch unknown{.listed = {}, .stored = MeetingId(QStringLiteral("none"))};
    QCOMPARE(m_store->wouldPlan(unknown, now).error().kind, Error::Kind::NotFound);
}

void TstStoreContractAmounts::aMoveIsNoNewInvitation()
{
    store(QStringLiteral("Ana"));
    store(QStringLiteral("Bea"));
    const auto uid = QStringLiteral("m");
    QVERIFY_OK(import({invitation(uid)}));
    const auto moved = wouldPlan(invitation(uid, start + Hours{1}, {"Ana", "Bea"}));
    QVERIFY_OK(moved);
    QCOMPARE(moved->size(), size_t(2));
    QCOMPARE(moved->front().isNew, false);
    QCOMPARE(moved->back().isNew, true);

    auto next = invitation(uid, start + Hours{48}); // another occurrence of its series
    next.meeting.occurrence = toIso(next.meeting.start);
    auto both = sample::import({invitation(uid), next});
    const auto matches = m_store->matchMeetings(both);
    QVERIFY_OK(matches);
    QCOMPARE(matches->size(), size_t(2));
    const auto series = m_store->wouldPlan(matches->back(), now);
    QVERIFY_OK(series);
    QCOMPARE(series->size(), size_t(1));
    QCOMPARE(series->front().isNew, false);
}

void TstStoreContractAmounts::aPersonWouldPlanWhatIsLacking()
{
    auto ana = sample::person();
    auto second = invitation(QStringLiteral("series"), start + Hours{24});
    second.meeting.occurrence = toIso(second.meeting.start);
    auto declined = invitation(QStringLiteral("declined"));
    declined.invitees[0].declined = true;
    auto off = invitation(QStringLiteral("off"));
    QVERIFY_OK(
        import({invitation(QStringLiteral("series")), second, invitation(QStringLiteral("another")),
                declined, off, invitation(QStringLiteral("past"), now)}));
    off.meeting.cancelled = true;
    QVERIFY_OK(import({off}));
    ana.email = QStringLiteral(" ANA@example.org ");
    const auto email = sample::person().email;
    using Parts = Result<std::vector<WouldPlan>>;
    const auto part = [&](const char *uid, Instant at) {
        return WouldPlan{PersonId(), ana.name, email, QString::fromLatin1(uid), 1, true, dayOf(at)};
    };
    QCOMPARE(m_store->wouldPlan(ana, now), Parts({part("another", start), part("series", start),
                                                  part("series", start + Hours{24})}));

    QVERIFY_OK(m_store->importPeople({ana}, actor, now, 2)); // the earliest two
    const auto rest = m_store->wouldPlan(ana, now);
    QVERIFY_OK(rest);
    QCOMPARE(rest->size(), size_t(1));
    QVERIFY(!rest->front().person.isEmpty());
    QCOMPARE(rest->front().uid, QStringLiteral("series"));
    QCOMPARE(rest->front().incidents, 1);
    QCOMPARE(rest->front().isNew, false);
}

void TstStoreContractAmounts::invitationsCountOnceAndByTheirTime()
{
    const auto ana = store(QStringLiteral("Ana"));
    const auto bea = store(QStringLiteral("Bea"));
    QCOMPARE(m_store->invitationsSince(ana, anyTime), Result<int>(0));
    auto series = invitation(QStringLiteral("a"), start + Hours{24}, {"Ana", "Bea"});
    series.meeting.occurrence = toIso(series.meeting.start);
    QVERIFY_OK(import({invitation(QStringLiteral("a")), series}, now));
    QVERIFY_OK(import({invitation(QStringLiteral("b"))}, now + Minutes{10}));
    QCOMPARE(m_store->invitationsSince(ana, anyTime), Result<int>(2));
    QCOMPARE(m_store->invitationsSince(ana, now - Milliseconds{1}), Result<int>(2));
    QCOMPARE(m_store->invitationsSince(ana, now), Result<int>(1));
    QCOMPARE(m_store->invitationsSince(ana, now + Minutes{10}), Result<int>(0));
    QCOMPARE(m_store->invitationsSince(bea, anyTime), Result<int>(1));
    QCOMPARE(m_store->invitationsSince(PersonId(), anyTime), Result<int>(0));
}

void TstStoreContractAmounts::whatASeriesHasOnOneDayCounts()
{
    const auto ana = store(QStringLiteral("Ana"));
    const auto flood = [&](int from, int count) {
        std::vector<CalendarMeeting> meetings;
        for (int i = from; i < from + count; ++i) {
            meetings.push_back(invitation(QStringLiteral("a"), start + Seconds{i}));
            meetings.back().meeting.occurrence = toIso(meetings.back().meeting.start);
        }
        return meetings;
    };
    QVERIFY_OK(import(flood(0, 3), now));
    QCOMPARE(m_store->invitationsSince(ana, anyTime), Result<int>(3));
    QVERIFY_OK(import(flood(0, 5), now + Minutes{10})); // two more
    QCOMPARE(m_store->invitationsSince(ana, anyTime), Result<int>(5));
    QCOMPARE(m_store->invitationsSince(ana, now), Result<int>(1)); // the series was known before
}

void TstStoreContractAmounts::aMoveIsNoInvitationOfThatHour()
{
    const auto ana = store(QStringLiteral("Ana"));
    QVERIFY_OK(import({invitation(QStringLiteral("a"))}, now));
    const auto later = now + Minutes{10};
    QVERIFY_OK(import({invitation(QStringLiteral("a"), start + Hours{1})}, later));
    QCOMPARE(m_store->invitationsSince(ana, anyTime), Result<int>(1));
    QCOMPARE(m_store->invitationsSince(ana, now), Result<int>(0));
}

void TstStoreContractAmounts::nothingIsTakenWhenItIsTooMuch()
{
    store(QStringLiteral("Ana"));
    const auto version = m_store->version();
    const auto refused = import(many(QStringLiteral("m"), 51));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Unconfirmed);
    QVERIFY2(refused.error().what.contains(QStringLiteral("51 for Ana (ana@example.org)")),
             qPrintable(refused.error().what));
    QCOMPARE(m_store->version(), version);
    QVERIFY(m_store->due(start + Hours{4}, 99)->empty());
    QVERIFY_OK(import(many(QStringLiteral("m"), 50)));
    QCOMPARE(m_store->due(start + Hours{4}, 99)->size(), size_t(50));
}

void TstStoreContractAmounts::whatWasImportedBeforeCounts()
{
    store(QStringLiteral("Ana"));
    QVERIFY_OK(import(many(QStringLiteral("a"), 30), now));
    const auto soon = now + Minutes{59};
    QCOMPARE(import(many(QStringLiteral("b"), 21), soon).error().kind, Error::Kind::Unconfirmed);
    QVERIFY_OK(import(many(QStringLiteral("b"), 20), soon));
    QCOMPARE(import(many(QStringLiteral("c"), 1), soon).error().kind, Error::Kind::Unconfirmed);
    QVERIFY_OK(import(many(QStringLiteral("a"), 30), soon)); // nothing in it is new
    QVERIFY_OK(import(many(QStringLiteral("c"), 1), now + Hours{1}));
}

void TstStoreContractAmounts::whatIsConfirmedIsTaken()
{
    store(QStringLiteral("Ana"));
    const auto taken = import(many(QStringLiteral("m"), 60), now, Confirmed::Yes);
    QVERIFY_OK(taken);
    QCOMPARE(taken->incidentsPlanned, 60);
}

QTEST_GUILESS_MAIN(TstStoreContractAmounts)
#include "tst_store_contract_amounts.moc"
