// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phone_limit.h"

#include "domain/untrusted_text.h"
#include "engine/call_outcome.h"

#include <QDateTime>

#include <algorithm>

namespace savehub {

namespace {

/// "The last call to ****0123 was for Ada and “Retro”, which starts at 10:00 UTC.": the last call
/// of another incident. Empty when no other incident made one.
Phrase lastCall(const IncidentRecord &record, Provider provider)
{
    const auto &calls = record.callsByOtherIncidents;
    const auto last =
        std::find_if(calls.rbegin(), calls.rend(),
                     [&](const CallByOtherIncident &call) { return call.provider == provider; });
    if (last == calls.rend() || !record.person.phone) {
        return {};
    }
    return Phrase(Say::LastCallToPhone, record.person.phone->masked(),
                  withoutNumbers(last->person, 60), withoutNumbers(last->meeting, 60), last->start);
}

} // namespace

bool mayRingPhone(AttemptStatus status)
{
    return status != AttemptStatus::NotSent && status != AttemptStatus::Withheld
           && status != AttemptStatus::TestMode;
}

CallByOtherIncident asCallByOtherIncident(const Attempt &attempt, const QString &person,
                                          const QString &meeting, Instant start)
{
    const auto status = attempt.status;
    const bool isOut = status == AttemptStatus::Sending && !attempt.retryAt;
    return {.key = attempt.key,
            .provider = attempt.provider,
            .person = person,
            .meeting = meeting,
            .start = start,
            .isUndecided = status == AttemptStatus::Sending || status == AttemptStatus::Reconciling,
            .isUnderWay = isOut || status == AttemptStatus::Reconciling || isAtProvider(status)};
}

int callsToPhone(const IncidentRecord &record, Provider provider, const AttemptKey &except)
{
    const auto own = [&](const Attempt &attempt) {
        return attempt.provider == provider && attempt.to == record.person.phone
               && attempt.key != except && mayRingPhone(attempt.status);
    };
    const auto others = [&](const CallByOtherIncident &call) {
        return call.provider == provider;
    };
    return static_cast<int>(std::count_if(record.attempts.begin(), record.attempts.end(), own)
                            + std::count_if(record.callsByOtherIncidents.begin(),
                                            record.callsByOtherIncidents.end(), others));
}

bool limitMayLift(const IncidentRecord &record, Provider provider)
{
    const auto &calls = record.callsByOtherIncidents;
    const auto undecided =
        std::count_if(calls.begin(), calls.end(), [&](const CallByOtherIncident &call) {
            return call.provider == provider && call.isUndecided;
        });
    return callsToPhone(record, provider) - undecided < maxCallsToPhone;
}

bool phoneIsEngaged(const IncidentRecord &record, Provider provider)
{
    const auto &calls = record.callsByOtherIncidents;
    return std::any_of(calls.begin(), calls.end(), [&](const CallByOtherIncident &call) {
        return call.provider == provider && call.isUnderWay;
    });
}

Phrase whyPhoneIsEngaged(const IncidentRecord &record, Provider provider)
{
    return Phrase(Say::PhoneWasEngaged, lastCall(record, provider));
}

Phrase whyNoThirdCall(const IncidentRecord &record, Provider provider)
{
    return Phrase(Say::NoThirdCall, lastCall(record, provider));
}

} // namespace savehub
