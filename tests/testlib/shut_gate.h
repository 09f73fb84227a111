// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <array>

namespace savehub {

/// An address of this machine from which nothing comes back, as if the network were down: a client
/// that connects gets no answer, not even a refusal. Once opened, it forwards to a server.
class ShutGate
{
public:
    ShutGate();

    QUrl url() const;
    /// Connections that are waiting by then are forwarded, too.
    void open(const QUrl &server);

private:
    void take();

    int m_socket;
    quint16 m_port;
    std::array<QTcpSocket, 4> m_fillers; ///< they fill the queue of connections
    QUrl m_to;
    QTcpServer m_server;
};

} // namespace savehub
