// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/instant.h"
#include "domain/send_outcome.h"
#include "net/http_result.h"

#include <QJsonObject>
#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace savehub {

// Readers of Twilio's answers about calls and texts. For the account see account_answers.h.

// create_answers.cpp: the outcome of a request to create a call or a text. It is Accepted only for
// 201 with parseable JSON and a well-formed SID, since a cut-off answer can look like a success. In
// doubt it is an UnknownOutcome.

/// "CA" and 32 hexadecimal digits.
bool isCallSid(QStringView text);
/// "SM" or "MM" and 32 hexadecimal digits.
bool isTextSid(QStringView text);

/// \a timeAllowed is the time that the request had. The words of a time-out name it.
SendOutcome callOutcome(const HttpResult &result, Milliseconds timeAllowed);
SendOutcome textOutcome(const HttpResult &result);

// call_answers.cpp

/// The status that \a text, Twilio's word, stands for. Nothing for an unknown word.
std::optional<AttemptStatus> callStatusFromText(QStringView text);

/// The price of a call or text, as a positive amount. Nothing until Twilio names it in US dollars.
std::optional<Money> chargedPrice(const QJsonObject &resource);

/// Reads a call resource.
Result<CallReport> callReport(const HttpResult &result);

/// The price of a started minute, from the price list for a number or for a country, in US dollars.
/// The highest of several, since a price depends on where a call comes from and where it goes.
Result<Money> listedPrice(const HttpResult &result);

/// The result of a request to end a call: a success when the call is over, or was over before.
Done callEnding(const HttpResult &result);

// message_answers.cpp

/// The delivery status that \a text, Twilio's word, stands for. Nothing for an unknown word.
std::optional<TextDelivery> deliveryFromText(QStringView text);

/// Why a text did not arrive and what to do about it, by Twilio's error \a code, which is named,
/// too, unless it is 0. For codes that are not known here it is \a message: Twilio's own words, as
/// HttpAnswer::words() has them.
QString deliveryProblem(int code, const QString &message);

/// Reads a text resource.
Result<TextReport> textReport(const HttpResult &result);

// list_answers.cpp

/// One page of a list.
struct ListPage {
    std::vector<QJsonObject> items{};
    QString next{};       ///< path and query of the next page; empty on the last
    Instant serverTime{}; ///< when the server answered, by its own clock
};

/// The page in \a result, whose items are in the array \a name ("calls"). An error unless the
/// items, the next page and the server's time can be read: a list is used to prove something
/// absent.
Result<ListPage> listPage(const HttpResult &result, const QString &name);

/// Reads "Tue, 18 Aug 2026 16:45:00 +0000".
std::optional<Instant> instantFromRfc2822(const QString &text);

} // namespace savehub
