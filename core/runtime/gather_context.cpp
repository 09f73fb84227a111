// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/gather_context.h"

#include "engine/destinations.h"

namespace savehub {

namespace {

NumberVerdict verdictOn(const Ports &ports, const std::optional<PhoneNumber> &number,
                        const Settings &settings)
{
    return number ? numberVerdict(ports.phones.factsOf(*number), settings.countries)
                  : NumberVerdict::Missing;
}

/// The words of texts that are about to be sent: their price depends on them.
std::map<StepId, QString> dueTexts(const Ports &ports, const IncidentRecord &record, Instant now)
{
    std::map<StepId, QString> texts;
    for (const auto &step : record.steps) {
        if (step.channel != Channel::Text || step.status != StepStatus::Pending
            || step.dueAt > now) {
            continue;
        }
        if (auto body = ports.messages.text(step.messageTemplate, record, step.recipient, now)) {
            texts[step.id] = *std::move(body);
        }
    }
    return texts;
}

} // namespace

DecisionContext gatherContext(const Ports &ports, const IncidentRecord &record,
                              const Standing &standing, Instant now)
{
    const auto provider = standing.settings.provider;
    auto inForce = standing;
    inForce.settings.callsStopped = standing.settings.callsStopped || ports.isStopped();
    return {.now = now,
            .standing = inForce,
            .attendeePhone = verdictOn(ports, record.person.phone, standing.settings),
            .backupPhone = verdictOn(ports, record.person.backup.phone, standing.settings),
            .pricePerMinute = record.person.phone && provider == Provider::Twilio
                                  ? ports.listedPrice(*record.person.phone)
                                  : std::nullopt,
            .dueTexts = dueTexts(ports, record, now),
            .providerProblem = ports.providers.calls(provider).problem(),
            .mailProblem = ports.mail.problem(),
            .providerIsAwaited = ports.providers.calls(provider).isAwaited(),
            .mailIsAwaited = ports.mail.isAwaited()};
}

} // namespace savehub
