// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/reception_desk.h"

#include "tests/features/story.h"

#include <QTest>

using namespace savehub;

namespace {

Error::Kind kindOf(const Done &done)
{
    return done ? Error::Kind::Corrupt : done.error().kind;
}

/// A program in a story, to which a test reports things from outside. Nothing else is reported to
/// it.
class Asked
{
public:
    explicit Asked(int people = 1)
    {
        m_story.given().people(people).meetingAt(T).programRunning().noCallbacks();
    }

    Story &story() { return m_story; }
    Reception &desk() { return m_story.stage().engine().reception(); }
    Asked &at(Milliseconds offset)
    {
        m_story.at(offset);
        return *this;
    }

    IncidentRecord record(int person = 1)
    {
        return m_story.stage().incidentsOf(QStringLiteral("Ana%1").arg(person)).back();
    }
    Attempt attempt(int person = 1) { return record(person).attempts.front(); }
    CallReport report(AttemptStatus status, const QString &digit = {}, int person = 1)
    {
        return {.sid = attempt(person).sid, .status = status, .digit = digit};
    }

    Result<TextReplyOutcome> texted(const QString &body, const char *sid = "SM1", int person = 1)
    {
        return desk().textReceived({ProviderSid(QLatin1String(sid)), *record(person).person.phone,
                                    body, m_story.stage().clock().now()});
    }

private:
    Story m_story;
};

constexpr Milliseconds ringing = T - Minutes{3} + Milliseconds{1'700};

} // namespace

class TestReceptionDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReportIsSavedWhenItReturns();
    void aKeySettlesItsIncidentOnly();
    void anUnknownKeyIsNotFound();
    void aReportWithAnotherCallsSidIsAConflict();
    void aReportBeforeTheAnswerIsAdopted();
    void aTakenSidIsNotAdopted();
    void theCallSaysTheSameWhenAskedAgain();
    void aTestCallIsHeardAndNoIncidentChanges();
    void aTextsFateIsSavedWhenItReturns();
    void aTextsFateIsThatOfItsOwnText();
    void aTextAnswers();
    void aTextIsHeardOnce();
    void aTextActsOnTheLastReminder();
    void aStrangersTextChangesNothing();
    void checkInFindsTheIncident();
    void whatIsSettledIsAConflict();
    void aFloodOfInvitationsIsRefusedWhole();
};

void TestReceptionDesk::aReportIsSavedWhenItReturns()
{
    Asked asked;
    asked.at(ringing);
    QVERIFY(asked.desk().callReported(asked.attempt().key, asked.report(AttemptStatus::Ringing)));
    QCOMPARE(asked.attempt().status, AttemptStatus::Ringing);
    // Old or repeated news is no error and changes nothing.
    for (const auto old : {AttemptStatus::Initiated, AttemptStatus::Ringing}) {
        QVERIFY(asked.desk().callReported(asked.attempt().key, asked.report(old)));
        QCOMPARE(asked.attempt().status, AttemptStatus::Ringing);
    }
}

void TestReceptionDesk::aKeySettlesItsIncidentOnly()
{
    Asked asked(2);
    asked.at(ringing + Seconds{1});
    const auto one = QStringLiteral("1");
    QVERIFY(asked.desk().callReported(asked.attempt(2).key,
                                      asked.report(AttemptStatus::InProgress, one, 2)));
    QCOMPARE(asked.record(2).incident.resolution, Reason::Joined);
    QCOMPARE(asked.record(1).incident.state, IncidentState::Open);
}

void TestReceptionDesk::anUnknownKeyIsNotFound()
{
    Asked asked;
    asked.at(ringing);
    const AttemptKey forged(QStringLiteral("nobody's"));
    QCOMPARE(kindOf(asked.desk().callReported(forged, asked.report(AttemptStatus::Busy))),
             Error::Kind::NotFound);
    QCOMPARE(asked.desk().spokenCall(forged).error().kind, Error::Kind::NotFound);
    QVERIFY(asked.attempt().status != AttemptStatus::Busy);
}

void TestReceptionDesk::aReportWithAnotherCallsSidIsAConflict()
{
    Asked asked(2);
    asked.at(ringing + Seconds{1});
    const auto before = asked.record(1);
    const auto one = QStringLiteral("1");
    QCOMPARE(kindOf(asked.desk().callReported(asked.attempt(1).key,
                                              asked.report(AttemptStatus::InProgress, one, 2))),
             Error::Kind::Conflict);
    QVERIFY(asked.record(1) == before);
    QCOMPARE(asked.record(2).incident.state, IncidentState::Open);
}

void TestReceptionDesk::aReportBeforeTheAnswerIsAdopted()
{
    Asked asked;
    asked.at(T - Minutes{3}); // the request is out, but its answer has not come
    QVERIFY(asked.attempt().sid.isEmpty());
    const auto real = asked.story().stage().network().calls().front().report.sid;
    QVERIFY(asked.desk().callReported(asked.attempt().key, {real, AttemptStatus::Initiated}));
    QVERIFY(asked.attempt().sid == real);
    asked.at(ringing).story().then().operatorIsNotAlarmed();
    QVERIFY(asked.attempt().sid == real);
}

