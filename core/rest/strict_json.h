// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QByteArray>
#include <QJsonDocument>

namespace savehub {

/// The deepest nesting of objects and arrays. The API needs less: its deepest object is a meeting's
/// attendee.
constexpr int deepestJson = 8;

/// Reads JSON by RFC 8259, in UTF-8, and refuses more: a key that comes twice in an object, nesting
/// deeper than deepestJson, half surrogate pairs. BadInput says what is wrong.
Result<QJsonDocument> readStrictJson(const QByteArray &text);

} // namespace savehub
