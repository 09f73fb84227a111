// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "mail/smtp_transfer.h"
#include "ports/mail_gateway.h"

#include <QObject>
#include <QThreadPool>
#include <QUrl>

#include <functional>

namespace savehub {

/// The mail server, with the login and the sender.
struct SmtpAccount {
    QUrl server;             ///< SMTP_URL: smtp:// or smtps://, with the user if it wants a login
    Secret password;         ///< for that user
    QString from;            ///< SMTP_FROM: the address alone
    QString whyIncomplete{}; ///< why the password is missing, where that is known
    bool isAwaited = false;  ///< the password may still come
};

/// Hands emails to an SMTP server. smtps:// is encrypted from the first byte; smtp:// must turn
/// to encryption (STARTTLS), except where the server is this machine: there the email and the
/// password travel in the clear. Certificates are always checked.
///
/// Made, used and destroyed on one thread, which needs an event loop and never waits for the
/// server, except that destruction waits up to about a second for transfers to break off.
class SmtpMailGateway : public MailGateway
{
public:
    /// \a account is asked on the caller's thread at each email, so that changes count at once.
    /// \a known, the secrets that servers may repeat, is asked on other threads.
    SmtpMailGateway(std::function<SmtpAccount()> account, RedactionSource known,
                    SmtpOptions options = {});
    ~SmtpMailGateway() override;

    QString problem() const override;
    bool isAwaited() const override;
    void send(const EmailRequest &request, std::function<void(SendOutcome)> done) override;
    /// Tries whether the server would accept an email, without sending one. Answers as send() does.
    void tryLogin(std::function<void(SendOutcome)> done);

private:
    using Transfer = SendOutcome (*)(const SmtpJob &, const std::atomic<bool> &);

    bool askCaller(const std::function<bool()> &question, const QDeadlineTimer &until) const;
    void start(const Result<SmtpJob> &job, Transfer transfer,
               std::function<void(SendOutcome)> done);
    void deliverLater(SendOutcome outcome, std::function<void(SendOutcome)> done);

    SmtpJob loginFor(const SmtpAccount &account) const;
    Result<SmtpJob> jobFor(const SmtpAccount &account, const EmailRequest &request) const;

    const std::function<SmtpAccount()> m_account;
    const RedactionSource m_known;
    const SmtpOptions m_options;
    std::atomic<bool> m_aborted = false;
    mutable QObject m_receiver; ///< outcomes on the way to it are dropped when it is destroyed
    QThreadPool m_workers;
};

} // namespace savehub
