// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/wording.h"

#include "domain/enum_text.h"
#include "domain/money.h"
#include "domain/untrusted_text.h"

#include <QCoreApplication>
#include <QHash>

namespace savehub {

namespace {
struct Wording {
    Q_DECLARE_TR_FUNCTIONS(savehub::Wording)
};
} // namespace

QString stateWord(IncidentState state)
{
    switch (state) {
    case IncidentState::Scheduled:
        return Wording::tr("Scheduled");
    case IncidentState::Open:
        return Wording::tr("Open");
    case IncidentState::Acknowledged:
        return Wording::tr("Acknowledged");
    case IncidentState::Escalating:
        return Wording::tr("Escalating");
    case IncidentState::Resolved:
        return Wording::tr("Resolved");
    }
    Q_UNREACHABLE();
}

QString channelWord(Channel channel)
{
    switch (channel) {
    case Channel::Email:
        return Wording::tr("Email");
    case Channel::Text:
        return Wording::tr("Text");
    case Channel::Call:
        return Wording::tr("Call");
    }
    Q_UNREACHABLE();
}

QString providerWord(Provider provider)
{
    return provider == Provider::Mock ? Wording::tr("Mock") : Wording::tr("Twilio");
}

QString stepStatusWord(Channel channel, StepStatus status)
{
    const bool call = channel == Channel::Call;
    switch (status) {
    case StepStatus::Pending:
        return Wording::tr("planned");
    case StepStatus::Sending:
        return call ? Wording::tr("being made") : Wording::tr("being sent");
    case StepStatus::Executed:
        return call ? Wording::tr("made") : Wording::tr("sent");
    case StepStatus::Failed:
        return Wording::tr("failed");
    case StepStatus::Skipped:
        return Wording::tr("skipped");
    }
    Q_UNREACHABLE();
}

QString stepStatusWord(const Step &step)
{
    if (step.reason == Reason::Undelivered) {
        return Wording::tr("not delivered");
    }
    if (step.status != StepStatus::Executed || !step.delivery) {
        return stepStatusWord(step.channel, step.status);
    }
    switch (*step.delivery) {
    case TextDelivery::Accepted:
    case TextDelivery::Queued:
        return Wording::tr("accepted, not sent yet", "a text, by the provider");
    case TextDelivery::Sending:
    case TextDelivery::Sent:
        return Wording::tr("sent, not delivered yet", "a text");
    case TextDelivery::Delivered:
        return Wording::tr("delivered");
    case TextDelivery::Undelivered:
    case TextDelivery::Failed:
        return Wording::tr("not delivered");
    }
    Q_UNREACHABLE();
}

QString severityWord(Notice::Severity severity)
{
    switch (severity) {
    case Notice::Severity::Info:
        return Wording::tr("Note");
    case Notice::Severity::Warning:
        return Wording::tr("Warning");
    case Notice::Severity::Alarm:
        return Wording::tr("Alarm");
    }
    Q_UNREACHABLE();
}

QString outcomeWords(CallOutcome outcome)
{
    switch (outcome) {
    case CallOutcome::Placed:
        return Wording::tr("Placed");
    case CallOutcome::Ringing:
        return Wording::tr("Ringing");
    case CallOutcome::Answered:
        return Wording::tr("Answered");
    case CallOutcome::AnsweredByMachine:
        return Wording::tr("Answered by a machine");
    case CallOutcome::ConfirmedByKey:
        return Wording::tr("Confirmed by key");
    case CallOutcome::Busy:
        return Wording::tr("Busy");
    case CallOutcome::NoAnswer:
        return Wording::tr("No answer");
    case CallOutcome::Failed:
        return Wording::tr("Failed");
    case CallOutcome::Cancelled:
        return Wording::tr("Cancelled");
    case CallOutcome::Unknown:
        return Wording::tr("Unknown");
    case CallOutcome::NotSent:
        return Wording::tr("Not sent");
    case CallOutcome::Rejected:
        return Wording::tr("Rejected");
    case CallOutcome::TestMode:
        return Wording::tr("Test only");
    }
    Q_UNREACHABLE();
}

QString reasonWords(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::CallsStopped:
        return Wording::tr("all calls were stopped");
    case Reason::IncidentNotActive:
        return Wording::tr("not open any more");
    case Reason::OutsideCriticalWindow:
        return Wording::tr("outside the call window");
    case Reason::RateLimited:
        return Wording::tr("two calls were made already");
    case Reason::PhoneCalled:
        return Wording::tr("two calls were made to this phone already");
    case Reason::PhoneQuota:
        return Wording::tr("enough calls and texts for this phone");
    case Reason::NoPhone:
        return Wording::tr("no phone number");
    case Reason::InvalidPhone:
        return Wording::tr("number cannot be called");
    case Reason::DestinationNotAllowed:
        return Wording::tr("calls may not go there");
    case Reason::DoNotCall:
        return Wording::tr("asked not to be called");
    case Reason::BudgetExceeded:
        return Wording::tr("budget used up");
    case Reason::ProviderNotReady:
        return Wording::tr("provider not set up");
    case Reason::MissedWindow:
        return Wording::tr("found too late to be sent");
    case Reason::LineFull:
        return Wording::tr("no room on the line");
    case Reason::NoEmail:
        return Wording::tr("no email address");
    case Reason::NoBackup:
        return Wording::tr("no backup contact");
    case Reason::Acknowledged:
        return Wording::tr("acknowledged before");
    case Reason::Joined:
        return Wording::tr("joined the meeting");
    case Reason::Resolved:
        return Wording::tr("resolved by hand");
    case Reason::MeetingCancelled:
        return Wording::tr("meeting cancelled");
    case Reason::MeetingMoved:
        return Wording::tr("meeting moved");
    case Reason::Expired:
        return Wording::tr("not settled within a day");
    case Reason::NotSent:
        return Wording::tr("did not reach the provider");
    case Reason::Rejected:
        return Wording::tr("refused by the provider");
    case Reason::OutcomeUnknown:
        return Wording::tr("may have gone out");
    case Reason::Undelivered:
        return Wording::tr("did not arrive");
    }
    Q_UNREACHABLE();
}

