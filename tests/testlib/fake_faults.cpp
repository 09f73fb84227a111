// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_faults.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <array>

namespace savehub {

namespace {

using Kind = FakeFault::Kind;
using Then = FakeHttpReply::Then;

constexpr std::array<std::pair<const char *, Kind>, 16> kinds{{
    {"close-before-reading", Kind::CloseBeforeReading},
    {"reset-before-reading", Kind::ResetBeforeReading},
    {"close-after-reading", Kind::CloseAfterReading},
    {"reset-after-reading", Kind::ResetAfterReading},
    {"hang", Kind::Hang},
    {"cut-short", Kind::CutShort},
    {"garbage", Kind::Garbage},
    {"bad-body", Kind::BadBody},
    {"server-error", Kind::ServerError},
    {"unavailable", Kind::Unavailable},
    {"too-many-requests", Kind::TooManyRequests},
    {"redirect-307", Kind::Redirect307},
    {"redirect-308", Kind::Redirect308},
    {"stall", Kind::Stall},
    {"slow", Kind::Slow},
    {"echo", Kind::Echo},
}};

QByteArray errorAnswer(int status, int code, const QByteArray &message,
                       const FakeHttpHeaders &headers = {})
{
    const QJsonObject body{{QStringLiteral("code"), code},
                           {QStringLiteral("message"), QString::fromUtf8(message)},
                           {QStringLiteral("more_info"), QString()},
                           {QStringLiteral("status"), status}};
    FakeHttpHeaders all{{"Content-Type", "application/json"}};
    all.insert(all.end(), headers.begin(), headers.end());
    return fakeHttpAnswer(status, QJsonDocument(body).toJson(QJsonDocument::Compact), all);
}

QByteArray echoOf(const FakeHttpRequest &request, const QByteArray &others)
{
    const auto given = request.header("Authorization").mid(6); // after "Basic "
    const auto user = QByteArray::fromBase64(given);
    const auto password = user.mid(user.indexOf(':') + 1);
    const auto echo = "Basic " + given + " is " + user + ", "
                      + password.toPercentEncoding({}, "0123456789") + " and " + password.toBase64()
                      + "; "
                      + (others.isEmpty() ? QByteArray::fromPercentEncoding(request.body) : others);
    return errorAnswer(400, 20001, echo, {{"Twilio-Request-Id", "RQ" + password}});
}

} // namespace

bool FakeFault::isBeforeReading() const
{
    return kind == Kind::CloseBeforeReading || kind == Kind::ResetBeforeReading;
}

bool FakeFault::carriesOut() const
{
    switch (kind) {
    case Kind::CloseBeforeReading:
    case Kind::ResetBeforeReading:
    case Kind::TooManyRequests:
    case Kind::Redirect307:
    case Kind::Redirect308:
    case Kind::Echo:
        return false;
    default:
        return takesEffect;
    }
}

FakeHttpReply FakeFault::spoiled(const QByteArray &answer, const FakeHttpRequest &request) const
{
    switch (kind) {
    case Kind::CloseBeforeReading:
    case Kind::CloseAfterReading:
        return {{}, Then::Close};
    case Kind::ResetBeforeReading:
    case Kind::ResetAfterReading:
        return {{}, Then::Reset};
    case Kind::Hang:
        return {};
    case Kind::CutShort:
        return {answer.left(answer.size() - answer.size() / 4), Then::Close};
    case Kind::Garbage:
        return {"\x15\x03\x03 this is no HTTP", Then::Close};
    case Kind::BadBody:
        return {fakeHttpAnswer(201, "<html>It works!</html>", {})};
    case Kind::ServerError:
        return {errorAnswer(500, 20500, "Internal Server Error")};
    case Kind::Unavailable:
        return {errorAnswer(503, 20503, "Service Unavailable")};
    case Kind::TooManyRequests:
        return {errorAnswer(429, 20429, "Too Many Requests", retryAfter())};
    case Kind::Redirect307:
        return {fakeHttpAnswer(307, {}, {{"Location", "/2010-04-01/elsewhere"}})};
    case Kind::Redirect308:
        return {fakeHttpAnswer(308, {}, {{"Location", "/2010-04-01/elsewhere"}})};
    case Kind::Stall:
        return {answer.left(answer.size() / 2)};
    case Kind::Slow:
        return {answer, Then::KeepOpen, delay};
    case Kind::Echo:
        return {echoOf(request, others)};
    }
    Q_UNREACHABLE();
}

FakeHttpHeaders FakeFault::retryAfter() const
{
    const auto seconds = std::chrono::ceil<Seconds>(delay).count();
    return seconds > 0 ? FakeHttpHeaders{{"Retry-After", QByteArray::number(seconds)}}
                       : FakeHttpHeaders{};
}

std::optional<FakeFault> FakeFault::fromText(QString text)
{
    FakeFault fault;
    if (text.endsWith(u'!')) {
        fault.takesEffect = false;
        text.chop(1);
    }
    for (const auto &[name, kind] : kinds) {
        if (text == QLatin1String(name)) {
            fault.kind = kind;
            fault.delay = Seconds(kind == Kind::Slow ? 5 : 0);
            return fault;
        }
    }
    return std::nullopt;
}

QStringList FakeFault::names()
{
    QStringList names;
    for (const auto &kind : kinds) {
        names << QLatin1String(kind.first);
    }
    return names;
}

void FakeFaults::onNext(const FakeFault &fault, int count)
{
    m_next.insert(m_next.end(), static_cast<size_t>(count), fault);
}

std::optional<FakeFault> FakeFaults::planned(int number) const
{
    if (const auto found = m_byNumber.find(number); found != m_byNumber.end()) {
        return found->second;
    }
    return m_next.empty() ? std::nullopt : std::optional(m_next.front());
}

void FakeFaults::forget(int number)
{
    if (m_byNumber.erase(number) == 0 && !m_next.empty()) {
        m_next.erase(m_next.begin());
    }
}

std::optional<FakeFault> FakeFaults::takeForConnection()
{
    const auto fault = planned(m_requests + 1);
    if (!fault || !fault->isBeforeReading()) {
        return std::nullopt;
    }
    forget(++m_requests);
    return fault;
}

std::optional<FakeFault> FakeFaults::takeForRequest()
{
    const auto fault = planned(++m_requests);
    forget(m_requests);
    return fault;
}

std::optional<FakeFault> FakeFaults::takeForPost()
{
    if (m_nextPosts.empty()) {
        return std::nullopt;
    }
    const auto fault = m_nextPosts.front();
    m_nextPosts.erase(m_nextPosts.begin());
    return fault;
}

} // namespace savehub
