// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/reader_fixture.h"

namespace savehub {

Store::Decide joinedAt(Instant when)
{
    return [when](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Resolved;
        record.incident.resolution = Reason::Joined;
        record.incident.resolvedAt = when;
        for (auto &step : record.steps) {
            const bool sent = step.number == 1;
            step.status = sent ? StepStatus::Executed : StepStatus::Skipped;
            step.reason = sent ? Reason::None : Reason::Joined;
        }
        return saving(record);
    };
}

void callTwice(IncidentRecord &record)
{
    const auto number = QStringLiteral("+155512300%1").arg(record.person.name.front().unicode());
    record.attempts = {sample::attempt(record, 1), sample::attempt(record, 2)};
    for (auto &attempt : record.attempts) {
        attempt.to = *PhoneNumber::fromE164(number);
    }
}

Store::Decide calledTwice()
{
    return [](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Open;
        record.steps[0].status = StepStatus::Executed;
        record.steps[1].retryAt = record.steps[3].dueAt + Seconds(1);
        record.steps[2].status = StepStatus::Failed;
        callTwice(record);
        record.attempts[1].price.reset();
        return saving(record);
    };
}

IncidentId ReaderFixture::plan(const QString &name, Instant start)
{
    const auto long_ago = start - Hours(48);
    auto &store = m_database->store();
    const auto email = name.toLatin1();
    auto import = sample::import({sample::invitation(name, start, {email.constData()})});
    import.meetings[0].meeting.title = QStringLiteral("With ") + name;
    const auto people = store.importPeople({sample::person(name)}, readersActor, long_ago);
    const auto meetings = store.importMeetings(import, readersActor, long_ago);
    if (!people || !meetings || meetings->incidentsPlanned != 1) {
        qFatal("%s %s", why(people).constData(), why(meetings).constData());
    }
    return IncidentId(m_database->incidents().constLast());
}

} // namespace savehub
