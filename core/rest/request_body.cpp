// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/request_body.h"

#include "domain/words.h"
#include "rest/strict_json.h"

namespace savehub {

namespace {

bool isJson(const QByteArray &contentType)
{
    const auto end = contentType.indexOf(';');
    const auto type = end < 0 ? contentType : contentType.first(end);
    return type.trimmed().compare("application/json", Qt::CaseInsensitive) == 0;
}

} // namespace

tl::expected<QJsonDocument, HttpReply> readJsonBody(const ReceivedRequest &request, BodyIs presence)
{
    if (presence == BodyIs::Optional && request.body.isEmpty()) {
        return QJsonDocument(QJsonObject());
    }
    if (!isJson(request.header("Content-Type"))) {
        return tl::make_unexpected(
            problemReply(415, Words::tr("The body has to be application/json.")));
    }
    return readStrictJson(request.body).map_error([](const Error &error) {
        return problemReply(400, error.text());
    });
}

} // namespace savehub
