// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rest/rest_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace savehub {

Done FakeReception::hear(const QString &what)
{
    if (error) {
        return tl::make_unexpected(*error);
    }
    heard += what;
    return {};
}

Done FakeReception::checkIn(const MeetingId &meeting, const PersonId &person, Answer answer,
                            const QString &actor)
{
    const auto said =
        answer == Answer::Joined ? QStringLiteral("joined") : QStringLiteral("missed");
    return hear(QStringLiteral("%1: %2 %3 %4").arg(actor, person.text(), said, meeting.text()));
}

Done FakeReception::acknowledge(const IncidentId &incident, const QString &actor)
{
    return hear(QStringLiteral("%1: acknowledge %2").arg(actor, incident.text()));
}

Done FakeReception::resolve(const IncidentId &incident, const QString &note, const QString &actor)
{
    return hear(QStringLiteral("%1: resolve %2 (%3)").arg(actor, incident.text(), note));
}

Result<MeetingsImported> FakeReception::importMeetings(const MeetingImport &import,
                                                       const QString &actor)
{
    imported = import;
    return hear(QStringLiteral("%1: import %2").arg(actor).arg(import.meetings.size())).map([] {
        return MeetingsImported{.added = 1,
                                .unknown = {{QStringLiteral("who@example.org"), {}, false}}};
    });
}

Result<std::vector<BoardRow>> FailingReader::live(Instant now, int limit,
                                                  const std::optional<IncidentId> &after) const
{
    return unlessFailing([&](IncidentReader &reader) { return reader.live(now, limit, after); });
}

Result<std::vector<BoardRow>> FailingReader::board(Instant now, int limit) const
{
    return unlessFailing([&](IncidentReader &reader) { return reader.board(now, limit); });
}

Result<std::vector<WaitingStep>> FailingReader::waiting(Instant until, int limit) const
{
    return unlessFailing([&](IncidentReader &reader) { return reader.waiting(until, limit); });
}

Result<IncidentDetail> FailingReader::detail(const IncidentId &incident) const
{
    return unlessFailing([&](IncidentReader &reader) { return reader.detail(incident); });
}

Result<std::vector<CallRow>> FailingReader::calls(const std::optional<AttemptKey> &after,
                                                  int limit) const
{
    return unlessFailing([&](IncidentReader &reader) { return reader.calls(after, limit); });
}

Result<std::vector<AuditRow>> FailingReader::audit(std::optional<qint64> before, int limit) const
{
    return unlessFailing([&](IncidentReader &reader) { return reader.audit(before, limit); });
}

Result<Totals> FailingReader::totals(Instant now) const
{
    return unlessFailing([&](IncidentReader &reader) { return reader.totals(now); });
}

Result<Counts> FailingReader::counts(Instant now) const
{
    return unlessFailing([&](IncidentReader &reader) { return reader.counts(now); });
}

Result<std::vector<ExpectedCalls>> FailingReader::expectedCalls(Instant from, Instant until) const
{
    return unlessFailing([&](IncidentReader &reader) { return reader.expectedCalls(from, until); });
}

RestFixture::RestFixture()
    : api({reception, reader, clock, [this] { return token; }, [this] { return standing; },
           [this] { return refusals; }, wrongTokens,
           [this] {
               return known;
           }})
{
    database.store();
}

HttpReply RestFixture::ask(const QByteArray &method, const QByteArray &target,
                           const QByteArray &body)
{
    HttpHeaders headers{{"authorization", "Bearer " + token.toUtf8()}};
    if (!body.isEmpty()) {
        headers.emplace_back("content-type", "application/json; charset=utf-8");
    }
    return api.handle({method, target, headers, body});
}

IncidentId RestFixture::calledIncident(const QString &name)
{
    const auto id = database.plannedIncident(name);
    const auto called = [](IncidentRecord record, const Standing &) {
        record.incident.state = IncidentState::Open;
        record.steps[0].status = StepStatus::Executed;
        record.steps[2].status = StepStatus::Failed;
        record.steps[2].guardTrail = QStringLiteral(
            R"([{"guard":"kill_switch","figures":"calls are not stopped","refusal":""}])");
        record.attempts = {sample::attempt(record, 1), sample::attempt(record, 2)};
        return saving(record);
    };
    if (!database.store().transact(id, sample::before(), called)) {
        qFatal("the incident cannot be saved");
    }
    return id;
}

QJsonObject jsonIn(const HttpReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

QString problemIn(const HttpReply &reply)
{
    QStringList named{QString::number(reply.status)};
    for (const auto &error : jsonIn(reply).value(QLatin1String("errors")).toArray()) {
        named += error.toObject().value(QLatin1String("pointer")).toString()
                 + error.toObject().value(QLatin1String("parameter")).toString();
    }
    return named.join(u' ');
}

} // namespace savehub
