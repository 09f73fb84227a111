// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phrase.h"

#include <QString>

#include <optional>

namespace savehub {

/// \a phrase as a JSON array: the key of its code, then its figures; empty for others' words, which
/// are stored as they are. ["call_too_dear", {"micros": 600000}, {"micros": 500000}]
QString toJson(const Phrase &phrase);

/// Nothing when \a json is not what toJson() writes.
std::optional<Phrase> phraseFromJson(const QString &json);

} // namespace savehub
