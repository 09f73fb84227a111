// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/recovery.h"

#include "tests/runtime/program_fixture.h"

#include <QTest>

using namespace savehub;

namespace {

const auto textDue = sample::start() - Minutes{5};

} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isRepeatedUntilItSucceeds();
    void takesNothingOfThisRunForTheFormers();
};

void TestRecovery::isRepeatedUntilItSucceeds()
{
    ProgramFixture story(1);
    story.start();
    story.clock.runUntil(textDue);
    QCOMPARE(story.step(2).status, StepStatus::Sending);
    story.program.reset(); // the answer never comes
    story.store.knowsUnfinished = false;
    story.start();

    story.clock.runFor(Seconds{5});
    QCOMPARE(story.step(2).status, StepStatus::Sending);
    QCOMPARE(story.told(QStringLiteral("locked")), 1);

    story.store.knowsUnfinished = true;
    story.clock.runFor(Minutes{1}); // the text is searched for and found
    QCOMPARE(story.step(2).status, StepStatus::Executed);
    QCOMPARE(story.texts, 1);
}

void TestRecovery::takesNothingOfThisRunForTheFormers()
{
    ProgramFixture story(1);
    story.network.latency = [] {
        return Seconds{10};
    };
    story.store.knowsUnfinished = false;
    story.start();
    story.clock.runUntil(textDue + Seconds{1}); // due work did not wait
    QCOMPARE(story.texts, 1);
    QCOMPARE(story.step(2).status, StepStatus::Sending);

    story.store.knowsUnfinished = true;
    story.clock.runFor(Seconds{3});
    QVERIFY(story.step(2).errorMessage.isEmpty()); // nobody searches for it
    story.clock.runFor(Seconds{30});
    QCOMPARE(story.step(2).status, StepStatus::Executed);
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
