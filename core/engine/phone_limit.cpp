// SPDX-License-Identifier: GPL-3.0-or-later
#include "phone_limit.h"

#include "untrusted_text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PhoneLimit)
};

} // namespace

bool mayRingPhone(AttemptStatus status)
{
    return status != AttemptStatus::NotSent && status != AttemptStatus::Withheld
           && status != AttemptStatus::TestMode;
}

int callsToPhone(const IncidentRecord &record, Provider provider, const AttemptKey &except)
{
    const auto own = [&](const Attempt &attempt) {
        return attempt.provider == provider && attempt.to == record.person.phone
               && attempt.key != except && mayRingPhone(attempt.status);
    };
    const auto others = [&](const NearbyCall &call) {
        return call.provider == provider;
    };
    return static_cast<int>(
        std::count_if(record.attempts.begin(), record.attempts.end(), own)
        + std::count_if(record.nearbyCalls.begin(), record.nearbyCalls.end(), others));
}

bool mayGetItsPlace(const IncidentRecord &record, Provider provider)
{
    const auto &calls = record.nearbyCalls;
    const auto undecided = std::count_if(calls.begin(), calls.end(), [&](const NearbyCall &call) {
        return call.provider == provider && call.isUndecided;
    });
    return callsToPhone(record, provider) - undecided < maxCallsToPhone;
}

QString phoneCalledWords(const IncidentRecord &record, Provider provider)
{
    const auto &calls = record.nearbyCalls;
    const auto last = std::find_if(calls.rbegin(), calls.rend(), [&](const NearbyCall &call) {
        return call.provider == provider;
    });
    if (last == calls.rend() || !record.person.phone) {
        return Words::tr("Two calls were made to this number already.");
    }
    return Words::tr("Two calls were made to %1 already for meetings at about this time: the last "
                     "one for %2 and “%3”, which starts at %4 UTC.")
        .arg(record.person.phone->masked(), withoutNumbers(last->person, 60),
             withoutNumbers(last->meeting, 60),
             toDateTimeUtc(last->start).toString(QStringLiteral("HH:mm")));
}

} // namespace savehub
