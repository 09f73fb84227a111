// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>

namespace savehub {

/// The official twilio package for Node.js, to be asked what it makes of the same things.
class TwilioPackage
{
public:
    /// Why it cannot be asked here, as a test that is skipped says it; empty when it can.
    static QString problem();

    TwilioPackage();
    ~TwilioPackage();

    /// What \a function of judge.js makes of \a argument: {answer}, or {error: {message, status,
    /// code}} for what it threw. While it is waited for, the test's event loop runs.
    QJsonObject ask(const QString &function, const QJsonObject &argument);

private:
    QProcess m_node;
};

} // namespace savehub
