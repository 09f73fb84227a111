// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/phone_number.h"

#include <QJsonValue>

#include <optional>

namespace savehub {

// Values as the API writes them: null where there is none, phone numbers always masked.

inline QJsonValue jsonOf(Instant instant)
{
    return toIso(instant);
}

inline QJsonValue jsonOf(const PhoneNumber &phone)
{
    return phone.masked();
}

template <typename T>
QJsonValue jsonOf(const std::optional<T> &value)
{
    return value ? jsonOf(*value) : QJsonValue(QJsonValue::Null);
}

/// Null when \a text is empty.
inline QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace savehub
