// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/engine/incident_builder.h"

#include <QMetaType>

#include <algorithm>
#include <functional>

namespace savehub::test {

constexpr Milliseconds aMoment{1};

/// "EXECUTED", "SKIPPED missed_window"…
inline QString standing(const Step &step)
{
    const auto reason = toText(step.reason);
    return reason.isEmpty() ? toText(step.status)
                            : QStringLiteral("%1 %2").arg(toText(step.status), reason);
}

inline bool tells(const Decision &decision, Notice::Severity severity)
{
    return std::any_of(decision.notices.begin(), decision.notices.end(),
                       [&](const Notice &notice) { return notice.severity == severity; });
}

/// How a case differs from the story in which everything goes well.
using Change = std::function<void(Story &)>;

} // namespace savehub::test

Q_DECLARE_METATYPE(savehub::test::Change)
