// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/checks.h"

#include "domain/words.h"

namespace savehub {

namespace {

using Severity = Finding::Severity;

QString webhookHeading()
{
    return Words::tr("Webhook");
}

QString keysAreLost()
{
    return Words::tr("Twilio cannot report pressed keys: nobody can answer a call with 1 or 2. "
                     "What becomes of calls is found out by asking.");
}

Finding finding(const QString &what, const QString &advice, Severity severity = Severity::Problem)
{
    return {severity, webhookHeading(), what, keysAreLost(), advice};
}

Finding noAddress(const ModeFacts &mode)
{
    const auto severity = mode.production                     ? Severity::Problem
                          : mode.provider == Provider::Twilio ? Severity::Warning
                                                              : Severity::Hint;
    return finding(Words::tr("There is no public address (CALL_WEBHOOK_URL)."),
                   Words::tr("Give the console one: a tunnel (cloudflared, ngrok) or a reverse "
                             "proxy with TLS that leads to the console's listener, and set "
                             "CALL_WEBHOOK_URL to its https:// address."),
                   severity);
}

/// The advice for the person who set up a tunnel or proxy.
QString leadItHere(const WebhookFacts &webhook)
{
    return Words::tr("Let the tunnel or proxy behind %1 lead to %2.")
        .arg(webhook.address.toString(), webhook.listener);
}

/// The console itself refused a right signature: its settings differ from those read here.
Finding otherSettings(const WebhookFacts &webhook)
{
    const auto restart = Words::tr("Restart the console, so that it reads the settings again.");
    if (webhook.otherScheme.isTaken()) {
        return finding(Words::tr("The running console takes its address for the one with the "
                                 "other scheme, http instead of https or the reverse."),
                       restart);
    }
    return finding(Words::tr("The running console refuses what is rightly signed: it was started "
                             "with another TWILIO_AUTH_TOKEN or CALL_WEBHOOK_URL than are set "
                             "now."),
                   restart);
}

/// The console's own words for a refusal, each with its cause.
std::optional<Finding> namedByTheConsole(const WebhookFacts &webhook)
{
    const auto &word = webhook.signedOne.word;
    if (word == QLatin1String("no_auth_token") || word == QLatin1String("no_address")) {
        return finding(Words::tr("The running console has no TWILIO_AUTH_TOKEN or no "
                                 "CALL_WEBHOOK_URL yet."),
                       Words::tr("Restart the console, so that it reads the settings again."));
    }
    if (word == QLatin1String("no_signature")) {
        return finding(Words::tr("The header X-Twilio-Signature gets lost on the way."),
                       Words::tr("Let the proxy pass all headers of the request on."));
    }
    if (word == QLatin1String("wrong_type") || word == QLatin1String("bad_content")) {
        return finding(Words::tr("The request's body or Content-Type is changed on the way."),
                       Words::tr("Let the proxy pass body and headers on as they are."));
    }
    if (word == QLatin1String("no_such_webhook")) {
        return finding(Words::tr("The request reaches the console with another path."),
                       Words::tr("Let the proxy pass the path on as it is, or without the part "
                                 "that CALL_WEBHOOK_URL has after the host."));
    }
    if (word == QLatin1String("wrong_signature")) {
        return webhook.local.isTaken()
                   ? finding(Words::tr("A right signature arrives but does not fit: something on "
                                       "the way rewrites the path, the query or the body."),
                             Words::tr("Let the proxy pass the request on as it came, encoded "
                                       "characters included. In nginx: proxy_pass without a path "
                                       "behind the port."))
                   : otherSettings(webhook);
    }
    return std::nullopt;
}

/// An answer came, but not with the words of this console.
Finding answeredByAnother(const WebhookFacts &webhook)
{
    const auto &answer = webhook.signedOne;
    if (!answer.redirect.isEmpty()) {
        return finding(Words::tr("The public address redirects to %1.").arg(answer.redirect),
                       Words::tr("Set CALL_WEBHOOK_URL to the address that answers without a "
                                 "redirect: mind http and https, the port and the path."));
    }
    const auto noConsole = Words::tr("No console answers at %1 on this machine: start it, or give "
                                     "the doctor the same --listen.")
                               .arg(webhook.listener);
    if (answer.status == 502 || answer.status == 503 || answer.status == 504) {
        return finding(Words::tr("The public address answers, but what is behind it cannot reach "
                                 "the console (HTTP status %1).")
                           .arg(answer.status),
                       webhook.consoleRuns ? leadItHere(webhook) : noConsole);
    }
    return finding(Words::tr("The public address is answered by something else than the console "
                             "(HTTP status %1).")
                       .arg(answer.status),
                   webhook.consoleRuns ? leadItHere(webhook) + QLatin1Char(' ')
                                             + Words::tr("Mind the port and the path.")
                                       : noConsole);
}

Finding didNotArrive(const WebhookFacts &webhook)
{
    if (!webhook.consoleRuns) {
        return finding(Words::tr("Nothing answers at the public address (%1), and no console "
                                 "listens at %2.")
                           .arg(webhook.signedOne.failure, webhook.listener),
                       Words::tr("Start the console and run the doctor again."));
    }
    return finding(Words::tr("The console listens at %1, but nothing answers at the public "
                             "address: %2")
                       .arg(webhook.listener, webhook.signedOne.failure),
                   Words::tr("Start the tunnel or proxy. Check host name, port and certificate of "
                             "CALL_WEBHOOK_URL. If only this machine cannot reach it, try it from "
                             "another network."));
}

Finding taken(const WebhookFacts &webhook)
{
    if (webhook.forged.isTaken()) {
        return finding(Words::tr("What answers at the public address takes forged requests, too: "
                                 "it is not the console."),
                       leadItHere(webhook));
    }
    if (webhook.delicate.isAnswered() && !webhook.delicate.isTaken()) {
        return {Severity::Warning, webhookHeading(),
                Words::tr("It works, but something on the way rewrites queries with encoded "
                          "characters."),
                Words::tr("Signatures of such requests do not fit any more."),
                Words::tr("Let the proxy pass the request on as it came.")};
    }
    return {Severity::Fine, webhookHeading(),
            Words::tr("A signed request through the public address is taken, a forged one is "
                      "refused.")};
}

} // namespace

Findings checkConsole(const WebhookFacts &webhook)
{
    const auto console = Words::tr("Console");
    if (webhook.hasNoPort) {
        return {{Severity::Problem, console,
                 Words::tr("It runs, but could not listen at %1.").arg(webhook.listener),
                 Words::tr("No webhook and no request to the REST API reaches it; what becomes of "
                           "calls is found out by asking, pressed keys are lost."),
                 Words::tr("End what uses that port, or start the console with another --listen; "
                           "the log says what was in the way.")}};
    }
    if (webhook.consoleRuns) {
        return {{Severity::Fine, console,
                 Words::tr("It runs, and listens at %1.").arg(webhook.listener)}};
    }
    return {{Severity::Hint, console, Words::tr("No console listens at %1.").arg(webhook.listener),
             Words::tr("Reminders go out while a console runs. What is said here holds for the "
                       "settings that the doctor reads."),
             Words::tr("Start it; if it listens elsewhere, give the doctor the same --listen.")}};
}

Findings checkWebhook(const WebhookFacts &webhook, const ModeFacts &mode)
{
    if (webhook.address.isEmpty()) {
        return {noAddress(mode)};
    }
    if (webhook.hasNoPort) {
        return {}; // said by checkConsole()
    }
    if (!webhook.hasToken) {
        return {finding(Words::tr("It cannot be tried without the auth token."),
                        Words::tr("Set TWILIO_AUTH_TOKEN; signatures are made with it."))};
    }
    const auto &answer = webhook.signedOne;
    if (!answer.isAnswered()) {
        return {didNotArrive(webhook)};
    }
    if (answer.isTaken()) {
        return {taken(webhook)};
    }
    const auto named = namedByTheConsole(webhook);
    return {named ? *named : answeredByAnother(webhook)};
}

} // namespace savehub
