// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_message.h"
#include "tests/app/console_process.h"
#include "tests/testlib/fake_twilio.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

#include <memory>

namespace savehub {

/// How a request was answered. Status 0: not at all.
struct Heard {
    int status = 0;
    QJsonObject body{};
};

/// A real console that listens, in a home of its own, and the Twilio that it may use.
class ServingConsole
{
public:
    static const QString token; ///< of the REST API

    ServingConsole();

    ConsoleHome &home() { return m_home; }
    FakeTwilio &twilio() { return m_twilio; }
    ConsoleProcess &process() { return *m_process; }
    /// Where it listens.
    const QUrl &address() const { return m_address; }

    /// Starts it. Whether it runs and listens at a free port.
    bool start();
    /// Starts it with a call in which somebody is talking. Twilio knows the console as \a webhook.
    /// The caller decides where callbacks really go.
    bool startTalking(const QString &webhook);

    Heard ask(const QByteArray &method, const QString &path, const QByteArray &body = {},
              const QString &bearer = token, const HttpHeaders &headers = {});
    /// The body of its answer to GET \a path, with the token.
    QByteArray askForText(const QString &path);
    /// The state of the newest incident.
    QString stateOfIncident();
    /// Presses \a key in the call. Returns how the console answered; nothing if it did not.
    std::optional<FakeCallback> press(const QString &key);

private:
    std::unique_ptr<QNetworkReply> answered(QNetworkRequest request, const QByteArray &method,
                                            const QByteArray &body);

    ConsoleHome m_home;
    FakeTwilio m_twilio;
    std::unique_ptr<ConsoleProcess> m_process;
    QUrl m_address;
    QNetworkAccessManager m_network;
};

} // namespace savehub
