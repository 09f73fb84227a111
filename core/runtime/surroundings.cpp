// SPDX-License-Identifier: GPL-3.0-or-later
#include "surroundings.h"

#include "destinations.h"
#include "text_fate.h"

namespace savehub {

namespace {

PhoneStanding standingOf(const World &world, const std::optional<PhoneNumber> &number,
                         const Settings &settings)
{
    return number ? phoneStanding(world.phones.factsOf(*number), settings.countries)
                  : PhoneStanding::Missing;
}

/// Of the texts that are due and wait: what they cost is asked when they are about to be sent.
std::map<StepId, int> segmentsOf(const World &world, const IncidentRecord &record, Instant now)
{
    std::map<StepId, int> segments;
    for (const auto &step : record.steps) {
        if (step.channel != Channel::Text || step.status != StepStatus::Pending
            || step.dueAt > now) {
            continue;
        }
        if (const auto body =
                world.messages.text(step.messageTemplate, record, step.recipient, now)) {
            segments[step.id] = textSegments(*body);
        }
    }
    return segments;
}

} // namespace

Circumstances surroundings(const World &world, const IncidentRecord &record,
                           const Standing &standing, Instant now)
{
    const auto provider = standing.settings.provider;
    auto inForce = standing;
    inForce.settings.callsStopped = standing.settings.callsStopped || world.isStopped();
    return {.now = now,
            .standing = inForce,
            .attendeePhone = standingOf(world, record.person.phone, standing.settings),
            .backupPhone = standingOf(world, record.person.backup.phone, standing.settings),
            .pricePerMinute = record.person.phone && provider == Provider::Twilio
                                  ? world.listedPrice(*record.person.phone)
                                  : std::nullopt,
            .textSegments = segmentsOf(world, record, now),
            .providerProblem = world.providers.calls(provider).problem(),
            .mailProblem = world.mail.problem(),
            .providerIsAwaited = world.providers.calls(provider).isAwaited(),
            .mailIsAwaited = world.mail.isAwaited()};
}

} // namespace savehub
