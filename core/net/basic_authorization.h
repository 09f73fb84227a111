// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/secret.h"

#include <QByteArray>
#include <QString>

namespace savehub {

/// The value of an Authorization header for \a user and \a password (RFC 7617, UTF-8).
QByteArray basicAuthorization(const QString &user, const Secret &password);

} // namespace savehub
