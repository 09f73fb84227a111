// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/tunnel.h"

#include <QTcpSocket>

namespace savehub {

Tunnel::Tunnel()
{
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { take(); });
    if (!m_server.listen(QHostAddress::LocalHost)) {
        qFatal("the tunnel has no port");
    }
}

QUrl Tunnel::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

void Tunnel::take()
{
    auto *from = m_server.nextPendingConnection();
    if (m_to.isEmpty()) {
        return from->abort();
    }
    auto *to = new QTcpSocket(from); // child of the other, so that both end together
    to->connectToHost(m_to.host(), static_cast<quint16>(m_to.port()));
    QObject::connect(from, &QTcpSocket::readyRead, to, [this, from, to] {
        auto bytes = from->readAll();
        if (m_change) {
            m_change(bytes);
        }
        to->write(bytes);
    });
    QObject::connect(to, &QTcpSocket::readyRead, from, [from, to] { from->write(to->readAll()); });
    QObject::connect(to, &QTcpSocket::disconnected, from, &QTcpSocket::disconnectFromHost);
    QObject::connect(from, &QTcpSocket::disconnected, from, &QObject::deleteLater);
}

} // namespace savehub
