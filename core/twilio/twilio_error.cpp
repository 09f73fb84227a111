// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twilio_error.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace savehub {

namespace {

/// The request's id, which Twilio's support asks for.
QString requestIdNote(const HttpAnswer &answer)
{
    static const QRegularExpression shape(QStringLiteral("\\ARQ[0-9a-fA-F]{32}\\z"));
    const auto given = answer.header("Twilio-Request-Id");
    const auto id = QString::fromLatin1(answer.redaction.withoutSecrets(given));
    return shape.match(id).hasMatch() ? Words::tr(" (request %1)").arg(id) : QString();
}

} // namespace

TwilioError twilioError(const HttpAnswer &answer)
{
    const auto body = QJsonDocument::fromJson(answer.body).object();
    const auto message = answer.words(body.value(QLatin1String("message")).toString());
    TwilioError error;
    error.code = body.value(QLatin1String("code")).toInt();
    const auto words = message.isEmpty()
                           ? Words::tr("Twilio answered with HTTP status %1").arg(answer.status)
                           : message;
    const auto code = error.code == 0 ? QString() : Words::tr(" (Twilio error %1)").arg(error.code);
    error.text = asSentence(words, code + requestIdNote(answer));
    return error;
}

Error readError(const HttpResult &result)
{
    if (const auto *failure = std::get_if<HttpFailure>(&result)) {
        return {Error::Kind::Unavailable, failure->text, {}};
    }
    const auto &answer = std::get<HttpAnswer>(result);
    const auto text = twilioError(answer).text;
    switch (answer.status) {
    case 404:
        return {Error::Kind::NotFound, text, {}};
    case 401:
    case 403:
        return {Error::Kind::Refused, text, Words::tr("Check the Twilio credentials.")};
    default:
        return {Error::Kind::Unavailable, text, {}};
    }
}

} // namespace savehub
