// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/due_work.h"

#include "tests/runtime/program_fixture.h"

#include <QTest>

#include <numeric>

using namespace savehub;

namespace {

const auto textDue = sample::start() - Minutes{5};
const auto callDue = sample::start() - Minutes{3};

} // namespace

class TestDueWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesAreClaimedManyToACommit();
    void aCallGoesBeforeTheTextsThatAreDueWithIt();
    void aCallGoesAmongTextsThatAreBeingSent();
    void whatIsClaimedLeavesBeforeMoreIs();
    void aRecordThatCannotBeReadIsSetAside();
    void manyThatWereMissedAreToldAsNumbers();
    void aFewThatWereMissedAreToldOneByOne();
    void troubleIsToldOnceAndWhenItIsOver();
    void aShortTroubleIsNotTold();
    void whomNobodyRingsWhileNothingCanBeSavedIsTold_data();
    void whomNobodyRingsWhileNothingCanBeSavedIsTold();
    void whoIsNotToBeCalledIsNotMissed();
};

void TestDueWork::messagesAreClaimedManyToACommit()
{
    ProgramFixture story(250);
    story.start();
    story.clock.runUntil(textDue - Seconds{1});
    story.store.commits.clear();

    story.clock.runUntil(textDue + Seconds{10});

    QCOMPARE(story.texts, 250);
    const auto &commits = story.store.commits;
    // A hundred claims, together with the outcomes of the hundred before.
    QCOMPARE(*std::max_element(commits.begin(), commits.end()), size_t(200));
    QVERIFY2(commits.size() < 10, qPrintable(QString::number(commits.size())));
}

/// A meeting whose call falls due when the texts of the many people do.
void planOneCall(ProgramFixture &story, Instant due)
{
    (void)story.inner->importMeetings(
        sample::import({{sample::meeting(QStringLiteral("one"), due + Minutes{3}),
                         {{QStringLiteral("ana0@example.org"), {}, false}}}}),
        QStringLiteral("test"), story.clock.now());
}

void TestDueWork::aCallGoesBeforeTheTextsThatAreDueWithIt()
{
    ProgramFixture story(300);
    planOneCall(story, textDue);
    story.start();
    story.clock.runUntil(textDue - Seconds{1});
    const auto before = story.texts;

    story.clock.runUntil(textDue + Seconds{1});

    QCOMPARE(story.textsBeforeCalls, std::vector<int>{before});
    QVERIFY(story.texts > before);
}

void TestDueWork::aCallGoesAmongTextsThatAreBeingSent()
{
    ProgramFixture story(300);
    story.network.latency = [] {
        return Milliseconds{40}; // for the hundred texts under way
    };
    planOneCall(story, textDue + Milliseconds{50});
    story.start();
    story.clock.runUntil(textDue + Milliseconds{50});

    QCOMPARE(story.textsBeforeCalls.size(), size_t(1));
    QVERIFY(story.textsBeforeCalls.front() > 0);
    QVERIFY(story.textsBeforeCalls.front() < 300);
}

void TestDueWork::whatIsClaimedLeavesBeforeMoreIs()
{
    ProgramFixture story(250);
    story.network.latency = [] {
        return Seconds{20};
    };
    story.start();
    story.clock.runUntil(textDue + Seconds{10});
    QCOMPARE(story.texts, 100);
    QCOMPARE(story.inner->unfinished()->size(), size_t(100));

    story.clock.runUntil(callDue - Seconds{1});
    QCOMPARE(story.texts, 250);
}

void TestDueWork::aRecordThatCannotBeReadIsSetAside()
{
    ProgramFixture story(3);
    story.store.unreadable = {story.incidents.at(1)};
    story.start();

    story.clock.runUntil(sample::start());

    QCOMPARE(story.told(QStringLiteral("set aside")), 1);
    QCOMPARE(story.network.calls().size(), size_t(2));
    QCOMPARE(story.step(1, 1).status, StepStatus::Pending);
}

void TestDueWork::manyThatWereMissedAreToldAsNumbers()
{
    ProgramFixture story(50);
    story.clock.sleepFor(Hours{3});
    story.start();

    story.clock.runFor(Seconds{1});

    QCOMPARE(story.told(QStringLiteral("50 call(s)")), 1);
    QCOMPARE(story.told(QStringLiteral("100 text(s)")), 1); // to attendees and backups
    QCOMPARE(story.told(QStringLiteral("100 email(s)")), 1);
    QCOMPARE(story.notices.size(), size_t(3));
    QCOMPARE(story.emails + story.texts, 0);

    story.notices.clear();
    story.clock.sleepFor(Hours{24});
    story.clock.runFor(Seconds{1});
    QCOMPARE(story.told(QStringLiteral("50 incident(s)")), 1);
}

