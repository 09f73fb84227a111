// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/number_facts.h"
#include "domain/phone_number.h"

namespace savehub {

class PhoneCheck
{
public:
    virtual ~PhoneCheck() = default;
    virtual NumberFacts factsOf(const PhoneNumber &number) const = 0;
};

} // namespace savehub
