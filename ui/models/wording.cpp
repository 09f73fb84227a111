// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/wording.h"

#include "domain/enum_text.h"
#include "domain/money.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"

#include <QHash>

namespace savehub {

QString stateWord(IncidentState state)
{
    switch (state) {
    case IncidentState::Scheduled:
        return Words::tr("Scheduled");
    case IncidentState::Open:
        return Words::tr("Open");
    case IncidentState::Acknowledged:
        return Words::tr("Acknowledged");
    case IncidentState::Escalating:
        return Words::tr("Escalating");
    case IncidentState::Resolved:
        return Words::tr("Resolved");
    }
    Q_UNREACHABLE();
}

QString channelWord(Channel channel)
{
    switch (channel) {
    case Channel::Email:
        return Words::tr("Email");
    case Channel::Text:
        return Words::tr("Text");
    case Channel::Call:
        return Words::tr("Call");
    }
    Q_UNREACHABLE();
}

QString providerWord(Provider provider)
{
    return provider == Provider::Mock ? Words::tr("Mock") : Words::tr("Twilio");
}

QString stepStatusWord(Channel channel, StepStatus status)
{
    const bool call = channel == Channel::Call;
    switch (status) {
    case StepStatus::Pending:
        return Words::tr("planned");
    case StepStatus::Sending:
        return call ? Words::tr("being made") : Words::tr("being sent");
    case StepStatus::Executed:
        return call ? Words::tr("made") : Words::tr("sent");
    case StepStatus::Failed:
        return Words::tr("failed");
    case StepStatus::Skipped:
        return Words::tr("skipped");
    }
    Q_UNREACHABLE();
}

QString stepStatusWord(const Step &step)
{
    if (step.reason == Reason::Undelivered) {
        return Words::tr("not delivered");
    }
    if (step.status != StepStatus::Executed || !step.delivery) {
        return stepStatusWord(step.channel, step.status);
    }
    switch (*step.delivery) {
    case TextDelivery::Accepted:
    case TextDelivery::Queued:
        return Words::tr("accepted, not sent yet", "a text, by the provider");
    case TextDelivery::Sending:
    case TextDelivery::Sent:
        return Words::tr("sent, not delivered yet", "a text");
    case TextDelivery::Delivered:
        return Words::tr("delivered");
    case TextDelivery::Undelivered:
    case TextDelivery::Failed:
        return Words::tr("not delivered");
    }
    Q_UNREACHABLE();
}

QString severityWord(Notice::Severity severity)
{
    switch (severity) {
    case Notice::Severity::Info:
        return Words::tr("Note");
    case Notice::Severity::Warning:
        return Words::tr("Warning");
    case Notice::Severity::Alarm:
        return Words::tr("Alarm");
    }
    Q_UNREACHABLE();
}

QString outcomeWords(CallOutcome outcome)
{
    switch (outcome) {
    case CallOutcome::Placed:
        return Words::tr("Placed");
    case CallOutcome::Ringing:
        return Words::tr("Ringing");
    case CallOutcome::Answered:
        return Words::tr("Answered");
    case CallOutcome::AnsweredByMachine:
        return Words::tr("Answered by a machine");
    case CallOutcome::ConfirmedByKey:
        return Words::tr("Confirmed by key");
    case CallOutcome::Busy:
        return Words::tr("Busy");
    case CallOutcome::NoAnswer:
        return Words::tr("No answer");
    case CallOutcome::Failed:
        return Words::tr("Failed");
    case CallOutcome::Cancelled:
        return Words::tr("Cancelled");
    case CallOutcome::Unknown:
        return Words::tr("Unknown");
    case CallOutcome::NotSent:
        return Words::tr("Not sent");
    case CallOutcome::Rejected:
        return Words::tr("Rejected");
    case CallOutcome::TestMode:
        return Words::tr("Test only");
    }
    Q_UNREACHABLE();
}

QString reasonWords(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::CallsStopped:
        return Words::tr("all calls were stopped");
    case Reason::IncidentNotActive:
        return Words::tr("not open any more");
    case Reason::OutsideCriticalWindow:
        return Words::tr("outside the call window");
    case Reason::AttemptsExhausted:
        return Words::tr("two calls were made already");
    case Reason::PhoneLimitReached:
        return Words::tr("two calls were made to this phone already");
    case Reason::PhoneQuota:
        return Words::tr("enough calls and texts for this phone");
    case Reason::NoPhone:
        return Words::tr("no phone number");
    case Reason::InvalidPhone:
        return Words::tr("number cannot be called");
    case Reason::DestinationNotAllowed:
        return Words::tr("calls may not go there");
    case Reason::DoNotCall:
        return Words::tr("asked not to be called");
    case Reason::BudgetExceeded:
        return Words::tr("budget used up");
    case Reason::ProviderNotReady:
        return Words::tr("provider not set up");
    case Reason::MissedWindow:
        return Words::tr("found too late to be sent");
    case Reason::LineFull:
        return Words::tr("no room on the line");
    case Reason::NoEmail:
        return Words::tr("no email address");
    case Reason::NoBackup:
        return Words::tr("no backup contact");
    case Reason::Acknowledged:
        return Words::tr("acknowledged before");
    case Reason::Joined:
        return Words::tr("joined the meeting");
    case Reason::Resolved:
        return Words::tr("resolved by hand");
    case Reason::MeetingCancelled:
        return Words::tr("meeting cancelled");
    case Reason::MeetingMoved:
        return Words::tr("meeting moved");
    case Reason::Expired:
        return Words::tr("not settled within a day");
    case Reason::NotSent:
        return Words::tr("did not reach the provider");
    case Reason::Rejected:
        return Words::tr("refused by the provider");
    case Reason::OutcomeUnknown:
        return Words::tr("may have gone out");
    case Reason::Undelivered:
        return Words::tr("did not arrive");
    }
    Q_UNREACHABLE();
}

