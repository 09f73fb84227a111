// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/shut_gate.h"

#include <netinet/in.h>
#include <sys/socket.h>

namespace savehub {

ShutGate::ShutGate()
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto *plain = reinterpret_cast<sockaddr *>(&address);
    socklen_t size = sizeof address;
    if (::bind(m_socket, plain, size) != 0 || ::listen(m_socket, 0) != 0
        || ::getsockname(m_socket, plain, &size) != 0) {
        qFatal("the gate has no port");
    }
    m_port = ntohs(address.sin_port);
    // Linux drops the SYN of a client that finds the queue full.
    for (auto &filler : m_fillers) {
        filler.connectToHost(QHostAddress::LocalHost, m_port);
        filler.waitForConnected(200);
    }
}

QUrl ShutGate::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void ShutGate::open(const QUrl &server)
{
    m_to = server;
    for (auto &filler : m_fillers) {
        filler.abort();
    }
    ::listen(m_socket, 50);
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { take(); });
    m_server.setSocketDescriptor(m_socket);
}

void ShutGate::take()
{
    while (auto *from = m_server.nextPendingConnection()) {
        auto *to = new QTcpSocket(from); // child of the other, so that both end together
        to->connectToHost(m_to.host(), static_cast<quint16>(m_to.port()));
        const auto pass = [](QTcpSocket *source, QTcpSocket *target) {
            QObject::connect(source, &QTcpSocket::readyRead, target,
                             [source, target] { target->write(source->readAll()); });
            QObject::connect(source, &QTcpSocket::disconnected, target,
                             &QTcpSocket::disconnectFromHost);
        };
        pass(from, to);
        pass(to, from);
        to->write(from->readAll());
        QObject::connect(from, &QTcpSocket::disconnected, from, &QObject::deleteLater);
    }
}

} // namespace savehub
