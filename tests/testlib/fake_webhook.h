// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/form_encoding.h"

#include <QByteArray>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>

namespace savehub {

/// What Twilio puts into X-Twilio-Signature. Written apart from the console's own, to judge it by.
QByteArray fakeSignature(const QByteArray &token, const QByteArray &url, const FormFields &form);

/// Where requests to public addresses really go: what a tunnel or a proxy does.
struct FakeRoute {
    QUrl to{};             ///< scheme, host and port; empty: the address itself
    QByteArray stripped{}; ///< taken from the front of the path: "/prefix"
    QSslConfiguration ssl = QSslConfiguration::defaultConfiguration(); ///< when \c to is https
};

/// Posts forms as Twilio does. Only to this machine: nothing leaves it.
class FakeWebhookSender
{
public:
    /// \a status 0: no answer came.
    using Answered = std::function<void(int status, const QByteArray &body)>;

    void setRoute(FakeRoute route) { m_route = std::move(route); }

    /// The request's target has \a url's own bytes.
    void post(const QByteArray &url, const FormFields &form, const QByteArray &signature,
              Answered done);

private:
    FakeRoute m_route;
    QObject m_sockets; ///< those in use; its end silences them
};

} // namespace savehub
