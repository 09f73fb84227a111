// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/testlib/fake_http.h"
#include "tests/testlib/fake_number_rules.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace savehub {

/// What Twilio shows of an account besides its calls and texts.
struct FakeAccount {
    QString status = QStringLiteral("active");
    QString balance = QStringLiteral("25.00");
    QString currency = QStringLiteral("USD");
    bool numbersCanCall = true;
    bool numbersCanText = true;
    QStringList minutePrices{QStringLiteral("0.0140")};  ///< in the price list of every number
    QStringList countryPrices{QStringLiteral("0.0140")}; ///< in that of every country
    QString textAddress{}; ///< URL to which texts to its numbers are reported

    /// The answer to a GET of the account itself, its numbers, caller IDs, balance, prices or
    /// countries. Nothing for any other request.
    std::optional<QJsonObject> answer(const FakeHttpRequest &request, const QString &accountSid,
                                      const FakeNumberRules &numbers) const;

private:
    QJsonObject itself(const QString &accountSid, const FakeNumberRules &numbers) const;
    QJsonObject priceList(const QStringList &minutes, const QString &name) const;
    QJsonObject incomingNumber(const QString &number) const;
};

} // namespace savehub
