// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/phrase.h"

#include <QString>

namespace savehub {

/// Something that the operator is told.
struct Notice {
    enum class Severity { Info, Warning, Alarm };
    Severity severity = Severity::Info;
    IncidentId incident; ///< may be empty
    Phrase what;
    /// The notice without the person or meeting and without figures. Notices with the same cause
    /// are shown as one. Empty: that is \c what.
    Phrase cause{};
    bool isOver = false; ///< the trouble with that cause has passed; \c what says so

    bool operator==(const Notice &) const = default;
};

/// What the operator is warned of before it stops or delays calls. Each warning is given once in
/// its day, month or hour.
enum class Warning {
    DailySpend,
    MonthlySpend,
    DailyCalls,
    MonthlyCalls,
    CallsPerHour,
    HeldCalls, ///< the account starts fewer calls a second than the settings say
};

/// One line of the append-only audit trail: what changed, and who changed it.
struct AuditEntry {
    QString actor;   ///< "engine", "operator", "attendee", "import", …
    QString action;  ///< "incident.open", "step.skipped", "settings.provider", …
    QString subject; ///< the id of what changed
    QString detail;  ///< from what to what, why

    bool operator==(const AuditEntry &) const = default;
};

} // namespace savehub
