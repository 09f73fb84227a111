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
/// order. Reads on only when the last answer has left, so that nothing is read from a client that
/// does not read its answers.
///
/// Calls \c whole when there is a complete request, which answer() answers when its turn has come.
/// Calls \c ended once, when the connection is gone. A client that sends no more still gets its
/// answers.
class HttpConnection : public QObject
{
public:
    using Handler = std::function<HttpReply(const ReceivedRequest &)>;
    using Told = std::function<void(HttpConnection *)>;

    /// Takes over \a socket, which is connected. \a handler must outlive the connection.
    HttpConnection(QTcpSocket *socket, const Handler &handler, const HttpLimits &limits, Told whole,
                   Told ended, QObject *parent);

    enum class Afterwards { MayStay, Ends };

    /// Asks the handler for the answer. To be called once after each call of \c whole.
    void answer(Afterwards afterwards);
    /// Ends at once; a client that is being answered sees its answer cut off.
    void drop();
    /// Whether it may be dropped for another client. While it waits for a request or reads one:
    /// when it is idle after an answer or its fair time is over, and no unread bytes have come.
    /// Otherwise: when it was refused, when its answer is held back, or when its request waits for
    /// its turn but its client sends no more, and so may be gone.
    bool isDispensable() const;
    /// How long its fair time still lasts; nothing when it neither waits for a request nor reads
    /// one.
    std::optional<Milliseconds> fairTimeLeft() const;
    /// Of two that are dispensable, whether it is dropped first: when only \a other still has a
    /// request to send, or else when it has waited for longer, in its phase or since the first byte
    /// of its request.
    bool goesBefore(const HttpConnection &other) const;

private:
    enum class Phase {
        Idle,      ///< no byte of a request has come
        InHead,    ///< reading
        InBody,    ///< reading
        Whole,     ///< its request waits for its turn
        Held,      ///< its answer waits: HttpReply::delay
        Answering, ///< until the client has taken the answer
        Lingering, ///< ending; what still comes is thrown away, so that the answer is not lost
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
    QByteArray m_unread; ///< received, but belongs to the next read
    QTimer m_deadline;
    QElapsedTimer m_sinceFirstByte;
    QElapsedTimer m_sincePhase;
    Phase m_phase = Phase::Idle;
    bool m_wasAnswered = false;
    bool m_keepsAlive = true;
    bool m_saidContinue = false;
};

} // namespace savehub
