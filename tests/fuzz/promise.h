// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace savehub {

/// Aborts the program when \a holds is false: fuzzers look for crashes.
inline void promise(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "Broken promise: %s\n", what);
        std::abort();
    }
}

inline QByteArrayView toView(const std::uint8_t *data, std::size_t size)
{
    return {data, static_cast<qsizetype>(size)};
}

} // namespace savehub

/// Called by libFuzzer, or by loop.cpp, with each input. Returns 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
