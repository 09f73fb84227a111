// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

enum class NumberKind {
    Unused,   ///< in no range that its country has assigned
    Ordinary, ///< somebody's phone
    Special,  ///< premium-rate, shared-cost, satellite and the like: expensive, or nobody's
};

/// What the numbering plans say about a number.
struct NumberFacts {
    NumberKind kind = NumberKind::Unused;
    QString country; ///< ISO 3166 alpha-2; empty for a number of no country
    bool operator==(const NumberFacts &) const = default;
};

} // namespace savehub
