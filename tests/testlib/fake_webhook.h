// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/form_encoding.h"

#include <QByteArray>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>

namespace savehub {

/// The value of X-Twilio-Signature. Written independently of the console's own code, so that it can
/// judge it.
QByteArray fakeSignature(const QByteArray &token, const QByteArray &url, const FormFields &form);

/// Where requests to public addresses really go, as a tunnel or a proxy would send them.
struct FakeRoute {
    QUrl to{};             ///< scheme, host and port; empty: no change
    QByteArray stripped{}; ///< removed from the front of the path, for example "/prefix"
    QSslConfiguration ssl = QSslConfiguration::defaultConfiguration(); ///< when \c to is https
};

/// Posts forms as Twilio does, but only to this machine: nothing leaves it.
class FakeWebhookSender
{
public:
    /// \a status 0 means that no answer came.
    using Answered = std::function<void(int status, const QByteArray &body)>;

    void setRoute(FakeRoute route) { m_route = std::move(route); }

    /// The request's target consists of \a url's own bytes.
    void post(const QByteArray &url, const FormFields &form, const QByteArray &signature,
              Answered done);

private:
    FakeRoute m_route;
    QObject m_sockets; ///< parent of those in use, so that none outlives the sender
};

} // namespace savehub
