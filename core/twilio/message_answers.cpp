// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/answers.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "twilio/twilio_error.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace savehub {

namespace {

/// What an error code means and what a person can do about it; empty for all other codes.
QString knownProblem(int code)
{
    switch (code) {
    case 21610:
    case 30004:
        return Words::tr("The number blocks texts from yours, perhaps by answering STOP. Have the "
                         "person answer START, or remind them otherwise.");
    case 30002:
        return Words::tr("The Twilio account is suspended. Look into Twilio's console.");
    case 30001:
    case 30022:
    case 30023:
        return Words::tr("More texts were sent than the number's registration allows at a time. "
                         "Spread the meetings, or have the limit raised at Twilio.");
    case 30003:
        return Words::tr(
            "The phone could not be reached: switched off, without a network, or it "
            "takes no texts. Reach the person by other means; if it goes on, check the "
            "number in the table of people.");
    case 30005:
        return Words::tr("The number does not exist or is out of service. Correct it in the table "
                         "of people.");
    case 30006:
        return Words::tr("The number is a landline, or its carrier takes no texts. Give the person "
                         "a mobile number.");
    case 30007:
        return Words::tr(
            "A carrier filtered the text as unwanted. Register the number at Twilio "
            "(A2P 10DLC or toll-free verification) and ask its support for the cause.");
    case 30024:
    case 30032:
    case 30034:
        return Words::tr("Your number is not registered for texts to this country, so carriers "
                         "block them all. Register it at Twilio (A2P 10DLC or toll-free "
                         "verification).");
    case 30019:
    case 30044:
        return Words::tr("The text is longer than the carrier, or a trial account, takes. Give the "
                         "meeting a shorter title, or upgrade the account.");
    case 30036:
        return Words::tr("The text waited at Twilio for too long and was not sent. Spread the "
                         "meetings, or have the limit of texts raised at Twilio.");
    case 30008:
    case 30017:
    case 30410:
        return Words::tr(
            "A carrier could not deliver it and does not say why; it may work the next "
            "time. If it does not, ask Twilio's support.");
    default:
        return {};
    }
}

/// Twilio writes a number as a string or as a number. 0 for null.
int numberIn(const QJsonValue &value)
{
    return value.toVariant().toInt();
}

} // namespace

std::optional<TextDelivery> deliveryFromText(QStringView text)
{
    static const std::array<std::pair<QLatin1String, TextDelivery>, 10> words{{
        {QLatin1String("accepted"), TextDelivery::Accepted},
        {QLatin1String("scheduled"), TextDelivery::Accepted},
        {QLatin1String("queued"), TextDelivery::Queued},
        {QLatin1String("sending"), TextDelivery::Sending},
        {QLatin1String("sent"), TextDelivery::Sent},
        {QLatin1String("delivered"), TextDelivery::Delivered},
        {QLatin1String("read"), TextDelivery::Delivered},
        {QLatin1String("undelivered"), TextDelivery::Undelivered},
        {QLatin1String("failed"), TextDelivery::Failed},
        {QLatin1String("canceled"), TextDelivery::Failed},
    }};
    for (const auto &[word, delivery] : words) {
        if (text == word) {
            return delivery;
        }
    }
    return std::nullopt;
}

QString deliveryProblem(int code, const QString &message)
{
    auto words = knownProblem(code);
    if (words.isEmpty()) {
        words = message.isEmpty() ? Words::tr("The text did not arrive, and Twilio says no more.")
                                  : message;
    }
    return asSentence(words, code == 0 ? QString() : Words::tr(" (Twilio error %1)").arg(code));
}

Result<TextReport> textReport(const HttpResult &result)
{
    const auto *answer = goodAnswer(result);
    if (!answer) {
        return tl::make_unexpected(readError(result));
    }
    const auto text = QJsonDocument::fromJson(answer->body).object();
    const auto sid = answer->redaction.withoutSecrets(text.value(QLatin1String("sid")).toString());
    const auto status = deliveryFromText(text.value(QLatin1String("status")).toString());
    if (!isTextSid(sid) || !status) {
        return failure(Error::Kind::Unavailable, Words::tr("Twilio's answer could not be read."));
    }
    TextReport report{.sid = ProviderSid(sid), .status = *status};
    if (*status == TextDelivery::Undelivered || *status == TextDelivery::Failed) {
        report.error = numberIn(text.value(QLatin1String("error_code")));
        report.why = deliveryProblem(
            report.error, answer->words(text.value(QLatin1String("error_message")).toString()));
    }
    report.price = chargedPrice(text);
    if (const auto segments = numberIn(text.value(QLatin1String("num_segments"))); segments > 0) {
        report.segments = segments;
    }
    return report;
}

} // namespace savehub
