// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_limits.h"
#include "net/http_message.h"
#include "net/request_reader.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <functional>
#include <optional>

namespace savehub {

/// One client of the listener: reads its requests, one after the other, and answers them in their
/// order. Reads on only when the last answer has left, so that a client that does not read its
/// answers is not read from either.
///
/// Tells \c whole when there is a request: somebody calls answer() when its turn has come. Tells
/// \c ended once, when the connection is gone. A client that sends no more gets its answers.
class HttpConnection : public QObject
{
public:
    using Handler = std::function<HttpReply(const ReceivedRequest &)>;
    using Told = std::function<void(HttpConnection *)>;

    /// Takes \a socket, which is connected. \a handler outlives the connection.
    HttpConnection(QTcpSocket *socket, const Handler &handler, const HttpLimits &limits, Told whole,
                   Told ended, QObject *parent);

    enum class Afterwards { MayStay, Ends };

    /// Asks the handler, once after each time that \c whole was told.
    void answer(Afterwards afterwards);
    /// Ends at once; a client that is being answered sees its answer cut off.
    void drop();
    /// Whether it may be dropped for another client: it was answered, or had a fair time for its
    /// request, and nothing has come that was not read; it was refused already, or its answer is held
    /// back; or its request waits for its turn and its client sends no more, and may be gone.
    bool isDispensable() const;
    /// How long until it may be, if that comes by itself.
    std::optional<Milliseconds> fairTimeLeft() const;
    /// Of two that are dispensable: whether it has less to lose than \a other, or has been idle, or at
    /// its request, for longer.
    bool goesBefore(const HttpConnection &other) const;

private:
    enum class Phase {
        Idle,      ///< no byte of a request has come
        InHead,    ///< reading
        InBody,    ///< reading
        Whole,     ///< its request waits for its turn
        Held,      ///< its answer waits: HttpReply::delay
        Answering, ///< until the client has taken the answer
        Lingering, ///< refused; what still comes is thrown away, so that the answer is not lost
    };

    bool isReading() const;
    bool isFairTimeOver() const;
    const QElapsedTimer &waitsSince() const;
    void advance();
    bool mayRead() const;
    bool fetch();
    void take();
    void followReader();
    void begin(Phase phase, Milliseconds timeAllowed);
    void refuse(int status);
    QByteArray toBytes(const HttpReply &reply, bool keepAlive, bool withoutBody = false);
    void sendAnswer();
    void onWritten();
    void onDeadline();

    QTcpSocket *m_socket;
    const Handler &m_handler;
    Told m_whole;
    HttpLimits m_limits;
    RequestReader m_reader;
    QByteArray m_answer; ///< not sent yet
    QByteArray m_unread; ///< came, but belongs to what is read next
    QTimer m_deadline;
    QElapsedTimer m_sinceFirstByte;
    QElapsedTimer m_sincePhase;
    Phase m_phase = Phase::Idle;
    bool m_wasAnswered = false;
    bool m_keepsAlive = true;
    bool m_saidContinue = false;
};

} // namespace savehub
