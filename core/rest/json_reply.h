// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "net/http_message.h"
#include "rest/field_problem.h"

#include <QJsonObject>

namespace savehub {

HttpReply jsonReply(int status, const QJsonObject &body);

/// Problem details (RFC 9457). \a detail is for people; phone numbers in it are masked here.
HttpReply problemReply(int status, const QString &detail, HttpHeaders headers = {});
/// 422 with the fields that are wrong, at most the first 50.
HttpReply problemReply(const FieldProblems &problems);
/// What an error of the engine or the store means to a client.
HttpReply problemReply(const Error &error);
/// 400: a parameter of the query cannot be used.
HttpReply parameterReply(const QString &parameter, const QString &detail);

} // namespace savehub
