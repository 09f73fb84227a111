// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/instant.h"

#include <QString>

namespace savehub {

/// Something the operator is told.
struct Notice {
    enum class Severity { Info, Warning, Alarm };
    Severity severity = Severity::Info;
    IncidentId incident; ///< may be empty
    QString text;
    /// What it is, in words that leave out whom it happened to and every figure: notices with the
    /// same cause are shown as one. Empty when the text says it.
    QString cause{};
    bool isOver = false; ///< what was told with that cause has passed; the text says so

    bool operator==(const Notice &) const = default;
};

/// One line of the append-only history of what changed and who changed it.
struct AuditEntry {
    QString actor;   ///< "engine", "operator", "attendee", "import", …
    QString action;  ///< "incident.open", "step.skipped", "settings.provider", …
    QString subject; ///< the id of what changed
    QString detail;  ///< from what to what, why

    bool operator==(const AuditEntry &) const = default;
};

} // namespace savehub
