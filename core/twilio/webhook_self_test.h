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

/// The attempt that requests of the self-test name. It is nobody's: the running console answers
/// with 204 once it found the signature right, and nothing comes of it.
AttemptKey selfTestAttempt();

/// Whether a request with \a claim and \a fields that names the self-test's attempt was sent to be
/// refused: it is signed with the self-test's wrong token, which everybody may know, or with ours
/// for the other of http and https. A guess at a token, or a signature that a proxy spoiled, is
/// neither; so whoever keeps quiet about these requests hides nothing.
bool isMeantToBeRefused(const SignatureClaim &claim, const FormFields &fields);

/// Sends the running console requests as Twilio signs them, and a forged one, through the public
/// address of \a account, where there is one, and straight to \a listener. \a done is called once,
/// later; never after \a client is destroyed.
void testWebhook(HttpClient &client, const TwilioAccount &account, const ListenAddress &listener,
                 std::function<void(WebhookFacts)> done);

/// What \a result says of a request of the self-test.
ProbeAnswer probeAnswer(const HttpResult &result);

} // namespace savehub