QString resolutionWords(Reason reason)
{
    switch (reason) {
    case Reason::Joined:
        return Wording::tr("Joined");
    case Reason::Resolved:
        return Wording::tr("By hand");
    case Reason::MeetingCancelled:
        return Wording::tr("Meeting cancelled");
    case Reason::MeetingMoved:
        return Wording::tr("Meeting moved");
    case Reason::Expired:
        return Wording::tr("Expired");
    default:
        return reasonWords(reason);
    }
}

QString stepName(Channel channel, Recipient recipient)
{
    if (recipient == Recipient::Attendee) {
        return channelWord(channel);
    }
    return Wording::tr("%1 to backup", "a step: Email to backup").arg(channelWord(channel));
}

QString callEventWords(const QString &event)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("created"), QT_TRANSLATE_NOOP("savehub::Wording", "Recorded")},
        {QStringLiteral("queued"), QT_TRANSLATE_NOOP("savehub::Wording", "Queued at the provider")},
        {QStringLiteral("initiated"), QT_TRANSLATE_NOOP("savehub::Wording", "Dialling")},
        {QStringLiteral("ringing"), QT_TRANSLATE_NOOP("savehub::Wording", "Ringing")},
        {QStringLiteral("answered"), QT_TRANSLATE_NOOP("savehub::Wording", "Answered")},
        {QStringLiteral("in-progress"), QT_TRANSLATE_NOOP("savehub::Wording", "Answered")},
        {QStringLiteral("digit"), QT_TRANSLATE_NOOP("savehub::Wording", "Key pressed")},
        {QStringLiteral("conflict"),
         QT_TRANSLATE_NOOP("savehub::Wording", "Answer about another call")},
        {QStringLiteral("completed"), QT_TRANSLATE_NOOP("savehub::Wording", "Call over")},
        {QStringLiteral("busy"), QT_TRANSLATE_NOOP("savehub::Wording", "Busy")},
        {QStringLiteral("no-answer"), QT_TRANSLATE_NOOP("savehub::Wording", "No answer")},
        {QStringLiteral("failed"), QT_TRANSLATE_NOOP("savehub::Wording", "Failed")},
        {QStringLiteral("cancel"), QT_TRANSLATE_NOOP("savehub::Wording", "Taken back")},
        {QStringLiteral("canceled"), QT_TRANSLATE_NOOP("savehub::Wording", "Cancelled")},
        {QStringLiteral("unknown"), QT_TRANSLATE_NOOP("savehub::Wording", "Outcome unknown")},
        {QStringLiteral("not-sent"), QT_TRANSLATE_NOOP("savehub::Wording", "Not sent")},
        {QStringLiteral("try-failed"),
         QT_TRANSLATE_NOOP("savehub::Wording", "Did not get through")},
        {QStringLiteral("rejected"), QT_TRANSLATE_NOOP("savehub::Wording", "Rejected")},
        {QStringLiteral("withheld"), QT_TRANSLATE_NOOP("savehub::Wording", "Held back")},
        {QStringLiteral("test-mode"), QT_TRANSLATE_NOOP("savehub::Wording", "Test only")},
        {QStringLiteral("reconciling"),
         QT_TRANSLATE_NOOP("savehub::Wording", "Asking the provider")},
    };
    const auto *known = words.value(event, nullptr);
    return known ? Wording::tr(known) : oneLine(event, 60);
}

