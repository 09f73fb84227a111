// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace savehub {

// Requests that must not be believed and that cost the console as much as possible.

/// A form of \a fields fields, about \a bytes long.
inline QByteArray formOf(int fields, qsizetype bytes)
{
    QByteArray form;
    const auto each = bytes / fields - 5; // "&x10="
    for (int i = 0; i < fields; ++i) {
        form += (i > 0 ? "&x" : "x") + QByteArray::number(10 + i) + '=' + QByteArray(each, 'x');
    }
    return form;
}

inline QByteArray posted(const QByteArray &target, const QByteArray &body,
                         const QByteArray &headers = {})
{
    return "POST " + target
           + " HTTP/1.1\r\nHost: localhost\r\n"
             "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
           + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

/// A POST signed with a token that nobody has.
inline QByteArray forged(const QByteArray &target, const QByteArray &body)
{
    return posted(target, body, "X-Twilio-Signature: RSOYDt4T1cUTdK1PDd93/VVr8B8=\r\n");
}

inline QByteArray got(const QByteArray &target, const QByteArray &headers = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

inline QByteArray withToken(const QByteArray &token)
{
    return "Authorization: Bearer " + token + "\r\n";
}

/// Twilio may have signed any of several spellings of this target, so each has to be tried.
inline QByteArray targetOfManySpellings()
{
    return "/call/status?attempt=0a1b2c3d-0000-4000-8000-00000000000f&a=it's+%20";
}

/// Names the console's self-test, so that two more tokens have to be tried.
inline QByteArray targetOfManyTokens()
{
    return "/call/status?attempt=5e1f7e57-0000-4000-8000-000000000000&a=it's+%20";
}

/// As many fields as fit into a body. No name comes twice.
inline QByteArray formOfManyFields()
{
    return formOf(6'000, 54'000);
}

} // namespace savehub
