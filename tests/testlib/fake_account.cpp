// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_account.h"

#include "tests/testlib/fake_list.h"

#include <QJsonArray>

namespace savehub {

namespace {

struct Country {
    const char *iso;
    const char *name;
    const char *code;
};

/// The real list has about two hundred. These include two that share a code.
constexpr Country countries[] = {
    {"US", "United States/Canada", "+1"}, {"BS", "Bahamas", "+1242"}, {"ES", "Spain", "+34"},
    {"GB", "United Kingdom", "+44"},      {"JE", "Jersey", "+44"},    {"DE", "Germany", "+49"}};

QJsonObject dialingPermissions(const QStringList &blockedPrefixes)
{
    QJsonArray content;
    for (const auto &country : countries) {
        const auto code = QString::fromLatin1(country.code);
        content.append(QJsonObject{
            {QStringLiteral("iso_code"), QString::fromLatin1(country.iso)},
            {QStringLiteral("name"), QString::fromLatin1(country.name)},
            {QStringLiteral("country_codes"), QJsonArray{code}},
            {QStringLiteral("low_risk_numbers_enabled"), !blockedPrefixes.contains(code)}});
    }
    return {{QStringLiteral("content"), content},
            {QStringLiteral("meta"), QJsonObject{{QStringLiteral("key"), QStringLiteral("content")},
                                                 {QStringLiteral("next_page_url"), QJsonValue()}}}};
}

} // namespace

QJsonObject FakeAccount::itself(const QString &accountSid, const FakeNumberRules &numbers) const
{
    return {{QStringLiteral("sid"), accountSid},
            {QStringLiteral("status"), status},
            {QStringLiteral("type"),
             numbers.isTrial ? QStringLiteral("Trial") : QStringLiteral("Full")}};
}

QJsonObject FakeAccount::priceList(const QStringList &minutes, const QString &name) const
{
    QJsonArray prices;
    for (const auto &price : minutes) {
        prices.append(QJsonObject{
            {QStringLiteral("base_price"), price},
            {QStringLiteral("current_price"), price},
            {QStringLiteral("origination_prefixes"), QJsonArray{QStringLiteral("ALL")}}});
    }
    return {{name, prices}, {QStringLiteral("price_unit"), currency}};
}

QJsonObject FakeAccount::incomingNumber(const QString &number) const
{
    return {{QStringLiteral("phone_number"), number},
            {QStringLiteral("sms_url"), textAddress},
            {QStringLiteral("capabilities"), QJsonObject{{QStringLiteral("voice"), numbersCanCall},
                                                         {QStringLiteral("sms"), numbersCanText}}}};
}

std::optional<QJsonObject> FakeAccount::answer(const FakeHttpRequest &request,
                                               const QString &accountSid,
                                               const FakeNumberRules &numbers) const
{
    const auto path = QString::fromLatin1(request.path());
    if (path == QLatin1String("/v1/DialingPermissions/Countries")) {
        return dialingPermissions(numbers.blockedPrefixes);
    }
    if (path.startsWith(QLatin1String("/v2/Voice/Numbers/"))) {
        return priceList(minutePrices, QStringLiteral("outbound_call_prices"));
    }
    if (path.startsWith(QLatin1String("/v2/Voice/Countries/"))) {
        return priceList(countryPrices, QStringLiteral("outbound_prefix_prices"));
    }
    const auto account = QStringLiteral("/2010-04-01/Accounts/") + accountSid;
    if (path == account + QStringLiteral(".json")) {
        return itself(accountSid, numbers);
    }
    if (path == account + QStringLiteral("/Balance.json")) {
        return QJsonObject{{QStringLiteral("balance"), balance},
                           {QStringLiteral("currency"), currency}};
    }
    std::vector<QJsonObject> items;
    if (path == account + QStringLiteral("/IncomingPhoneNumbers.json")) {
        const auto wanted = firstValue(request.query(), u"PhoneNumber");
        for (const auto &number : numbers.ownNumbers) {
            if (number.contains(wanted)) {
                items.push_back(incomingNumber(number));
            }
        }
        return fakeListPage(QStringLiteral("incoming_phone_numbers"), items, request);
    }
    if (path == account + QStringLiteral("/OutgoingCallerIds.json")) {
        for (const auto &number : numbers.verifiedNumbers) {
            items.push_back({{QStringLiteral("phone_number"), number}});
        }
        return fakeListPage(QStringLiteral("outgoing_caller_ids"), items, request);
    }
    return std::nullopt;
}

} // namespace savehub
