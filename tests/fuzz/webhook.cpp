// SPDX-License-Identifier: GPL-3.0-or-later
// A request to the webhooks: its target in the first line, its signature in the second, then its
// body. Judged by the fake Twilio's signatures, which are computed independently of ours.
#include "tests/fuzz/promise.h"
#include "tests/testlib/fake_webhook.h"
#include "tests/testlib/scripted_reception.h"
#include "tests/testlib/virtual_clock.h"
#include "twilio/answers.h"
#include "twilio/twilio_webhooks.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <functional>

using namespace savehub;

namespace {

const QByteArray host = "https://console.example.com";
const QByteArray token = "0123456789abcdef0123456789abcdef";
const QString accountSid = QStringLiteral("AC00000000000000000000000000000001");

/// How a console answered one request, and what it reported.
struct Outcome {
    HttpReply reply;
    std::vector<std::pair<AttemptKey, CallReport>> calls;
    std::vector<std::pair<StepId, TextReport>> deliveries;
    std::vector<ReceivedText> texts;

    bool isForUs() const
    {
        return reply.body != "There is no such webhook.\n" && reply.body != "too_large\n";
    }
    bool isBelieved() const
    {
        return isForUs() && reply.body != "wrong_signature\n" && reply.body != "no_signature\n";
    }
    bool wasHeard() const { return !calls.empty() || !deliveries.empty() || !texts.empty(); }
};

Outcome handle(const ReceivedRequest &request)
{
    const VirtualClock clock(Instant{});
    ScriptedReception reception;
    WebhookTally tally(clock, {});
    const TwilioAccount account{.accountSid = accountSid,
                                .authToken = QString::fromLatin1(token),
                                .webhookUrl = QUrl(QString::fromLatin1(host))};
    auto reply =
        TwilioWebhooks([&] { return account; }, [] { return Redaction(); }, reception, clock, tally)
            .handle(request);
    return {reply, reception.calls, reception.deliveries, reception.texts};
}

ReceivedRequest requestFor(const QByteArray &target, const QByteArray &type, const QByteArray &body,
                           const QByteArray &signature)
{
    return {"POST", target, {{"Content-Type", type}, {"X-Twilio-Signature", signature}}, body};
}

QByteArray ofForm(const QByteArray &key, const QByteArray &target, const QByteArray &body)
{
    return fakeSignature(key, host + target, decodeForm(body));
}

/// \a body with one byte changed. The place depends on the whole body.
QByteArray spoiled(QByteArray body)
{
    const auto at = static_cast<qsizetype>(qHash(body) % static_cast<size_t>(body.size()));
    body[at] = static_cast<char>(body[at] ^ 1);
    return body;
}

void checkWhatIsHeard(const Outcome &outcome, const QByteArray &body)
{
    const auto fields = decodeForm(body);
    promise(!outcome.wasHeard() || firstValue(fields, u"AccountSid") == accountSid,
            "nothing is heard of another account");
    for (const auto &[attempt, report] : outcome.calls) {
        promise(attempt.text().size() == 36, "an attempt is named by its key");
        promise(isCallSid(report.sid.text()), "a call has a SID");
        promise(report.digit.size() <= 32 && report.answeredBy.size() <= 32,
                "what was pressed is short");
    }
    for (const auto &[step, report] : outcome.deliveries) {
        promise(isTextSid(report.sid.text()), "a text of ours has a SID");
    }
    for (const auto &text : outcome.texts) {
        promise(isTextSid(text.sid.text()) && text.body.size() <= 1600,
                "a text is one of Twilio's");
    }
}

void checkForm(const QByteArray &target, const QByteArray &body)
{
    const QByteArray type = "application/x-www-form-urlencoded";
    const auto signature = ofForm(token, target, body);
    const auto outcome = handle(requestFor(target, type, body, signature));
    promise(outcome.isBelieved() == outcome.isForUs(), "what Twilio signs is believed");
    checkWhatIsHeard(outcome, body);

    const auto other = handle(requestFor(target, type, body, ofForm("other", target, body)));
    promise(!other.isBelieved() && !other.wasHeard(), "another token's signature is refused");
    if (outcome.isBelieved() && !body.isEmpty()) {
        const auto changed = spoiled(body);
        const bool isSame = ofForm(token, target, changed) == signature; // "%4a" is "%4A"
        const auto forged = handle(requestFor(target, type, changed, signature));
        promise(forged.isBelieved() == isSame, "a form that says something else is refused");
        promise(isSame || !forged.wasHeard(), "nothing is heard of it");
    }
}

/// A body that is not a form is signed by its hash in the address.
void checkJson(const QByteArray &query, const QByteArray &body)
{
    const auto hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    const auto target = "/call/status?bodySHA256=" + hash + '&' + query;
    const auto signature = fakeSignature(token, host + target, {});
    const auto outcome = handle(requestFor(target, "application/json", body, signature));
    promise(outcome.isBelieved() == outcome.isForUs(), "a body whose hash is signed is believed");
    if (!body.isEmpty()) {
        const auto forged =
            handle(requestFor(target, "application/json", spoiled(body), signature));
        promise(!forged.isBelieved() && !forged.wasHeard(), "a body with another hash is refused");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = toView(data, size).toByteArray();
    const auto targetEnd = bytes.indexOf('\n');
    const auto signatureEnd = bytes.indexOf('\n', targetEnd + 1);
    if (targetEnd < 1 || signatureEnd < 0) {
        return 0;
    }
    const auto target = bytes.first(targetEnd);
    const auto body = bytes.mid(signatureEnd + 1);
    const auto theirs = bytes.mid(targetEnd + 1, signatureEnd - targetEnd - 1);
    for (const QByteArray type : {"application/x-www-form-urlencoded", "application/json", ""}) {
        const auto outcome = handle(requestFor(target, type, body, theirs));
        promise(!outcome.wasHeard() && outcome.reply.status >= 400, "a stranger is not believed");
    }
    const auto isSent = [](QChar c) {
        return !c.isNull();
    }; // the judge puts NULs between fields
    const auto fields = decodeForm(body);
    if (std::all_of(fields.begin(), fields.end(), [&](const auto &field) {
            return std::all_of(field.first.begin(), field.first.end(), isSent)
                   && std::all_of(field.second.begin(), field.second.end(), isSent);
        })) {
        checkForm(target, body);
    }
    checkJson(ReceivedRequest{"POST", target}.query(), body);
    return 0;
}
