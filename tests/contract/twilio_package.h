// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>

namespace savehub {

/// The official twilio package for Node.js, which can be asked for its results.
class TwilioPackage
{
public:
    /// Why it cannot be asked here, in the words of a skipped test. Empty when it can.
    static QString problem();

    TwilioPackage();
    ~TwilioPackage();

    /// The result of \a function of judge.js for \a argument: {answer}, or {error: {message,
    /// status, code}} for what it threw. The test's event loop runs meanwhile.
    QJsonObject ask(const QString &function, const QJsonObject &argument);

private:
    QProcess m_node;
};

} // namespace savehub
