// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/spoken_call.h"

namespace savehub {

Result<SpokenCall> spokenCall(const MessageCatalog &messages, const IncidentRecord &record,
                              const Attempt &attempt)
{
    const auto *step = record.step(attempt.step);
    return messages
        .spoken(step ? step->messageTemplate : QString(), record, Recipient::Attendee,
                attempt.createdAt)
        .map([&](const QString &message) {
            return SpokenCall{messages.languageFor(record.person.language), message};
        });
}

CallRequest callRequest(const Attempt &attempt, const SpokenCall &spoken, const Settings &settings)
{
    return {.key = attempt.key,
            .meeting = {},
            .person = {},
            .to = attempt.to,
            .language = spoken.language,
            .message = spoken.message,
            .ringTime = settings.ringTime,
            .timeLimit = settings.callTimeLimit,
            .detectMachine = settings.detectMachines,
            .testMode = settings.testMode};
}

} // namespace savehub
