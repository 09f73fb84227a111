// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enum_text.h"
#include "engine/call_guards.h"
#include "tests/engine/incident_builder.h"

namespace savehub::test {

/// A question that every guard allows, in the middle of the window.
inline GuardInput allowedQuestion()
{
    return {.now = before(Seconds(150)),
            .meetingStart = meetingStart(),
            .phone = NumberVerdict::Valid,
            .estimate = microDollars(25'000)};
}

inline QString text(const GuardVerdict &verdict)
{
    return toText(verdict.refusal);
}

} // namespace savehub::test
