// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/phone_number.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace savehub {

/// Who is told when the attendee does not answer.
struct BackupContact {
    QString name;
    QString email;
    std::optional<PhoneNumber> phone;

    bool isEmpty() const { return email.isEmpty() && !phone; }
    bool operator==(const BackupContact &) const = default;
};

struct Person {
    PersonId id;
    QString name;
    QString email; ///< lower case; a calendar's attendee is recognised by it
    std::optional<PhoneNumber> phone;
    QString language = QStringLiteral("en"); ///< ISO 639-1
    QByteArray timeZone = "UTC";             ///< IANA name
    BackupContact backup;
    bool doNotCall = false;

    bool operator==(const Person &) const = default;
};

} // namespace savehub
