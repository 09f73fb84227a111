// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/send_outcome.h"
#include "net/http_result.h"

#include <QJsonObject>
#include <QStringView>

#include <optional>

namespace savehub {

/// Twilio's word for where a call stands, or nothing when it is none of its words.
std::optional<AttemptStatus> callStatusFromText(QStringView text);

/// What a call or text cost, once Twilio says so; only in dollars. Positive.
std::optional<Money> chargedPrice(const QJsonObject &resource);

/// The call resource that was asked for.
Result<CallReport> callReport(const HttpResult &result);

/// What a started minute costs, from the price list for one number or for a country; the dearest where
/// there are several, as prices differ by where a call comes from and goes. Only in dollars.
Result<Money> listedPrice(const HttpResult &result);

/// How an order to end a call went: it is a success once the call is over, or was already.
Done callEnding(const HttpResult &result);

} // namespace savehub
