// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QUrl>

namespace savehub {

/// slowhttptest at work against a listener of this machine, until it is destroyed.
class SlowAttack
{
public:
    /// Why none can be made; empty when it can.
    static QString problem();

    /// \a mode is one of its options: -H slow headers, -B slow bodies, -X slow reading.
    SlowAttack(const QString &mode, const QUrl &target);
    ~SlowAttack();

    /// Whether it holds about as many connections as the listener takes.
    bool isUnderWay() const;
    QString output() { return QString::fromLocal8Bit(m_process.readAll()); }

private:
    int m_port;
    QProcess m_process;
};

} // namespace savehub
