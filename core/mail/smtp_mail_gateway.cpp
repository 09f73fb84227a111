// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/smtp_mail_gateway.h"

#include <QDateTime>
#include <QSemaphore>

#include <memory>

#include "domain/words.h"
#include "mail/mail_message.h"
#include "mail/smtp_proxy.h"

namespace savehub {

namespace {

/// Many reminders are due at one time, and one slow answer of the server must not hold up all.
constexpr int emailsAtOnce = 4;
constexpr int pauseWhileAsking = 50; ///< ms, between two checks for the gateway's end

bool lacksPassword(const SmtpAccount &account)
{
    return !account.server.userName().isEmpty() && account.password.isEmpty();
}

QString problemOf(const SmtpAccount &account)
{
    const auto scheme = account.server.scheme();
    const bool isMail = scheme == QLatin1String("smtp") || scheme == QLatin1String("smtps");
    if (!isMail || account.server.host().isEmpty()) {
        return Words::tr("No mail server is set (SMTP_URL).");
    }
    if (!wireAddress(account.from)) {
        return Words::tr("No sender address is set (SMTP_FROM).");
    }
    if (lacksPassword(account)) {
        const auto what = Words::tr("The mail server's password is missing (SMTP_PASSWORD).");
        return account.isAwaited                 ? account.whyIncomplete
               : account.whyIncomplete.isEmpty() ? what
                                                 : what + u' ' + account.whyIncomplete;
    }
    return {};
}

} // namespace

SmtpMailGateway::SmtpMailGateway(std::function<SmtpAccount()> account, RedactionSource known,
                                 SmtpOptions options)
    : m_account(std::move(account)),
      m_known(std::move(known)),
      m_options(std::move(options))
{
    m_workers.setMaxThreadCount(emailsAtOnce);
}

SmtpMailGateway::~SmtpMailGateway()
{
    m_aborted = true;
    m_workers.clear();
    m_workers.waitForDone();
}

QString SmtpMailGateway::problem() const
{
    return problemOf(m_account());
}

bool SmtpMailGateway::isAwaited() const
{
    const auto account = m_account();
    return account.isAwaited && lacksPassword(account);
}

void SmtpMailGateway::send(const EmailRequest &request, std::function<void(SendOutcome)> done)
{
    const auto account = m_account();
    if (const auto why = problemOf(account); !why.isEmpty()) {
        deliverLater(NotSent{why}, std::move(done));
        return;
    }
    auto job = jobFor(account, request);
    if (job) {
        job->until = QDeadlineTimer(request.timeAllowed);
        job->mayLeave = [this, question = request.mayLeave, until = job->until] {
            return askCaller(question, until);
        };
    }
    start(job, sendBySmtp, std::move(done));
}

/// Asks \a question on the gateway's thread, for a worker. No when no answer comes in time, or the
/// gateway is being destroyed.
bool SmtpMailGateway::askCaller(const std::function<bool()> &question,
                                const QDeadlineTimer &until) const
{
    struct Answer {
        QSemaphore given{};
        std::atomic<bool> isYes = false;
    };
    const auto answer = std::make_shared<Answer>();
    QMetaObject::invokeMethod(
        &m_receiver,
        [answer, question] {
            answer->isYes = question();
            answer->given.release();
        },
        Qt::QueuedConnection);
    while (!answer->given.tryAcquire(1, pauseWhileAsking)) {
        if (m_aborted || until.hasExpired()) {
            return false;
        }
    }
    return answer->isYes;
}

void SmtpMailGateway::tryLogin(std::function<void(SendOutcome)> done)
{
    const auto account = m_account();
    if (const auto why = problemOf(account); !why.isEmpty()) {
        deliverLater(NotSent{why}, std::move(done));
        return;
    }
    start(loginFor(account), savehub::tryLogin, std::move(done));
}

/// A job that has no recipient and no message yet.
SmtpJob SmtpMailGateway::loginFor(const SmtpAccount &account) const
{
    const auto bare = account.server.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath);
    return {.server = bare.toEncoded(),
            .user = account.server.userName(QUrl::FullyDecoded),
            .password = account.password,
            .known = m_known,
            .from = *wireAddress(account.from),
            .to = {},
            .message = {},
            .mayBePlain = m_options.plainOnLoopback && isThisMachine(bare),
            .proxy = smtpProxyFor(bare),
            .options = m_options};
}

Result<SmtpJob> SmtpMailGateway::jobFor(const SmtpAccount &account,
                                        const EmailRequest &request) const
{
    const auto now = toInstant(QDateTime::currentDateTimeUtc());
    return mailMessage(request, account.from, now).map([&](const QByteArray &message) {
        auto job = loginFor(account);
        job.to = *wireAddress(request.toAddress);
        job.message = message;
        return job;
    });
}

void SmtpMailGateway::start(const Result<SmtpJob> &job, Transfer transfer,
                            std::function<void(SendOutcome)> done)
{
    if (!job) {
        deliverLater(Rejected{job.error().what}, std::move(done));
        return;
    }
    m_workers.start([this, transfer, job = *job, done = std::move(done)]() mutable {
        deliverLater(transfer(job, m_aborted), std::move(done));
    });
}

void SmtpMailGateway::deliverLater(SendOutcome outcome, std::function<void(SendOutcome)> done)
{
    QMetaObject::invokeMethod(
        &m_receiver, [outcome = std::move(outcome), done = std::move(done)] { done(outcome); },
        Qt::QueuedConnection);
}

} // namespace savehub
