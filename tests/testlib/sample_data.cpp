// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/sample_data.h"

#include <algorithm>

namespace savehub::sample {

Instant at(const char *iso)
{
    const auto instant = instantFromIso(QString::fromLatin1(iso));
    if (!instant) {
        qFatal("%s is no instant", iso);
    }
    return *instant;
}

Instant start()
{
    return at("2026-11-24T10:00:00.000Z");
}

Instant before()
{
    return start() - Hours(1);
}

Person person(const QString &name)
{
    return {.id = PersonId(name),
            .name = name,
            .email = name.toLower() + QStringLiteral("@example.org"),
            .phone = PhoneNumber::fromE164(u"+15551230001"),
            .language = QStringLiteral("es"),
            .timeZone = "Europe/Madrid",
            .backup = {.name = QStringLiteral("Berta"),
                       .email = QStringLiteral("berta@example.org"),
                       .phone = PhoneNumber::fromE164(u"+15551230002")},
            .doNotCall = true};
}

Meeting meeting(const QString &uid, Instant when)
{
    return {.id = {},
            .title = QStringLiteral("Stand-up ☕"),
            .start = when,
            .end = when + Minutes(30),
            .timeZone = "Europe/Madrid",
            .source = MeetingSource::CalendarUrl,
            .uid = uid,
            .occurrence = toIso(start()),
            .cancelled = false};
}

CalendarMeeting invitation(const QString &uid, Instant when,
                           std::initializer_list<const char *> names)
{
    CalendarMeeting invitation{meeting(uid, when), {}};
    for (const auto *name : names) {
        const auto text = QString::fromLatin1(name);
        invitation.invitees.push_back({person(text).email, text, false});
    }
    return invitation;
}

MeetingImport import(std::vector<CalendarMeeting> meetings)
{
    QStringList uids;
    for (const auto &listed : meetings) {
        uids += listed.meeting.uid;
    }
    return {std::move(meetings), uids, start() - Hours(84), start() + Hours(84)};
}

Attempt attempt(const IncidentRecord &record, int number)
{
    const auto call = std::find_if(record.steps.begin(), record.steps.end(),
                                   [](const Step &s) { return s.channel == Channel::Call; });
    if (call == record.steps.end()) {
        qFatal("the record has no call step");
    }
    const auto created = record.incident.start - Seconds(180 - 30 * (number - 1));
    return {.key =
                AttemptKey(QStringLiteral("%1-call-%2").arg(record.incident.id.text()).arg(number)),
            .incident = record.incident.id,
            .step = call->id,
            .number = number,
            .provider = Provider::Twilio,
            .to = *PhoneNumber::fromE164(u"+15551230001"),
            .status = AttemptStatus::NoAnswer,
            .sid = ProviderSid(QStringLiteral("CA%1").arg(number, 32, 16, QLatin1Char('0'))),
            .createdAt = created,
            .acceptedAt = created + Milliseconds(321),
            .endedAt = created + Seconds(20),
            .digit = QStringLiteral("1"),
            .answeredBy = QStringLiteral("human"),
            .error = QStringLiteral("nobody answered"),
            .cancelWanted = true,
            .estimate = microDollars(25'000),
            .price = microDollars(13'000),
            .duration = Seconds(17),
            .queueTime = Milliseconds(120),
            .tries = number,
            .retryAt = created + Seconds(2)};
}

} // namespace savehub::sample
