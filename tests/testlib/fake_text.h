// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "net/form_encoding.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace savehub {

/// What becomes of a text after it is accepted.
struct FakeTextLife {
    Milliseconds sentAfter{500};
    Milliseconds endsAfter{1'000}; ///< after it was accepted
    QString end = QStringLiteral("delivered");
    int error = 0; ///< Twilio's code, if the text ends undelivered or failed
    QString price = QStringLiteral("-0.00790");
    Milliseconds pricedAfter{Minutes{5}}; ///< counted from its end
};

struct FakeText {
    QString sid;
    FormFields form;
    FakeTextLife life;
    Instant createdAt;
    bool isInbound = false; ///< from a person to the account's number
    QString lastReported{}; ///< the last status that was sent to its status callback

    QString status(Instant now) const;
    /// As Twilio's API shows it.
    QJsonObject resource(Instant now) const;
    /// The form that is sent to its status callback at \a now.
    FormFields report(const QString &accountSid, Instant now) const;
};

} // namespace savehub
