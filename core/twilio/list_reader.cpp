// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/list_reader.h"

#include "domain/words.h"
#include "twilio/answers.h"

namespace savehub {

namespace {

constexpr Milliseconds timeAllowedPerPage{10'000};

QUrl firstPage(const TwilioAccount &account, const ListRequest &request)
{
    auto query = request.filter;
    query.emplace_back(QStringLiteral("PageSize"), QString::number(listPageSize));
    auto url = resourceUrl(account, request.resource);
    url.setQuery(QString::fromLatin1(encodeForm(query)), QUrl::StrictMode);
    return url;
}

bool isSameServer(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && one.authority() == other.authority();
}

/// The callbacks of the client that it reads through keep it alive.
class ListReader : public std::enable_shared_from_this<ListReader>
{
public:
    ListReader(HttpClient &client, const Clock &clock, TwilioAccount account, QString items,
               std::function<void(Result<Listing>)> done)
        : m_client(client),
          m_clock(clock),
          m_account(std::move(account)),
          m_items(std::move(items)),
          m_done(std::move(done))
    {
    }

    void read(const QUrl &url)
    {
        ++m_pages;
        m_client.get(requestAs(m_account, url, timeAllowedPerPage),
                     [self = shared_from_this(), url](const HttpResult &result) {
                         self->take(url, listPage(result, self->m_items));
                     });
    }

private:
    void take(const QUrl &url, Result<ListPage> page)
    {
        if (!page) {
            return m_done(tl::make_unexpected(page.error()));
        }
        if (m_pages == 1) {
            m_listing.now = m_clock.now();
            m_listing.correction = m_listing.now - page->serverTime;
        }
        std::move(page->items.begin(), page->items.end(), std::back_inserter(m_listing.items));
        if (page->next.isEmpty()) {
            return m_done(std::move(m_listing));
        }
        const auto next = url.resolved(QUrl(page->next));
        // The next request carries the credentials, so it must go to the same server.
        if (m_pages == mostListPages || !isSameServer(url, next)) {
            return m_done(failure(Error::Kind::Unavailable,
                                  Words::tr("Twilio's list is too long to be read.")));
        }
        read(next);
    }

    HttpClient &m_client;
    const Clock &m_clock;
    const TwilioAccount m_account;
    const QString m_items;
    const std::function<void(Result<Listing>)> m_done;
    Listing m_listing;
    int m_pages = 0;
};

} // namespace

Instant Listing::createdAt(const QJsonObject &item) const
{
    const auto atTwilio = instantFromRfc2822(item.value(QLatin1String("date_created")).toString());
    return atTwilio ? *atTwilio + correction : now;
}

void readList(HttpClient &client, const Clock &clock, const TwilioAccount &account,
              const ListRequest &request, std::function<void(Result<Listing>)> done)
{
    std::make_shared<ListReader>(client, clock, account, request.items, std::move(done))
        ->read(firstPage(account, request));
}

} // namespace savehub
