// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/route.h"

#include <QList>

namespace savehub {

std::optional<QString> matchPath(const QByteArray &pattern, const QByteArray &path)
{
    if (pattern.count('/') != path.count('/')) { // before a split into thousands of parts
        return {};
    }
    const auto wanted = pattern.split('/');
    const auto given = path.split('/');
    QString parameter;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted[i].startsWith('{') && !given[i].isEmpty()) {
            parameter = QString::fromUtf8(QByteArray::fromPercentEncoding(given[i]));
        } else if (wanted[i] != given[i]) {
            return {};
        }
    }
    return parameter;
}

} // namespace savehub
