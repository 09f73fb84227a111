// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/undo_words.h"

#include "domain/words.h"
#include "engine/call_outcome.h"
#include "engine/undo.h"

namespace savehub {

QString whyNotUndoable(const IncidentRecord &record, Reason how)
{
    const auto &incident = record.incident;
    const auto at = how == Reason::Acknowledged ? incident.acknowledgedAt : incident.resolvedAt;
    if (!at) {
        return {};
    }
    const auto *call = callTakenBack(record, *at);
    if (!call) {
        return {};
    }
    return isOpen(call->status) ? Words::tr("The call is being ended.")
                                : Words::tr("The call was taken back.");
}

} // namespace savehub
