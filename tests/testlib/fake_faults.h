// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/testlib/fake_http.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace savehub {

/// Something that goes wrong with one request.
struct FakeFault {
    enum class Kind {
        CloseBeforeReading,
        ResetBeforeReading,
        CloseAfterReading,
        ResetAfterReading,
        Hang,
        CutShort,        ///< three quarters of the answer, then the connection closes
        Garbage,         ///< bytes that are no HTTP
        BadBody,         ///< a whole answer with HTML instead of JSON
        ServerError,     ///< 500
        Unavailable,     ///< 503
        TooManyRequests, ///< 429, never processed; with a \c delay, that is its Retry-After
        Redirect307,
        Redirect308,
        Stall, ///< half of the answer, then nothing
        Slow,  ///< a good answer after \c delay
        Echo,  ///< 400, never processed. The answer repeats the whole request in every spelling, or
               ///< \c others instead of its body
    };

    Kind kind = Kind::CloseAfterReading;
    bool takesEffect = true; ///< whether the request is carried out, if the kind leaves that open
    Milliseconds delay{0};
    QByteArray others{}; ///< what an Echo repeats instead of the body

    bool isBeforeReading() const;
    /// Whether a request with this fault is carried out.
    bool carriesOut() const;
    /// What is sent instead of \a answer to \a request.
    FakeHttpReply spoiled(const QByteArray &answer, const FakeHttpRequest &request) const;

    /// "close-after-reading", "server-error"…; with "!" at the end the request takes no effect.
    static std::optional<FakeFault> fromText(QString text);
    static QStringList names();

private:
    FakeHttpHeaders retryAfter() const;
};

/// Decides which requests go wrong.
class FakeFaults
{
public:
    /// Plans \a fault for the next \a count requests that have none yet.
    void onNext(const FakeFault &fault, int count = 1);
    /// Plans \a fault for the next POST, whatever is read before it. Not for faults that strike
    /// before reading: those need onNext().
    void onNextPost(const FakeFault &fault) { m_nextPosts.push_back(fault); }
    /// Plans \a fault for request \a number, counted from 1.
    void onRequest(int number, const FakeFault &fault) { m_byNumber[number] = fault; }

    /// The fault that strikes a connection before its first request is read, if it is next.
    std::optional<FakeFault> takeForConnection();
    /// The fault of the request that has just been read.
    std::optional<FakeFault> takeForRequest();
    /// The fault planned for the next POST. For a POST that no other fault strikes.
    std::optional<FakeFault> takeForPost();

private:
    std::optional<FakeFault> planned(int number) const;
    void forget(int number);

    std::map<int, FakeFault> m_byNumber;
    std::vector<FakeFault> m_next;
    std::vector<FakeFault> m_nextPosts;
    int m_requests = 0;
};

} // namespace savehub
