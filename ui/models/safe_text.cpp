// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/safe_text.h"

namespace savehub {

QString plainToolTip(const QString &plain)
{
    if (plain.isEmpty()) {
        return {};
    }
    auto escaped = plain.toHtmlEscaped();
    escaped.replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    return QStringLiteral("<p>%1</p>").arg(escaped);
}

} // namespace savehub
