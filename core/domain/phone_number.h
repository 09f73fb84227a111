// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace savehub {

/// A number in E.164 form: '+', then 7 to 15 digits, the first not 0. core/phone knows whether
/// anybody could answer it.
class PhoneNumber
{
public:
    static std::optional<PhoneNumber> fromE164(QStringView text);

    /// The whole number. Only for the provider and the store.
    const QString &e164() const { return m_e164; }
    /// "****1234": for logs, windows and exports.
    QString masked() const { return QStringLiteral("****") + m_e164.right(4); }

    bool operator==(const PhoneNumber &) const = default;
    bool operator<(const PhoneNumber &other) const { return m_e164 < other.m_e164; }

private:
    explicit PhoneNumber(QString e164)
        : m_e164(std::move(e164))
    {
    }
    QString m_e164;
};

} // namespace savehub