QString callEventDetail(const QString &detail)
{
    if (detail.startsWith(QLatin1String("machine_"))) {
        return Wording::tr("an answering machine");
    }
    if (detail == QLatin1String("human")) {
        return Wording::tr("a person");
    }
    const auto reason = enumFromText<Reason>(detail);
    return reason ? reasonWords(*reason) : withoutNumbers(detail);
}

QString sourceWords(CallEventSource source)
{
    switch (source) {
    case CallEventSource::Engine:
        return Wording::tr("by this console");
    case CallEventSource::Response:
        return Wording::tr("answer to the request");
    case CallEventSource::Webhook:
        return Wording::tr("told by the provider");
    case CallEventSource::Poll:
        return Wording::tr("asked of the provider");
    }
    Q_UNREACHABLE();
}

QString guardWords(const QString &guard)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("kill_switch"), QT_TRANSLATE_NOOP("savehub::Wording", "Calls not stopped")},
        {QStringLiteral("incident"), QT_TRANSLATE_NOOP("savehub::Wording", "Incident open")},
        {QStringLiteral("window"), QT_TRANSLATE_NOOP("savehub::Wording", "Inside the call window")},
        {QStringLiteral("attempts"), QT_TRANSLATE_NOOP("savehub::Wording", "Calls left")},
        {QStringLiteral("quota"),
         QT_TRANSLATE_NOOP("savehub::Wording", "Calls to this phone lately")},
        {QStringLiteral("phone"), QT_TRANSLATE_NOOP("savehub::Wording", "Phone can be called")},
        {QStringLiteral("budget"), QT_TRANSLATE_NOOP("savehub::Wording", "Within the budget")},
        {QStringLiteral("provider"), QT_TRANSLATE_NOOP("savehub::Wording", "Provider ready")},
    };
    const auto *known = words.value(guard, nullptr);
    return known ? Wording::tr(known) : oneLine(guard, 60);
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
        return Wording::tr("Being placed"); // nobody knows yet whether it left
    }
    const auto answer = answerOfKey(attempt.digit);
    if (!answer) {
        return outcomeWords(callOutcome(attempt));
    }
    return *answer == Answer::Joined ? Wording::tr("Joined (key 1)")
                                     : Wording::tr("Cannot come (key 2)");
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
                         : Wording::tr("%1 estimated").arg(toText(attempt.estimate));
}

QString costWords(const Step &step)
{
    if (step.price) {
        return toText(*step.price);
    }
    return step.estimate ? Wording::tr("%1 estimated").arg(toText(*step.estimate)) : QString();
}

} // namespace savehub
