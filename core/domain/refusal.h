// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/phrase.h"

namespace savehub {

/// Why the engine refuses an event or a command, and what to do next. inWords() makes an Error of it.
struct Refusal {
    Error::Kind kind = Error::Kind::Refused;
    Phrase what{};
    Phrase advice{};

    bool operator==(const Refusal &) const = default;
};

} // namespace savehub
