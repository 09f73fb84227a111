// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/send_outcome.h"
#include "net/http_result.h"

#include <QStringView>

#include <optional>

namespace savehub {

/// Twilio's word for how far a text of ours has come, or nothing when it is none of its words.
std::optional<TextDelivery> deliveryFromText(QStringView text);

/// Why a text did not arrive and what to do about it, by Twilio's error code; \a message is Twilio's
/// own, as HttpAnswer::words() has it, for codes that are not known here. Both are named.
QString deliveryProblem(int code, const QString &message);

/// The text resource that was asked for.
Result<TextReport> textReport(const HttpResult &result);

} // namespace savehub
