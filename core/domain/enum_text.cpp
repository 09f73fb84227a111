// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/enum_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace savehub {

namespace {

template <typename Enum>
struct Entry {
    Enum value;
    std::string_view text;
};

template <typename Enum>
constexpr auto table = nullptr;

template <>
constexpr auto table<IncidentState> =
    std::to_array<Entry<IncidentState>>({{IncidentState::Scheduled, "SCHEDULED"},
                                         {IncidentState::Open, "OPEN"},
                                         {IncidentState::Acknowledged, "ACKNOWLEDGED"},
                                         {IncidentState::Escalating, "ESCALATING"},
                                         {IncidentState::Resolved, "RESOLVED"}});

template <>
constexpr auto
    table<StepStatus> = std::to_array<Entry<StepStatus>>({{StepStatus::Pending, "PENDING"},
                                                          {StepStatus::Sending, "SENDING"},
                                                          {StepStatus::Executed, "EXECUTED"},
                                                          {StepStatus::Failed, "FAILED"},
                                                          {StepStatus::Skipped, "SKIPPED"}});

template <>
constexpr auto table<Channel> = std::to_array<Entry<Channel>>({{Channel::Email, "EMAIL"},
                                                               {Channel::Text, "SMS"},
                                                               {Channel::Call, "CALL"}});

template <>
constexpr auto table<Recipient> = std::to_array<Entry<Recipient>>(
    {{Recipient::Attendee, "attendee"}, {Recipient::Backup, "backup"}});

template <>
constexpr auto table<Provider> = std::to_array<Entry<Provider>>({{Provider::Mock, "mock"},
                                                                 {Provider::Twilio, "twilio"}});

template <>
constexpr auto table<Reason> =
    std::to_array<Entry<Reason>>({{Reason::None, ""},
                                  {Reason::CallsStopped, "calls_stopped"},
                                  {Reason::IncidentNotActive, "incident_not_active"},
                                  {Reason::OutsideCriticalWindow, "outside_critical_window"},
                                  {Reason::AttemptsExhausted, "rate_limited"},
                                  {Reason::PhoneLimitReached, "phone_called"},
                                  {Reason::PhoneQuota, "phone_quota"},
                                  {Reason::NoPhone, "no_phone"},
                                  {Reason::InvalidPhone, "invalid_phone"},
                                  {Reason::DestinationNotAllowed, "destination_not_allowed"},
                                  {Reason::DoNotCall, "do_not_call"},
                                  {Reason::BudgetExceeded, "budget_exceeded"},
                                  {Reason::ProviderNotReady, "provider_not_ready"},
                                  {Reason::MissedWindow, "missed_window"},
                                  {Reason::LineFull, "line_full"},
                                  {Reason::NoEmail, "no_email"},
                                  {Reason::NoBackup, "no_backup"},
                                  {Reason::Acknowledged, "acknowledged"},
                                  {Reason::Joined, "joined"},
                                  {Reason::Resolved, "resolved"},
                                  {Reason::MeetingCancelled, "meeting_cancelled"},
                                  {Reason::MeetingMoved, "meeting_moved"},
                                  {Reason::Expired, "expired"},
                                  {Reason::NotSent, "not_sent"},
                                  {Reason::Rejected, "rejected"},
                                  {Reason::OutcomeUnknown, "outcome_unknown"},
                                  {Reason::Undelivered, "undelivered"}});

template <>
constexpr auto table<AttemptStatus> =
    std::to_array<Entry<AttemptStatus>>({{AttemptStatus::Sending, "sending"},
                                         {AttemptStatus::Reconciling, "reconciling"},
                                         {AttemptStatus::Unknown, "unknown"},
                                         {AttemptStatus::Queued, "queued"},
                                         {AttemptStatus::Initiated, "initiated"},
                                         {AttemptStatus::Ringing, "ringing"},
                                         {AttemptStatus::InProgress, "in-progress"},
                                         {AttemptStatus::Completed, "completed"},
                                         {AttemptStatus::Busy, "busy"},
                                         {AttemptStatus::NoAnswer, "no-answer"},
                                         {AttemptStatus::Failed, "failed"},
                                         {AttemptStatus::Canceled, "canceled"},
                                         {AttemptStatus::NotSent, "not-sent"},
                                         {AttemptStatus::Rejected, "rejected"},
                                         {AttemptStatus::Withheld, "withheld"},
                                         {AttemptStatus::TestMode, "test-mode"}});

template <>
constexpr auto table<CallEventSource> =
    std::to_array<Entry<CallEventSource>>({{CallEventSource::Engine, "engine"},
                                           {CallEventSource::Response, "response"},
                                           {CallEventSource::Webhook, "webhook"},
                                           {CallEventSource::Poll, "poll"}});

template <>
constexpr auto table<MeetingSource> =
    std::to_array<Entry<MeetingSource>>({{MeetingSource::CalendarFile, "calendar-file"},
                                         {MeetingSource::CalendarUrl, "calendar-url"},
                                         {MeetingSource::Rest, "rest"},
                                         {MeetingSource::Typed, "typed"}});

template <>
constexpr auto table<Answer> = std::to_array<Entry<Answer>>({{Answer::Joined, "joined"},
                                                             {Answer::Missed, "missed"}});

template <>
constexpr auto
    table<Warning> = std::to_array<Entry<Warning>>({{Warning::DailySpend, "daily-spend"},
                                                    {Warning::MonthlySpend, "monthly-spend"},
                                                    {Warning::DailyCalls, "daily-calls"},
                                                    {Warning::MonthlyCalls, "monthly-calls"},
                                                    {Warning::CallsPerHour, "calls-per-hour"},
                                                    {Warning::HeldCalls, "held-calls"}});

template <>
constexpr auto table<TextDelivery> =
    std::to_array<Entry<TextDelivery>>({{TextDelivery::Accepted, "accepted"},
                                        {TextDelivery::Queued, "queued"},
                                        {TextDelivery::Sending, "sending"},
                                        {TextDelivery::Sent, "sent"},
                                        {TextDelivery::Delivered, "delivered"},
                                        {TextDelivery::Undelivered, "undelivered"},
                                        {TextDelivery::Failed, "failed"}});

/// Made once: the texts are asked for at every save.
template <typename Enum>
QString textOf(Enum value)
{
    static const auto texts = [] {
        std::array<QString, table<Enum>.size()> all;
        std::transform(table<Enum>.begin(), table<Enum>.end(), all.begin(), [](const auto &entry) {
            return QString::fromLatin1(entry.text.data(), entry.text.size());
        });
        return all;
    }();
    for (size_t i = 0; i < texts.size(); ++i) {
        if (table<Enum>[i].value == value) {
            return texts[i];
        }
    }
    Q_UNREACHABLE();
}

} // namespace

