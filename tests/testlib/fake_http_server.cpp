// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_http_server.h"

#include <sys/socket.h>

#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

namespace savehub {

namespace {

using Then = FakeHttpReply::Then;

std::unique_ptr<QTcpServer> makeServer(const std::optional<QSslConfiguration> &tls)
{
    if (!tls) {
        return std::make_unique<QTcpServer>();
    }
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(*tls);
    return server;
}

/// With a linger time of 0 the kernel sends RST instead of FIN.
void reset(QTcpSocket *socket)
{
    const linger none{1, 0};
    setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none,
               sizeof none);
    socket->abort();
}

void end(QTcpSocket *socket, Then then)
{
    switch (then) {
    case Then::KeepOpen:
        break;
    case Then::Close:
        socket->disconnectFromHost();
        break;
    case Then::Reset:
        reset(socket);
        break;
    }
}

} // namespace

FakeHttpServer::FakeHttpServer(Handler handler, std::optional<QSslConfiguration> tls)
    : m_handler(std::move(handler)),
      m_isSecure(tls.has_value()),
      m_server(makeServer(tls))
{
    QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(),
                     [this] { takeConnection(); });
}

bool FakeHttpServer::listen(quint16 port)
{
    const bool isListening = m_server->listen(QHostAddress::LocalHost, port);
    m_port = m_server->serverPort();
    return isListening;
}

QUrl FakeHttpServer::url() const
{
    QUrl url;
    url.setScheme(m_isSecure ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    return url;
}

void FakeHttpServer::takeConnection()
{
    auto *socket = m_server->nextPendingConnection();
    if (!socket) {
        return;
    }
    ++m_connections;
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (const auto then = m_onConnection ? m_onConnection() : std::nullopt) {
        end(socket, *then);
        return;
    }
    auto parser = std::make_shared<FakeHttpParser>();
    QObject::connect(socket, &QTcpSocket::readyRead, socket,
                     [this, socket, parser] { read(socket, *parser); });
    read(socket, *parser);
}

void FakeHttpServer::read(QTcpSocket *socket, FakeHttpParser &parser)
{
    parser.append(socket->readAll());
    while (const auto request = parser.next()) {
        reply(socket, m_handler(*request));
    }
}

void FakeHttpServer::reply(QTcpSocket *socket, const FakeHttpReply &reply)
{
    const auto send = [socket, reply] {
        socket->write(reply.bytes);
        end(socket, reply.then);
    };
    if (reply.delay == Milliseconds(0)) {
        send();
    } else {
        QTimer::singleShot(reply.delay, socket, send);
    }
}

} // namespace savehub
