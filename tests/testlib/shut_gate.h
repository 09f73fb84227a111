// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <array>

namespace savehub {

/// An address of this machine from which nothing comes back, as from a network that is not up: who
/// connects gets no answer, not even a refusal. Once it is opened it leads to a server behind it.
class ShutGate
{
public:
    ShutGate();

    QUrl url() const;
    /// Connections that wait meanwhile are taken, too.
    void open(const QUrl &server);

private:
    void take();

    int m_socket;
    quint16 m_port;
    std::array<QTcpSocket, 4> m_fillers; ///< they take the places of the queue of connections
    QUrl m_to;
    QTcpServer m_server;
};

} // namespace savehub
