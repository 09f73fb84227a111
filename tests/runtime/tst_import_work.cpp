// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_desk.h"

#include <QtTest>

using namespace savehub;
using namespace savehub::importing;

namespace {

auto carryOut(const std::vector<CalendarMeeting> &meetings, Store &store,
              const std::function<void(const MeetingImportWork &)> &look = {})
{
    return importing::carryOut(MeetingImportWork(sample::import(meetings), actor), store, look);
}

} // namespace

/// An import in small commits does what one in a single commit does, and may end between any two.
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
        MeetingImportWork cut(second, actor, Confirmed::Yes); // its process ends after some commits
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
    PeopleImportWork cut(people(1), actor, Confirmed::Yes);
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

QTEST_GUILESS_MAIN(TestImportWork)
#include "tst_import_work.moc"
