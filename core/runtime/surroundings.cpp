// SPDX-License-Identifier: GPL-3.0-or-later
#include "surroundings.h"

namespace savehub {

namespace {

PhoneStanding standingOf(const PhoneCheck &check, const std::optional<PhoneNumber> &number)
{
    if (!number) {
        return PhoneStanding::Missing;
    }
    return check.isValid(*number) ? PhoneStanding::Valid : PhoneStanding::Invalid;
}

} // namespace

Circumstances surroundings(const World &world, const IncidentRecord &record,
                           const Standing &standing)
{
    const auto provider = standing.settings.provider;
    return {.now = world.clock.now(),
            .standing = standing,
            .attendeePhone = standingOf(world.phones, record.person.phone),
            .backupPhone = standingOf(world.phones, record.person.backup.phone),
            .pricePerMinute = record.person.phone && provider == Provider::Twilio
                                  ? world.listedPrice(*record.person.phone)
                                  : std::nullopt,
            .providerProblem = world.providers.calls(provider).problem(),
            .mailProblem = world.mail.problem(),
            .providerIsAwaited = world.providers.calls(provider).isAwaited(),
            .mailIsAwaited = world.mail.isAwaited()};
}

} // namespace savehub
