// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/testlib/fake_http.h"

#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace savehub {

/// A real server on 127.0.0.1 that does what its handlers say, even if that breaks HTTP.
class FakeHttpServer
{
public:
    using Handler = std::function<FakeHttpReply(const FakeHttpRequest &)>;
    /// How to end the new connection at once. Nothing: read from it.
    using ConnectionHandler = std::function<std::optional<FakeHttpReply::Then>()>;

    /// Over HTTPS when \a tls is given.
    explicit FakeHttpServer(Handler handler, std::optional<QSslConfiguration> tls = {});

    void setConnectionHandler(ConnectionHandler handler) { m_onConnection = std::move(handler); }

    /// \a port 0 means any free port.
    bool listen(quint16 port = 0);
    /// From now on connections are refused. url() stays the same.
    void stopListening() { m_server->close(); }
    QUrl url() const;

    /// How many connections were taken; with HTTPS only those whose handshake succeeded.
    int connections() const { return m_connections; }

private:
    void takeConnection();
    void read(QTcpSocket *socket, FakeHttpParser &parser);
    void reply(QTcpSocket *socket, const FakeHttpReply &reply);

    Handler m_handler;
    ConnectionHandler m_onConnection;
    bool m_isSecure = false;
    quint16 m_port = 0;
    int m_connections = 0;
    std::unique_ptr<QTcpServer> m_server;
};

} // namespace savehub
