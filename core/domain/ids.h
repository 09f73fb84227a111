// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <compare>

namespace savehub {

/// An identifier that cannot be mixed up with one of another kind.
template <typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString text)
        : m_text(std::move(text))
    {
    }

    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }

    bool operator==(const Id &) const = default;
    bool operator<(const Id &other) const { return m_text < other.m_text; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

using PersonId = Id<struct PersonTag>;
using MeetingId = Id<struct MeetingTag>;
using IncidentId = Id<struct IncidentTag>;
using StepId = Id<struct StepTag>;
/// A UUID, made before a call is placed and carried in its callback addresses.
using AttemptKey = Id<struct AttemptTag>;
/// The provider's name for a call or a text: "CA…", "SM…", "MM…".
using ProviderSid = Id<struct SidTag>;

} // namespace savehub
