// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QByteArray>
#include <QString>

#include "domain/error.h"

namespace savehub {

/// One content line of an iCalendar file (RFC 5545, 3.1), unfolded.
struct IcsProperty {
    int line = 0;    ///< of the file, from 1, where it starts
    QByteArray name; ///< upper case
    /// Names in upper case; values without quotes, as UTF-8.
    std::vector<std::pair<QByteArray, QByteArray>> parameters{};
    QByteArray value; ///< as written, still escaped

    /// The value of the first parameter of that name; empty without one.
    QByteArray parameter(QByteArrayView wanted) const;
    /// value without its escapes, for properties of type TEXT.
    QString text() const;
};

/// The content between a BEGIN and its END.
struct IcsComponent {
    int line = 0;    ///< of its BEGIN
    QByteArray name; ///< upper case
    std::vector<IcsProperty> properties{};
    std::vector<IcsComponent> components{};

    /// The first property of that name, or nothing.
    const IcsProperty *property(QByteArrayView wanted) const;
};

/// The outermost components of \a file, all of them VCALENDAR and at least one. Checks what a
/// lenient parser would not report: UTF-8, the shape of every line, that every BEGIN has its END.
/// The error (BadInput) names the line, and the field where there is one.
Result<std::vector<IcsComponent>> readIcsStructure(const QByteArray &file);

/// "Line 7, DTSTART: …", as all errors about a calendar's content begin.
tl::unexpected<Error> icsError(int line, const QByteArray &field, const QString &what);

} // namespace savehub
