// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/import_desk.h"
#include "tests/testlib/forwarding_store.h"

#include <QTest>

using namespace savehub;
using namespace savehub::importing;

namespace {

/// \a count meetings, one a minute, for the same people.
MeetingImport meetings(int count, int people, const QString &name = QStringLiteral("m"))
{
    std::vector<CalendarMeeting> all;
    for (int i = 0; i < count; ++i) {
        all.push_back(invitation(name + QString::number(i), later + Minutes{i}, people));
    }
    return sample::import(all);
}

/// Does \a work until it ends or fails.
template <typename Work>
Done attempt(Work &work, Store &store, Instant at = now)
{
    Done done;
    while (done && !work.isDone()) {
        done = work.step(store, at);
    }
    return done;
}

/// Is locked at every second question about what an import would plan.
class BusyStore : public ForwardingStore
{
public:
    using ForwardingStore::ForwardingStore;
    using ForwardingStore::wouldPlan;

    Result<std::vector<WouldPlan>> wouldPlan(const MeetingMatch &match, Instant at) override
    {
        return isBusy() ? locked() : m_inner.wouldPlan(match, at);
    }
    Result<std::vector<MeetingMatch>> matchMeetings(const MeetingImport &import) override
    {
        return isBusy() ? tl::make_unexpected(locked().error()) : m_inner.matchMeetings(import);
    }
    Result<int> invitationsSince(const PersonId &person, Instant since) override
    {
        return isBusy() ? tl::make_unexpected(locked().error())
                        : m_inner.invitationsSince(person, since);
    }

private:
    bool isBusy() { return m_asked++ % 2 == 0; }
    static Result<std::vector<WouldPlan>> locked()
    {
        return failure(Error::Kind::Unavailable, QStringLiteral("locked"));
    }

    int m_asked = 0;
};

} // namespace

/// Before an import changes anything, its amounts are counted. Large amounts need a confirmation.
class TestImportCount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void isCountedBeforeAnythingChanges_data();
    void isCountedBeforeAnythingChanges();
    void somebodyNewIsCountedToo();
    void whatWasPlannedInTheLastHourCounts();
    void countsOnWhenItWasBusy();
};

void TestImportCount::isCountedBeforeAnythingChanges_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("people");
    QTest::addColumn<QString>("words");
    QTest::newRow("incidents") << 48 << 42 << QStringLiteral("2,016 incidents");
    QTest::newRow("invitations") << 51 << 2 << QStringLiteral("51 for P0 (p0@example.org), 51 for");
}

void TestImportCount::isCountedBeforeAnythingChanges()
{
    QFETCH(const int, count);
    QFETCH(const int, people);
    QFETCH(const QString, words);
    Desk desk;
    certain(desk.store().importPeople(importing::people(people), actor, now));
    const auto before = desk.store().version();
    MeetingImportWork unseen(meetings(count, people), actor);
    const auto refused = attempt(unseen, desk.store());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Unconfirmed);
    QVERIFY2(refused.error().what.contains(words), qPrintable(refused.error().what));
    QCOMPARE(unseen.progress().done, 0);
    QCOMPARE(desk.store().version(), before);

    QCOMPARE(
        carryOut(MeetingImportWork(meetings(count, people), actor, Confirmed::Yes), desk.store()),
        (MeetingsImported{.added = count, .incidentsPlanned = count * people}));
    // What exists already is not counted again.
    QCOMPARE(carryOut(MeetingImportWork(meetings(count, people), actor), desk.store()),
             (MeetingsImported{.unchanged = count}));
}

void TestImportCount::somebodyNewIsCountedToo()
{
    Desk desk;
    carryOut(MeetingImportWork(meetings(51, 1), actor), desk.store()); // nobody is known
    PeopleImportWork unseen(people(2), actor);
    const auto refused = attempt(unseen, desk.store());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Unconfirmed);
    QVERIFY(refused.error().what.contains(QStringLiteral("51 for P0 (p0@example.org).")));
    QVERIFY(desk.ladders().empty());
    QCOMPARE(
        carryOut(PeopleImportWork(people(2), actor, {.confirmed = Confirmed::Yes}), desk.store()),
        (PeopleImported{.added = 2, .incidentsPlanned = 51}));
}

void TestImportCount::whatWasPlannedInTheLastHourCounts()
{
    Desk desk;
    certain(desk.store().importPeople(people(1), actor, now));
    carryOut(MeetingImportWork(meetings(30, 1), actor), desk.store());
    const auto more = meetings(21, 1, QStringLiteral("n"));
    MeetingImportWork soon(more, actor);
    const auto refused = attempt(soon, desk.store(), now + Minutes{59});
    QVERIFY(!refused);
    QVERIFY2(refused.error().what.contains(QStringLiteral("51 for P0")),
             qPrintable(refused.error().what));
    MeetingImportWork anHourOn(more, actor);
    QVERIFY(attempt(anHourOn, desk.store(), now + Hours{1}));
}

void TestImportCount::countsOnWhenItWasBusy()
{
    Desk desk;
    BusyStore busy(desk.store());
    certain(desk.store().importPeople(people(1), actor, now));
    MeetingImportWork work(meetings(51, 1), actor);
    Done done;
    int waits = 0;
    while (done || done.error().kind == Error::Kind::Unavailable) {
        waits += done ? 0 : 1;
        done = work.step(busy, now);
    }
    QVERIFY(waits > 50);
    QVERIFY2(done.error().what.contains(QStringLiteral("51 for P0")),
             qPrintable(done.error().what));
}

QTEST_GUILESS_MAIN(TestImportCount)
#include "tst_import_count.moc"
