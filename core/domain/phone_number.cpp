// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/phone_number.h"

#include <algorithm>

namespace savehub {

std::optional<PhoneNumber> PhoneNumber::fromE164(QStringView text)
{
    const auto isDigit = [](QChar c) {
        return c >= u'0' && c <= u'9';
    };
    const auto digits = text.mid(1);
    const bool fits = text.startsWith(u'+') && digits.size() >= 7 && digits.size() <= 15
                      && digits.front() != u'0'
                      && std::all_of(digits.begin(), digits.end(), isDigit);
    return fits ? std::optional(PhoneNumber(text.toString())) : std::nullopt;
}

} // namespace savehub
