// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace savehub {

// The callback addresses. The configured address is a base such as "https://host/prefix", to which
// the routes are appended. A route that it already ends in is removed first.

/// …/call/status?attempt=KEY: where a call's progress is reported.
QString callStatusUrl(const QUrl &webhook, const AttemptKey &attempt);

/// …/call/response?attempt=KEY: where a pressed key is reported; with &again=N when the menu is
/// being said again for the Nth time.
QString callResponseUrl(const QUrl &webhook, const AttemptKey &attempt, int again = 0);

/// …/sms/status?step=STEP: where a text's delivery is reported.
QString textStatusUrl(const QUrl &webhook, const StepId &step);

/// …/sms/response: where texts to our number are reported. Entered at Twilio by hand.
QString textResponseUrl(const QUrl &webhook);

enum class WebhookRoute { CallStatus, CallResponse, TextStatus, TextResponse };

/// Whether \a path ends in one of the routes, whatever stands before it.
bool isWebhookPath(const QByteArray &path);

/// What a request to a webhook is for.
struct WebhookTarget {
    WebhookRoute route = WebhookRoute::CallStatus;
    QByteArray publicUrl; ///< as seen from outside; after the host it has \a target's own bytes
};

/// What \a target ("/call/status?attempt=…") is for. It may begin with the path of the configured
/// address, or a proxy may have stripped that path. Nothing when it is no route.
std::optional<WebhookTarget> webhookTarget(const QUrl &webhook, const QByteArray &target);

} // namespace savehub
