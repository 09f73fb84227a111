// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twilio_call_gateway.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "engine/reconciliation.h"
#include "phrases/in_words.h"
#include "twilio/answers.h"
#include "twilio/request_forms.h"

#include <algorithm>

namespace savehub {

namespace {

constexpr Milliseconds longestCreation{45'000};

QString errorLine(const QString &reason)
{
    return QStringLiteral("[CALL] Twilio error - Reason=") + reason;
}

QString callResource(const ProviderSid &sid)
{
    return QStringLiteral("Calls/%1.json").arg(sid.text());
}

tl::unexpected<Error> noCallSid()
{
    return failure(Error::Kind::BadInput, Words::tr("That is not the SID of a Twilio call."));
}

ListRequest callsBetween(const TwilioAccount &account, const PhoneNumber &to,
                         const QString &status = {})
{
    ListRequest request{QStringLiteral("Calls.json"), QStringLiteral("calls"), {}};
    request.filter.emplace_back(QStringLiteral("To"), to.e164());
    if (account.fromNumber) {
        request.filter.emplace_back(QStringLiteral("From"), account.fromNumber->e164());
    }
    if (!status.isEmpty()) {
        request.filter.emplace_back(QStringLiteral("Status"), status);
    }
    return request;
}

/// Adds the calls of \a listing that are not older than \a oldest and not in \a calls yet.
Done merge(std::vector<ListedCall> &calls, const Listing &listing, Instant oldest)
{
    for (const auto &item : listing.items) {
        const auto sid = item.value(QLatin1String("sid")).toString();
        const auto status = callStatusFromText(item.value(QLatin1String("status")).toString());
        if (!isCallSid(sid) || !status) {
            return failure(Error::Kind::Unavailable, Words::tr("Twilio's list could not be read."));
        }
        const ListedCall call{ProviderSid(sid), *status, listing.createdAt(item)};
        const bool isKnown = std::any_of(calls.begin(), calls.end(), [&call](const auto &known) {
            return known.sid == call.sid;
        });
        if (!isKnown && call.createdAt >= oldest) {
            calls.push_back(call);
        }
    }
    return {};
}

} // namespace

TwilioCallGateway::TwilioCallGateway(AccountSource account, RedactionSource known, bool production,
                                     CallLog &log, const Clock &clock, const QSslConfiguration &ssl)
    : m_account(std::move(account)),
      m_production(production),
      m_log(log),
      m_clock(clock),
      m_client(std::move(known), ssl)
{
}

QString TwilioCallGateway::problem() const
{
    return savehub::problem(m_account(), m_production);
}

bool TwilioCallGateway::isAwaited() const
{
    return savehub::isAwaited(m_account());
}

void TwilioCallGateway::place(const CallRequest &request, std::function<void(SendOutcome)> done)
{
    const auto account = m_account();
    m_log.write(QStringLiteral("[CALL] Creating TwiML for event=%1, user=%2")
                    .arg(oneLine(request.meeting.text()), oneLine(request.person.text())));
    const auto form = callForm(account, request);
    if (request.testMode) {
        m_log.write(QStringLiteral("[CALL] TEST MODE - Call not placed"));
        return done(OnlyBuilt{});
    }
    const auto timeAllowed = std::min(request.timeAllowed, longestCreation);
    if (const auto trouble = savehub::problem(account, m_production); !trouble.isEmpty()) {
        m_log.write(errorLine(trouble));
        return done(Rejected{trouble});
    }
    if (timeAllowed <= Milliseconds(0)) {
        const auto why = Words::tr("No time was left to place the call.");
        m_log.write(errorLine(why));
        return done(NotSent{why});
    }
    auto post = requestAs(account, resourceUrl(account, QStringLiteral("Calls.json")), timeAllowed);
    post.mayLeave = request.mayLeave;
    post.name = request.key.text();
    m_client.post(post, form,
                  [this, timeAllowed, done = std::move(done)](const HttpResult &result) {
                      done(logged(result, timeAllowed));
                  });
}

SendOutcome TwilioCallGateway::logged(const HttpResult &result, Milliseconds timeAllowed)
{
    auto outcome = callOutcome(result, timeAllowed);
    if (const auto *accepted = std::get_if<Accepted>(&outcome)) {
        m_log.write(QStringLiteral("[CALL] Twilio call initiated"));
        m_log.write(QStringLiteral("[CALL] Call SID=") + accepted->sid.text());
    } else {
        m_log.write(errorLine(inWords(whyNot(outcome))));
    }
    return outcome;
}

void TwilioCallGateway::list(const CallSearch &search,
                             std::function<void(Result<std::vector<ListedCall>>)> done)
{
    const auto account = m_account();
    const auto oldest = search.intentAt - listedMayBeOlderBy;
    const auto queued = callsBetween(account, search.to, QStringLiteral("queued"));
    // Queued calls are listed once more, by their status: the list of all calls may lag behind.
    readList(m_client, m_clock, account, callsBetween(account, search.to),
             [this, account, queued, oldest, done = std::move(done)](const auto &all) {
                 std::vector<ListedCall> calls;
                 const auto merged = all.and_then(
                     [&](const Listing &listing) { return merge(calls, listing, oldest); });
                 if (!merged) {
                     return done(tl::make_unexpected(merged.error()));
                 }
                 readList(m_client, m_clock, account, queued,
                          [calls, oldest, done](const Result<Listing> &waiting) mutable {
                              done(waiting
                                       .and_then([&](const Listing &listing) {
                                           return merge(calls, listing, oldest);
                                       })
                                       .map([&] { return calls; }));
                          });
             });
}

void TwilioCallGateway::fetch(const ProviderSid &sid, std::function<void(Result<CallReport>)> done)
{
    if (!isCallSid(sid.text())) {
        return done(noCallSid());
    }
    const auto account = m_account();
    m_client.get(requestAs(account, resourceUrl(account, callResource(sid))),
                 [done = std::move(done)](const HttpResult &result) { done(callReport(result)); });
}

void TwilioCallGateway::end(const ProviderSid &sid, HangUp how, std::function<void(Done)> done)
{
    if (!isCallSid(sid.text())) {
        return done(noCallSid());
    }
    const auto account = m_account();
    // "completed" ends a call in any state; "canceled" does not end one that was just answered.
    const auto status =
        how == HangUp::Always ? QStringLiteral("completed") : QStringLiteral("canceled");
    m_client.post(requestAs(account, resourceUrl(account, callResource(sid))),
                  {{QStringLiteral("Status"), status}},
                  [done = std::move(done)](const HttpResult &result) { done(callEnding(result)); });
}

void TwilioCallGateway::pricePerMinute(const PhoneNumber &number, const QString &country,
                                       std::function<void(Result<Money>)> done)
{
    const auto account = m_account();
    auto url = productUrl(account, QStringLiteral("pricing"),
                          QStringLiteral("/v2/Voice/Numbers/") + number.e164());
    if (account.fromNumber) {
        url.setQuery(QStringLiteral("OriginationNumber=%2B") + account.fromNumber->e164().mid(1));
    }
    m_client.get(requestAs(account, url),
                 [this, country, done = std::move(done)](const HttpResult &result) {
                     const auto price = listedPrice(result);
                     price || country.isEmpty() ? done(price) : dearestPerMinute(country, done);
                 });
}

void TwilioCallGateway::dearestPerMinute(const QString &country,
                                         const std::function<void(Result<Money>)> &done)
{
    const auto account = m_account();
    const auto url = productUrl(account, QStringLiteral("pricing"),
                                QStringLiteral("/v2/Voice/Countries/") + country);
    m_client.get(requestAs(account, url),
                 [done](const HttpResult &result) { done(listedPrice(result)); });
}

} // namespace savehub
