// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_message.h"
#include "rest/field_problem.h"
#include "rest/json_reply.h"

#include <QJsonDocument>

namespace savehub {

enum class BodyIs { Required, Optional };

/// The JSON that \a request carries, or the answer that says what is wrong: 415 unless it is
/// application/json, 400 unless it is strict JSON. An optional body that is not there is {}.
tl::expected<QJsonDocument, HttpReply> readJsonBody(const ReceivedRequest &request,
                                                    BodyIs presence);

/// What \a read makes of that JSON, or the 422 that names what is wrong.
template <typename T>
tl::expected<T, HttpReply> readBody(const ReceivedRequest &request, BodyIs presence,
                                    Parsed<T> (*read)(const QJsonDocument &))
{
    return readJsonBody(request, presence)
        .and_then([read](const QJsonDocument &json) -> tl::expected<T, HttpReply> {
            return read(json).map_error(
                [](const FieldProblems &problems) { return problemReply(problems); });
        });
}

} // namespace savehub
