// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text_replies.h"

#include <algorithm>

namespace savehub {

namespace {

const QStringList &joinedWords()
{
    static const QStringList words{QStringLiteral("1"),       QStringLiteral("joined"),
                                   QStringLiteral("yes"),     QStringLiteral("ja"),
                                   QStringLiteral("s\u00ed"), QStringLiteral("si")};
    return words;
}

const QStringList &missedWords()
{
    static const QStringList words{QStringLiteral("2"), QStringLiteral("missed"),
                                   QStringLiteral("no"), QStringLiteral("nein")};
    return words;
}

/// The only word of \a body, in lower case and without the punctuation that phones add.
QString bareWord(const QString &body)
{
    auto word = body.trimmed().toLower();
    while (!word.isEmpty() && word.back().isPunct()) {
        word.chop(1);
    }
    return word.trimmed();
}

} // namespace

std::optional<Answer> parseTextAnswer(const QString &body)
{
    const auto word = bareWord(body);
    if (joinedWords().contains(word)) {
        return Answer::Joined;
    }
    return missedWords().contains(word) ? std::optional(Answer::Missed) : std::nullopt;
}

std::optional<Instant> oldestReminder(const std::vector<Step> &steps)
{
    std::optional<Instant> oldest;
    for (const auto &step : steps) {
        const bool isReminder = step.channel == Channel::Text
                                && step.recipient == Recipient::Attendee
                                && step.provider == Provider::Twilio && step.sentAt;
        const bool mayHaveLeft = step.status == StepStatus::Sending
                                 || step.status == StepStatus::Executed
                                 || step.reason == Reason::OutcomeUnknown;
        if (isReminder && mayHaveLeft) {
            oldest = std::min(oldest.value_or(*step.sentAt), *step.sentAt);
        }
    }
    return oldest;
}

std::optional<IncidentId> findAnsweredIncident(const std::vector<TextReminder> &reminders,
                                               Instant at)
{
    const TextReminder *last = nullptr;
    for (const auto &reminder : reminders) {
        if (reminder.sentAt <= at && (!last || last->sentAt < reminder.sentAt)) {
            last = &reminder;
        }
    }
    return last ? std::optional(last->incident) : std::nullopt;
}

} // namespace savehub
