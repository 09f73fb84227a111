// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/import_desk.h"

#include "tests/testlib/forwarding_store.h"

#include <QTest>

using namespace savehub;
using namespace savehub::importing;

namespace {

auto carryOut(const std::vector<CalendarMeeting> &meetings, Store &store,
              const std::function<void(const MeetingImportWork &)> &look = {})
{
    return importing::carryOut(MeetingImportWork(sample::import(meetings), actor), store, look);
}

} // namespace

/// An import in small commits has the same result as one in a single commit, and may end between
/// any two commits.
class TestImportWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesWhatOneCommitWouldDo();
    void noCommitHoldsMoreThanALittle();
    void aMeetingMovesOnceAllAreSettled();
    void theSameAgainTakesTheRest();
    void peopleWithManyMeetingsComeBitByBit();
    void theSamePeopleAgainPlanWhatIsLeft();
    void whatCannotBeReadIsLeftOutAndTold();
    void aBrokenImportChangesNothing();
    void whatVanishedIsCancelled();
    void withoutAConfirmationNoNumberBecomesAnother();
    void aConfirmedNumberIsTakenAndTold();
    void whatChangesBetweenLookAndTakingIsLeftOut();
    void aLookThatFailsIsTakenUpAgain();
};

void TestImportWork::doesWhatOneCommitWouldDo()
{
    Desk inOne, bitByBit;
    const auto first = sample::import({invitation(QStringLiteral("a"), sample::start(), 30),
                                       invitation(QStringLiteral("b"), later, 2),
                                       invitation(QStringLiteral("c"), later, 1)});
    auto second = sample::import(
        {invitation(QStringLiteral("a"), later, 25), invitation(QStringLiteral("b"), later, 2)});
    second.uids += QStringLiteral("c");
    const auto known = people(28);
    certain(inOne.store().importPeople(known, actor, now));
    QCOMPARE(carryOut(PeopleImportWork(known, actor), bitByBit.store()),
             (PeopleImported{.added = 28}));
    for (const auto &import : {first, second, second}) {
        const auto whole = certain(inOne.store().importMeetings(import, actor, now));
        QCOMPARE(carryOut(MeetingImportWork(import, actor), bitByBit.store()), whole);
        QCOMPARE(bitByBit.ladders(), inOne.ladders());
    }
}

void TestImportWork::noCommitHoldsMoreThanALittle()
{
    Desk desk;
    certain(desk.store().importPeople(people(50), actor, now));
    int before = 0;
    const auto look = [&](const MeetingImportWork &work) {
        const auto &so = work.imported();
        QVERIFY(so.incidentsPlanned + so.incidentsSettled - before <= incidentsPerCommit);
        before = so.incidentsPlanned + so.incidentsSettled;
    };
    const auto added =
        carryOut({invitation(QStringLiteral("a"), sample::start(), 50)}, desk.store(), look);
    QCOMPARE(added, (MeetingsImported{.added = 1, .incidentsPlanned = 50}));
    before = 0;
    const auto moved = carryOut({invitation(QStringLiteral("a"), later, 50)}, desk.store(), look);
    QCOMPARE(moved, (MeetingsImported{.moved = 1, .incidentsPlanned = 50, .incidentsSettled = 50}));
}

void TestImportWork::aMeetingMovesOnceAllAreSettled()
{
    Desk desk;
    certain(desk.store().importPeople(people(50), actor, now));
    carryOut({invitation(QStringLiteral("a"), sample::start(), 50)}, desk.store());
    carryOut({invitation(QStringLiteral("a"), later, 50)}, desk.store(),
             [&](const MeetingImportWork &) {
                 const auto ladders = desk.ladders();
                 QVERIFY2(ladders.size() < 2, "somebody would be called for both starts");
             });
    QCOMPARE(desk.ladders(), (std::map<Instant, int>{{later, 50}}));
}

