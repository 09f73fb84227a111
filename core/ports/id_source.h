// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// Makes new identifiers: random UUIDs in the program, seeded ones in the simulator.
class IdSource
{
public:
    virtual ~IdSource() = default;
    virtual QString next() = 0;
};

} // namespace savehub
