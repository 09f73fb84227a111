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

// What Twilio's answers about calls and texts say; those about the account are in account_answers.h.

// create_answers.cpp: what became of a request to create something. Accepted only for 201 with parseable
// JSON and a well-formed SID, since a cut-off answer can look like a success; every doubt is an
// UnknownOutcome.

/// "CA" and 32 hexadecimal digits.
bool isCallSid(QStringView text);
/// "SM" or "MM" and 32 hexadecimal digits.
bool isTextSid(QStringView text);

/// \a timeAllowed is what the request was given, for the words of a time-out.
SendOutcome callOutcome(const HttpResult &result, Milliseconds timeAllowed);
SendOutcome textOutcome(const HttpResult &result);

// call_answers.cpp

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

// message_answers.cpp

/// Twilio's word for how far a text of ours has come, or nothing when it is none of its words.
std::optional<TextDelivery> deliveryFromText(QStringView text);

/// Why a text did not arrive and what to do about it, by Twilio's error code; \a message is Twilio's
/// own, as HttpAnswer::words() has it, for codes that are not known here. Both are named.
QString deliveryProblem(int code, const QString &message);

/// The text resource that was asked for.
Result<TextReport> textReport(const HttpResult &result);

// list_answers.cpp

/// One page of a list.
struct ListPage {
    std::vector<QJsonObject> items{};
    QString next{};       ///< path and query of the next page; empty on the last
    Instant serverTime{}; ///< when it was answered, by the server's clock
};

/// The page in \a result, whose items come under \a name ("calls"). An error when any part of it
/// cannot be trusted, the server's clock included: a list is asked for to prove something absent.
Result<ListPage> listPage(const HttpResult &result, const QString &name);

/// Reads "Tue, 18 Aug 2026 16:45:00 +0000".
std::optional<Instant> instantFromRfc2822(const QString &text);

} // namespace savehub
