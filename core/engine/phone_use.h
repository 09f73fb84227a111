// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "domain/settings.h"
#include "domain/step.h"

#include <QString>

#include <vector>

namespace savehub {

struct IncidentRecord;

/// How often one phone was called and texted lately: what may have rung it or reached it.
struct PhoneUse {
    int callsLastHour = 0;
    int callsLastDay = 0; ///< 24 hours
    int textsLastHour = 0;
    int textsLastDay = 0;
    bool operator==(const PhoneUse &) const = default;
};

/// Likewise by other incidents than the one that it belongs to, with one provider: the mock provider
/// reaches nobody, so what it does counts by itself.
struct OthersUse {
    Recipient recipient = Recipient::Attendee; ///< whose phone
    Provider provider = Provider::Mock;
    PhoneUse use{};
    bool operator==(const OthersUse &) const = default;
};

/// Adds what an incident's \a attempts and \a steps did to \a phone with \a provider by \a now.
void addUse(PhoneUse &use, const PhoneNumber &phone, Provider provider,
            const std::vector<Attempt> &attempts, const std::vector<Step> &steps, Instant now);

/// What \a recipient's phone has had by \a now: from others, as \a record says, and from its own incident.
PhoneUse phoneUse(const IncidentRecord &record, Recipient recipient, Provider provider,
                  Instant now);

/// Why the phone gets no further call, or no further text; empty when it may. A setting above its bound
/// counts as the bound.
QString whyNoCall(const PhoneUse &use, const PhoneQuotas &quotas);
QString whyNoText(const PhoneUse &use, const PhoneQuotas &quotas);

} // namespace savehub
