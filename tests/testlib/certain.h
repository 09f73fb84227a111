// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

namespace savehub {

/// The value of something that cannot fail in a story or a bench. Ends the program if it does.
template <typename T>
T certain(Result<T> result)
{
    if (!result) {
        qFatal("%s", qPrintable(result.error().text()));
    }
    return std::move(*result);
}

inline void certain(const Done &done)
{
    if (!done) {
        qFatal("%s", qPrintable(done.error().text()));
    }
}

} // namespace savehub
