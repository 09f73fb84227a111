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

/// A small HTTP/1.1 server for unknown clients. It limits everything that a client can make it
/// hold, and accepts only what RequestReader accepts. Anything else is answered with 400, 408, 411,
/// 413, 417 or 431 and ends the connection; the handler never sees it.
///
/// When all places are taken, a new client waits for one in the system's backlog. It gets the place
/// of a client that ends, or of one that has been idle, or at an incomplete request, for longer
/// than is fair. Where there is none, every answer ends its connection. So slow clients keep nobody
/// out for long, and fast ones do not push out a client that is sending its request.
///
/// Requests are answered one by one, in the order in which they became complete, with a turn of the
/// event loop in between. So whatever else happens on the thread waits for one request at most,
/// however many clients there are, and a client with many requests has one turn in each round.
///
/// Lives on the thread that made it and needs its event loop. A destroyed listener closes all
/// connections at once.
class HttpListener
{
public:
    /// Must answer at once, because nothing else happens meanwhile, and must not destroy the
    /// listener. Methods and paths are left to it.
    using Handler = HttpConnection::Handler;

    explicit HttpListener(Handler handler, const HttpLimits &limits = {});
    HttpListener(const HttpListener &) = delete;
    HttpListener &operator=(const HttpListener &) = delete;

    /// The error says whether the port is taken or forbidden, or the address is not of this
    /// machine.
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
    bool m_isWaitedFor = false; ///< by a client for which no place could be made yet
    QTimer m_lookAgain;         ///< until a place may be free
    QTimer m_pause;
    QTcpServer m_server;
    QSocketNotifier m_knock{QSocketNotifier::Read}; ///< a client waits while all places are taken
};

} // namespace savehub
