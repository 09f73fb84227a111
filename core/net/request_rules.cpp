// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/request_rules.h"

#include <algorithm>

namespace savehub {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A path, no whole address and no "host:port", in visible ASCII.
bool isPath(const QByteArray &target)
{
    return target.startsWith('/')
           && std::all_of(target.begin(), target.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

/// Host name or address and perhaps a port: without a comma, a user, a path.
bool isHost(const QByteArray &value)
{
    return !value.isEmpty() && std::all_of(value.begin(), value.end(), [](char c) {
        return isLetter(c) || isDigit(c) || QByteArrayView("-._~%:[]").contains(c);
    });
}

/// When a header came twice, a proxy in front of us may have looked at the other value.
bool saysEverythingOnce(const ReceivedRequest &head)
{
    static const std::vector<QByteArray> single{
        "Host",          "Content-Length", "Transfer-Encoding", "Content-Type",
        "Authorization", "Origin",         "X-Twilio-Signature"};
    return std::all_of(single.begin(), single.end(), [&](const QByteArray &name) {
        return headerCount(head.headers, name) <= 1;
    });
}

bool hasGoodHost(const ReceivedRequest &head, HttpVersion version)
{
    return head.hasHeader("Host") ? isHost(head.header("Host")) : version == HttpVersion::Http10;
}

bool hasGoodLength(const ReceivedRequest &head)
{
    const auto value = head.header("Content-Length");
    return !head.hasHeader("Content-Length")
           || (!value.isEmpty() && std::all_of(value.begin(), value.end(), isDigit));
}

} // namespace

int requestRefusal(const ReceivedRequest &head, HttpVersion version)
{
    if (!isPath(head.target) || !saysEverythingOnce(head) || !hasGoodHost(head, version)
        || !hasGoodLength(head)) {
        return 400;
    }
    if (head.hasHeader("Transfer-Encoding")) {
        return head.hasHeader("Content-Length") ? 400 : 411;
    }
    const bool expects = version == HttpVersion::Http11 && head.hasHeader("Expect");
    return expects && !expectsContinue(head, version) ? 417 : 0;
}

bool expectsContinue(const ReceivedRequest &head, HttpVersion version)
{
    return version == HttpVersion::Http11 && headerCount(head.headers, "Expect") == 1
           && head.header("Expect").compare("100-continue", Qt::CaseInsensitive) == 0;
}

} // namespace savehub
