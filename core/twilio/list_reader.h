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

/// Lists of at most this many pages are read.
constexpr int mostListPages = 10;
constexpr int listPageSize = 200; ///< well below HttpClient::answerLimit

/// Everything that was listed, from all pages.
struct Listing {
    std::vector<QJsonObject> items;
    Instant now{};              ///< this machine's clock when the first page came
    Milliseconds correction{0}; ///< from the server's clock to this machine's

    /// When \a item was created, by this machine's clock; now where the item does not say.
    Instant createdAt(const QJsonObject &item) const;
};

struct ListRequest {
    QString resource;  ///< "Calls.json"
    QString items;     ///< the name of the array in the answer: "calls"
    FormFields filter; ///< To, From, Status
};

/// Reads a whole list, page by page; an error unless all of it could be read. Silent once
/// \a client is destroyed. \a clock must live as long as \a client.
void readList(HttpClient &client, const Clock &clock, const TwilioAccount &account,
              const ListRequest &request, std::function<void(Result<Listing>)> done);

} // namespace savehub
