// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "domain/phrase.h"
#include "domain/settings.h"
#include "domain/step.h"

#include <vector>

namespace savehub {

struct IncidentRecord;

/// How often one phone was called and texted lately. Counts what may have rung or reached it.
struct PhoneUse {
    int callsLastHour = 0;
    int callsLastDay = 0; ///< 24 hours
    int textsLastHour = 0;
    int textsLastDay = 0;
    bool operator==(const PhoneUse &) const = default;
};

/// How often incidents other than the record's own used the phone of its \c recipient, with one
/// provider. The mock provider reaches nobody, so its calls and texts count by themselves.
struct OthersUse {
    Recipient recipient = Recipient::Attendee; ///< whose phone
    Provider provider = Provider::Mock;
    PhoneUse use{};
    bool operator==(const OthersUse &) const = default;
};

/// Adds what an incident's \a attempts and \a steps did to \a phone with \a provider until \a now.
void addUse(PhoneUse &use, const PhoneNumber &phone, Provider provider,
            const std::vector<Attempt> &attempts, const std::vector<Step> &steps, Instant now);

/// How \a recipient's phone was used until \a now: by other incidents, as \a record says, and by
/// its own.
PhoneUse phoneUse(const IncidentRecord &record, Recipient recipient, Provider provider,
                  Instant now);

/// Why the phone gets no further call or text. Empty when it may get one. A setting above its bound
/// counts as the bound.
Phrase whyNoCall(const PhoneUse &use, const PhoneQuotas &quotas);
Phrase whyNoText(const PhoneUse &use, const PhoneQuotas &quotas);

} // namespace savehub
