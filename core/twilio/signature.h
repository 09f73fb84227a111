// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/form_encoding.h"

#include <QByteArray>

#include <vector>

namespace savehub {

/// What the X-Twilio-Signature of a webhook must be:
/// base64(HMAC-SHA1(token, url + names and values of the decoded form, sorted)).
/// \a url is taken as it is, to the byte.
QByteArray webhookSignature(const QByteArray &token, const QByteArray &url,
                            const FormFields &fields);

/// A signature that came in, and what it has to be of.
struct SignatureClaim {
    QByteArray signature;           ///< the header's value
    QByteArray url;                 ///< as Twilio was given it, with the request target's own bytes
    std::vector<QByteArray> tokens; ///< those that count: one, or two while tokens are exchanged
};

// Accepted with and without the port in the address, and with the query's marks escaped or not,
// since Twilio itself is not of one mind; never with an empty token. They take the same time
// whatever is wrong.

bool isSignedForm(const SignatureClaim &claim, const FormFields &fields);

/// Bodies that are no forms are signed by their hash, which the address carries as bodySHA256.
bool isSignedBody(const SignatureClaim &claim, const QByteArray &body);

} // namespace savehub
