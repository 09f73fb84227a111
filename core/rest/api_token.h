// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace savehub {

/// A new bearer token: 256 random bits as base64url, 43 characters.
QString makeApiToken();

/// Whether the value of an Authorization header carries any ("Bearer …").
bool carriesAnyToken(const QByteArray &authorization);

/// Whether the value of an Authorization header ("Bearer …") carries \a token. The time it takes
/// does not depend on what is right in it. Never when \a token is empty.
bool carriesToken(const QByteArray &authorization, const QString &token);

} // namespace savehub
