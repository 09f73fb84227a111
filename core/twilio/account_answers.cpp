// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/account_answers.h"

#include "twilio/twilio_error.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace savehub {

namespace {

/// The JSON object of an answer with status 200; empty for any other answer.
QJsonObject bodyOf(const HttpResult &result)
{
    const auto *answer = goodAnswer(result);
    return answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
}

std::optional<AccountStatus> statusFrom(const QString &text)
{
    if (text == QLatin1String("active")) {
        return AccountStatus::Active;
    }
    if (text == QLatin1String("suspended")) {
        return AccountStatus::Suspended;
    }
    return text == QLatin1String("closed") ? std::optional(AccountStatus::Closed) : std::nullopt;
}

QString words(const HttpResult &result, const QJsonValue &text, int limit)
{
    const auto *answer = std::get_if<HttpAnswer>(&result);
    return answer ? answer->words(text.toString(), limit) : QString();
}

DialingCountry countryFrom(const HttpResult &result, const QJsonObject &item)
{
    DialingCountry country{words(result, item.value(QLatin1String("name")), 60), {}, false};
    country.isAllowed = item.value(QLatin1String("low_risk_numbers_enabled")).toBool();
    for (const auto &code : item.value(QLatin1String("country_codes")).toArray()) {
        const auto text = code.toString();
        country.codes.append(text.startsWith(u'+') ? text : u'+' + text);
    }
    return country;
}

} // namespace

CredentialFacts credentialFacts(const HttpResult &result)
{
    if (goodAnswer(result)) {
        return {CredentialFacts::State::Right, {}};
    }
    const auto error = readError(result);
    const bool isRefused =
        error.kind == Error::Kind::Refused || error.kind == Error::Kind::NotFound;
    return {isRefused ? CredentialFacts::State::Wrong : CredentialFacts::State::Unchecked,
            error.what};
}

std::optional<AccountStanding> accountStanding(const HttpResult &result)
{
    const auto body = bodyOf(result);
    const auto status = statusFrom(body.value(QLatin1String("status")).toString());
    const auto type = body.value(QLatin1String("type")).toString();
    if (!status || type.isEmpty()) {
        return std::nullopt;
    }
    return AccountStanding{*status, type == QLatin1String("Trial")};
}

std::optional<Balance> accountBalance(const HttpResult &result)
{
    const auto body = bodyOf(result);
    const auto amount = moneyFromDecimal(body.value(QLatin1String("balance")).toString());
    const auto currency = words(result, body.value(QLatin1String("currency")), 10);
    if (!amount || currency.isEmpty()) {
        return std::nullopt;
    }
    return Balance{*amount, currency};
}

std::optional<std::vector<DialingCountry>> dialingCountries(const HttpResult &result)
{
    const auto body = bodyOf(result);
    const auto content = body.value(QLatin1String("content"));
    const auto meta = body.value(QLatin1String("meta")).toObject();
    // Only a complete list is used: a further page might hold a country with the same code.
    const bool isWhole = meta.value(QLatin1String("next_page_url")).toString().isEmpty();
    if (!content.isArray() || !isWhole) {
        return std::nullopt;
    }
    std::vector<DialingCountry> countries;
    for (const auto &item : content.toArray()) {
        countries.push_back(countryFrom(result, item.toObject()));
    }
    return countries;
}

SenderFacts senderFacts(const std::vector<QJsonObject> &incoming,
                        const std::vector<PhoneNumber> &verified, const PhoneNumber &number)
{
    SenderFacts sender;
    sender.isVerified = std::find(verified.begin(), verified.end(), number) != verified.end();
    for (const auto &item : incoming) {
        if (item.value(QLatin1String("phone_number")).toString() != number.e164()) {
            continue;
        }
        const auto can = item.value(QLatin1String("capabilities")).toObject();
        sender.isOwned = true;
        sender.canCall = can.value(QLatin1String("voice")).toBool();
        sender.canText = can.value(QLatin1String("sms")).toBool();
        sender.textAddress = item.value(QLatin1String("sms_url")).toString();
    }
    return sender;
}

std::vector<PhoneNumber> phoneNumbersOf(const std::vector<QJsonObject> &items)
{
    std::vector<PhoneNumber> numbers;
    for (const auto &item : items) {
        const auto number =
            PhoneNumber::fromE164(item.value(QLatin1String("phone_number")).toString());
        if (number) {
            numbers.push_back(*number);
        }
    }
    return numbers;
}

std::optional<Milliseconds> clockAhead(const HttpResult &result, Instant asked, Instant came)
{
    const auto *answer = std::get_if<HttpAnswer>(&result);
    if (!answer || !answer->date) {
        return std::nullopt;
    }
    const auto ours = asked + (came - asked) / 2;
    return ours - (*answer->date + Milliseconds{500});
}

} // namespace savehub
