// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_rules.h"

#include <algorithm>

namespace savehub {

namespace {

auto countOf(const HttpHeaders &headers, const QByteArray &name)
{
    return std::count_if(headers.begin(), headers.end(), [&](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

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

bool hasGoodHost(const ReceivedRequest &head, HttpVersion version)
{
    const auto hosts = countOf(head.headers, "Host");
    return hosts == 1 ? isHost(head.header("Host")) : hosts == 0 && version == HttpVersion::Http10;
}

bool hasGoodLength(const ReceivedRequest &head)
{
    const auto lengths = countOf(head.headers, "Content-Length");
    const auto value = head.header("Content-Length");
    return lengths == 0
           || (lengths == 1 && !value.isEmpty()
               && std::all_of(value.begin(), value.end(), isDigit));
}

} // namespace

int requestRefusal(const ReceivedRequest &head, HttpVersion version)
{
    if (!isPath(head.target) || !hasGoodHost(head, version) || !hasGoodLength(head)) {
        return 400;
    }
    if (countOf(head.headers, "Transfer-Encoding") > 0) {
        return countOf(head.headers, "Content-Length") > 0 ? 400 : 411;
    }
    const bool expects = version == HttpVersion::Http11 && countOf(head.headers, "Expect") > 0;
    return expects && !expectsContinue(head, version) ? 417 : 0;
}

bool expectsContinue(const ReceivedRequest &head, HttpVersion version)
{
    return version == HttpVersion::Http11 && countOf(head.headers, "Expect") == 1
           && head.header("Expect").compare("100-continue", Qt::CaseInsensitive) == 0;
}

} // namespace savehub
