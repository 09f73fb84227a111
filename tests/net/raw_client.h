// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_listener.h"

#include <QByteArray>
#include <QTcpSocket>

#include <memory>
#include <vector>

namespace savehub {

/// A client that sends any bytes and keeps all that comes back.
class RawClient
{
public:
    explicit RawClient(const ListenAddress &where, const QByteArray &first = {});
    explicit RawClient(const HttpListener &listener, const QByteArray &first = {})
        : RawClient(listener.address(), first)
    {
    }
    ~RawClient() { m_socket.disconnect(); }
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    /// Like send(), but writes to the socket now, before the other side can do anything.
    void sendAtOnce(const QByteArray &bytes);
    /// Reads no byte until resume().
    void stopReading();
    void resume();
    /// Sends nothing more once everything to be sent has left, but still reads.
    void closeSending();

    /// Without the lines of Date headers.
    QByteArray received() const { return m_received; }
    /// How often \a part came.
    qsizetype count(const QByteArray &part) const { return m_received.count(part); }
    bool hasAnswer(int status) const;
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    /// The other side has closed the connection.
    bool hasEnded() const { return m_hasEnded; }
    /// The other side has reset the connection instead of closing it in order.
    bool wasReset() const { return m_wasReset; }

private:
    void read();

    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_isReading = true;
    bool m_hasEnded = false;
    bool m_wasReset = false;
};

using Clients = std::vector<std::unique_ptr<RawClient>>;

/// Clients of \a listener, connected one after the other, that send \a first.
Clients connected(const HttpListener &listener, int count, const QByteArray &first = {});
/// How many of \a clients have an answer with \a status.
qsizetype answered(const Clients &clients, int status);
/// How many of the connections the other side has closed.
qsizetype ended(const Clients &clients);

} // namespace savehub
