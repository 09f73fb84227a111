// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/countries.h"

#include <algorithm>

namespace savehub {

namespace {

bool isCode(const QString &word)
{
    const auto isCapital = [](QChar c) {
        return c >= u'A' && c <= u'Z';
    };
    return word.size() == 2 && std::all_of(word.begin(), word.end(), isCapital);
}

} // namespace

QString toText(const Countries &countries)
{
    return QStringList(countries.begin(), countries.end()).join(u' ');
}

std::optional<Countries> countriesFromText(const QString &text)
{
    const auto words = text.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), isCode)
               ? std::optional(Countries(words.begin(), words.end()))
               : std::nullopt;
}

} // namespace savehub