QString resolutionWords(Reason reason)
{
    switch (reason) {
    case Reason::Joined:
        return Words::tr("Joined");
    case Reason::Resolved:
        return Words::tr("By hand");
    case Reason::MeetingCancelled:
        return Words::tr("Meeting cancelled");
    case Reason::MeetingMoved:
        return Words::tr("Meeting moved");
    case Reason::Expired:
        return Words::tr("Expired");
    default:
        return reasonWords(reason);
    }
}

QString stepName(Channel channel, Recipient recipient)
{
    if (recipient == Recipient::Attendee) {
        return channelWord(channel);
    }
    return Words::tr("%1 to backup", "a step: Email to backup").arg(channelWord(channel));
}

QString callEventWords(const QString &event)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("created"), QT_TRANSLATE_NOOP("savehub::Words", "Recorded")},
        {QStringLiteral("queued"), QT_TRANSLATE_NOOP("savehub::Words", "Queued at the provider")},
        {QStringLiteral("initiated"), QT_TRANSLATE_NOOP("savehub::Words", "Dialling")},
        {QStringLiteral("ringing"), QT_TRANSLATE_NOOP("savehub::Words", "Ringing")},
        {QStringLiteral("answered"), QT_TRANSLATE_NOOP("savehub::Words", "Answered")},
        {QStringLiteral("in-progress"), QT_TRANSLATE_NOOP("savehub::Words", "Answered")},
        {QStringLiteral("digit"), QT_TRANSLATE_NOOP("savehub::Words", "Key pressed")},
        {QStringLiteral("conflict"),
         QT_TRANSLATE_NOOP("savehub::Words", "Answer about another call")},
        {QStringLiteral("completed"), QT_TRANSLATE_NOOP("savehub::Words", "Call over")},
        {QStringLiteral("busy"), QT_TRANSLATE_NOOP("savehub::Words", "Busy")},
        {QStringLiteral("no-answer"), QT_TRANSLATE_NOOP("savehub::Words", "No answer")},
        {QStringLiteral("failed"), QT_TRANSLATE_NOOP("savehub::Words", "Failed")},
        {QStringLiteral("cancel"), QT_TRANSLATE_NOOP("savehub::Words", "Taken back")},
        {QStringLiteral("canceled"), QT_TRANSLATE_NOOP("savehub::Words", "Cancelled")},
        {QStringLiteral("unknown"), QT_TRANSLATE_NOOP("savehub::Words", "Outcome unknown")},
        {QStringLiteral("not-sent"), QT_TRANSLATE_NOOP("savehub::Words", "Not sent")},
        {QStringLiteral("try-failed"), QT_TRANSLATE_NOOP("savehub::Words", "Did not get through")},
        {QStringLiteral("rejected"), QT_TRANSLATE_NOOP("savehub::Words", "Rejected")},
        {QStringLiteral("withheld"), QT_TRANSLATE_NOOP("savehub::Words", "Held back")},
        {QStringLiteral("test-mode"), QT_TRANSLATE_NOOP("savehub::Words", "Test only")},
        {QStringLiteral("reconciling"), QT_TRANSLATE_NOOP("savehub::Words", "Asking the provider")},
    };
    const auto *known = words.value(event, nullptr);
    return known ? Words::tr(known) : oneLine(event, 60);
}

