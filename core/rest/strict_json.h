// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QByteArray>
#include <QJsonDocument>

namespace savehub {

/// How deep objects and arrays may lie in each other: nothing that is asked for is deeper than
/// a meeting's attendee.
constexpr int deepestJson = 8;

/// JSON as RFC 8259 has it, in UTF-8, and no more: no key twice in an object, nothing deeper than
/// deepestJson, no half surrogates. BadInput says what is wrong.
Result<QJsonDocument> readStrictJson(const QByteArray &text);

} // namespace savehub
