// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sample_day.h"

#include "engine/call_guards.h"

namespace savehub {

namespace {

void execute(Step &step, Milliseconds late = Milliseconds(400))
{
    step.status = StepStatus::Executed;
    step.executedAt = step.dueAt + late;
    step.provider = Provider::Mock;
}

void skip(Step &step, Reason reason)
{
    step.status = StepStatus::Skipped;
    step.reason = reason;
}

Attempt attemptOf(const IncidentRecord &record, int number, AttemptStatus status, Instant at)
{
    return {.key =
                AttemptKey(QStringLiteral("%1-call-%2").arg(record.incident.id.text()).arg(number)),
            .incident = record.incident.id,
            .step = record.steps[2].id,
            .number = number,
            .to = *record.person.phone,
            .status = status,
            .createdAt = at,
            .estimate = microDollars(25'000)};
}

void addEvent(IncidentDetail &detail, int attempt, Instant at, const char *event,
              CallEventSource source)
{
    CallEvent entry;
    entry.attempt = detail.record.attempts[static_cast<size_t>(attempt)].key;
    entry.at = at;
    entry.event = QString::fromLatin1(event);
    entry.source = source;
    detail.callEvents.push_back(entry);
}

QString passedTrail(const IncidentRecord &record, Instant at)
{
    GuardInput question;
    question.now = at;
    question.meetingStart = record.incident.start;
    question.phone = NumberVerdict::Valid;
    question.estimate = microDollars(25'000);
    return trailToJson(askGuards(question).trail);
}

QString windowTrail(const IncidentRecord &record)
{
    return passedTrail(record, record.incident.start - Seconds(60));
}

} // namespace

Instant sampleNow()
{
    return *instantFromIso(u"2026-11-22T13:00:00.000Z");
}

IncidentDetail sampleIncident(const QString &id, const QString &person, const QString &meeting,
                              Seconds untilStart)
{
    Person who;
    who.id = PersonId(QStringLiteral("p-") + id);
    who.name = person;
    who.email = QStringLiteral("attendee@example.org");
    who.phone = PhoneNumber::fromE164(u"+34600123456");
    who.timeZone = "Europe/Madrid";
    who.backup = {QStringLiteral("Team lead"), QStringLiteral("lead@example.org"),
                  PhoneNumber::fromE164(u"+34600999888")};
    Meeting what;
    what.id = MeetingId(QStringLiteral("m-") + id);
    what.title = meeting;
    what.start = sampleNow() + untilStart;
    what.end = what.start + Minutes(30);
    IncidentDetail detail;
    detail.record =
        newIncident(IncidentId(id), who, what, defaultPolicy(), sampleNow() - Hours(20));
    return detail;
}

IncidentDetail calledIncident(const QString &id, const QString &person, const QString &meeting)
{
    auto detail = sampleIncident(id, person, meeting, Seconds(135));
    auto &record = detail.record;
    record.incident.state = IncidentState::Open;
    execute(record.steps[0]);
    execute(record.steps[1], Milliseconds(900));
    auto &call = record.steps[2];
    const auto first = record.incident.start - Seconds(180);
    call.status = StepStatus::Sending;
    call.guardTrail = passedTrail(record, first);
    record.attempts.push_back(attemptOf(record, 1, AttemptStatus::NoAnswer, first));
    record.attempts.back().endedAt = first + Seconds(24);
    record.attempts.back().price = microDollars(0);
    record.attempts.push_back(attemptOf(record, 2, AttemptStatus::Ringing, first + Seconds(30)));
    addEvent(detail, 0, first + Seconds(1), "queued", CallEventSource::Response);
    addEvent(detail, 0, first + Seconds(3), "ringing", CallEventSource::Webhook);
    addEvent(detail, 0, first + Seconds(24), "no-answer", CallEventSource::Webhook);
    addEvent(detail, 1, first + Seconds(31), "queued", CallEventSource::Response);
    addEvent(detail, 1, first + Seconds(34), "ringing", CallEventSource::Poll);
    return detail;
}

namespace {

IncidentDetail skippedCall()
{
    auto detail =
        sampleIncident(QStringLiteral("skipped"), QStringLiteral("Ingrid Sørensen"),
                       QStringLiteral("Quarterly planning with the Nordic branch"), Seconds(60));
    auto &record = detail.record;
    record.incident.state = IncidentState::Open;
    record.person.timeZone = "Europe/London";
    execute(record.steps[0]);
    skip(record.steps[1], Reason::MissedWindow);
    skip(record.steps[2], Reason::OutsideCriticalWindow);
    record.steps[2].guardTrail = windowTrail(record);
    record.steps[2].errorMessage =
        QStringLiteral("Outside the critical window (60 s before the start).");
    return detail;
}

IncidentDetail escalating()
{
    auto detail = sampleIncident(QStringLiteral("escalating"), QStringLiteral("Tomás Ó Briain"),
                                 QStringLiteral("Customer call: Acme"), -Minutes(11));
    auto &record = detail.record;
    record.incident.state = IncidentState::Escalating;
    for (auto i : {0, 1, 2, 3}) {
        execute(record.steps[static_cast<size_t>(i)]);
    }
    record.steps[4].status = StepStatus::Sending;
    record.attempts.push_back(
        attemptOf(record, 1, AttemptStatus::Busy, record.incident.start - Seconds(179)));
    record.attempts.push_back(
        attemptOf(record, 2, AttemptStatus::Completed, record.incident.start - Seconds(150)));
    record.attempts[1].answeredBy = QStringLiteral("machine_start");
    record.attempts[1].price = microDollars(30'000);
    record.attempts[1].duration = Seconds(19);
    return detail;
}

IncidentDetail resolved(const QString &id, const QString &person, Reason how)
{
    auto detail = sampleIncident(id, person, QStringLiteral("Stand-up"), -Minutes(95));
    auto &record = detail.record;
    record.incident.state = IncidentState::Resolved;
    record.incident.resolution = how;
    record.incident.resolvedAt = record.incident.start - Seconds(140);
    execute(record.steps[0]);
    execute(record.steps[1]);
    execute(record.steps[2]);
    skip(record.steps[3], how);
    skip(record.steps[4], how);
    record.attempts.push_back(
        attemptOf(record, 1, AttemptStatus::Completed, record.incident.start - Seconds(178)));
    record.attempts[0].digit = how == Reason::Joined ? QStringLiteral("1") : QString();
    record.attempts[0].price = microDollars(25'000);
    record.attempts[0].duration = Seconds(22);
    return detail;
}

IncidentDetail unknownOutcome()
{
    auto detail = sampleIncident(QStringLiteral("unknown"), QStringLiteral("Αλέξανδρος Κ."),
                                 QStringLiteral("اجتماع يومي"), Seconds(125));
    auto &record = detail.record;
    record.incident.state = IncidentState::Open;
    execute(record.steps[0]);
    execute(record.steps[1]);
    record.steps[2].status = StepStatus::Failed;
    record.steps[2].reason = Reason::OutcomeUnknown;
    record.steps[2].errorMessage = QStringLiteral("outcome unknown");
    record.attempts.push_back(
        attemptOf(record, 1, AttemptStatus::Unknown, record.incident.start - Seconds(178)));
    record.attempts[0].error = QStringLiteral("No answer within 45 s.");
    return detail;
}

} // namespace

void fillBusyDay(FakeIncidentReader &reader)
{
    reader.sums = {38, 112, 14};
    reader.add(escalating());
    reader.add(skippedCall());
    reader.add(unknownOutcome());
    reader.add(calledIncident(QStringLiteral("called"), QStringLiteral("Amélie Laurent"),
                              QStringLiteral("Board review")));
    auto acknowledged = sampleIncident(QStringLiteral("acknowledged"), QStringLiteral("Ben Okafor"),
                                       QStringLiteral("Board review"), Seconds(135));
    acknowledged.record.incident.state = IncidentState::Acknowledged;
    acknowledged.record.incident.acknowledgedAt = sampleNow() - Seconds(30);
    for (auto i : {0, 1}) {
        execute(acknowledged.record.steps[static_cast<size_t>(i)]);
    }
    skip(acknowledged.record.steps[2], Reason::Acknowledged);
    reader.add(acknowledged);
    auto texted = sampleIncident(
        QStringLiteral("texted"), QStringLiteral("Maximiliana von Hohenstein-Waldenburg"),
        QStringLiteral("Weekly product, design and engineering alignment"), Seconds(265));
    texted.record.incident.state = IncidentState::Open;
    execute(texted.record.steps[0]);
    execute(texted.record.steps[1]);
    reader.add(texted);
    auto noPhone = sampleIncident(QStringLiteral("nophone"), QStringLiteral("<b>Li</b> & Søn"),
                                  QStringLiteral("<img src=x> Budget"), Minutes(11));
    noPhone.record.incident.state = IncidentState::Open;
    noPhone.record.person.phone.reset();
    noPhone.record.steps[0].status = StepStatus::Failed;
    noPhone.record.steps[0].reason = Reason::Rejected;
    noPhone.record.steps[0].errorMessage = QStringLiteral("550 no such mailbox");
    reader.add(noPhone);
    reader.add(sampleIncident(QStringLiteral("later1"), QStringLiteral("Chidi Anagonye"),
                              QStringLiteral("Ethics seminar"), Minutes(48)));
    reader.add(sampleIncident(QStringLiteral("later2"), QStringLiteral("Dana Scully"),
                              QStringLiteral("Case review"), Minutes(190)));
    reader.add(sampleIncident(QStringLiteral("later3"), QStringLiteral("Eleanor Vance"),
                              QStringLiteral("House viewing"), Hours(21) + Minutes(4)));
    reader.add(resolved(QStringLiteral("joined"), QStringLiteral("Farid Haddad"), Reason::Joined));
    reader.add(resolved(QStringLiteral("byhand"), QStringLiteral("Grace Park"), Reason::Resolved));
    reader.add(
        resolved(QStringLiteral("moved"), QStringLiteral("Hiro Tanaka"), Reason::MeetingMoved));
}

} // namespace savehub
