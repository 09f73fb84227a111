// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/testlib/fake_callbacks.h"
#include "tests/testlib/fake_http_server.h"
#include "tests/testlib/fake_twilio.h"

#include <QObject>

#include <memory>

namespace savehub {

/// A fake Twilio, and a console that receives its callbacks.
class FakeCallbacksFixture : public QObject
{
protected:
    static inline const auto noon = *instantFromIso(u"2026-08-18T12:00:00.000Z");
    static inline const auto someone = QStringLiteral("+15550001234");
    static inline const auto ours = QStringLiteral("+15005550006");
    static inline const auto statusUrl =
        QStringLiteral("https://h.example.com:8443/pre/call/status?attempt=K&t=It's");
    static inline const auto keyUrl =
        QStringLiteral("https://h.example.com/pre/call/response?attempt=K");

    /// TwiML that asks for a key.
    static QString gathering(const QString &action);
    static FormFields ordered(const QStringList &events, const FormFields &more = {});

    void begin();
    FakeHttpReply console(const FakeHttpRequest &request);
    QString call(const QStringList &events, const FormFields &more = {});
    /// Moves on to \a later and sends the callbacks. Whether all were sent and answered.
    bool sendAt(Seconds later);
    bool arrived();
    QStringList received(QStringView field) const;

    Instant m_now;
    std::vector<FakeHttpRequest> m_received;
    QByteArray m_answer;
    int m_status = 204;
    std::unique_ptr<FakeHttpServer> m_console;
    std::unique_ptr<FakeTwilio> m_twilio;
};

} // namespace savehub
