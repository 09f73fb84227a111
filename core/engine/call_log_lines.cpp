// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/call_log_lines.h"

#include "domain/enum_text.h"
#include "domain/untrusted_text.h"

namespace savehub::callLog {

QString provider(Provider provider)
{
    return QStringLiteral("[CALL] Provider=%1").arg(toText(provider));
}

QString initiating(const PhoneNumber &to)
{
    return QStringLiteral("[CALL] Initiating call to %1").arg(to.masked());
}

QString initiated(Provider provider)
{
    return QStringLiteral("[CALL] Call completed - Status=initiated, Provider=%1")
        .arg(toText(provider));
}

QString rateLimited(const PersonId &person)
{
    return QStringLiteral("[CALL] RATE LIMITED - User %1 already has %2 calls")
        .arg(oneLine(person.text()))
        .arg(maxAttemptsPerIncident);
}

QString hardStop(qint64 secondsBeforeMeeting)
{
    return QStringLiteral("[CALL] HARD STOP - Outside critical window (%1s before)")
        .arg(secondsBeforeMeeting);
}

QString failed(const QString &reason)
{
    return QStringLiteral("[CALL] Call failed - Reason=%1").arg(withoutNumbers(reason));
}

} // namespace savehub::callLog
