// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person.h"
#include "domain/policy.h"

namespace savehub {

/// Where a text to \a recipient goes: to \a person, or to their backup.
inline const std::optional<PhoneNumber> &phoneOf(const Person &person, Recipient recipient)
{
    return recipient == Recipient::Backup ? person.backup.phone : person.phone;
}

} // namespace savehub
