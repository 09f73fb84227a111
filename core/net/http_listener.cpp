// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_listener.h"

#include "domain/words.h"

#include <QNetworkProxy>

#include <algorithm>
#include <utility>

namespace savehub {

namespace {

Error listenError(const QTcpServer &server, const ListenAddress &where)
{
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return {Error::Kind::Conflict,
                Words::tr("Another program listens on %1 already.").arg(where.text()),
                Words::tr("End that program, or choose another port with --listen %1.")
                    .arg(ListenAddress{where.address, quint16(where.port % 65535 + 1)}.text())};
    case QAbstractSocket::SocketAccessError:
        return {Error::Kind::Refused,
                Words::tr("The system does not let this program listen on %1.").arg(where.text()),
                Words::tr("Choose a port from 1024 on.")};
    case QAbstractSocket::SocketAddressNotAvailableError:
        return {
            Error::Kind::BadInput,
            Words::tr("This machine does not have the address %1.").arg(where.address.toString()),
            Words::tr("Choose 127.0.0.1, or an address that this machine has.")};
    default:
        return {Error::Kind::Unavailable,
                Words::tr("Nothing can listen on %1: %2").arg(where.text(), server.errorString()),
                Words::tr("Choose another address or port with --listen.")};
    }
}

} // namespace

HttpListener::HttpListener(Handler handler, const HttpLimits &limits)
    : m_handler(std::move(handler)),
      m_limits(limits)
{
    m_server.setProxy(QNetworkProxy::NoProxy); // a proxy of the system would listen in our place
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server,
                     [this] { takeConnections(); });
    // Out of descriptors, QTcpServer stops accepting and never begins again by itself.
    m_pause.setSingleShot(true);
    QObject::connect(&m_server, &QTcpServer::acceptError, &m_pause, [this] {
        m_server.pauseAccepting();
        m_pause.start(m_limits.acceptPause);
    });
    QObject::connect(&m_pause, &QTimer::timeout, &m_server, [this] { open(); });
    QObject::connect(&m_knock, &QSocketNotifier::activated, &m_server, [this] { makeRoom(); });
    m_lookAgain.setSingleShot(true);
    QObject::connect(&m_lookAgain, &QTimer::timeout, &m_server, [this] { makeRoom(); });
}

Done HttpListener::listen(const ListenAddress &where)
{
    m_knock.setEnabled(false);
    m_server.close();
    m_server.setListenBacklogSize(m_limits.backlog);
    if (!m_server.listen(where.address, where.port)) {
        return tl::make_unexpected(listenError(m_server, where));
    }
    m_knock.setSocket(m_server.socketDescriptor());
    open();
    return {};
}

ListenAddress HttpListener::address() const
{
    return {m_server.serverAddress(), m_server.serverPort()};
}

bool HttpListener::isFull() const
{
    return m_connections.size() >= static_cast<size_t>(m_limits.connections);
}

void HttpListener::takeConnections()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        m_connections.push_back(new HttpConnection(
            socket, m_handler, m_limits, [this](HttpConnection *whole) { queue(whole); },
            [this](HttpConnection *ended) { forget(ended); }, &m_server));
        if (isFull()) {
            shut();
        }
    }
}

/// Accepts one connection at a time: it is counted before the next one is accepted.
void HttpListener::open()
{
    if (isFull()) {
        return;
    }
    m_isWaitedFor = false;
    m_lookAgain.stop();
    m_knock.setEnabled(false); // a socket may have only one notifier
    m_server.setMaxPendingConnections(1);
    m_server.resumeAccepting();
}

/// When a pause begins while QTcpServer accepts, it goes on accepting unless none may be pending.
void HttpListener::shut()
{
    m_server.setMaxPendingConnections(0);
    m_server.pauseAccepting();
    m_knock.setEnabled(true);
}

void HttpListener::makeRoom()
{
    m_knock.setEnabled(false); // it would fire again and again
    HttpConnection *first = nullptr;
    for (auto *connection : m_connections) {
        if (connection->isDispensable() && (!first || connection->goesBefore(*first))) {
            first = connection;
        }
    }
    if (first) {
        first->drop(); // its end calls open()
    } else {
        m_isWaitedFor = true;
        m_lookAgain.start(untilSomebodyMayGo());
    }
}

Milliseconds HttpListener::untilSomebodyMayGo() const
{
    auto soonest = m_limits.fairTime; // where nobody's time runs: by then a client may be idle
    for (const auto *connection : m_connections) {
        soonest = std::min(soonest, connection->fairTimeLeft().value_or(soonest));
    }
    return std::max(soonest, Milliseconds(1));
}

void HttpListener::queue(HttpConnection *connection)
{
    m_whole.push_back(connection);
    giveTurnSoon();
}

/// By an event and not by a timer: timers have to wait while sockets are never silent.
void HttpListener::giveTurnSoon()
{
    if (!m_isTurnComing && !m_whole.empty()) {
        m_isTurnComing = true;
        QMetaObject::invokeMethod(
            &m_server, [this] { giveTurn(); }, Qt::QueuedConnection);
    }
}

void HttpListener::giveTurn()
{
    m_isTurnComing = false;
    if (m_whole.empty()) {
        return; // its client has gone meanwhile
    }
    auto *connection = m_whole.front();
    m_whole.pop_front();
    connection->answer(m_isWaitedFor ? HttpConnection::Afterwards::Ends
                                     : HttpConnection::Afterwards::MayStay);
    if (m_isWaitedFor) {
        makeRoom();
    }
    giveTurnSoon();
}

void HttpListener::forget(HttpConnection *connection)
{
    std::erase(m_connections, connection);
    std::erase(m_whole, connection);
    connection->deleteLater();
    open();
}

} // namespace savehub
