// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "net/http_connection.h"
#include "net/http_limits.h"
#include "net/listen_address.h"

#include <QSocketNotifier>
#include <QTcpServer>
#include <QTimer>

#include <deque>
#include <vector>

namespace savehub {

/// A small HTTP/1.1 server for strangers: bounded in everything that a client can make it hold,
/// strict in what it takes (RequestReader). What is not taken is answered with 400, 408, 411, 413,
/// 417 or 431 and ends the connection; the handler never sees it.
///
/// With all places taken, whoever comes waits in the system's backlog for one. It gets that of a client
/// that ends, or that has been idle, or at a request that it does not complete, for longer than is fair;
/// where there is none, every answer ends its connection. So slow clients keep nobody out for long, and
/// quick ones push nobody out who is at its request.
///
/// Requests are answered one by one, as they became whole, with a turn of the event loop in between:
/// whatever else happens on its thread waits for one of them, however many clients there are, and a
/// client with many requests has one turn of each round.
///
/// Lives on the thread that made it and needs its event loop. A destroyed listener closes all
/// connections at once.
class HttpListener
{
public:
    /// Answers at once, because nothing else goes on meanwhile. Methods and paths are its business.
    /// Does not destroy the listener.
    using Handler = HttpConnection::Handler;

    explicit HttpListener(Handler handler, const HttpLimits &limits = {});
    HttpListener(const HttpListener &) = delete;
    HttpListener &operator=(const HttpListener &) = delete;

    /// The error says whether the port is taken, forbidden or not of this machine.
    Done listen(const ListenAddress &where);
    /// Where clients find it, with the port that was chosen for port 0.
    ListenAddress address() const;

private:
    void takeConnections();
    void queue(HttpConnection *connection);
    void giveTurnSoon();
    void giveTurn();
    bool isFull() const;
    void open();
    void shut();
    void makeRoom();
    Milliseconds untilSomebodyMayGo() const;
    void forget(HttpConnection *connection);

    Handler m_handler;
    HttpLimits m_limits;
    std::vector<HttpConnection *> m_connections; ///< m_server's children
    std::deque<HttpConnection *> m_whole;        ///< those with a request to answer
    bool m_isTurnComing = false;
    bool m_isWaitedFor = false; ///< by somebody whom no place could be made yet
    QTimer m_lookAgain;         ///< whether one can
    QTimer m_pause;
    QTcpServer m_server;
    QSocketNotifier m_knock{QSocketNotifier::Read}; ///< somebody waits while all places are taken
};

} // namespace savehub
