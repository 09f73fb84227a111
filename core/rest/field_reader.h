// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "rest/field_problem.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace savehub {

/// Reads the fields of one object and notes all that is wrong with them, so that one reply can name
/// everything. A wrong field is read as if it was not there.
class FieldReader
{
public:
    enum class Presence { Required, Optional };
    static constexpr auto Required = Presence::Required;
    static constexpr auto Optional = Presence::Optional;

    /// \a pointer is where \a object lies in the body.
    FieldReader(const QJsonObject &object, const QString &pointer, FieldProblems &problems)
        : m_object(object),
          m_pointer(pointer),
          m_problems(problems)
    {
    }

    /// A text of at most \a longest characters. A required text must not be blank.
    QString text(const QString &name, int longest, Presence presence = Required);
    bool flag(const QString &name, bool fallback);
    /// An RFC 3339 date and time with its offset from UTC, to the millisecond.
    std::optional<Instant> moment(const QString &name, Presence presence = Required);
    QJsonArray list(const QString &name, int longest);
    /// One of \a choices; empty when it is none of them.
    QString choice(const QString &name, const QStringList &choices);

    /// Notes every field that was not read, since a misspelt one must not be ignored. Call this
    /// last.
    void refuseOthers();

    void complain(const QString &name, const QString &detail);
    QString pointerTo(const QString &name) const;

private:
    /// The value of \a name; undefined when there is none, which is noted if it is required.
    QJsonValue take(const QString &name, Presence presence);

    QJsonObject m_object;
    QString m_pointer;
    FieldProblems &m_problems;
    QStringList m_known{};
};

/// \a name as a token of a JSON pointer.
QString pointerToken(QString name);

/// Nothing unless \a text is an RFC 3339 date-time such as "2026-11-22T08:00:00+01:00".
std::optional<Instant> instantFromRfc3339(const QString &text);

} // namespace savehub
