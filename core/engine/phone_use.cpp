// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phone_use.h"

#include "domain/policy.h"
#include "engine/incident_record.h"
#include "engine/phone_limit.h"

#include <algorithm>

namespace savehub {

namespace {

void count(int &lastHour, int &lastDay, Instant at, Instant now)
{
    lastHour += at > now - Hours{1} ? 1 : 0;
    lastDay += at > now - Hours{24} ? 1 : 0;
}

/// When it left at the latest. With several tries that is later than its intent.
Instant leftBy(const Attempt &attempt)
{
    const auto &intended = attempt.createdAt;
    const Instant latest = intended + callsLeaveWithin;
    return attempt.tries > 1 ? std::clamp(attempt.acceptedAt.value_or(latest), intended, latest)
                             : intended;
}

} // namespace

void addUse(PhoneUse &use, const PhoneNumber &phone, Provider provider,
            const std::vector<Attempt> &attempts, const std::vector<Step> &steps, Instant now)
{
    for (const auto &attempt : attempts) {
        if (attempt.provider == provider && attempt.to == phone && mayRingPhone(attempt.status)) {
            count(use.callsLastHour, use.callsLastDay, leftBy(attempt), now);
        }
    }
    for (const auto &step : steps) {
        if (step.to == phone && step.provider == provider && step.estimate && step.sentAt) {
            count(use.textsLastHour, use.textsLastDay, *step.sentAt, now);
        }
    }
}

PhoneUse phoneUse(const IncidentRecord &record, Recipient recipient, Provider provider, Instant now)
{
    PhoneUse use;
    for (const auto &others : record.othersUse) {
        if (others.recipient == recipient && others.provider == provider) {
            use = others.use;
        }
    }
    if (const auto &phone = phoneOf(record.person, recipient)) {
        addUse(use, *phone, provider, record.attempts, record.steps, now);
    }
    return use;
}

Phrase whyNoCall(const PhoneUse &use, const PhoneQuotas &quotas)
{
    if (use.callsLastHour >= std::min(quotas.callsAnHour, mostQuotas.callsAnHour)) {
        return Phrase(Say::CallsWithinHour, use.callsLastHour);
    }
    if (use.callsLastDay >= std::min(quotas.callsADay, mostQuotas.callsADay)) {
        return Phrase(Say::CallsWithinDay, use.callsLastDay);
    }
    return {};
}

Phrase whyNoText(const PhoneUse &use, const PhoneQuotas &quotas)
{
    if (use.textsLastHour >= std::min(quotas.textsAnHour, mostQuotas.textsAnHour)) {
        return Phrase(Say::TextsWithinHour, use.textsLastHour);
    }
    if (use.textsLastDay >= std::min(quotas.textsADay, mostQuotas.textsADay)) {
        return Phrase(Say::TextsWithinDay, use.textsLastDay);
    }
    return {};
}

} // namespace savehub
