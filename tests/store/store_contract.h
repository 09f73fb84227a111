// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/store/test_database.h"
#include "tests/testlib/memory_store.h"

#include <QTest>

#include <memory>

namespace savehub::contract {

using Ids = std::vector<IncidentId>;
using MaybeInstant = std::optional<Instant>;

inline const auto now = sample::before();
inline const auto actor = QStringLiteral("test");

/// Remembers the last id that it gave, and may give it again.
class RememberedIds : public sample::CountingIds
{
public:
    QString next() override { return last = isStuck ? last : CountingIds::next(); }
    QString last;
    bool isStuck = false;
};

Decision opened(IncidentRecord record, const Standing &);
Decision unchanged(const IncidentRecord &record, const Standing &);
/// The incident's call with that \a number, after \a change.
Store::Decide calls(
    int number, const std::function<void(Attempt &)> &change = [](Attempt &) {});

/// What every Store must do for the engine. Tested with the real one, and with the one that the
/// simulator plays its days on.
class StoreContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();

protected:
    /// Plans an incident of a person for a meeting of their own.
    IncidentId planned(const QString &name, Instant start = sample::start());
    /// Plans another incident of \a name for the same start, after the former one was settled.
    IncidentId plannedAgain(const QString &name);
    Done decide(const IncidentId &incident, const Store::Decide &decide, Instant at = now);
    static bool isConflict(const Done &done);

    RememberedIds m_ids;
    std::unique_ptr<Store> m_store;
};

} // namespace savehub::contract