QString callEventDetail(const QString &detail)
{
    if (detail.startsWith(QLatin1String("machine_"))) {
        return Words::tr("an answering machine");
    }
    if (detail == QLatin1String("human")) {
        return Words::tr("a person");
    }
    const auto reason = enumFromText<Reason>(detail);
    return reason ? reasonWords(*reason) : withoutNumbers(detail);
}

QString sourceWords(CallEventSource source)
{
    switch (source) {
    case CallEventSource::Engine:
        return Words::tr("by this console");
    case CallEventSource::Response:
        return Words::tr("answer to the request");
    case CallEventSource::Webhook:
        return Words::tr("told by the provider");
    case CallEventSource::Poll:
        return Words::tr("asked of the provider");
    }
    Q_UNREACHABLE();
}

QString guardWords(const QString &guard)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("kill_switch"), QT_TRANSLATE_NOOP("savehub::Words", "Calls not stopped")},
        {QStringLiteral("incident"), QT_TRANSLATE_NOOP("savehub::Words", "Incident open")},
        {QStringLiteral("window"), QT_TRANSLATE_NOOP("savehub::Words", "Inside the call window")},
        {QStringLiteral("attempts"), QT_TRANSLATE_NOOP("savehub::Words", "Calls left")},
        {QStringLiteral("quota"),
         QT_TRANSLATE_NOOP("savehub::Words", "Calls to this phone lately")},
        {QStringLiteral("phone"), QT_TRANSLATE_NOOP("savehub::Words", "Phone can be called")},
        {QStringLiteral("budget"), QT_TRANSLATE_NOOP("savehub::Words", "Within the budget")},
        {QStringLiteral("provider"), QT_TRANSLATE_NOOP("savehub::Words", "Provider ready")},
    };
    const auto *known = words.value(guard, nullptr);
    return known ? Words::tr(known) : oneLine(guard, 60);
}

Tone outcomeTone(CallOutcome outcome)
{
    switch (outcome) {
    case CallOutcome::ConfirmedByKey:
    case CallOutcome::Answered:
        return Tone::Good;
    case CallOutcome::Placed:
    case CallOutcome::Ringing:
        return Tone::Info;
    case CallOutcome::AnsweredByMachine:
    case CallOutcome::Busy:
    case CallOutcome::NoAnswer:
        return Tone::Warning;
    case CallOutcome::Failed:
    case CallOutcome::Unknown:
    case CallOutcome::NotSent:
    case CallOutcome::Rejected:
        return Tone::Bad;
    case CallOutcome::Cancelled:
    case CallOutcome::TestMode:
        return Tone::Neutral;
    }
    Q_UNREACHABLE();
}

QString outcomeWords(const Attempt &attempt)
{
    if (attempt.status == AttemptStatus::Sending) {
        return Words::tr("Being placed"); // it is not known yet whether it has left
    }
    const auto answer = answerOfKey(attempt.digit);
    if (!answer) {
        return outcomeWords(callOutcome(attempt));
    }
    return *answer == Answer::Joined ? Words::tr("Joined (key 1)")
                                     : Words::tr("Cannot come (key 2)");
}

Tone outcomeTone(const Attempt &attempt)
{
    return answerOfKey(attempt.digit) == Answer::Missed ? Tone::Warning
                                                        : outcomeTone(callOutcome(attempt));
}

Tone stepTone(StepStatus status)
{
    switch (status) {
    case StepStatus::Executed:
        return Tone::Good;
    case StepStatus::Sending:
        return Tone::Info;
    case StepStatus::Failed:
        return Tone::Bad;
    case StepStatus::Skipped:
    case StepStatus::Pending:
        return Tone::Neutral;
    }
    Q_UNREACHABLE();
}

Tone stepTone(const Step &step)
{
    const bool isUnderWay = step.status == StepStatus::Executed && step.delivery
                            && *step.delivery != TextDelivery::Delivered;
    return isUnderWay ? Tone::Info : stepTone(step.status);
}

Tone severityTone(Notice::Severity severity)
{
    switch (severity) {
    case Notice::Severity::Info:
        return Tone::Info;
    case Notice::Severity::Warning:
        return Tone::Warning;
    case Notice::Severity::Alarm:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

QString costWords(const Attempt &attempt)
{
    return attempt.price ? toText(*attempt.price)
                         : Words::tr("%1 estimated").arg(toText(attempt.estimate));
}

QString costWords(const Step &step)
{
    if (step.price) {
        return toText(*step.price);
    }
    return step.estimate ? Words::tr("%1 estimated").arg(toText(*step.estimate)) : QString();
}

} // namespace savehub
