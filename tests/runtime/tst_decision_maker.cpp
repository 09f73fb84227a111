// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/decision_maker.h"

#include "tests/runtime/program_fixture.h"

#include <QTest>

using namespace savehub;

namespace {

const auto emailDue = sample::start() - Minutes{12};

} // namespace

class TestDecisionMaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomesOfOneMomentAreSavedTogether();
    void whatCannotBeSavedIsKept_data();
    void whatCannotBeSavedIsKept();
    void oneThatCannotBeSavedKeepsNobodyWaiting();
    void whatIsLostAtTheEndIsLogged();
    void whatWasSavedDespiteAnErrorIsCarriedOut_data();
    void whatWasSavedDespiteAnErrorIsCarriedOut();
    void anOutcomeSavedDespiteAnErrorIsSavedOnce();
    void whatOthersChangedSinceIsNotTakenForUnsaved();
    void whatCannotBeConfirmedIsAskedForAgain();
    void anAnswerThatCannotBeSavedYetCounts_data();
    void anAnswerThatCannotBeSavedYetCounts();
};

void TestDecisionMaker::outcomesOfOneMomentAreSavedTogether()
{
    ProgramFixture story(30);
    story.start();
    story.clock.runUntil(emailDue);
    QCOMPARE(story.emails, 30);
    story.store.commits.clear();

    story.clock.runFor(Seconds{1});

    QCOMPARE(story.step(1).status, StepStatus::Executed);
    QCOMPARE(story.store.commits, std::vector<size_t>{30});
}

void TestDecisionMaker::whatCannotBeSavedIsKept_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("a locked database") << int(Error::Kind::Unavailable);
    QTest::newRow("a broken constraint") << int(Error::Kind::Conflict);
    QTest::newRow("a damaged file") << int(Error::Kind::Corrupt);
}

void TestDecisionMaker::whatCannotBeSavedIsKept()
{
    QFETCH(int, kind);
    ProgramFixture story(3);
    story.start();
    story.clock.runUntil(emailDue);
    story.store.problem = Error{Error::Kind(kind), QStringLiteral("refused"), {}};

    story.clock.runFor(Seconds{60});

    QCOMPARE(story.step(1).status, StepStatus::Sending);
    QCOMPARE(story.told(QStringLiteral("cannot be saved")), 1);
    QCOMPARE(story.told(QStringLiteral("(3 so far)")), 1);
    QVERIFY(story.program->engine().problem().contains(QStringLiteral("refused")));

    story.store.problem.reset();
    story.clock.runFor(Seconds{11}); // longer than any pause

    for (size_t i = 0; i < 3; ++i) {
        QCOMPARE(story.step(1, i).status, StepStatus::Executed);
    }
    QCOMPARE(story.told(QStringLiteral("saved again")), 1);
    QCOMPARE(story.program->engine().problem(), QString());
    QCOMPARE(story.emails, 3);
}

void TestDecisionMaker::oneThatCannotBeSavedKeepsNobodyWaiting()
{
    ProgramFixture story(3);
    story.start();
    story.clock.runUntil(emailDue);
    story.store.unreadable = {story.incidents.at(1)};

    story.clock.runFor(Seconds{1});

    QCOMPARE(story.step(1, 0).status, StepStatus::Executed);
    QCOMPARE(story.step(1, 1).status, StepStatus::Sending);
    QCOMPARE(story.step(1, 2).status, StepStatus::Executed);

    story.store.unreadable.clear();
    story.clock.runFor(Seconds{11});
    QCOMPARE(story.step(1, 1).status, StepStatus::Executed);
}

void TestDecisionMaker::whatIsLostAtTheEndIsLogged()
{
    ProgramFixture story(1);
    story.start();
    story.clock.runUntil(emailDue);
    story.store.problem = Error{Error::Kind::Corrupt, QStringLiteral("refused"), {}};
    story.clock.runFor(Seconds{1});

    story.program->engine().drain(Milliseconds{0});

    const auto line = QStringLiteral("NOT SAVED incident %1: message %2 accepted")
                          .arg(story.incidents.front().text(), story.step(1).id.text());
    QVERIFY2(story.log.lines.last().startsWith(line), qPrintable(story.log.lines.join(u'\n')));
}

void TestDecisionMaker::whatWasSavedDespiteAnErrorIsCarriedOut_data()
{
    QTest::addColumn<int>("errors");
    QTest::newRow("one") << 1;
    QTest::newRow("of its confirmation, too") << 3;
}

