// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "net/form_encoding.h"
#include "net/http_client.h"
#include "ports/clock.h"
#include "twilio/twilio_account.h"

#include <QJsonObject>

#include <functional>
#include <memory>
#include <vector>

namespace savehub {

/// A list with more pages is an error.
constexpr int mostListPages = 10;
constexpr int listPageSize = 200; ///< well below HttpClient::answerLimit

/// Everything that was listed, from all pages.
struct Listing {
    std::vector<QJsonObject> items;
    Instant now{};              ///< this machine's clock when the first page came
    Milliseconds correction{0}; ///< added to the server's time, gives this machine's

    /// When \a item was created, by this machine's clock; \c now when the item does not say.
    Instant createdAt(const QJsonObject &item) const;
};

struct ListRequest {
    QString resource;  ///< "Calls.json"
    QString items;     ///< the name of the array in the answer: "calls"
    FormFields filter; ///< To, From, Status
};

/// Reads a whole list, page by page. An error unless all of it could be read. \a done is not called
/// after \a client is destroyed. \a clock must live as long as \a client.
void readList(HttpClient &client, const Clock &clock, const TwilioAccount &account,
              const ListRequest &request, std::function<void(Result<Listing>)> done);

} // namespace savehub
