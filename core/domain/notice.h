// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/instant.h"

#include <QString>

namespace savehub {

/// Something that the operator is told.
struct Notice {
    enum class Severity { Info, Warning, Alarm };
    Severity severity = Severity::Info;
    IncidentId incident; ///< may be empty
    QString text;
    /// The notice without the person or meeting and without figures. Notices with the same cause
    /// are shown as one. Empty when the text serves as the cause.
    QString cause{};
    bool isOver = false; ///< the trouble with that cause has passed; the text says so

    bool operator==(const Notice &) const = default;
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
