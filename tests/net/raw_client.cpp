// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/net/raw_client.h"

#include <QTest>

#include <algorithm>

#include <sys/socket.h>

namespace savehub {

RawClient::RawClient(const ListenAddress &where, const QByteArray &first)
{
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { read(); });
    QObject::connect(&m_socket, &QTcpSocket::disconnected, &m_socket, [this] {
        read();
        m_hasEnded = true;
    });
    QObject::connect(&m_socket, &QTcpSocket::errorOccurred, &m_socket, [this](auto error) {
        m_wasReset = error != QAbstractSocket::RemoteHostClosedError;
    });
    m_socket.connectToHost(where.address, where.port);
    send(first); // kept until there is a connection
}

void RawClient::stopReading()
{
    m_isReading = false;
    m_socket.setReadBufferSize(1);
}

void RawClient::resume()
{
    m_isReading = true;
    m_socket.setReadBufferSize(0);
    read();
}

void RawClient::sendAtOnce(const QByteArray &bytes)
{
    send(bytes);
    while (m_socket.flush()) {
    }
}

void RawClient::closeSending()
{
    sendAtOnce({});
    ::shutdown(static_cast<int>(m_socket.socketDescriptor()), SHUT_WR);
}

bool RawClient::hasAnswer(int status) const
{
    return m_received.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' ');
}

void RawClient::read()
{
    if (!m_isReading) {
        return;
    }
    m_received += m_socket.readAll();
    const auto date = m_received.indexOf("Date: ");
    const auto end = m_received.indexOf("\r\n", date);
    if (date >= 0 && end >= 0) {
        m_received.remove(date, end + 2 - date);
        read();
    }
}

Clients connected(const HttpListener &listener, int count, const QByteArray &first)
{
    Clients clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<RawClient>(listener, first));
        (void)QTest::qWaitFor([&] { return clients.back()->isConnected(); });
    }
    return clients;
}

qsizetype answered(const Clients &clients, int status)
{
    return std::count_if(clients.begin(), clients.end(),
                         [&](const auto &client) { return client->hasAnswer(status); });
}

qsizetype ended(const Clients &clients)
{
    return std::count_if(clients.begin(), clients.end(),
                         [](const auto &client) { return client->hasEnded(); });
}

} // namespace savehub