void TestDecisionMaker::whatWasSavedDespiteAnErrorIsCarriedOut()
{
    QFETCH(const int, errors);
    ProgramFixture story(2);
    story.start();
    story.clock.runUntil(emailDue - Milliseconds{1});
    story.store.commitsInDoubt = errors;
    story.clock.runUntil(emailDue);
    QCOMPARE(story.step(1).status, StepStatus::Sending);
    QCOMPARE(story.emails, 0);

    story.clock.runFor(Seconds{10});

    for (size_t i = 0; i < 2; ++i) {
        QCOMPARE(story.step(1, i).status, StepStatus::Executed);
        QCOMPARE(story.step(1, i).tries, 1);
    }
    QCOMPARE(story.emails, 2);
}

void TestDecisionMaker::anOutcomeSavedDespiteAnErrorIsSavedOnce()
{
    ProgramFixture story(1);
    story.start();
    story.clock.runUntil(emailDue);
    story.store.commitsInDoubt = 1;

    story.clock.runFor(Seconds{1});

    QCOMPARE(story.step(1).status, StepStatus::Executed);
    QCOMPARE(story.told(QStringLiteral("cannot be saved")), 0); // the problem was over at once
    QCOMPARE(story.told(QStringLiteral("saved again")), 0);
    QCOMPARE(story.emails, 1);
}

/// Somebody joins at another console before it is known that the email's intent is saved.
void TestDecisionMaker::whatOthersChangedSinceIsNotTakenForUnsaved()
{
    ProgramFixture story(1);
    story.start();
    story.clock.runUntil(emailDue - Milliseconds{1});
    story.store.commitsInDoubt = 1;
    story.clock.runUntil(emailDue);
    QCOMPARE(story.step(1).status, StepStatus::Sending);
    QVERIFY(story.inner->transact(story.incidents.front(), story.clock.now(),
                                  [&](const IncidentRecord &record, const Standing &standing) {
                                      return decide(record, event::Joined{QStringLiteral("other")},
                                                    {.now = emailDue, .standing = standing});
                                  }));

    story.clock.runFor(Seconds{10});

    QVERIFY(story.step(1).isEnded());
    QCOMPARE(story.emails, 0);
}

/// The decision is in the database, but nobody has carried it out.
void TestDecisionMaker::whatCannotBeConfirmedIsAskedForAgain()
{
    ProgramFixture story(2);
    story.start();
    story.clock.runUntil(emailDue - Milliseconds{1});
    story.store.commitsInDoubt = 1;
    story.store.refusedAfterDoubt = 1;

    story.clock.runUntil(emailDue + Seconds{5});

    QCOMPARE(story.step(1, 0).status, StepStatus::Executed);
    QCOMPARE(story.step(1, 1).status, StepStatus::Executed);
    QCOMPARE(story.emails, 2);
}

void TestDecisionMaker::anAnswerThatCannotBeSavedYetCounts_data()
{
    QTest::addColumn<Milliseconds>("answered"); // counted from the moment when the call fell due
    QTest::newRow("before the call") << Milliseconds{-1'000};
    QTest::newRow("while it connects") << Milliseconds{1'000};
}

void TestDecisionMaker::anAnswerThatCannotBeSavedYetCounts()
{
    QFETCH(const Milliseconds, answered);
    ProgramFixture story(1);
    story.network.connecting = [] {
        return Seconds{4};
    };
    story.start();
    story.clock.runUntil(sample::start() - Minutes{3} + answered);
    story.store.problem = Error{Error::Kind::Unavailable, QStringLiteral("locked"), {}};
    auto &engine = story.program->engine();
    const auto &incident = story.incidents.front();
    const auto done = engine.answer(incident, event::Joined{QStringLiteral("operator")});
    QCOMPARE(done.error().kind, Error::Kind::Unavailable);
    QVERIFY(done.error().advice.contains(QStringLiteral("It is kept")));

    story.clock.runFor(Seconds{20});
    story.store.problem.reset();
    story.clock.runFor(Seconds{20});
    QVERIFY(story.network.calls().empty());
    QCOMPARE(story.inner->load(incident)->incident.resolution, Reason::Joined);
}

QTEST_GUILESS_MAIN(TestDecisionMaker)
#include "tst_decision_maker.moc"
