// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/zone_names.h"

#include <QRegularExpression>
#include <QTimeZone>

namespace savehub {

namespace {

/// QTimeZone also accepts POSIX rules ("Foo5") and folders ("Europe") as zones. The shape excludes
/// these, and names that lead out of the folder of zones.
bool isIanaName(const QByteArray &name)
{
    static const QRegularExpression shape(
        QStringLiteral("^([A-Za-z_]+(/[A-Za-z0-9_+-]+)+|UTC|GMT|CET|EET|MET|WET|EST|MST|HST"
                       "|EST5EDT|CST6CDT|MST7MDT|PST8PDT)$"));
    return shape.match(QString::fromUtf8(name)).hasMatch() && QTimeZone(name).isValid();
}

QByteArray cleaned(const QByteArray &name)
{
    auto clean = name.trimmed();
    if (clean.size() >= 2 && clean.startsWith('"') && clean.endsWith('"')) {
        clean = clean.sliced(1, clean.size() - 2);
    }
    return clean;
}

/// The longest part of \a name behind one of its slashes that is an IANA name.
QByteArray behindPrefix(const QByteArray &name)
{
    for (auto slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        const auto rest = name.sliced(slash + 1);
        if (isIanaName(rest)) {
            return rest;
        }
    }
    return {};
}

} // namespace

QByteArray ianaZoneName(const QByteArray &name)
{
    const auto clean = cleaned(name);
    if (isIanaName(clean)) {
        return clean;
    }
    if (const auto iana = QTimeZone::windowsIdToDefaultIanaId(clean); !iana.isEmpty()) {
        return iana;
    }
    if (clean.compare("tzone://Microsoft/Utc", Qt::CaseInsensitive) == 0) {
        return QByteArrayLiteral("UTC");
    }
    return behindPrefix(clean);
}

} // namespace savehub