void TestImportWork::theSameAgainTakesTheRest()
{
    const auto known = people(30);
    const auto first = sample::import({invitation(QStringLiteral("a"), sample::start(), 30),
                                       invitation(QStringLiteral("b"), later, 30)});
    const auto second = sample::import(
        {invitation(QStringLiteral("a"), later, 30), invitation(QStringLiteral("b"), later, 28)});
    for (int commits = 0; commits < 9; ++commits) {
        Desk desk;
        certain(desk.store().importPeople(known, actor, now));
        certain(desk.store().importMeetings(first, actor, now));
        MeetingImportWork cut(second, actor, Confirmed::Yes); // the process ends after some commits
        for (int i = 0; i < commits && !cut.isDone(); ++i) {
            QVERIFY(cut.step(desk.store(), now));
        }
        carryOut(MeetingImportWork(second, actor), desk.store());
        QCOMPARE(desk.ladders(), (std::map<Instant, int>{{later, 58}}));
        QCOMPARE(carryOut(MeetingImportWork(second, actor), desk.store()),
                 (MeetingsImported{.unchanged = 2}));
    }
}

void TestImportWork::peopleWithManyMeetingsComeBitByBit()
{
    Desk desk;
    std::vector<CalendarMeeting> meetings;
    for (int i = 0; i < 45; ++i) {
        meetings.push_back(invitation(nameOf(i), sample::start() + Minutes{i}, 2));
    }
    certain(desk.store().importMeetings(sample::import(meetings), actor, now));
    int before = 0;
    const auto look = [&](const PeopleImportWork &work) {
        QVERIFY(work.imported().incidentsPlanned - before <= incidentsPerCommit);
        before = work.imported().incidentsPlanned;
    };
    QCOMPARE(carryOut<PeopleImportWork>(PeopleImportWork(people(2), actor), desk.store(), look),
             (PeopleImported{.added = 2, .incidentsPlanned = 90}));
    QCOMPARE(carryOut(PeopleImportWork(people(2), actor), desk.store()),
             (PeopleImported{.unchanged = 2}));
}

void TestImportWork::theSamePeopleAgainPlanWhatIsLeft()
{
    Desk desk;
    std::vector<CalendarMeeting> meetings;
    for (int i = 0; i < 45; ++i) {
        meetings.push_back(invitation(nameOf(i), sample::start() + Minutes{i}, 1));
    }
    certain(desk.store().importMeetings(sample::import(meetings), actor, now));
    PeopleImportWork cut(people(1), actor, {.confirmed = Confirmed::Yes});
    QVERIFY(cut.step(desk.store(), now));
    QVERIFY(cut.isInMidst());
    QCOMPARE(carryOut(PeopleImportWork(people(1), actor), desk.store()),
             (PeopleImported{.unchanged = 1, .incidentsPlanned = 25}));
    QCOMPARE(desk.ladders().size(), size_t(45));
}

void TestImportWork::whatCannotBeReadIsLeftOutAndTold()
{
    QTemporaryDir folder;
    const DatabaseOptions options{folder.filePath(QStringLiteral("savehub.db"))};
    sample::CountingIds ids;
    const auto store = certain(SqlStore::open(options, ids));
    certain(store->importPeople(people(1), actor, now));
    certain(store->importMeetings(
        sample::import({invitation(QStringLiteral("a"), sample::start(), 1)}), actor, now));
    const auto shell = certain(Database::connect(options));
    QVERIFY(shell->sql().run(QStringLiteral("UPDATE escalation_steps SET due_at = 'soon'")));

    const auto imported = carryOut(
        {invitation(QStringLiteral("a"), later, 1), invitation(QStringLiteral("b"), later, 1)},
        *store);

    QCOMPARE(imported.added, 1);
    QCOMPARE(imported.moved, 0);
    QCOMPARE(imported.leftOut.size(), 1);
    QVERIFY2(imported.leftOut.front().contains(QLatin1String("due_at")),
             qPrintable(imported.leftOut.front()));
}

void TestImportWork::aBrokenImportChangesNothing()
{
    const MeetingImportWork meetings(
        sample::import({invitation(QStringLiteral("a"), later, 1), invitation({}, later, 1)}),
        actor);
    QCOMPARE(meetings.check().error().kind, Error::Kind::BadInput);
    auto nobody = people(2);
    nobody[1].email.clear();
    QCOMPARE(PeopleImportWork(nobody, actor).check().error().kind, Error::Kind::BadInput);
}

