// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace savehub {

/// A new bearer token: 256 random bits as base64url, 43 characters.
QString makeApiToken();

/// Whether the value of an Authorization header carries a bearer token ("Bearer …"), right or not.
bool carriesAnyToken(const QByteArray &authorization);

/// Whether the value of an Authorization header ("Bearer …") carries \a token. The time this takes
/// does not depend on how much of it is right. False when \a token is empty.
bool carriesToken(const QByteArray &authorization, const QString &token);

} // namespace savehub