template <typename Enum>
std::optional<Enum> enumFromText(QUtf8StringView text)
{
    const std::string_view bytes(text.data(), static_cast<size_t>(text.size()));
    for (const auto &entry : table<Enum>) {
        if (bytes == entry.text) {
            return entry.value;
        }
    }
    return std::nullopt;
}

template <typename Enum>
std::optional<Enum> enumFromText(QStringView text)
{
    return enumFromText<Enum>(QUtf8StringView(text.toUtf8()));
}

// clang-format off
QString toText(IncidentState state) { return textOf(state); }
QString toText(StepStatus status) { return textOf(status); }
QString toText(Channel channel) { return textOf(channel); }
QString toText(Recipient recipient) { return textOf(recipient); }
QString toText(Provider provider) { return textOf(provider); }
QString toText(Reason reason) { return textOf(reason); }
QString toText(AttemptStatus status) { return textOf(status); }
QString toText(CallEventSource source) { return textOf(source); }
QString toText(MeetingSource source) { return textOf(source); }
QString toText(Answer answer) { return textOf(answer); }
QString toText(Warning warning) { return textOf(warning); }
QString toText(TextDelivery delivery) { return textOf(delivery); }
// clang-format on

template std::optional<IncidentState> enumFromText(QStringView);
template std::optional<StepStatus> enumFromText(QStringView);
template std::optional<Channel> enumFromText(QStringView);
template std::optional<Recipient> enumFromText(QStringView);
template std::optional<Provider> enumFromText(QStringView);
template std::optional<Reason> enumFromText(QStringView);
template std::optional<AttemptStatus> enumFromText(QStringView);
template std::optional<CallEventSource> enumFromText(QStringView);
template std::optional<MeetingSource> enumFromText(QStringView);
template std::optional<Answer> enumFromText(QStringView);
template std::optional<Warning> enumFromText(QStringView);
template std::optional<TextDelivery> enumFromText(QStringView);
template std::optional<IncidentState> enumFromText(QUtf8StringView);
template std::optional<StepStatus> enumFromText(QUtf8StringView);
template std::optional<Channel> enumFromText(QUtf8StringView);
template std::optional<Recipient> enumFromText(QUtf8StringView);
template std::optional<Provider> enumFromText(QUtf8StringView);
template std::optional<Reason> enumFromText(QUtf8StringView);
template std::optional<AttemptStatus> enumFromText(QUtf8StringView);
template std::optional<CallEventSource> enumFromText(QUtf8StringView);
template std::optional<MeetingSource> enumFromText(QUtf8StringView);
template std::optional<Answer> enumFromText(QUtf8StringView);
template std::optional<Warning> enumFromText(QUtf8StringView);
template std::optional<TextDelivery> enumFromText(QUtf8StringView);

} // namespace savehub
