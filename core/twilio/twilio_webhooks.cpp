// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twilio_webhooks.h"

#include "engine/call_outcome.h"
#include "twilio/answer_twiml.h"
#include "twilio/signature.h"
#include "twilio/webhook_requests.h"
#include "twilio/webhook_self_test.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace savehub {

struct TwilioWebhooks::SignedWebhook {
    TwilioAccount account;
    FormFields query;
    FormFields fields;
};

namespace {

/// Twilio sends about thirty fields, and a text of 1,600 characters; a proxy may add some. A larger
/// request would cost a stranger nothing, but the engine's thread much time.
constexpr qsizetype mostFields = 64;
constexpr qsizetype mostBytes = 32 * 1024; ///< of target and body together
constexpr qsizetype mostBytesOfSelfTest = 2 * 1024;

qsizetype bytesOf(const ReceivedRequest &request)
{
    return request.target.size() + request.body.size();
}

/// Checked before anything is computed.
bool isTooLarge(const ReceivedRequest &request)
{
    return bytesOf(request) > mostBytes || request.target.count('&') >= mostFields
           || request.body.count('&') >= mostFields;
}

enum class ContentType { Form, Json, Other };

ContentType contentType(const ReceivedRequest &request)
{
    const auto whole = request.header("Content-Type");
    const auto end = whole.indexOf(';');
    const auto type = (end < 0 ? whole : whole.first(end)).trimmed().toLower();
    if (type == "application/x-www-form-urlencoded") {
        return ContentType::Form;
    }
    return type == "application/json" ? ContentType::Json : ContentType::Other;
}

/// The values of a JSON object, as if they had come in a form.
FormFields jsonFields(const QByteArray &body)
{
    FormFields fields;
    const auto object = QJsonDocument::fromJson(body).object();
    for (auto field = object.begin(); field != object.end(); ++field) {
        fields.emplace_back(field.key(), field.value().toVariant().toString());
    }
    return fields;
}

ReceivedSignature claimOf(const TwilioAccount &account, const WebhookTarget &target,
                          const ReceivedRequest &request)
{
    return {
        request.header("X-Twilio-Signature"),
        target.publicUrl,
        {account.authToken.utf8().toByteArray(), account.authTokenSecondary.utf8().toByteArray()}};
}

/// The fields of \a request, if its signature is right.
tl::expected<FormFields, WebhookRefusal> signedFields(const TwilioAccount &account,
                                                      const WebhookTarget &target,
                                                      const ReceivedRequest &request)
{
    const auto type = contentType(request);
    const auto claim = claimOf(account, target, request);
    if (account.authToken.isEmpty()) {
        return tl::make_unexpected(WebhookRefusal::NoAuthToken);
    }
    if (account.webhookUrl.isEmpty()) {
        return tl::make_unexpected(WebhookRefusal::NoAddress);
    }
    if (claim.signature.isEmpty()) {
        return tl::make_unexpected(WebhookRefusal::NoSignature);
    }
    if (type == ContentType::Other
        || (type == ContentType::Json && target.route != WebhookRoute::CallStatus)) {
        return tl::make_unexpected(WebhookRefusal::WrongType);
    }
    if (isTooLarge(request)) {
        return tl::make_unexpected(WebhookRefusal::TooLarge);
    }
    const bool isForm = type == ContentType::Form;
    auto fields = isForm ? decodeForm(request.body) : FormFields();
    if (isForm ? !isSignedForm(claim, fields) : !isSignedBody(claim, request.body)) {
        return tl::make_unexpected(WebhookRefusal::WrongSignature);
    }
    return isForm ? fields : jsonFields(request.body);
}

/// The attempt that a callback's address names; empty unless it is a UUID.
AttemptKey attemptIn(const FormFields &query)
{
    static const QRegularExpression uuid(
        QStringLiteral("\\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\z"));
    const auto text = firstValue(query, u"attempt");
    return uuid.match(text).hasMatch() ? AttemptKey(text) : AttemptKey();
}

/// Whether the self-test sent \a request to get this refusal.
bool wasAskedFor(WebhookRefusal why, const ReceivedSignature &claim, const ReceivedRequest &request)
{
    return why == WebhookRefusal::WrongSignature && bytesOf(request) <= mostBytesOfSelfTest
           && attemptIn(decodeForm(request.query())) == selfTestAttempt()
           && isMeantToBeRefused(claim, decodeForm(request.body));
}

WebhookRefusal refusalFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
        return WebhookRefusal::UnknownCall;
    case Error::Kind::BadInput:
    case Error::Kind::Conflict:
    case Error::Kind::Refused:
    case Error::Kind::Unconfirmed:
        return WebhookRefusal::OtherCall;
    case Error::Kind::Unavailable:
    case Error::Kind::Corrupt:
        return WebhookRefusal::NotSaved;
    }
    Q_UNREACHABLE();
}

