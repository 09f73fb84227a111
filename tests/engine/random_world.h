// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/schedule.h"
#include "tests/engine/incident_builder.h"

#include <algorithm>
#include <random>

namespace savehub::test {

/// A hostile world for one incident: any event at any time, in any order.
class RandomWorld
{
public:
    explicit RandomWorld(std::uint32_t seed)
        : m_random(seed),
          m_now(before(Minutes(13)))
    {
    }

    int below(int limit) { return std::uniform_int_distribution(0, limit - 1)(m_random); }
    bool rarely(int oneIn) { return below(oneIn) == 0; }

    /// Mostly a few seconds later, sometimes hours, sometimes earlier, sometimes the next due
    /// moment.
    Instant later(const IncidentRecord &record)
    {
        const auto due = dues(record).earliest();
        switch (below(8)) {
        case 0:
            m_now += Milliseconds(below(1000));
            break;
        case 1:
            m_now += Minutes(below(10));
            break;
        case 2:
            m_now -= Seconds(below(30));
            break;
        case 3:
            m_now += rarely(10) ? Hours(below(30)) : Hours(0);
            break;
        case 4:
        case 5:
            m_now = due ? std::max(*due, m_now) : m_now;
            break;
        default:
            m_now += Seconds(below(20));
        }
        return m_now;
    }

    DecisionContext context(Instant now)
    {
        auto around = fairWeather(now);
        m_keys += 1;
        around.freshKey = AttemptKey(QStringLiteral("key-%1").arg(m_keys));
        around.line = static_cast<LineTurn>(2 - below(4) / 2 * below(3));
        around.standing.settings.callsStopped = rarely(20);
        around.standing.settings.dailyCallCap = rarely(20) ? 0 : 500;
        around.providerProblem = rarely(20) ? QStringLiteral("not configured") : QString();
        around.mailProblem = rarely(20) ? QStringLiteral("no server") : QString();
        around.attendeePhone = rarely(20) ? NumberVerdict::Invalid : NumberVerdict::Valid;
        return around;
    }

    Event event(const IncidentRecord &record)
    {
        const auto actor = QStringLiteral("somebody");
        switch (below(26)) {
        case 0:
            return event::Restarted{};
        case 1:
            return rarely(3) ? Event(event::Joined{actor, rarely(2) ? key(record) : AttemptKey()})
                             : Event(event::Due{});
        case 2:
            return rarely(2) ? Event(event::Missed{actor, {}}) : Event(event::Acknowledge{actor});
        case 3:
            return rarely(4) ? Event(event::Resolve{actor, {}}) : Event(event::Due{});
        case 4:
            return rarely(8) ? Event(event::MeetingMoved{actor}) : Event(event::Due{});
        case 5:
            return rarely(8) ? Event(event::MeetingCancelled{actor}) : Event(event::Due{});
        case 6:
        case 7:
        case 8:
            return event::CallSent{key(record), outcome()};
        case 9:
            return event::CallWithheld{key(record), Reason::CallsStopped};
        case 10:
        case 11:
            return event::CallReconciled{key(record), reconciliation()};
        case 12:
        case 13:
        case 14:
            return event::CallReported{key(record), CallEventSource::Webhook, report()};
        case 15:
            return event::CallLost{key(record), QStringLiteral("no news")};
        case 16:
        case 17:
            return event::MessageSent{step(record), outcome()};
        case 18:
            return event::MessageWithheld{step(record), Reason::MissedWindow};
        case 19:
            return event::TextReconciled{step(record), reconciliation()};
        case 20:
        case 21:
            return event::TextReported{step(record), textReport()};
        default:
            return event::Due{};
        }
    }

    TextReport textReport()
    {
        const auto last = static_cast<int>(TextDelivery::Failed);
        return {.sid = rarely(30) ? sid(2) : sid(),
                .status = static_cast<TextDelivery>(below(last + 1)),
                .price = rarely(3) ? std::optional(microDollars(7'900)) : std::nullopt};
    }

    SendOutcome outcome()
    {
        const SendOutcome outcomes[] = {Accepted{sid(), anyReported()},
                                        NotSent{QStringLiteral("refused")},
                                        Rejected{QStringLiteral("no"), 1},
                                        UnknownOutcome{QStringLiteral("time-out")}, OnlyBuilt{}};
        return outcomes[below(5)];
    }

    Reconciliation reconciliation()
    {
        const Reconciliation results[] = {FoundAtProvider{sid(), anyReported()}, ProvenAbsent{},
                                          StillUnknown{QStringLiteral("no list")}};
        return results[below(3)];
    }

    CallReport report()
    {
        const char *const keys[] = {"", "", "", "1", "2", "9"};
        return {.sid = rarely(30) ? sid(2) : sid(),
                .status = anyReported(),
                .digit = QString::fromLatin1(keys[below(6)])};
    }

    AttemptStatus anyReported()
    {
        const auto queued = static_cast<int>(AttemptStatus::Queued);
        const auto canceled = static_cast<int>(AttemptStatus::Canceled);
        return static_cast<AttemptStatus>(queued + below(canceled - queued + 1));
    }

private:
    AttemptKey key(const IncidentRecord &record)
    {
        if (record.attempts.empty() || rarely(40)) {
            return AttemptKey(QStringLiteral("nonsense"));
        }
        return record.attempts[size_t(below(int(record.attempts.size())))].key;
    }
    StepId step(const IncidentRecord &record)
    {
        return record.steps[size_t(below(int(record.steps.size())))].id;
    }

    std::mt19937 m_random;
    Instant m_now;
    int m_keys = 0;
};

} // namespace savehub::test
