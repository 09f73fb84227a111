// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace savehub {

class Disk;

/// What became of a simulated day.
struct DayResult {
    QStringList violations;              ///< of the invariants; empty when all held
    QByteArray trace;                    ///< a digest of everything that happened, in its order
    std::vector<IncidentRecord> records; ///< as they are in the end
    int crashes = 0;
    int calls = 0; ///< accepted by the provider

    bool operator==(const DayResult &) const = default;
};

struct DayOptions {
    /// A day ends at once when it violates a promise that begins so: any, when this is empty.
    QString endsAt;
    /// Gets every line of the trace.
    std::function<void(const QString &)> trace{};
    bool hasAbuser = false; ///< see Abuser; another day than that of the seed without him
};

/// Plays one day through the real engine and the store on \a disk, with a virtual clock and the faults
/// that follow from \a seed, and judges it by the provider's own ledger. Every tenth day is calm:
/// nothing goes wrong, so every call that is due has to go out.
DayResult simulateDay(Disk &disk, quint64 seed, const DayOptions &options);

} // namespace savehub
