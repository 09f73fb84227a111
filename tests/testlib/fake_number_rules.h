// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace savehub {

/// An error as Twilio describes it. Code 0 means none.
struct FakeRefusal {
    int status = 0;
    int code = 0;
    QString message{};
};

/// Which numbers the fake account may call, and from which numbers.
struct FakeNumberRules {
    QSet<QString> ownNumbers{QStringLiteral("+15005550006")};
    QStringList blockedPrefixes{}; ///< of countries that the account may not call
    bool isTrial = false;
    QSet<QString> verifiedNumbers{}; ///< the only numbers that a trial account may call

    FakeRefusal refusal(const QString &to, const QString &from) const;
};

} // namespace savehub
