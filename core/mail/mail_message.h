// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/instant.h"
#include "ports/mail_gateway.h"

#include <QByteArray>

namespace savehub {

/// \a address as it goes over the wire, its domain in ASCII. Fails when it is no address, or when
/// its local part needs more than ASCII, which many servers do not take.
Result<QByteArray> wireAddress(const QString &address);

/// The message as RFC 5322 wants it: CRLF line ends, no line over 78 characters in the body, every
/// header in ASCII. Line breaks in the request's subject, name or id cannot make a header. Fails
/// when an address or the message id cannot be used.
Result<QByteArray> mailMessage(const EmailRequest &request, const QString &from, Instant date);

} // namespace savehub
