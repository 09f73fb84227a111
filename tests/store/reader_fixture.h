// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/store/test_database.h"

#include <QObject>

#include <memory>

namespace savehub {

inline const auto readersActor = QStringLiteral("test");

/// Settles the incident at \a when.
Store::Decide joinedAt(Instant when);
/// Uses a phone of the record's own, since a phone is called at most twice.
void callTwice(IncidentRecord &record);
Store::Decide calledTwice();

/// A database with a reader, and a way to plan incidents in it.
class ReaderFixture : public QObject
{
protected:
    void begin() { m_database = std::make_unique<TestDatabase>(); }
    /// Plans a meeting of one person, with an incident.
    IncidentId plan(const QString &name, Instant start);

    std::unique_ptr<TestDatabase> m_database;
};

} // namespace savehub