/// The refusal of a form that cannot be used.
WebhookRefusal refusalForForm(const Error &error)
{
    return error.kind == Error::Kind::Refused ? WebhookRefusal::OtherAccount
                                              : WebhookRefusal::BadContent;
}

struct CallNews {
    AttemptKey attempt;
    CallReport report;
};

tl::expected<CallNews, WebhookRefusal> callNews(const TwilioAccount &account,
                                                const FormFields &query, const FormFields &fields)
{
    const auto report = callReport(fields, account.accountSid);
    if (!report) {
        return tl::make_unexpected(refusalForForm(report.error()));
    }
    const auto attempt = attemptIn(query);
    if (attempt.isEmpty()) {
        return tl::make_unexpected(WebhookRefusal::UnknownCall);
    }
    return CallNews{attempt, *report};
}

int statusFor(WebhookRefusal why)
{
    switch (why) {
    case WebhookRefusal::NoSignature:
    case WebhookRefusal::WrongSignature:
    case WebhookRefusal::OtherAccount:
        return 403;
    case WebhookRefusal::WrongType:
        return 415;
    case WebhookRefusal::TooLarge:
        return 413;
    case WebhookRefusal::BadContent:
        return 400;
    case WebhookRefusal::UnknownCall:
        return 404;
    case WebhookRefusal::OtherCall:
        return 409;
    case WebhookRefusal::NoAuthToken:
    case WebhookRefusal::NoAddress:
    case WebhookRefusal::NotSaved:
        return 503; // Twilio may repeat it
    }
    Q_UNREACHABLE();
}

HttpReply refusalReply(WebhookRefusal why)
{
    return {statusFor(why), "text/plain", toText(why).toLatin1() + '\n'};
}

HttpReply twiml(const QString &document)
{
    return {200, "text/xml; charset=utf-8", document.toUtf8()};
}

} // namespace

TwilioWebhooks::TwilioWebhooks(AccountSource account, RedactionSource known, Reception &reception,
                               const Clock &clock, WebhookTally &tally)
    : m_account(std::move(account)),
      m_known(std::move(known)),
      m_reception(reception),
      m_clock(clock),
      m_tally(tally)
{
}

HttpReply TwilioWebhooks::handle(const ReceivedRequest &request)
{
    const auto account = m_account();
    const auto target = webhookTarget(account.webhookUrl, request.target);
    if (!target) {
        return {404, "text/plain", "There is no such webhook.\n"};
    }
    if (request.method != "POST") {
        return {405, "text/plain", "Webhooks are sent by POST.\n", {{"Allow", "POST"}}};
    }
    const auto fields = signedFields(account, *target, request);
    if (!fields) {
        return wasAskedFor(fields.error(), claimOf(account, *target, request), request)
                   ? refusedQuietly(fields.error())
                   : refused(fields.error());
    }
    const SignedWebhook hearing{account, decodeForm(request.query()), *fields};
    noteWebhook();
    switch (target->route) {
    case WebhookRoute::CallStatus:
        return callProgressed(hearing);
    case WebhookRoute::CallResponse:
        return keyPressed(hearing);
    case WebhookRoute::TextStatus:
        return textProgressed(hearing);
    case WebhookRoute::TextResponse:
        return textCame(hearing);
    }
    Q_UNREACHABLE();
}

