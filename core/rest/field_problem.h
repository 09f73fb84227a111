// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <QString>

#include <vector>

namespace savehub {

/// What is wrong with one part of a request.
struct FieldProblem {
    QString pointer; ///< JSON pointer (RFC 6901) into the body; "" is all of it
    QString detail;  ///< for people; repeats no value
    bool operator==(const FieldProblem &) const = default;
};

using FieldProblems = std::vector<FieldProblem>;

/// What a request's body says, or everything that is wrong with it.
template <typename T>
using Parsed = tl::expected<T, FieldProblems>;

} // namespace savehub
