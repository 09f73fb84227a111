// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/reply_bytes.h"

#include "net/http_date.h"

#include <algorithm>

namespace savehub {

namespace {

QByteArray refusalText(int status)
{
    switch (status) {
    case 408:
        return "The request took too long.\n";
    case 411:
        return "Send a Content-Length; chunked bodies are not taken.\n";
    case 413:
        return "The body is too large.\n";
    case 417:
        return "Only 100-continue can be expected.\n";
    case 431:
        return "The headers are too large or too many.\n";
    default:
        return "This is not a request that is taken here.\n";
    }
}

bool isClean(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code >= 0x20 && code != 0x7f;
    });
}

void addHeader(QByteArray &bytes, const QByteArray &name, const QByteArray &value)
{
    if (isClean(name) && isClean(value)) {
        bytes += name + ": " + value + "\r\n";
    }
}

} // namespace

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 421:
        return "Misdirected Request";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return {}; // the phrase may be empty; the space before it may not be missing
    }
}

QByteArray toBytes(const HttpReply &reply, const ReplyForm &form)
{
    const bool hasLength = reply.status >= 200 && reply.status != 204;
    auto bytes =
        "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonPhrase(reply.status) + "\r\n";
    addHeader(bytes, "Date", toHttpDate(form.date));
    addHeader(bytes, "Connection", form.keepAlive ? "keep-alive" : "close");
    addHeader(bytes, "Cache-Control", "no-store");
    addHeader(bytes, "X-Content-Type-Options", "nosniff");
    if (!reply.contentType.isEmpty()) {
        addHeader(bytes, "Content-Type", reply.contentType);
    }
    for (const auto &[name, value] : reply.headers) {
        addHeader(bytes, name, value);
    }
    if (hasLength) {
        addHeader(bytes, "Content-Length", QByteArray::number(reply.body.size()));
    }
    bytes += "\r\n";
    return hasLength && !form.withoutBody ? bytes + reply.body : bytes;
}

HttpReply refusalReply(int status)
{
    return {status, "text/plain; charset=utf-8", refusalText(status)};
}

} // namespace savehub
