// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twilio_message_gateway.h"

#include "domain/words.h"
#include "engine/reconciliation.h"
#include "twilio/answers.h"
#include "twilio/request_forms.h"

namespace savehub {

namespace {

/// A text needs no callback, since its delivery status is asked for, too. So a bad webhook address
/// is no problem here.
QString textProblem(TwilioAccount account)
{
    account.webhookUrl.clear();
    return problem(account, false);
}

Result<std::vector<ListedText>> textsSince(const Listing &listing, Instant oldest)
{
    std::vector<ListedText> texts;
    for (const auto &item : listing.items) {
        const auto sid = item.value(QLatin1String("sid")).toString();
        if (!isTextSid(sid)) {
            return failure(Error::Kind::Unavailable, Words::tr("Twilio's list could not be read."));
        }
        const ListedText text{ProviderSid(sid), item.value(QLatin1String("body")).toString(),
                              listing.createdAt(item)};
        if (text.createdAt >= oldest) {
            texts.push_back(text);
        }
    }
    return texts;
}

/// The texts that came since \a oldest, the oldest first and without secrets. Twilio lists the
/// newest first.
Result<std::vector<ReceivedText>> receivedSince(const Listing &listing, Instant oldest,
                                                const Redaction &known)
{
    std::vector<ReceivedText> texts;
    for (auto item = listing.items.rbegin(); item != listing.items.rend(); ++item) {
        const auto sid = known.withoutSecrets(item->value(QLatin1String("sid")).toString());
        if (!isTextSid(sid)) {
            return failure(Error::Kind::Unavailable, Words::tr("Twilio's list could not be read."));
        }
        const auto from = PhoneNumber::fromE164(item->value(QLatin1String("from")).toString());
        const auto at = listing.createdAt(*item);
        const bool inbound = item->value(QLatin1String("direction")) == QLatin1String("inbound");
        if (from && inbound && at >= oldest) {
            const auto body = known.withoutSecrets(item->value(QLatin1String("body")).toString());
            texts.push_back({ProviderSid(sid), *from, body, at});
        }
    }
    return texts;
}

} // namespace

FormFields receivedFilter(const PhoneNumber &ours, Instant since)
{
    return {{QStringLiteral("To"), ours.e164()},
            {QStringLiteral("DateSent>"), utcDay(since - Hours{1})}};
}

TwilioMessageGateway::TwilioMessageGateway(AccountSource account, RedactionSource known,
                                           const Clock &clock, const QSslConfiguration &ssl)
    : m_account(std::move(account)),
      m_known(std::move(known)),
      m_clock(clock),
      m_client(m_known, ssl)
{
}

QString TwilioMessageGateway::problem() const
{
    return textProblem(m_account());
}

bool TwilioMessageGateway::isAwaited() const
{
    return savehub::isAwaited(m_account());
}

void TwilioMessageGateway::send(const TextRequest &request, std::function<void(SendOutcome)> done)
{
    const auto account = m_account();
    const auto form = textForm(account, request);
    if (request.testMode) {
        return done(OnlyBuilt{});
    }
    if (const auto trouble = textProblem(account); !trouble.isEmpty()) {
        return done(Rejected{trouble});
    }
    if (request.timeAllowed <= Milliseconds(0)) {
        return done(NotSent{Words::tr("No time was left to send the text.")});
    }
    auto post = requestAs(account, resourceUrl(account, QStringLiteral("Messages.json")),
                          request.timeAllowed);
    post.mayLeave = request.mayLeave;
    post.name = request.step.text();
    m_client.post(post, form, [done = std::move(done)](const HttpResult &result) {
        done(textOutcome(result));
    });
}

void TwilioMessageGateway::list(const PhoneNumber &to, Instant since,
                                std::function<void(Result<std::vector<ListedText>>)> done)
{
    const auto account = m_account();
    ListRequest request{QStringLiteral("Messages.json"), QStringLiteral("messages"), {}};
    request.filter.emplace_back(QStringLiteral("To"), to.e164());
    if (account.fromNumber) {
        request.filter.emplace_back(QStringLiteral("From"), account.fromNumber->e164());
    }
    const auto oldest = since - listedMayBeOlderBy;
    readList(m_client, m_clock, account, request,
             [oldest, done = std::move(done)](const Result<Listing> &listing) {
                 done(listing.and_then(
                     [oldest](const Listing &all) { return textsSince(all, oldest); }));
             });
}

void TwilioMessageGateway::fetchText(const ProviderSid &sid,
                                     std::function<void(Result<TextReport>)> done)
{
    if (!isTextSid(sid.text())) {
        return done(
            failure(Error::Kind::BadInput, Words::tr("That is not the SID of a Twilio text.")));
    }
    const auto account = m_account();
    const auto url = resourceUrl(account, QStringLiteral("Messages/%1.json").arg(sid.text()));
    m_client.get(requestAs(account, url),
                 [done = std::move(done)](const HttpResult &result) { done(textReport(result)); });
}

void TwilioMessageGateway::received(Instant since,
                                    std::function<void(Result<std::vector<ReceivedText>>)> done)
{
    const auto account = m_account();
    if (!account.fromNumber) {
        return done(failure(Error::Kind::Unavailable, textProblem(account)));
    }
    const ListRequest request{QStringLiteral("Messages.json"), QStringLiteral("messages"),
                              receivedFilter(*account.fromNumber, since)};
    readList(m_client, m_clock, account, request,
             [since, known = m_known, done = std::move(done)](const Result<Listing> &listing) {
                 done(listing.and_then(
                     [&](const Listing &all) { return receivedSince(all, since, known()); }));
             });
}

} // namespace savehub
