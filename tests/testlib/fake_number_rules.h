// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace savehub {

/// An error as Twilio names it; code 0: none.
struct FakeRefusal {
    int status = 0;
    int code = 0;
    QString message{};
};

/// Which numbers the fake account may call, and from which.
struct FakeNumberRules {
    QSet<QString> ownNumbers{QStringLiteral("+15005550006")};
    QStringList blockedPrefixes{}; ///< countries without permission
    bool isTrial = false;
    QSet<QString> verifiedNumbers{}; ///< what a trial account may call

    FakeRefusal refusal(const QString &to, const QString &from) const;
};

} // namespace savehub
