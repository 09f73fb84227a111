// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/basic_authorization.h"

namespace savehub {

QByteArray basicAuthorization(const QString &user, const Secret &password)
{
    return "Basic "
           + ((user + QLatin1Char(':')).toUtf8() + password.utf8().toByteArray()).toBase64();
}

} // namespace savehub
