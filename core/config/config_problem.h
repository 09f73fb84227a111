// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// Something in the environment or the .env file that the user should know. Never holds a secret,
/// a phone number or an address with a password.
struct ConfigProblem {
    enum class Severity {
        Warning, ///< the value is used all the same
        Error,   ///< the value is not used
    };

    QString variable; ///< empty when the line or the file as a whole is meant
    QString where;    ///< "environment", "FILE, line N" or "FILE"
    QString what;     ///< one sentence
    QString advice;   ///< what to do; may be empty
    Severity severity = Severity::Error;

    /// All of it in one line.
    QString text() const;
    bool operator==(const ConfigProblem &) const = default;
};

} // namespace savehub
