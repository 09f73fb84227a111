// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace savehub {

/// What one check found. Holds no secret and no whole phone number.
struct Finding {
    enum class Severity {
        Fine,
        Hint,    ///< it works; this could be better or is good to know
        Warning, ///< it works now, and may stop
        Problem, ///< something that is due will not happen
    };

    Severity severity = Severity::Fine;
    QString check;    ///< what was looked at, as a heading: "Balance"
    QString what;     ///< what was found, one sentence
    QString why{};    ///< why it matters; empty when it is fine
    QString advice{}; ///< what to do; empty when nothing has to be done

    bool operator==(const Finding &) const = default;
};

using Findings = std::vector<Finding>;

/// The worst severity among \a findings; Fine when there are none.
Finding::Severity worst(const Findings &findings);

} // namespace savehub
