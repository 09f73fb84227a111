// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <QUrl>

#include <functional>

namespace savehub {

/// A public address that leads to a console, like a tunnel or a reverse proxy.
class Tunnel
{
public:
    Tunnel();

    /// The address of this end, on a port of this machine.
    QUrl url() const;
    /// Sets where it leads. Before that, connections are refused.
    void leadTo(const QUrl &console) { m_to = console; }
    /// Sets what is changed in each piece of a request on its way.
    void rewrite(std::function<void(QByteArray &)> change) { m_change = std::move(change); }

private:
    void take();

    QUrl m_to;
    std::function<void(QByteArray &)> m_change;
    QTcpServer m_server;
};

} // namespace savehub
