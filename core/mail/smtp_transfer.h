// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/send_outcome.h"
#include "ports/redaction.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QString>

#include <atomic>
#include <functional>

namespace savehub {

struct SmtpOptions {
    Milliseconds connectLimit{10'000};
    Milliseconds wholeLimit{30'000};
    /// A file with the certificates to trust, in place of the system's; empty for the system's.
    QString trustedCertificates{};
    /// Whether smtp:// may do without encryption when the server is this machine.
    bool plainOnLoopback = true;
};

/// One email on its way to a server.
struct SmtpJob {
    QByteArray server; ///< smtp:// or smtps://, host and port
    QString user;      ///< empty: the server wants no login
    Secret password;
    RedactionSource known; ///< secrets that the server may repeat; asked by the job's thread
    QByteArray from;
    QByteArray to;
    QByteArray message;
    bool mayBePlain = false; ///< whether it may travel unencrypted
    QByteArray proxy{};      ///< as libcurl reads it; empty: a direct connection
    SmtpOptions options{};
    QDeadlineTimer until{QDeadlineTimer::Forever}; ///< when it is dropped
    /// Asked before the connection is made, and again when the message's first byte would leave.
    std::function<bool()> mayLeave = [] {
        return true;
    };
};

/// Hands the email over and waits for the end, at most the whole limit. Any thread may run it; it
/// ends soon after \a aborted becomes true. NotSent when it may not leave any more.
SendOutcome sendBySmtp(const SmtpJob &job, const std::atomic<bool> &aborted);

/// Connects as for an email, encryption and login included, and ends the connection: no address and
/// no message are sent. Accepted means that the server would have taken an email.
SendOutcome tryLogin(const SmtpJob &job, const std::atomic<bool> &aborted);

} // namespace savehub
