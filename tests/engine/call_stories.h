// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/engine/incident_builder.h"

#include <algorithm>

namespace savehub::test {

inline const auto operatorName = QStringLiteral("operator");
inline const NotSent refused{QStringLiteral("connection refused")};
inline const UnknownOutcome timeOut{QStringLiteral("time-out")};

/// The call's intent is recorded, and its request is under way.
inline Story calling()
{
    Story story;
    story.toTheCall();
    return story;
}

/// The provider has the call.
inline Story placed(AttemptStatus status = AttemptStatus::Queued)
{
    auto story = calling();
    story.sent(before(Seconds(179)), Accepted{sid(), status});
    return story;
}

/// The first call ended without an answer, the second is being sent.
inline Story callingAgain()
{
    auto story = placed();
    story.reported(before(Seconds(155)), AttemptStatus::Busy);
    story.at(before(Seconds(155)));
    return story;
}

inline QString standing(const Story &story)
{
    const auto &step = story.step(3);
    return QStringLiteral("%1 %2").arg(toText(step.status), toText(step.reason)).trimmed();
}

inline QString status(const Story &story)
{
    return toText(story.lastAttempt().status);
}

inline bool alarms(const Decision &decision)
{
    return std::any_of(decision.notices.begin(), decision.notices.end(), [](const Notice &notice) {
        return notice.severity == Notice::Severity::Alarm;
    });
}

inline Decision reconciled(Story &story, Instant now, const Reconciliation &result)
{
    return story.at(now, event::CallReconciled{story.lastAttempt().key, result});
}

} // namespace savehub::test
