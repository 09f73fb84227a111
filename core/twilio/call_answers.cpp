// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/answers.h"

#include "domain/enum_text.h"
#include "domain/words.h"
#include "engine/call_outcome.h"
#include "twilio/twilio_error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cstdlib>

namespace savehub {

namespace {

constexpr int notInProgress = 21220;
constexpr int longestWord = 40;

std::optional<Seconds> duration(const QJsonValue &value)
{
    bool isNumber = false;
    const auto seconds = value.toString().toLongLong(&isNumber);
    return isNumber && seconds >= 0 ? std::optional(Seconds(seconds)) : std::nullopt;
}

/// How long a call waited at Twilio before it was dialled; queue_time is in milliseconds. Nothing
/// for a call that still waits or was cancelled: it was not dialled.
std::optional<Milliseconds> queueTime(const QJsonObject &call, AttemptStatus status)
{
    bool isNumber = false;
    const auto waited = call.value(QLatin1String("queue_time")).toString().toLongLong(&isNumber);
    return isNumber && waited >= 0 && status != AttemptStatus::Queued
                   && status != AttemptStatus::Canceled
               ? std::optional(Milliseconds(waited))
               : std::nullopt;
}

bool isInDollars(const QJsonObject &priced)
{
    const auto unit = priced.value(QLatin1String("price_unit")).toString();
    return unit.compare(QLatin1String("USD"), Qt::CaseInsensitive) == 0;
}

} // namespace

/// Twilio writes the price as a negative amount.
std::optional<Money> chargedPrice(const QJsonObject &resource)
{
    const auto amount = moneyFromDecimal(resource.value(QLatin1String("price")).toString());
    return amount && isInDollars(resource) ? std::optional(microDollars(std::abs(amount->micros)))
                                           : std::nullopt;
}

std::optional<AttemptStatus> callStatusFromText(QStringView text)
{
    static const std::array<std::pair<QLatin1String, AttemptStatus>, 9> words{{
        {QLatin1String("queued"), AttemptStatus::Queued},
        {QLatin1String("initiated"), AttemptStatus::Initiated},
        {QLatin1String("ringing"), AttemptStatus::Ringing},
        {QLatin1String("in-progress"), AttemptStatus::InProgress},
        {QLatin1String("completed"), AttemptStatus::Completed},
        {QLatin1String("busy"), AttemptStatus::Busy},
        {QLatin1String("no-answer"), AttemptStatus::NoAnswer},
        {QLatin1String("failed"), AttemptStatus::Failed},
        {QLatin1String("canceled"), AttemptStatus::Canceled},
    }};
    for (const auto &[word, status] : words) {
        if (text == word) {
            return status;
        }
    }
    return std::nullopt;
}

Result<CallReport> callReport(const HttpResult &result)
{
    const auto *answer = goodAnswer(result);
    if (!answer) {
        return tl::make_unexpected(readError(result));
    }
    const auto call = QJsonDocument::fromJson(answer->body).object();
    const auto sid = answer->redaction.withoutSecrets(call.value(QLatin1String("sid")).toString());
    const auto status = callStatusFromText(call.value(QLatin1String("status")).toString());
    if (!isCallSid(sid) || !status) {
        return failure(Error::Kind::Unavailable, Words::tr("Twilio's answer could not be read."));
    }
    CallReport report;
    report.sid = ProviderSid(sid);
    report.status = *status;
    report.answeredBy =
        answer->words(call.value(QLatin1String("answered_by")).toString(), longestWord);
    report.duration = duration(call.value(QLatin1String("duration")));
    report.queueTime = queueTime(call, *status);
    report.price = chargedPrice(call);
    return report;
}

Result<Money> listedPrice(const HttpResult &result)
{
    const auto *answer = goodAnswer(result);
    if (!answer) {
        return tl::make_unexpected(readError(result));
    }
    const auto list = QJsonDocument::fromJson(answer->body).object();
    std::optional<Money> dearest;
    for (const auto &name : {QLatin1String("outbound_call_prices"),      // of a number
                             QLatin1String("outbound_prefix_prices")}) { // of a country
        for (const auto &entry : list.value(name).toArray()) {
            const auto text = entry.toObject().value(QLatin1String("current_price")).toString();
            const auto price = moneyFromDecimal(text);
            if (price && price->micros > dearest.value_or(Money{}).micros) {
                dearest = price;
            }
        }
    }
    if (!dearest || !isInDollars(list)) {
        return failure(Error::Kind::Unavailable,
                       Words::tr("Twilio lists no price for the number."));
    }
    return *dearest;
}

Done callEnding(const HttpResult &result)
{
    const auto *answer = std::get_if<HttpAnswer>(&result);
    if (answer && twilioError(*answer).code == notInProgress) {
        return {};
    }
    if (!goodAnswer(result)) {
        return tl::make_unexpected(readError(result));
    }
    const auto call = QJsonDocument::fromJson(answer->body).object();
    const auto status = callStatusFromText(call.value(QLatin1String("status")).toString());
    if (status && !isFinal(*status)) {
        return failure(Error::Kind::Unavailable,
                       Words::tr("Twilio took the request, and the call is not over yet (%1).")
                           .arg(toText(*status)));
    }
    return {};
}

} // namespace savehub
