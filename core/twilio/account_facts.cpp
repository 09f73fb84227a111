// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/account_facts.h"

#include "twilio/account_answers.h"
#include "twilio/list_reader.h"

#include <memory>

namespace savehub {

namespace {

constexpr Milliseconds timeAllowedToFindOut{15'000};

/// Only the problems that rule out any request to the API.
QString problemOfAsking(TwilioAccount account)
{
    account.webhookUrl = QUrl();
    account.fromNumber = PhoneNumber::fromE164(u"+15005550006"); // a missing number is a fact
    return problem(account, false);
}

TwilioAccount withTokenOnly(TwilioAccount account)
{
    account.apiKeySid.clear();
    account.apiKeySecret.clear();
    return account;
}

QUrl accountUrl(const TwilioAccount &account)
{
    auto url = resourceUrl(account, QString());
    auto path = url.path();
    path.chop(1); // the slash
    url.setPath(path + QStringLiteral(".json"));
    return url;
}

/// The callbacks of the client that it asks through keep it alive.
class AccountInquiry : public std::enable_shared_from_this<AccountInquiry>
{
public:
    AccountInquiry(HttpClient &client, const Clock &clock, TwilioAccount account,
                   std::function<void(TwilioFacts)> done)
        : m_client(client),
          m_clock(clock),
          m_account(std::move(account)),
          m_done(std::move(done))
    {
    }

    void start()
    {
        m_facts.hasFromNumber = m_account.fromNumber.has_value();
        m_facts.problem = problemOfAsking(m_account);
        if (!m_facts.problem.isEmpty()) {
            return m_done(m_facts);
        }
        tryCredentials();
    }

private:
    bool hasKey() const
    {
        return !m_account.apiKeySid.isEmpty() && !m_account.apiKeySecret.isEmpty();
    }

    void tryCredentials()
    {
        m_open = (m_account.authToken.isEmpty() ? 0 : 1) + (hasKey() ? 1 : 0);
        if (!m_account.authToken.isEmpty()) {
            const auto asked = m_clock.now();
            get(withTokenOnly(m_account), accountUrl(m_account), [this, asked](const auto &result) {
                m_facts.authToken = credentialFacts(result);
                m_facts.standing = accountStanding(result);
                m_facts.clockAhead = clockAhead(result, asked, m_clock.now());
            });
        }
        if (hasKey()) {
            const auto asked = m_clock.now();
            get(m_account, balanceUrl(), [this, asked](const auto &result) {
                m_facts.apiKey = credentialFacts(result);
                m_facts.clockAhead = clockAhead(result, asked, m_clock.now());
            });
        }
    }

    void askTheRest()
    {
        using State = CredentialFacts::State;
        const bool keyIsRight = m_facts.apiKey.state == State::Right;
        if (!keyIsRight && m_facts.authToken.state != State::Right) {
            return m_done(m_facts);
        }
        const auto as = keyIsRight ? m_account : withTokenOnly(m_account);
        m_open = 4;
        m_isAskingTheRest = true;
        get(as, balanceUrl(),
            [this](const auto &result) { m_facts.balance = accountBalance(result); });
        get(as, dialingCountriesUrl(m_account),
            [this](const auto &result) { m_facts.countries = dialingCountries(result); });
        list(as,
             {QStringLiteral("IncomingPhoneNumbers.json"), QStringLiteral("incoming_phone_numbers"),
              numberFilter()},
             m_incoming);
        list(as,
             {QStringLiteral("OutgoingCallerIds.json"), QStringLiteral("outgoing_caller_ids"), {}},
             m_callerIds);
    }

    void finishRest()
    {
        if (m_callerIds) {
            m_facts.verified = phoneNumbersOf(*m_callerIds);
        }
        if (m_incoming && m_account.fromNumber) {
            m_facts.sender =
                senderFacts(*m_incoming, m_facts.verified.value_or(std::vector<PhoneNumber>()),
                            *m_account.fromNumber);
        }
        m_done(m_facts);
    }

    void get(const TwilioAccount &as, const QUrl &url, std::function<void(const HttpResult &)> take)
    {
        m_client.get(requestAs(as, url, timeAllowedToFindOut),
                     [self = shared_from_this(), take = std::move(take)](const HttpResult &result) {
                         take(result);
                         self->answerCame();
                     });
    }

    void list(const TwilioAccount &as, const ListRequest &request,
              std::optional<std::vector<QJsonObject>> &items)
    {
        readList(m_client, m_clock, as, request,
                 [self = shared_from_this(), &items](Result<Listing> listing) {
                     if (listing) {
                         items = std::move(listing->items);
                     }
                     self->answerCame();
                 });
    }

    void answerCame()
    {
        if (--m_open == 0) {
            m_isAskingTheRest ? finishRest() : askTheRest();
        }
    }

    FormFields numberFilter() const
    {
        return m_account.fromNumber
                   ? FormFields{{QStringLiteral("PhoneNumber"), m_account.fromNumber->e164()}}
                   : FormFields{};
    }

    QUrl balanceUrl() const { return resourceUrl(m_account, QStringLiteral("Balance.json")); }

    HttpClient &m_client;
    const Clock &m_clock;
    const TwilioAccount m_account;
    const std::function<void(TwilioFacts)> m_done;
    TwilioFacts m_facts;
    std::optional<std::vector<QJsonObject>> m_incoming;
    std::optional<std::vector<QJsonObject>> m_callerIds;
    int m_open = 0; ///< requests without an answer yet
    bool m_isAskingTheRest = false;
};

} // namespace

void readAccountFacts(HttpClient &client, const Clock &clock, const TwilioAccount &account,
                      std::function<void(TwilioFacts)> done)
{
    std::make_shared<AccountInquiry>(client, clock, account, std::move(done))->start();
}

QUrl dialingCountriesUrl(const TwilioAccount &account)
{
    auto url = productUrl(account, QStringLiteral("voice"),
                          QStringLiteral("/v1/DialingPermissions/Countries"));
    url.setQuery(QStringLiteral("PageSize=1000"));
    return url;
}

} // namespace savehub
