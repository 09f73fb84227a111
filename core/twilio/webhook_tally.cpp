// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/webhook_tally.h"

#include "domain/words.h"

namespace savehub {

namespace {

QString what(WebhookRefusal why)
{
    switch (why) {
    case WebhookRefusal::NoAuthToken:
        return Words::tr(
            "A webhook was refused: without the Twilio auth token its signature cannot "
            "be checked.");
    case WebhookRefusal::NoAddress:
        return Words::tr("A webhook was refused: without CALL_WEBHOOK_URL its signature cannot be "
                         "checked.");
    case WebhookRefusal::NoSignature:
        return Words::tr("A webhook was refused: it has no signature.");
    case WebhookRefusal::WrongSignature:
        return Words::tr("A webhook was refused: its signature is wrong.");
    case WebhookRefusal::OtherAccount:
        return Words::tr("A webhook was refused: it is about another Twilio account.");
    case WebhookRefusal::WrongType:
        return Words::tr("A webhook was refused: its content is no form.");
    case WebhookRefusal::TooLarge:
        return Words::tr("A webhook was refused: it is larger than any that Twilio sends.");
    case WebhookRefusal::BadContent:
        return Words::tr("A webhook was refused: its content is not what Twilio sends.");
    case WebhookRefusal::UnknownCall:
        return Words::tr(
            "A webhook was refused: it names a call or text that was not sent from here.");
    case WebhookRefusal::OtherCall:
        return Words::tr("A webhook was refused: it is about another call or text than it names.");
    case WebhookRefusal::NotSaved:
        return Words::tr("A webhook's news could not be saved: the database did not answer.");
    }
    Q_UNREACHABLE();
}

QString advice(WebhookRefusal why)
{
    switch (why) {
    case WebhookRefusal::NoAuthToken:
        return Words::tr("Set TWILIO_AUTH_TOKEN; an API key does not do for this.");
    case WebhookRefusal::NoAddress:
        return Words::tr("Set it to the https address that Twilio reaches this console at.");
    case WebhookRefusal::NoSignature:
        return Words::tr("Twilio signs all of its own: a stranger sent it, or a proxy removed the "
                         "header X-Twilio-Signature.");
    case WebhookRefusal::WrongSignature:
        return Words::tr(
            "If Twilio sent it, check that TWILIO_AUTH_TOKEN is the account's primary "
            "one and that CALL_WEBHOOK_URL is the public address to the letter: scheme, "
            "host, port and path.");
    case WebhookRefusal::OtherAccount:
        return Words::tr("Check TWILIO_ACCOUNT_SID.");
    case WebhookRefusal::TooLarge:
        return Words::tr("A stranger sent it: keep the address of this console to yourself.");
    case WebhookRefusal::WrongType:
    case WebhookRefusal::BadContent:
        return Words::tr("A proxy may have rewritten it.");
    case WebhookRefusal::UnknownCall:
    case WebhookRefusal::OtherCall:
        return Words::tr("Another console may use the same CALL_WEBHOOK_URL.");
    case WebhookRefusal::NotSaved:
        return Words::tr("Check the disk and what else uses the database file.");
    }
    Q_UNREACHABLE();
}

} // namespace

QString toText(WebhookRefusal why)
{
    switch (why) {
    case WebhookRefusal::NoAuthToken:
        return QStringLiteral("no_auth_token");
    case WebhookRefusal::NoAddress:
        return QStringLiteral("no_address");
    case WebhookRefusal::NoSignature:
        return QStringLiteral("no_signature");
    case WebhookRefusal::WrongSignature:
        return QStringLiteral("wrong_signature");
    case WebhookRefusal::OtherAccount:
        return QStringLiteral("other_account");
    case WebhookRefusal::WrongType:
        return QStringLiteral("wrong_type");
    case WebhookRefusal::TooLarge:
        return QStringLiteral("too_large");
    case WebhookRefusal::BadContent:
        return QStringLiteral("bad_content");
    case WebhookRefusal::UnknownCall:
        return QStringLiteral("unknown_call");
    case WebhookRefusal::OtherCall:
        return QStringLiteral("other_call");
    case WebhookRefusal::NotSaved:
        return QStringLiteral("not_saved");
    }
    Q_UNREACHABLE();
}

WebhookTally::WebhookTally(const Clock &clock, Listener refused)
    : m_clock(clock),
      m_listener(std::move(refused))
{
}

void WebhookTally::take()
{
    ++m_taken;
    m_lastTaken = m_clock.now();
}

void WebhookTally::refuse(WebhookRefusal why)
{
    auto &count = m_refused[why];
    ++count.times;
    const auto now = m_clock.now();
    // A clock that was set back must not suppress the message.
    if (count.toldAt && now >= *count.toldAt && now < *count.toldAt + quiet) {
        return;
    }
    count.toldAt = now;
    if (m_listener) {
        m_listener(Words::tr("%1 %2 (%n so far)", nullptr, static_cast<int>(count.times))
                       .arg(what(why), advice(why)));
    }
}

std::map<WebhookRefusal, qint64> WebhookTally::refused() const
{
    std::map<WebhookRefusal, qint64> times;
    for (const auto &[why, count] : m_refused) {
        times[why] = count.times;
    }
    return times;
}

} // namespace savehub
