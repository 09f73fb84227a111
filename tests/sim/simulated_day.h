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
    QStringList violations;              ///< of the promises; empty when all were kept
    QByteArray trace;                    ///< a digest of everything that happened, in order
    std::vector<IncidentRecord> records; ///< as they are at the end
    int crashes = 0;
    int calls = 0; ///< accepted by the provider

    bool operator==(const DayResult &) const = default;
};

struct DayOptions {
    /// The day ends at once when it violates a promise whose text begins with this. Empty: any
    /// promise.
    QString endsAt;
    /// Gets every line of the trace.
    std::function<void(const QString &)> trace{};
    bool hasAbuser = false; ///< see Abuser. The day differs from that of the same seed without him
};

/// Plays one day through the real engine and the store on \a disk, with a virtual clock and the
/// faults that follow from \a seed, and judges it by the provider's own ledger. Every tenth day is
/// calm: nothing goes wrong, so every call that is due must go out.
DayResult simulateDay(Disk &disk, quint64 seed, const DayOptions &options);

} // namespace savehub
