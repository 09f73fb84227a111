// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "domain/ids.h"
#include "net/http_client.h"
#include "net/listen_address.h"
#include "twilio/signature.h"
#include "twilio/twilio_account.h"

#include <functional>

namespace savehub {

/// The attempt that requests of the self-test name. No call has it. When the signature is right,
/// the running console answers with 204 and stores nothing.
AttemptKey selfTestAttempt();

/// Whether a request with \a claim and \a fields that names the self-test's attempt was sent to be
/// refused. Such a request is signed with the self-test's wrong token, which is no secret, or with
/// our token for the other one of http and https. Neither a guessed token nor a signature spoilt by
/// a proxy matches, so not reporting these requests hides no attack and no fault.
bool isMeantToBeRefused(const ReceivedSignature &claim, const FormFields &fields);

/// Sends the running console requests as Twilio signs them, and a forged one, through the public
/// address of \a account and straight to \a listener. Without that address or the auth token it
/// only asks for /health at \a listener. \a done is called once, later, but never after \a client
/// is destroyed.
void testWebhook(HttpClient &client, const TwilioAccount &account, const ListenAddress &listener,
                 std::function<void(WebhookFacts)> done);

/// How a request of the self-test was answered.
ProbeAnswer probeAnswer(const HttpResult &result);

} // namespace savehub