void TestImportWork::whatVanishedIsCancelled()
{
    Desk desk;
    certain(desk.store().importPeople(people(1), actor, now));
    carryOut({invitation(QStringLiteral("a"), later, 1)}, desk.store());
    auto empty = sample::import({});
    empty.uids = QStringList{QStringLiteral("a")};
    QCOMPARE(carryOut(MeetingImportWork(empty, actor), desk.store()),
             (MeetingsImported{.cancelled = 1, .incidentsSettled = 1}));
    QVERIFY(desk.ladders().empty());
}

void TestImportWork::withoutAConfirmationNoNumberBecomesAnother()
{
    Desk desk;
    certain(desk.store().importPeople(people(50), actor, now));
    auto changed = people(60); // with new people, before and after those who are changed
    changed[3].name = QStringLiteral("Bea");
    changed[45].phone = PhoneNumber::fromE164(u"+15551230091");
    const auto before = desk.store().version();
    PeopleImportWork work(changed, actor);
    Done done;
    while (done && !work.isDone()) {
        done = work.step(desk.store(), now);
    }
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Unconfirmed);
    QVERIFY2(done.error().what.contains(QStringLiteral("P45 (p45@example.org): phone ****0001")),
             qPrintable(done.error().what));
    const auto again = work.step(desk.store(), now); // the same again, however often
    QVERIFY(!again && again.error() == done.error());
    QCOMPARE(desk.store().version(), before);
    QCOMPARE(work.progress(), (ImportProgress{0, 60}));
}

void TestImportWork::aConfirmedNumberIsTakenAndTold()
{
    Desk desk;
    certain(desk.store().importPeople(people(2), actor, now));
    auto changed = people(2);
    changed[1].phone = PhoneNumber::fromE164(u"+15551230091");
    const PeopleImportTerms sure{.confirmed = Confirmed::Yes};
    const auto told = QStringLiteral("P1 (p1@example.org): phone ****0001 → ****0091");
    QCOMPARE(carryOut(PeopleImportWork(changed, actor, sure), desk.store()),
             (PeopleImported{.updated = 1, .unchanged = 1, .changedNumbers = {told}}));
    QCOMPARE(carryOut(PeopleImportWork(changed, actor), desk.store()),
             (PeopleImported{.unchanged = 2}));
}

void TestImportWork::whatChangesBetweenLookAndTakingIsLeftOut()
{
    Desk desk;
    certain(desk.store().importPeople(people(2), actor, now));
    PeopleImportWork work(people(3), actor);
    while (!work.hasLooked()) {
        QVERIFY(work.step(desk.store(), now));
    }
    auto others = people(1);
    others[0].phone = PhoneNumber::fromE164(u"+15551230091");
    const PeopleImportTerms sure{.confirmed = Confirmed::Yes};
    certain(desk.store().importPeople(others, actor, now, anyNumberOfIncidents, sure));
    while (!work.isDone()) {
        QVERIFY(work.step(desk.store(), now));
    }
    QCOMPARE(work.imported().added + work.imported().unchanged, 2);
    QCOMPARE(work.imported().leftOut.size(), 1);
    QVERIFY2(work.imported().leftOut.front().contains(
                 QStringLiteral("P0 (p0@example.org): phone ****0091 → ****0001")),
             qPrintable(work.imported().leftOut.front()));
    const auto stored = certain(desk.store().personByEmail(others[0].email));
    QVERIFY(stored->phone == others[0].phone);
}

void TestImportWork::aLookThatFailsIsTakenUpAgain()
{
    class LockedStore : public ForwardingStore
    {
    public:
        using ForwardingStore::ForwardingStore;
        Result<std::optional<Person>> personByEmail(const QString &email) override
        {
            if (isLocked) {
                return failure(Error::Kind::Unavailable, QStringLiteral("locked"));
            }
            return m_inner.personByEmail(email);
        }
        bool isLocked = true;
    };
    Desk desk;
    LockedStore store(desk.store());
    PeopleImportWork work(people(2), actor);
    QCOMPARE(work.step(store, now).error().kind, Error::Kind::Unavailable);
    QVERIFY(!work.hasLooked());
    store.isLocked = false;
    QCOMPARE(carryOut(std::move(work), store), (PeopleImported{.added = 2}));
}

QTEST_GUILESS_MAIN(TestImportWork)
#include "tst_import_work.moc"
