// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "net/form_encoding.h"

#include <QByteArray>

#include <optional>
#include <utility>
#include <vector>

namespace savehub {

using FakeHttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

struct FakeHttpRequest {
    QByteArray method;
    QByteArray target; ///< as it was sent: path and query
    FakeHttpHeaders headers;
    QByteArray body;

    QByteArray header(const QByteArray &name) const;
    QByteArray path() const;
    FormFields query() const;
    FormFields form() const { return decodeForm(body); }
};

/// What the fake server does with a connection: sends any bytes, then ends it in any way.
struct FakeHttpReply {
    enum class Then { KeepOpen, Close, Reset };

    QByteArray bytes{};
    Then then = Then::KeepOpen; ///< no bytes and KeepOpen: the server hangs
    Milliseconds delay{0};
};

/// A well-formed answer.
QByteArray fakeHttpAnswer(int status, const QByteArray &body, const FakeHttpHeaders &headers = {});

/// Takes whole requests out of the bytes of one connection. Understands only as much HTTP/1.1 as a
/// well-behaved client sends.
class FakeHttpParser
{
public:
    void append(const QByteArray &bytes) { m_buffer += bytes; }
    std::optional<FakeHttpRequest> next();

private:
    QByteArray m_buffer;
};

} // namespace savehub
