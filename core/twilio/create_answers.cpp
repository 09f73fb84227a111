// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/answers.h"

#include "domain/words.h"
#include "net/http_date.h"
#include "twilio/twilio_error.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace savehub {

namespace {

constexpr int created = 201;
constexpr int tooManyRequests = 429;

/// HTTP allows two forms: seconds, or a date. The date is by the server's clock, so it is compared
/// with the answer's own Date.
std::optional<Seconds> retryAfter(const HttpAnswer &answer)
{
    const auto text = answer.header("Retry-After").trimmed();
    bool isNumber = false;
    const auto seconds = text.toUInt(&isNumber);
    if (isNumber) {
        return Seconds(seconds);
    }
    const auto until = instantFromHttpDate(text);
    if (!until || !answer.date) {
        return std::nullopt;
    }
    return std::max(std::chrono::ceil<Seconds>(*until - *answer.date), Seconds{0});
}

SendOutcome outcomeOfFailure(const HttpFailure &failure)
{
    if (failure.kind == HttpFailure::Kind::NotSent) {
        return NotSent{failure.text};
    }
    return UnknownOutcome{failure.text};
}

SendOutcome outcomeOfError(const HttpAnswer &answer)
{
    const auto error = twilioError(answer);
    if (answer.status == tooManyRequests) {
        return NotSent{error.text, retryAfter(answer)};
    }
    if (answer.status >= 400 && answer.status < 500) {
        return Rejected{error.text, error.code};
    }
    return UnknownOutcome{error.text};
}

SendOutcome outcome(const HttpResult &result, bool (*isSid)(QStringView))
{
    if (const auto *failure = std::get_if<HttpFailure>(&result)) {
        return outcomeOfFailure(*failure);
    }
    const auto &answer = std::get<HttpAnswer>(result);
    if (answer.status != created) {
        return outcomeOfError(answer);
    }
    const auto body = QJsonDocument::fromJson(answer.body).object();
    const auto sid = answer.redaction.withoutSecrets(body.value(QLatin1String("sid")).toString());
    if (!isSid(sid)) {
        return UnknownOutcome{Words::tr("Twilio's answer could not be read.")};
    }
    const auto status = callStatusFromText(body.value(QLatin1String("status")).toString());
    return Accepted{ProviderSid(sid), status.value_or(AttemptStatus::Queued)};
}

} // namespace

bool isCallSid(QStringView text)
{
    static const QRegularExpression shape(QStringLiteral("\\ACA[0-9a-fA-F]{32}\\z"));
    return shape.match(text.toString()).hasMatch();
}

bool isTextSid(QStringView text)
{
    static const QRegularExpression shape(QStringLiteral("\\A[SM]M[0-9a-fA-F]{32}\\z"));
    return shape.match(text.toString()).hasMatch();
}

SendOutcome callOutcome(const HttpResult &result, Milliseconds timeAllowed)
{
    const auto *failure = std::get_if<HttpFailure>(&result);
    if (failure && failure->timedOut) {
        // Not for tr(): operators search their logs for these words.
        return UnknownOutcome{QStringLiteral("Call creation timeout (%1s)")
                                  .arg(std::chrono::ceil<Seconds>(timeAllowed).count())};
    }
    return outcome(result, isCallSid);
}

SendOutcome textOutcome(const HttpResult &result)
{
    return outcome(result, isTextSid);
}

} // namespace savehub
