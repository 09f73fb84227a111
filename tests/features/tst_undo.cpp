// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/story.h"

using namespace savehub;

/// What was settled by mistake goes on after an undo, unless something forbids it.
class TestUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWasSettledByMistakeIsCalled();
    void whoJoinedInBetweenIsNotCalled_data();
    void whoJoinedInBetweenIsNotCalled();
    void answersByTextAreAskedForAgain();
    void aCallOfWhichNothingHadLeftGoesAfterAll_data();
    void aCallOfWhichNothingHadLeftGoesAfterAll();
    void aSecondCallOfWhichNothingHadLeftDoesNot();
    void aRingingCallThatWasHungUpStaysTheLast();
    void anImportForbidsUndo();
    void anotherStartForbidsUndo();
    void theLimitOfTwoHoldsAfterUndo();

private:
    static Done undo(Story &story, Reason what)
    {
        const auto incident = story.stage().incidents().front().incident.id;
        return story.stage().engine().answer(incident,
                                             event::Undo{QStringLiteral("operator"), what});
    }
    static void tell(Story &story) { story.given().person().meetingAt(T).programRunning(); }
};

void TestUndo::whoWasSettledByMistakeIsCalled()
{
    Story story;
    tell(story);
    story.at(T - Minutes{3} - Seconds{5}).when().isResolved();
    story.at(T - Minutes{3} + Seconds{4});
    QVERIFY(undo(story, Reason::Resolved));
    story.at(T - Minutes{3} + Seconds{6});
    story.then().callRequests(1).lastCallRequestAt(T - Minutes{3} + Seconds{4});
    QVERIFY(!undo(story, Reason::Resolved)); // only once
}

void TestUndo::whoJoinedInBetweenIsNotCalled_data()
{
    using Answer = std::function<void(Story &)>;
    QTest::addColumn<Answer>("answer");
    QTest::newRow("is checked in, which is refused") << Answer([](Story &story) {
        const auto incident = story.stage().incidents().front().incident.id;
        QVERIFY(!story.stage().engine().answer(incident, event::Joined{QStringLiteral("rest")}));
    });
    QTest::newRow("answers the text") << Answer([](Story &story) {
        const auto from = *story.stage().incidents().front().person.phone;
        const auto text = story.stage().network().write(from, QStringLiteral("1"));
        QVERIFY(story.stage().engine().reception().textReceived(text));
    });
}

Q_DECLARE_METATYPE(std::function<void(Story &)>)

void TestUndo::whoJoinedInBetweenIsNotCalled()
{
    QFETCH(std::function<void(Story &)>, answer);
    Story story;
    tell(story);
    story.at(T - Minutes{3} - Seconds{5}).when().isResolved();
    story.at(T - Minutes{3} - Seconds{3});
    answer(story);
    story.at(T - Minutes{3} + Seconds{3});
    QVERIFY(!undo(story, Reason::Resolved));
    story.then().nothingMoreGoesOut().callRequests(0);
}

void TestUndo::answersByTextAreAskedForAgain()
{
    Story story;
    tell(story);
    story.at(T - Minutes{4} - Seconds{50}).when().isResolved();
    story.at(T - Minutes{4} - Seconds{41}); // at T - 4:45 nobody's answers were asked for
    QVERIFY(undo(story, Reason::Resolved));
    story.at(T - Minutes{4} - Seconds{30}).when().writes(QStringLiteral("1"));
    story.then().nothingMoreGoesOut().resolvedAs(Reason::Joined).callRequests(0);
}

void TestUndo::aCallOfWhichNothingHadLeftGoesAfterAll_data()
{
    QTest::addColumn<Reason>("what");
    QTest::addColumn<bool>("connects"); // false: waits for its next try
    QTest::newRow("joined between two tries") << Reason::Joined << false;
    QTest::newRow("joined while it connects") << Reason::Joined << true;
    QTest::newRow("acknowledged between two tries") << Reason::Acknowledged << false;
    QTest::newRow("resolved while it connects") << Reason::Resolved << true;
}

void TestUndo::aCallOfWhichNothingHadLeftGoesAfterAll()
{
    QFETCH(const Reason, what);
    QFETCH(const bool, connects);
    Story story;
    tell(story);
    auto &network = story.stage().network();
    network.connecting = [] {
        return Seconds{4};
    };
    network.faultOfCall = [] {
        return WireFault::Refused;
    };
    // Refused at +4 s, tried again at +4.5 s.
    const auto settled = T - Minutes{3} + (connects ? Milliseconds{2'000} : Milliseconds{4'200});
    story.at(settled);
    what == Reason::Joined         ? story.when().joins()
    : what == Reason::Acknowledged ? story.when().isAcknowledged()
                                   : story.when().isResolved();
    story.at(settled + Milliseconds{10}).then().attempts({AttemptStatus::Withheld});
    network.faultOfCall = [] {
        return WireFault::None;
    };
    story.at(T - Minutes{3} + Seconds{8});
    QVERIFY(undo(story, what));
    story.at(T).then().callsPlaced(1).noCallOutsideTheWindow();
    story.then().lastCallRequestAt(T - Minutes{3} + Seconds{12});
}

/// It would be the third call.
void TestUndo::aSecondCallOfWhichNothingHadLeftDoesNot()
{
    Story story;
    story.given().callsGo({MockLife::Busy});
    tell(story);
    auto &network = story.stage().network();
    story.at(T - Minutes{3} + Seconds{1});
    network.connecting = [] {
        return Seconds{30};
    };
    story.at(T - Minutes{3} + Seconds{20}).then().callRequests(1);
    story.when().joins();
    QVERIFY(undo(story, Reason::Joined));
    network.connecting = [] {
        return Seconds{0};
    };
    story.then().onlyTheBackupIsTold().callRequests(1);
}

void TestUndo::aRingingCallThatWasHungUpStaysTheLast()
{
    Story story;
    tell(story);
    story.at(T - Minutes{3} + Seconds{8}).when().joins();
    QVERIFY(!undo(story, Reason::Joined));
    story.then().nothingMoreGoesOut().callRequests(1).resolvedAs(Reason::Joined);
}

void TestUndo::anImportForbidsUndo()
{
    Story story;
    tell(story);
    story.at(T - Minutes{10}).when().isResolved();
    QVERIFY(story.stage().engine().reception().importMeetings({}, QStringLiteral("import")));
    QVERIFY(!undo(story, Reason::Resolved));
}

void TestUndo::anotherStartForbidsUndo()
{
    Story story;
    tell(story);
    story.at(T - Minutes{10}).when().isResolved();
    story.when().programEnds().programStarts();
    QVERIFY(!undo(story, Reason::Resolved));
}

void TestUndo::theLimitOfTwoHoldsAfterUndo()
{
    Story story;
    story.given().person().meetingAt(T).programRunning().callsGo({MockLife::NoAnswer});
    story.at(T - Minutes{2} - Seconds{8}).when().isResolved();
    story.then().callRequests(2);
    story.at(T - Minutes{2} - Seconds{5});
    QVERIFY(undo(story, Reason::Resolved));
    story.then().onlyTheBackupIsTold().callRequests(2).noCallOutsideTheWindow();
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
