// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/instant.h"
#include "net/http_result.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace savehub {

/// One page of a list.
struct ListPage {
    std::vector<QJsonObject> items{};
    QString next{};       ///< path and query of the next page; empty on the last
    Instant serverTime{}; ///< when it was answered, by the server's clock
};

/// The page in \a result, whose items come under \a name ("calls"). An error when any part of it
/// cannot be trusted, the server's clock included: a list is asked for to prove something absent.
Result<ListPage> listPage(const HttpResult &result, const QString &name);

/// Reads "Tue, 18 Aug 2026 16:45:00 +0000".
std::optional<Instant> instantFromRfc2822(const QString &text);

} // namespace savehub
