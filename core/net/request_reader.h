// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/head_scan.h"
#include "net/http_limits.h"
#include "net/http_message.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace savehub {

/// Takes the requests out of the bytes that one client sends, one after the other. Knows no
/// sockets and no time. The parser is Boost.Beast's, behind rules that are stricter than its own.
///
/// Keeps at most limits.headBytes + limits.bodyBytes. What comes out does not depend on how the
/// bytes were cut into pieces.
class RequestReader
{
public:
    enum class State {
        Waiting, ///< no byte of a request is there
        InHead,
        InBody,
        Whole,   ///< takeRequest() gives it
        Refused, ///< for ever: where a next request would begin cannot be known
    };

    explicit RequestReader(const HttpLimits &limits);
    ~RequestReader();

    /// Takes bytes of the present request and says how many; none when the state is Whole or
    /// Refused. May take fewer than belong to it: call again with the rest.
    qsizetype take(QByteArrayView bytes);

    State state() const { return m_state; }
    /// The status to answer with when the state is Refused.
    int refusal() const { return m_refusal; }
    /// In a body: the client sends it only after "100 Continue".
    bool waitsForContinue() const;
    /// When the state is Whole: whether a further request may follow on the connection.
    bool keepsAlive() const;
    /// The request, when the state is Whole. After that the next one can be read.
    ReceivedRequest takeRequest();

    /// Bytes kept at the moment.
    qsizetype kept() const;

private:
    struct Parser; // keeps Boost out of this header

    qsizetype takeHead(QByteArrayView bytes);
    qsizetype takeBody(QByteArrayView bytes);
    void parseHead();
    void refuse(int status);
    void startAfresh();

    HttpLimits m_limits;
    State m_state = State::Waiting;
    int m_refusal = 0;
    HeadScan m_scan;
    QByteArray m_head;
    ReceivedRequest m_request; ///< without its body
    std::unique_ptr<Parser> m_parser;
};

} // namespace savehub
