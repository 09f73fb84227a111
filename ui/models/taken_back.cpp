// SPDX-License-Identifier: GPL-3.0-or-later
#include "taken_back.h"

#include "call_outcome.h"

#include <QCoreApplication>

#include <algorithm>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(savehub::TakenBack)
};

} // namespace

QString whyItStays(const IncidentRecord &record, Reason how)
{
    const auto &incident = record.incident;
    const auto at = how == Reason::Acknowledged ? incident.acknowledgedAt : incident.resolvedAt;
    if (!at) {
        return {};
    }
    // The same calls for which decide_undo.cpp refuses.
    const auto call =
        std::find_if(record.attempts.begin(), record.attempts.end(), [&](const Attempt &each) {
            const bool notWanted = each.cancelWanted || each.status == AttemptStatus::Withheld;
            return notWanted && each.endedAt.value_or(*at) >= *at;
        });
    if (call == record.attempts.end()) {
        return {};
    }
    return isOpen(call->status) ? Words::tr("The call is being ended.")
                                : Words::tr("The call was taken back.");
}

} // namespace savehub
