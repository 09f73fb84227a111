// SPDX-License-Identifier: GPL-3.0-or-later
#include "basic_authorization.h"

namespace savehub {

QByteArray basicAuthorization(const QString &user, const QString &password)
{
    return "Basic " + (user + QLatin1Char(':') + password).toUtf8().toBase64();
}

} // namespace savehub
