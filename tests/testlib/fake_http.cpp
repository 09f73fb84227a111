// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_http.h"

namespace savehub {

namespace {

const QByteArray endOfHead = "\r\n\r\n";

FakeHttpRequest parsedHead(const QByteArray &head)
{
    FakeHttpRequest request;
    const auto lines = head.split('\n');
    const auto words = lines.front().trimmed().split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
        const auto colon = line->indexOf(':');
        request.headers.emplace_back(line->left(colon).trimmed(), line->mid(colon + 1).trimmed());
    }
    return request;
}

} // namespace

QByteArray FakeHttpRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

QByteArray FakeHttpRequest::path() const
{
    return target.split('?').front();
}

FormFields FakeHttpRequest::query() const
{
    const auto mark = target.indexOf('?');
    return mark < 0 ? FormFields() : decodeForm(target.mid(mark + 1));
}

QByteArray fakeHttpAnswer(int status, const QByteArray &body, const FakeHttpHeaders &headers)
{
    auto answer = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    for (const auto &[name, value] : headers) {
        answer += name + ": " + value + "\r\n";
    }
    return answer + "Content-Length: " + QByteArray::number(body.size()) + endOfHead + body;
}

std::optional<FakeHttpRequest> FakeHttpParser::next()
{
    const auto headSize = m_buffer.indexOf(endOfHead);
    if (headSize < 0) {
        return std::nullopt;
    }
    auto request = parsedHead(m_buffer.left(headSize));
    const auto bodyAt = headSize + endOfHead.size();
    const auto bodySize = request.header("Content-Length").toLongLong();
    if (m_buffer.size() < bodyAt + bodySize) {
        return std::nullopt;
    }
    request.body = m_buffer.mid(bodyAt, bodySize);
    m_buffer.remove(0, bodyAt + bodySize);
    return request;
}

} // namespace savehub
