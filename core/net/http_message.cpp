// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_message.h"

#include <algorithm>

namespace savehub {

QByteArray headerValue(const HttpHeaders &headers, const QByteArray &name)
{
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
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
