// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace savehub {

/// Judges values by the part of JSON Schema 2020-12 that our description uses. An unknown keyword
/// is a violation, too, so that nothing is skipped.
class JsonSchemas
{
public:
    /// References ($ref) are resolved in \a root.
    explicit JsonSchemas(const QJsonObject &root)
        : m_root(root)
    {
    }

    /// What is wrong with \a value, each violation with its JSON pointer. Empty when nothing is.
    QStringList violations(const QJsonValue &value, const QJsonObject &schema,
                           const QString &pointer = {}) const;

    /// What \a reference ("#/components/…") refers to.
    QJsonObject resolved(const QString &reference) const;
    /// \a object, or what its $ref refers to.
    QJsonObject resolved(const QJsonObject &object) const;

private:
    QJsonObject m_root;
};

} // namespace savehub