void TestDueWork::aFewThatWereMissedAreToldOneByOne()
{
    ProgramFixture story(2);
    story.clock.sleepFor(Hours{3});
    story.start();

    story.clock.runFor(Seconds{1});

    QCOMPARE(story.told(QStringLiteral("nobody was rung")), 2);
}

void TestDueWork::troubleIsToldOnceAndWhenItIsOver()
{
    ProgramFixture story(2);
    story.store.problem = Error{Error::Kind::Unavailable, QStringLiteral("locked")};
    story.start();
    story.clock.runUntil(textDue + Seconds{5});
    QCOMPARE(story.told(QStringLiteral("locked")), 1);
    const auto begun = story.notices.back();
    QVERIFY(!begun.isOver);
    QVERIFY(story.program->engine().problem().contains(QStringLiteral("locked")));

    story.store.problem.reset();
    story.clock.runFor(Seconds{5});
    QCOMPARE(story.told(QStringLiteral("can be used again")), 1);
    const auto over = std::find_if(story.notices.begin(), story.notices.end(),
                                   [](const Notice &notice) { return notice.isOver; });
    QVERIFY(over != story.notices.end());
    QCOMPARE(over->cause, begun.cause);
    QCOMPARE(story.program->engine().problem(), QString());
}

void TestDueWork::aShortTroubleIsNotTold()
{
    ProgramFixture story(2);
    story.start();
    story.clock.runUntil(callDue - Seconds{1});
    story.store.problem = Error{Error::Kind::Unavailable, QStringLiteral("locked")};
    story.clock.runUntil(callDue + Seconds{1});
    QVERIFY(story.program->engine().problem().contains(QStringLiteral("locked")));
    QVERIFY(story.network.calls().empty());

    story.store.problem.reset();
    story.clock.runFor(Milliseconds{250});
    QCOMPARE(story.network.calls().size(), size_t(1)); // the other one waits in the line
    story.clock.runFor(Seconds{5});
    QCOMPARE(story.told(QStringLiteral("locked")), 0);
    QCOMPARE(story.told(QStringLiteral("can be used again")), 0);
}

void TestDueWork::whomNobodyRingsWhileNothingCanBeSavedIsTold_data()
{
    QTest::addColumn<Milliseconds>("lost"); // the database; counted from the call's due moment
    QTest::newRow("before the call") << Milliseconds{-10'000};
    QTest::newRow("with news of the text unsaved") << textDue - callDue;
    QTest::newRow("between two tries") << Milliseconds{10'000};
}

void TestDueWork::whomNobodyRingsWhileNothingCanBeSavedIsTold()
{
    QFETCH(const Milliseconds, lost);
    ProgramFixture story(2);
    story.network.faultOfCall = [] {
        return WireFault::Refused;
    };
    story.start();
    story.clock.runUntil(callDue + lost);
    story.store.problem = Error{Error::Kind::Unavailable, QStringLiteral("locked")};

    story.clock.runUntil(callDue + Seconds{60});
    QCOMPARE(story.told(QStringLiteral("nobody was rung")), 0); // the call may still go
    story.clock.runFor(Seconds{30});
    QCOMPARE(story.told(QStringLiteral("nobody was rung. locked Call by hand.")), 2);
    QVERIFY(story.network.calls().empty());
}

void TestDueWork::whoIsNotToBeCalledIsNotMissed()
{
    ProgramFixture story(1);
    story.start();
    story.clock.runUntil(callDue - Seconds{10});
    auto person = story.inner->load(story.incidents.front())->person;
    person.doNotCall = true;
    QVERIFY(story.inner->importPeople({person}, QStringLiteral("test"), story.clock.now()));
    story.store.problem = Error{Error::Kind::Unavailable, QStringLiteral("locked")};

    story.clock.runFor(Seconds{100});
    QCOMPARE(story.told(QStringLiteral("nobody was rung")), 0);
}

QTEST_GUILESS_MAIN(TestDueWork)
#include "tst_due_work.moc"
