// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "domain/provider.h"

#include <QString>

namespace savehub::callLog {

// The lines that operators search for. The program that this one replaces fixed their wording.
// Numbers are masked, and text that comes from others is cleaned.

QString provider(Provider provider);
QString initiating(const PhoneNumber &to);
QString initiated(Provider provider);
QString rateLimited(const PersonId &person);
QString hardStop(qint64 secondsBeforeMeeting);
QString failed(const QString &reason);

} // namespace savehub::callLog
