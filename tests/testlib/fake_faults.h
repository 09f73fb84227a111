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
        CutShort,        ///< half of the answer, then the connection closes
        Garbage,         ///< bytes that are no HTTP
        BadBody,         ///< a whole answer whose body is not what it should be
        ServerError,     ///< 500
        Unavailable,     ///< 503
        TooManyRequests, ///< 429, never processed; with a \c delay, that is its Retry-After
        Redirect307,
        Redirect308,
        Stall, ///< half of the answer, then nothing
        Slow,  ///< a good answer after \c delay
        Echo,  ///< 400, never processed, which repeats all that the request held in every spelling,
               ///< or \c others in the place of its body
    };

    Kind kind = Kind::CloseAfterReading;
    bool takesEffect = true; ///< whether the request is carried out, where the kind leaves it open
    Milliseconds delay{0};
    QByteArray others{}; ///< what an Echo heard elsewhere

    bool isBeforeReading() const;
    /// Whether a request with this fault is carried out.
    bool carriesOut() const;
    /// What becomes of \a answer to \a request.
    FakeHttpReply spoiled(const QByteArray &answer, const FakeHttpRequest &request) const;

    /// "close-after-reading", "server-error"…; with "!" at the end it takes no effect.
    static std::optional<FakeFault> fromText(QString text);
    static QStringList names();

private:
    FakeHttpHeaders retryAfter() const;
};

/// Which requests go wrong.
class FakeFaults
{
public:
    /// The next \a count requests that are not planned for yet.
    void onNext(const FakeFault &fault, int count = 1);
    /// The next POST, whatever is read before it. It has to come with a request of its own: a
    /// connection's faults are onNext()'s.
    void onNextPost(const FakeFault &fault) { m_nextPosts.push_back(fault); }
    /// Request \a number of all, from 1.
    void onRequest(int number, const FakeFault &fault) { m_byNumber[number] = fault; }

    /// The fault that strikes a connection before its first request is read, if it is next.
    std::optional<FakeFault> takeForConnection();
    /// The fault of the request that has just been read.
    std::optional<FakeFault> takeForRequest();
    /// Likewise, of a POST that no other fault strikes.
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
