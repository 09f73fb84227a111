// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <set>

namespace savehub {

/// Countries by their ISO 3166 alpha-2 codes.
using Countries = std::set<QString>;

/// "DE ES", sorted; and back. Nothing when a word is not two capital letters.
QString toText(const Countries &countries);
std::optional<Countries> countriesFromText(const QString &text);

} // namespace savehub
