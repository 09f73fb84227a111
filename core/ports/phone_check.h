// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phone_number.h"

namespace savehub {

class PhoneCheck
{
public:
    virtual ~PhoneCheck() = default;
    /// Whether the number lies in a range that its country has given out.
    virtual bool isValid(const PhoneNumber &number) const = 0;
};

} // namespace savehub
