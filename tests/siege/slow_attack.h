// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QUrl>

namespace savehub {

/// Runs slowhttptest against a listener of this machine until it is destroyed.
class SlowAttack
{
public:
    /// Why no attack can be made. Empty when one can.
    static QString problem();

    /// \a mode is one of its options: -H slow headers, -B slow bodies, -X slow reading.
    SlowAttack(const QString &mode, const QUrl &target);
    ~SlowAttack();

    /// Whether it holds about as many connections as the listener allows.
    bool isUnderWay() const;
    QString output() { return QString::fromLocal8Bit(m_process.readAll()); }

private:
    int m_port;
    QProcess m_process;
};

} // namespace savehub
