// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"

#include <QtGlobal>

namespace savehub {

/// The limits for clients of the listener.
struct HttpLimits {
    qsizetype headBytes = 16 * 1024; ///< request line and headers with the empty line after them
    qsizetype bodyBytes = 64 * 1024;
    int fields = 64; ///< headers of one request
    int connections = 64;
    int backlog = 256; ///< clients in the system's queue; with more, the last would wait too long

    /// How long a client keeps its place for a request while others wait: this time for the first
    /// byte, and again from there to the last byte. More time is not fairer: fewer of the clients
    /// that never complete a request could be tried.
    Milliseconds fairTime{50};
    Milliseconds headTime{5'000};     ///< from a request's first byte to the end of its headers
    Milliseconds requestTime{10'000}; ///< from its first byte to its last
    Milliseconds answerTime{10'000};  ///< for the client to take the whole answer
    Milliseconds idleTime{5'000};     ///< from the connecting, or from an answer, to a first byte
    Milliseconds lingerTime{1'000};   ///< for a refused client to read why
    Milliseconds acceptPause{1'000};  ///< when the system has no descriptor left for a connection
};

} // namespace savehub
