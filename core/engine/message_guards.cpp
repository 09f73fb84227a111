// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/message_guards.h"

#include "engine/budget.h"
#include "engine/destinations.h"
#include "engine/text_tracking.h"

namespace savehub {

namespace {

/// The attendee is reminded while nobody has answered, the backup once the incident escalates.
bool isActiveFor(Recipient recipient, IncidentState state)
{
    return recipient == Recipient::Attendee ? state == IncidentState::Open
                                            : state == IncidentState::Escalating;
}

MessageVerdict emailAddress(const IncidentRecord &record, const Step &step)
{
    const bool toBackup = step.recipient == Recipient::Backup;
    const auto &address = toBackup ? record.person.backup.email : record.person.email;
    if (!address.isEmpty()) {
        return {};
    }
    return toBackup ? MessageVerdict{Reason::NoBackup, Say::NoBackupEmail}
                    : MessageVerdict{Reason::NoEmail, Say::NoEmail};
}

MessageVerdict textNumber(const Step &step, const DecisionContext &context)
{
    const bool toBackup = step.recipient == Recipient::Backup;
    const auto phone = toBackup ? context.backupPhone : context.attendeePhone;
    switch (phone) {
    case NumberVerdict::Valid:
        return {};
    case NumberVerdict::Invalid:
        return {Reason::InvalidPhone, Say::NumberCannotBeReached};
    case NumberVerdict::Special:
    case NumberVerdict::Abroad:
        return {Reason::DestinationNotAllowed,
                whyNotAllowed(phone, context.standing.settings.countries)};
    case NumberVerdict::Missing:
        break;
    }
    return toBackup ? MessageVerdict{Reason::NoBackup, Say::NoBackupPhone}
                    : MessageVerdict{Reason::NoPhone, Say::NoPhone};
}

/// Asked only before the intent: an intent has its place.
MessageVerdict withinQuota(const IncidentRecord &record, const Step &step,
                           const DecisionContext &context)
{
    const auto &settings = context.standing.settings;
    const auto use = phoneUse(record, step.recipient, settings.provider, context.now);
    const auto why =
        step.status == StepStatus::Pending ? whyNoText(use, settings.quotas) : Phrase();
    return why.isEmpty() ? MessageVerdict{} : MessageVerdict{Reason::PhoneQuota, why};
}

/// An intent counts from its commit on. It must not be held against itself.
MessageVerdict withinBudget(const Step &step, const DecisionContext &context)
{
    auto standing = context.standing;
    if (step.estimate && step.sentAt && step.provider == Provider::Twilio) {
        standing.spend =
            spendWithCost(standing.spend, Money{} - *step.estimate, *step.sentAt, context.now);
    }
    return fitsSpendCaps(standing, estimateOf(step, context))
               ? MessageVerdict{}
               : MessageVerdict{Reason::BudgetExceeded, Say::TextExceedsCap};
}

} // namespace

Money estimateOf(const Step &step, const DecisionContext &context)
{
    return step.estimate
               ? *step.estimate
               : textEstimate(context.standing.settings, textSegments(context.dueText(step.id)));
}

MessageVerdict askMessageGuards(const IncidentRecord &record, const Step &step,
                                const DecisionContext &context)
{
    const bool isText = step.channel == Channel::Text;
    if (isText && context.standing.settings.callsStopped) {
        return {Reason::CallsStopped, Say::AllIsStopped};
    }
    if (!isActiveFor(step.recipient, record.incident.state)) {
        return {Reason::IncidentNotActive, Say::IncidentIsNotOpen};
    }
    if (context.now < step.dueAt || context.now > step.lastAt) {
        return {Reason::MissedWindow, Say::TooLateToSend};
    }
    const auto address = isText ? textNumber(step, context) : emailAddress(record, step);
    if (!address.allowed()) {
        return address;
    }
    if (isText) {
        if (const auto quota = withinQuota(record, step, context); !quota.allowed()) {
            return quota;
        }
        if (const auto budget = withinBudget(step, context); !budget.allowed()) {
            return budget;
        }
    }
    const auto &problem = isText ? context.providerProblem : context.mailProblem;
    return problem.isEmpty() ? MessageVerdict{} : MessageVerdict{Reason::ProviderNotReady, problem};
}

} // namespace savehub
