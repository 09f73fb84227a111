// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// Where new identifiers come from: random UUIDs in life, a seed in the simulator.
class IdSource
{
public:
    virtual ~IdSource() = default;
    virtual QString next() = 0;
};

} // namespace savehub
