// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <QUrl>

#include <functional>

namespace savehub {

/// A public address that leads to a console: what a tunnel or a reverse proxy is.
class Tunnel
{
public:
    Tunnel();

    /// Of this end, on a port of this machine.
    QUrl url() const;
    /// Where it leads; connections are refused before.
    void leadTo(const QUrl &console) { m_to = console; }
    /// What it changes in every request's head on the way.
    void rewrite(std::function<void(QByteArray &)> change) { m_change = std::move(change); }

private:
    void take();

    QUrl m_to;
    std::function<void(QByteArray &)> m_change;
    QTcpServer m_server;
};

} // namespace savehub
