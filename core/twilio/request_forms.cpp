// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/request_forms.h"

#include "twilio/twiml.h"
#include "twilio/webhook_urls.h"

namespace savehub {

namespace {

void appendNumbers(FormFields &form, const TwilioAccount &account, const PhoneNumber &to)
{
    form.emplace_back(QStringLiteral("To"), to.e164());
    if (account.fromNumber) {
        form.emplace_back(QStringLiteral("From"), account.fromNumber->e164());
    }
}

void appendCallback(FormFields &form, const QString &url)
{
    form.emplace_back(QStringLiteral("StatusCallback"), url);
    form.emplace_back(QStringLiteral("StatusCallbackMethod"), QStringLiteral("POST"));
    for (const auto *event : {"initiated", "ringing", "answered", "completed"}) {
        form.emplace_back(QStringLiteral("StatusCallbackEvent"), QLatin1String(event));
    }
}

QString shortened(const QString &body)
{
    if (body.size() <= textBodyLimit) {
        return body;
    }
    auto start = body.left(textBodyLimit - 1);
    if (start.back().isHighSurrogate()) {
        start.chop(1);
    }
    return start + QChar(u'…');
}

/// Without the auth token no callback can be trusted, so neither callbacks nor keys are asked for.
bool takesCallbacks(const TwilioAccount &account)
{
    return !account.webhookUrl.isEmpty() && !account.authToken.isEmpty();
}

} // namespace

FormFields callForm(const TwilioAccount &account, const CallRequest &request)
{
    const bool hasWebhook = takesCallbacks(account);
    SpokenReminder reminder{request.message, request.language, {}};
    if (hasWebhook) {
        reminder.responseUrl = callResponseUrl(account.webhookUrl, request.key);
    }
    FormFields form;
    appendNumbers(form, account, request.to);
    form.emplace_back(QStringLiteral("Twiml"), reminderTwiml(reminder));
    form.emplace_back(QStringLiteral("Timeout"), QString::number(request.ringTime.count()));
    form.emplace_back(QStringLiteral("TimeLimit"), QString::number(request.timeLimit.count()));
    if (request.detectMachine) {
        form.emplace_back(QStringLiteral("MachineDetection"), QStringLiteral("Enable"));
    }
    if (hasWebhook) {
        appendCallback(form, callStatusUrl(account.webhookUrl, request.key));
    }
    return form;
}

FormFields textForm(const TwilioAccount &account, const TextRequest &request)
{
    FormFields form;
    appendNumbers(form, account, request.to);
    form.emplace_back(QStringLiteral("Body"), shortened(request.body));
    if (takesCallbacks(account)) {
        form.emplace_back(QStringLiteral("StatusCallback"),
                          textStatusUrl(account.webhookUrl, request.step));
    }
    return form;
}

} // namespace savehub
