// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phrase.h"
#include "engine/decision_context.h"
#include "engine/incident_record.h"

namespace savehub {

struct MessageVerdict {
    Reason refusal = Reason::None;
    Phrase message; ///< why not
    bool allowed() const { return refusal == Reason::None; }
};

/// What the text of \a step is assumed to cost.
Money estimateOf(const Step &step, const DecisionContext &context);

/// Whether the email or text of \a step may be sent now. This is asked before its intent is
/// recorded, and again just before it leaves.
MessageVerdict askMessageGuards(const IncidentRecord &record, const Step &step,
                                const DecisionContext &context);

} // namespace savehub
