// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enum_text.h"
#include "domain/policy.h"
#include "engine/decide.h"

#include <variant>

namespace savehub::test {

/// The start of the meeting of every record that is made here: 2026-11-24, 14:00 UTC.
inline Instant meetingStart()
{
    return *instantFromIso(u"2026-11-24T14:00:00.000Z");
}

inline Instant before(Milliseconds left)
{
    return meetingStart() - left;
}

inline Instant after(Milliseconds passed)
{
    return meetingStart() + passed;
}

/// A person with an email, a phone and a backup contact who has both, too.
inline Person reachablePerson()
{
    return {.id = PersonId(QStringLiteral("xyz789")),
            .name = QStringLiteral("Somebody"),
            .email = QStringLiteral("somebody@example.com"),
            .phone = PhoneNumber::fromE164(u"+12025550123"),
            .backup = {QStringLiteral("Backup"), QStringLiteral("backup@example.com"),
                       PhoneNumber::fromE164(u"+12025550199")}};
}

inline IncidentRecord freshIncident(const Person &person = reachablePerson())
{
    const Meeting meeting{.id = MeetingId(QStringLiteral("abc123")),
                          .title = QStringLiteral("Weekly"),
                          .start = meetingStart(),
                          .end = meetingStart() + Minutes(30)};
    return newIncident(IncidentId(QStringLiteral("incident")), person, meeting, defaultPolicy(),
                       meetingStart() - Hours(48));
}

/// A context in which everything may be sent and the line gives every call its turn.
inline DecisionContext fairWeather(Instant now)
{
    return {.now = now,
            .attendeePhone = NumberVerdict::Valid,
            .backupPhone = NumberVerdict::Valid,
            .line = LineTurn::Granted,
            .freshKey = AttemptKey(QStringLiteral("key"))};
}

inline ProviderSid sid(int number = 1)
{
    return ProviderSid(QStringLiteral("CA%1").arg(number, 32, 16, QLatin1Char('0')));
}

template <typename Specific>
int count(const Decision &decision)
{
    int found = 0;
    for (const auto &command : decision.commands) {
        found += std::holds_alternative<Specific>(command) ? 1 : 0;
    }
    return found;
}

/// A record and what happens to it. Applies decisions as the store does.
struct Story {
    IncidentRecord record = freshIncident();
    DecisionContext around = fairWeather(before(Minutes(12)));

    /// \a event happens at \a now. A refused decision changes nothing.
    Decision at(Instant now, const Event &event = event::Due{})
    {
        around.now = now;
        around.freshKey = AttemptKey(QStringLiteral("key-%1").arg(record.attempts.size() + 1));
        auto decision = decide(record, event, around);
        if (!decision.refusal) {
            record = decision.record;
        }
        return decision;
    }

    const Step &step(int number) const { return record.steps.at(static_cast<size_t>(number - 1)); }
    const Attempt &lastAttempt() const { return record.attempts.back(); }

    Decision sent(Instant now, const SendOutcome &outcome)
    {
        return at(now, event::CallSent{lastAttempt().key, outcome});
    }
    Decision reported(Instant now, AttemptStatus status, const QString &digit = {})
    {
        return at(now, event::CallReported{lastAttempt().key,
                                           CallEventSource::Webhook,
                                           {.sid = sid(), .status = status, .digit = digit}});
    }
    Decision stepSent(Instant now, int number, const SendOutcome &outcome)
    {
        return at(now, event::MessageSent{step(number).id, outcome});
    }

    /// Goes to the open call window: the email and the text went out, the call's intent is
    /// recorded.
    void toTheCall()
    {
        toTheOpenWindow();
        at(before(Seconds(180)));
    }
    void toTheOpenWindow()
    {
        at(before(Minutes(12)));
        stepSent(before(Minutes(12)), 1, Accepted{});
        at(before(Minutes(5)));
        stepSent(before(Minutes(5)), 2, Accepted{ProviderSid(QStringLiteral("SM1"))});
    }
};

} // namespace savehub::test
