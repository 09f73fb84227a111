// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_message.h"

#include <algorithm>

namespace savehub {

namespace {

auto isNamed(const QByteArray &name)
{
    return [&name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    };
}

} // namespace

QByteArray headerValue(const HttpHeaders &headers, const QByteArray &name)
{
    const auto found = std::find_if(headers.begin(), headers.end(), isNamed(name));
    return found == headers.end() ? QByteArray() : found->second;
}

qsizetype headerCount(const HttpHeaders &headers, const QByteArray &name)
{
    return std::count_if(headers.begin(), headers.end(), isNamed(name));
}

QByteArray ReceivedRequest::path() const
{
    const auto mark = target.indexOf('?');
    return mark < 0 ? target : target.first(mark);
}

QByteArray ReceivedRequest::query() const
{
    const auto mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.mid(mark + 1);
}

} // namespace savehub
