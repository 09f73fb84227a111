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

/// A received signature, and what it has to match.
struct ReceivedSignature {
    QByteArray signature;           ///< the header's value
    QByteArray url;                 ///< as Twilio was given it, with the request target's own bytes
    std::vector<QByteArray> tokens; ///< the valid ones: one, or two while tokens are exchanged
};

// These accept signatures of the address with and without the port, and with the query's marks
// escaped or not, since the parts of Twilio differ in this. An empty token never matches. The time
// taken does not show what is wrong.

bool isSignedForm(const ReceivedSignature &claim, const FormFields &fields);

/// A body that is no form is signed through its hash: the address carries it as bodySHA256.
bool isSignedBody(const ReceivedSignature &claim, const QByteArray &body);

} // namespace savehub
