// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace savehub {

/// Judges values by the part of JSON Schema 2020-12 that our description uses. A keyword that it
/// does not know is a violation, too: nothing is passed over.
class JsonSchemas
{
public:
    /// \a root is where every $ref begins.
    explicit JsonSchemas(const QJsonObject &root)
        : m_root(root)
    {
    }

    /// What is wrong with \a value, each with its JSON pointer; empty when nothing is.
    QStringList violations(const QJsonValue &value, const QJsonObject &schema,
                           const QString &pointer = {}) const;

    /// What \a reference ("#/components/…") names.
    QJsonObject resolved(const QString &reference) const;
    /// \a object, or what its $ref names.
    QJsonObject resolved(const QJsonObject &object) const;

private:
    QJsonObject m_root;
};

} // namespace savehub
