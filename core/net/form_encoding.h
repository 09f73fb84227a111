// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace savehub {

/// Names and values in their order; a name may come several times.
using FormFields = std::vector<std::pair<QString, QString>>;

/// \a fields as application/x-www-form-urlencoded. Everything but unreserved characters is
/// percent-encoded: QUrlQuery would leave the plus of "+1555…" bare, which means a space.
QByteArray encodeForm(const FormFields &fields);

/// The fields of \a form, decoded as UTF-8: '+' is a space, %XX a byte, a '%' without two
/// hexadecimal digits stays as it is. A part without '=' is a name with an empty value.
FormFields decodeForm(const QByteArray &form);

/// The first value of \a name, or an empty text.
QString firstValue(const FormFields &fields, QStringView name);

} // namespace savehub
