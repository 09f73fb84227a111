// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"

#include <random>
#include <vector>

namespace savehub {

/// Random numbers from a seed. The same seed gives the same numbers on every machine: the standard
/// fixes what its engines yield, but not what its distributions do.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_engine(seed)
    {
    }

    /// 0 to \a limit - 1.
    int below(int limit) { return static_cast<int>(m_engine() % static_cast<quint64>(limit)); }
    bool chance(int percent) { return below(100) < percent; }
    Milliseconds between(Milliseconds least, Milliseconds most)
    {
        const auto span = (most - least).count() + 1;
        return least + Milliseconds{static_cast<qint64>(m_engine() % static_cast<quint64>(span))};
    }
    template <typename T>
    const T &oneOf(const std::vector<T> &choices)
    {
        return choices[static_cast<size_t>(below(static_cast<int>(choices.size())))];
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace savehub
