// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/config_problem.h"

namespace savehub {

QString ConfigProblem::text() const
{
    auto line = where;
    if (!variable.isEmpty()) {
        line += QStringLiteral(": ") + variable;
    }
    line += QStringLiteral(": ") + what;
    return advice.isEmpty() ? line : line + QChar(u' ') + advice;
}

} // namespace savehub