/// When the clock was set back, the time since the last webhook is unknown: it counts as too long.
bool TwilioWebhooks::isSilent() const
{
    const auto now = m_clock.now();
    return !m_lastWebhookAt || now < *m_lastWebhookAt || now > *m_lastWebhookAt + longestSilence;
}

/// Texts may get lost in a silence. So they are asked for until the next text comes in by webhook.
void TwilioWebhooks::noteWebhook()
{
    m_hearsTexts = m_hearsTexts && !isSilent();
    m_lastWebhookAt = m_clock.now();
}

bool TwilioWebhooks::textsAreReported() const
{
    return m_hearsTexts && !isSilent();
}

HttpReply TwilioWebhooks::callProgressed(const SignedWebhook &hearing)
{
    if (attemptIn(hearing.query) == selfTestAttempt()) {
        return {204}; // the signature is right: that was the question
    }
    const auto news = callNews(hearing.account, hearing.query, hearing.fields);
    if (!news) {
        return refused(news.error());
    }
    if (const auto saved = m_reception.callReported(news->attempt, news->report); !saved) {
        return refused(refusalFor(saved.error()));
    }
    m_tally.take();
    return {204};
}

HttpReply TwilioWebhooks::keyPressed(const SignedWebhook &hearing)
{
    const auto news = callNews(hearing.account, hearing.query, hearing.fields);
    if (!news) {
        return refused(news.error());
    }
    const auto saved = m_reception.callReported(news->attempt, news->report);
    if (!saved && refusalFor(saved.error()) != WebhookRefusal::NotSaved) {
        return refused(refusalFor(saved.error()));
    }
    saved ? m_tally.take() : m_tally.refuse(WebhookRefusal::NotSaved);
    const auto call = m_reception.spokenCall(news->attempt).value_or(SpokenCall{});
    const auto answer = answerOfKey(news->report.digit);
    if (saved && answer) {
        return twiml(confirmationTwiml(*answer, call.language));
    }
    const auto why = saved ? Misheard::WrongKey : Misheard::NotSaved;
    const auto repeats = firstValue(hearing.query, u"again").toInt();
    if (repeats >= mostRepeats) {
        return twiml(goodbyeTwiml(why, call.language));
    }
    const auto next = callResponseUrl(hearing.account.webhookUrl, news->attempt, repeats + 1);
    return twiml(menuAgainTwiml(why, call, next));
}

HttpReply TwilioWebhooks::textProgressed(const SignedWebhook &hearing)
{
    const auto report = textReport(hearing.fields, hearing.account.accountSid);
    if (!report) {
        return refused(refusalForForm(report.error()));
    }
    const StepId step(firstValue(hearing.query, u"step"));
    if (const auto saved = m_reception.textReported(step, *report); !saved) {
        return refused(refusalFor(saved.error()));
    }
    m_tally.take();
    return {204};
}

HttpReply TwilioWebhooks::textCame(const SignedWebhook &hearing)
{
    auto text = receivedText(hearing.fields, hearing.account.accountSid, m_clock.now());
    if (!text) {
        return refused(refusalForForm(text.error()));
    }
    m_hearsTexts = true;
    text->body = m_known().withoutSecrets(text->body); // it will be stored
    const auto heard = m_reception.textReceived(*text);
    if (heard) {
        m_tally.take();
        return twiml(heard->understood ? textConfirmationTwiml(heard->answer, heard->language)
                                       : silentTwiml());
    }
    const auto why = refusalFor(heard.error());
    m_tally.refuse(why);
    // Twilio does not report a text again, so the sender has to repeat it.
    return twiml(why == WebhookRefusal::NotSaved ? textNotSavedTwiml(QString()) : silentTwiml());
}

HttpReply TwilioWebhooks::refused(WebhookRefusal why)
{
    m_tally.refuse(why);
    return refusalReply(why);
}

HttpReply TwilioWebhooks::refusedQuietly(WebhookRefusal why)
{
    m_tally.refuseQuietly(why);
    return refusalReply(why);
}

} // namespace savehub