void TestReceptionDesk::aTakenSidIsNotAdopted()
{
    Asked asked(2);
    asked.at(T - Minutes{3} + Seconds{1}); // the second request is out, but its answer has not come
    QVERIFY(asked.attempt(2).sid.isEmpty());
    QCOMPARE(kindOf(asked.desk().callReported(asked.attempt(2).key,
                                              {asked.attempt(1).sid, AttemptStatus::Ringing})),
             Error::Kind::Conflict);
    QVERIFY(asked.attempt(2).sid.isEmpty());
}

void TestReceptionDesk::theCallSaysTheSameWhenAskedAgain()
{
    Asked asked;
    asked.at(ringing);
    const auto first = asked.desk().spokenCall(asked.attempt().key);
    asked.at(T - Minutes{2});
    const auto second = asked.desk().spokenCall(asked.attempt().key);
    QVERIFY(first && second);
    QCOMPARE(first->language, QStringLiteral("en"));
    QVERIFY(first->message.contains(QLatin1String("3 minutes")));
    QCOMPARE(second->message, first->message);
}

void TestReceptionDesk::aTestCallIsHeardAndNoIncidentChanges()
{
    Asked asked;
    asked.at(T - Minutes{30});
    auto &stage = asked.story().stage();
    QVERIFY(stage.engine().placeTestCall(*PhoneNumber::fromE164(u"+12025550177"),
                                         QStringLiteral("de"), QStringLiteral("operator")));
    const auto call = stage.lastTestCall().value();
    const ProviderSid own(QStringLiteral("CA0000000000000000000000000000abcd"));
    const auto before = asked.record();
    QVERIFY(asked.desk().callReported(
        call.key, {.sid = own, .status = AttemptStatus::InProgress, .digit = QStringLiteral("1")}));
    QCOMPARE(stage.lastTestCall()->digit, QStringLiteral("1"));
    QVERIFY(asked.record() == before);
    QCOMPARE(kindOf(asked.desk().callReported(call.key, {.sid = ProviderSid(QStringLiteral("CA1")),
                                                         .status = AttemptStatus::Completed})),
             Error::Kind::Conflict);
    const auto spoken = asked.desk().spokenCall(call.key);
    QVERIFY(spoken && spoken->language == QLatin1String("de"));
    QVERIFY(spoken->message.contains(QLatin1String("Testanruf")));
}

void TestReceptionDesk::aTextsFateIsSavedWhenItReturns()
{
    Asked asked;
    asked.at(T - Minutes{5} + Seconds{1});
    const auto step = asked.record().steps.at(1);
    QVERIFY(asked.desk().textReported(step.id, {step.sid, TextDelivery::Delivered}));
    QVERIFY(asked.record().steps.at(1).delivery == TextDelivery::Delivered);
    QVERIFY(asked.desk().textReported(step.id, {step.sid, TextDelivery::Sent})); // old news
    QVERIFY(asked.record().steps.at(1).delivery == TextDelivery::Delivered);
}

void TestReceptionDesk::aTextsFateIsThatOfItsOwnText()
{
    Asked asked(2);
    asked.at(T - Minutes{5}); // the requests are out, but their answers have not come
    const auto &sent = asked.story().stage().network().texts();
    const auto first = asked.record(1).steps.at(1).id;
    const auto ofFirst = std::find_if(sent.begin(), sent.end(), [&](const auto &text) {
                             return text.step == first;
                         })->sid;
    QVERIFY(asked.desk().textReported(first, {ofFirst, TextDelivery::Sent}));
    QCOMPARE(asked.record(1).steps.at(1).sid, ofFirst);
    QCOMPARE(kindOf(asked.desk().textReported(asked.record(2).steps.at(1).id,
                                              {ofFirst, TextDelivery::Failed})),
             Error::Kind::Conflict);
    QCOMPARE(kindOf(asked.desk().textReported(StepId(QStringLiteral("nobody's")),
                                              {ofFirst, TextDelivery::Failed})),
             Error::Kind::NotFound);
    asked.at(T - Minutes{4} - Seconds{50});
    QCOMPARE(asked.record(1).steps.at(1).sid, ofFirst);
}

void TestReceptionDesk::aTextAnswers()
{
    Asked asked;
    const auto heard = asked.at(T - Minutes{4}).texted(QStringLiteral("1"));
    QVERIFY(heard && heard->understood);
    QCOMPARE(heard->answer, Answer::Joined);
    QCOMPARE(heard->language, QStringLiteral("en"));
    asked.story().then().resolvedAs(Reason::Joined).nothingMoreGoesOut();
}

void TestReceptionDesk::aTextIsHeardOnce()
{
    Asked asked;
    const auto first = asked.at(T - Minutes{4}).texted(QStringLiteral("2"));
    asked.story().when().isResolved();
    asked.story().when().programEnds().programStarts();
    const auto again = asked.at(T - Minutes{3}).texted(QStringLiteral("2"));
    QVERIFY(first && again);
    QVERIFY(*first == *again);
    const auto later = asked.texted(QStringLiteral("2"), "SM2");
    QVERIFY(later && !later->understood);
}

