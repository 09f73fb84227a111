// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/words.h"

namespace savehub::rules {

/// The error for a value that breaks a rule: what is wrong, and what to write instead.
inline tl::unexpected<Error> bad(QString what, QString advice)
{
    return failure(Error::Kind::BadInput, std::move(what), std::move(advice));
}

} // namespace savehub::rules
