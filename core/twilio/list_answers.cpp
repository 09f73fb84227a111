// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/answers.h"

#include "domain/words.h"
#include "twilio/twilio_error.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace savehub {

namespace {

} // namespace

Result<ListPage> listPage(const HttpResult &result, const QString &name)
{
    const auto *answer = goodAnswer(result);
    if (!answer) {
        return tl::make_unexpected(readError(result));
    }
    const auto body = QJsonDocument::fromJson(answer->body).object();
    const auto items = body.value(name);
    const auto next = body.value(QLatin1String("next_page_uri"));
    if (!items.isArray() || !(next.isNull() || next.isString()) || !answer->date) {
        return failure(Error::Kind::Unavailable, Words::tr("Twilio's list could not be read."));
    }
    ListPage page{{}, next.toString(), *answer->date};
    for (const auto &item : items.toArray()) {
        page.items.push_back(item.toObject());
    }
    return page;
}

std::optional<Instant> instantFromRfc2822(const QString &text)
{
    const auto parsed = QDateTime::fromString(text, Qt::RFC2822Date);
    return parsed.isValid() ? std::optional(toInstant(parsed)) : std::nullopt;
}

} // namespace savehub
