// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/smtp_transfer.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include <curl/curl.h>
#include <sys/socket.h>

#include "domain/untrusted_text.h"
#include "domain/words.h"

namespace savehub {

namespace {

constexpr qsizetype keptReplyBytes = 512;
constexpr long replyThatInvitesTheData = 354;

/// What curl's callbacks see of a transfer.
struct Progress {
    const SmtpJob &job;
    const std::atomic<bool> &aborted;
    bool isWithdrawn = false; ///< nothing of the message left
    qsizetype given = 0;      ///< bytes of the message that curl took
    bool isGivenAway = false; ///< curl knows that it has all: the end may reach the server
    QByteArray refusal{};     ///< the server's last line that refuses (4xx or 5xx)
};

size_t giveMessage(char *buffer, size_t size, size_t count, void *data)
{
    auto &progress = *static_cast<Progress *>(data);
    const auto &message = progress.job.message;
    if (progress.given == 0 && !progress.job.mayLeave()) {
        progress.isWithdrawn = true;
        return CURL_READFUNC_ABORT;
    }
    const auto room = static_cast<qsizetype>(size) * static_cast<qsizetype>(count);
    const auto piece = std::min(room, message.size() - progress.given);
    std::memcpy(buffer, message.constData() + progress.given, static_cast<size_t>(piece));
    progress.given += piece;
    progress.isGivenAway = piece == 0;
    return static_cast<size_t>(piece);
}

size_t takeReply(char *buffer, size_t size, size_t count, void *data)
{
    auto &progress = *static_cast<Progress *>(data);
    const auto length = size * count;
    const bool isRefusal = length > 0 && (buffer[0] == '4' || buffer[0] == '5');
    if (isRefusal) {
        // Before the line is cut: half a secret would not be found any more.
        const QByteArray said(buffer, static_cast<qsizetype>(length));
        progress.refusal = progress.job.known().withoutSecrets(said).left(keptReplyBytes);
    }
    return length;
}

int shallAbort(void *data, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<Progress *>(data)->aborted ? 1 : 0;
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

void setServer(CURL *curl, const SmtpJob &job)
{
    curl_easy_setopt(curl, CURLOPT_URL, job.server.constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    // An empty one keeps curl from asking the environment by itself.
    curl_easy_setopt(curl, CURLOPT_PROXY, job.proxy.constData());
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     static_cast<long>(job.mayBePlain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!job.options.trustedCertificates.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_CAINFO,
                         job.options.trustedCertificates.toLocal8Bit().constData());
    }
    if (!job.user.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, job.user.toUtf8().constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, job.password.utf8().toByteArray().constData());
    }
}

void setLimits(CURL *curl, const SmtpJob &job)
{
    const auto left = Milliseconds{std::max<qint64>(job.until.remainingTime(), 1)};
    const auto limit =
        job.until.isForever() ? job.options.wholeLimit : std::min(job.options.wholeLimit, left);
    // Signals would hit the whole process.
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    // Without it the end would wait until a name that does not resolve is given up.
    curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(job.options.connectLimit.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(limit.count()));
}

void setMessage(CURL *curl, const SmtpJob &job, const curl_slist *recipients, Progress &progress)
{
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, job.from.constData());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &giveMessage);
    curl_easy_setopt(curl, CURLOPT_READDATA, &progress);
}

void follow(CURL *curl, Progress &progress)
{
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &takeReply);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &progress);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &shallAbort);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &progress);
}

/// curl sends QUIT before it closes the connection, and would wait two minutes for the answer of a
/// server that has gone silent, whatever the limits.
void stopListening(CURL *curl)
{
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &socket);
    if (socket != CURL_SOCKET_BAD) {
        ::shutdown(socket, SHUT_RD);
    }
}

bool isTlsFailure(CURLcode code)
{
    switch (code) {
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
        return true;
    default:
        return false;
    }
}

QString refusalIn(const Progress &progress)
{
    return asSentence(withoutNumbers(QString::fromUtf8(progress.refusal)));
}

QString inWords(CURLcode code, const Progress &progress)
{
    if (code == CURLE_USE_SSL_FAILED) {
        return Words::tr("The mail server offers no encryption (STARTTLS).");
    }
    if (code == CURLE_LOGIN_DENIED) {
        return Words::tr("The mail server refused user or password: %1").arg(refusalIn(progress));
    }
    return Words::tr("Mail server: %1.").arg(QString::fromLatin1(curl_easy_strerror(code)));
}

QString replyInWords(const Progress &progress)
{
    return Words::tr("The mail server said: %1").arg(refusalIn(progress));
}

SendOutcome withdrawn()
{
    return NotSent{Words::tr("The email was withdrawn before it left.")};
}

/// The server's last reply counts where there is one. The reply to the message itself is never
/// \c 354: when the last reply is 354 and the whole message was given away, the outcome is unknown.
SendOutcome outcomeOf(CURLcode code, long reply, const Progress &progress)
{
    if (progress.isWithdrawn) {
        return withdrawn();
    }
    if (code == CURLE_OK) {
        return Accepted{};
    }
    const bool refused = reply >= 400 && !isTlsFailure(code);
    if (refused && reply >= 500) {
        return Rejected{code == CURLE_LOGIN_DENIED ? inWords(code, progress)
                                                   : replyInWords(progress),
                        static_cast<int>(reply)};
    }
    if (refused) {
        return NotSent{replyInWords(progress)};
    }
    if (progress.isGivenAway && reply == replyThatInvitesTheData) {
        return UnknownOutcome{inWords(code, progress)};
    }
    return NotSent{inWords(code, progress)};
}

SendOutcome noLibrary()
{
    return NotSent{Words::tr("The mail library cannot be started.")};
}

/// Runs one connection to the server; \a prepare sets what is to be done on it.
template <typename Prepare>
SendOutcome perform(const SmtpJob &job, const std::atomic<bool> &aborted, Prepare prepare)
{
    static const auto ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    const Handle curl(curl_easy_init(), &curl_easy_cleanup);
    if (ready != CURLE_OK || !curl) {
        return noLibrary();
    }
    Progress progress{job, aborted};
    setServer(curl.get(), job);
    setLimits(curl.get(), job);
    follow(curl.get(), progress);
    prepare(curl.get(), progress);
    const auto code = curl_easy_perform(curl.get());
    stopListening(curl.get());
    long reply = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply);
    return outcomeOf(code, reply, progress);
}

} // namespace

SendOutcome sendBySmtp(const SmtpJob &job, const std::atomic<bool> &aborted)
{
    if (job.until.hasExpired() || !job.mayLeave()) {
        return withdrawn();
    }
    const List recipients(curl_slist_append(nullptr, job.to.constData()), &curl_slist_free_all);
    return recipients ? perform(job, aborted,
                                [&](CURL *curl, Progress &progress) {
                                    setMessage(curl, job, recipients.get(), progress);
                                })
                      : noLibrary();
}

SendOutcome tryLogin(const SmtpJob &job, const std::atomic<bool> &aborted)
{
    return perform(job, aborted, [](CURL *curl, Progress &) {
        curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
    });
}

} // namespace savehub