void TestReceptionDesk::aTextActsOnTheLastReminder()
{
    Asked asked;
    auto &stage = asked.story().stage();
    stage.planMeeting(Stage::start() + Minutes{30}, {QStringLiteral("Ana1")});
    asked.at(T + Minutes{26}); // the second reminder was sent at T+25
    QVERIFY(asked.texted(QStringLiteral("1"))->understood);
    const auto both = stage.incidentsOf(QStringLiteral("Ana1"));
    QCOMPARE(both.front().incident.state, IncidentState::Escalating);
    QCOMPARE(both.back().incident.resolution, Reason::Joined);
}

void TestReceptionDesk::aStrangersTextChangesNothing()
{
    Asked asked;
    // One text comes before the reminder, one from a number that nobody has.
    const auto early = asked.at(T - Minutes{6}).texted(QStringLiteral("1"));
    QVERIFY(early && !early->understood);
    asked.at(T - Minutes{4});
    const ReceivedText text{ProviderSid(QStringLiteral("SM7")),
                            *PhoneNumber::fromE164(u"+12025550999"), QStringLiteral("1"),
                            asked.story().stage().clock().now()};
    const auto stranger = asked.desk().textReceived(text);
    QVERIFY(stranger && !stranger->understood);
    // A text that came too early stays without effect when it comes again.
    QVERIFY(!asked.texted(QStringLiteral("1"))->understood);
    QCOMPARE(asked.record().incident.state, IncidentState::Open);
}

void TestReceptionDesk::checkInFindsTheIncident()
{
    Asked asked;
    asked.at(T - Minutes{6});
    const auto record = asked.record();
    const auto actor = QStringLiteral("api");
    QCOMPARE(kindOf(asked.desk().checkIn(record.meeting.id, PersonId(QStringLiteral("nobody")),
                                         Answer::Joined, actor)),
             Error::Kind::NotFound);
    QVERIFY(asked.desk().checkIn(record.meeting.id, record.person.id, Answer::Missed, actor));
    QCOMPARE(asked.record().incident.state, IncidentState::Acknowledged);
    QVERIFY(asked.desk().checkIn(record.meeting.id, record.person.id, Answer::Joined, actor));
    QCOMPARE(asked.record().incident.resolution, Reason::Joined);
}

void TestReceptionDesk::whatIsSettledIsAConflict()
{
    Asked asked;
    asked.at(T - Minutes{6});
    const auto record = asked.record();
    const auto &id = record.incident.id;
    const auto actor = QStringLiteral("api");
    QVERIFY(asked.desk().acknowledge(id, actor));
    QVERIFY(asked.desk().resolve(id, QStringLiteral("seen"), actor));
    QCOMPARE(kindOf(asked.desk().resolve(id, {}, actor)), Error::Kind::Conflict);
    QCOMPARE(kindOf(asked.desk().acknowledge(id, actor)), Error::Kind::Conflict);
    QCOMPARE(
        kindOf(asked.desk().checkIn(record.meeting.id, record.person.id, Answer::Joined, actor)),
        Error::Kind::Conflict);
    QCOMPARE(kindOf(asked.desk().resolve(IncidentId(QStringLiteral("none")), {}, actor)),
             Error::Kind::NotFound);
}

/// The flood comes with one push, or with several within an hour. Nobody is there to confirm it.
void TestReceptionDesk::aFloodOfInvitationsIsRefusedWhole()
{
    Asked asked;
    const auto person = asked.record().person;
    const auto push = [&](const QString &name, int count) {
        std::vector<CalendarMeeting> meetings;
        for (int i = 0; i < count; ++i) {
            const auto uid = name + QString::number(i);
            meetings.push_back({sample::meeting(uid, sample::start() + Hours{5} + Minutes{i}),
                                {{person.email, person.name, false}}});
        }
        return asked.desk().importMeetings(sample::import(meetings), QStringLiteral("api"));
    };
    const auto planned = [&] {
        return asked.story().stage().store().due(sample::start() + Hours{24}, 999)->size();
    };
    const auto refused = push(QStringLiteral("a"), 51);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Unconfirmed);
    QVERIFY2(refused.error().what.contains(person.email), qPrintable(refused.error().what));
    QVERIFY2(refused.error().advice.contains(QStringLiteral("push fewer")),
             qPrintable(refused.error().advice));
    QCOMPARE(planned(), size_t(1)); // the story's own

    asked.at(T - Minutes{30});
    QVERIFY(push(QStringLiteral("b"), 30));
    QVERIFY(!push(QStringLiteral("c"), 20)); // with the story's own meeting it is one too many
    QVERIFY(push(QStringLiteral("c"), 19));
    asked.at(T + Minutes{29});
    QVERIFY(!push(QStringLiteral("d"), 2));
    QVERIFY(push(QStringLiteral("d"), 1));
    asked.at(T + Minutes{31});
    QVERIFY(push(QStringLiteral("e"), 49));
    QVERIFY(!push(QStringLiteral("f"), 1));
}

QTEST_GUILESS_MAIN(TestReceptionDesk)
#include "tst_reception_desk.moc"
