// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <QString>

namespace savehub {

/// What went wrong, in words for the person who has to act on it.
/// Below the runtime errors are values: a function that can fail returns Result<T>.
struct Error {
    enum class Kind {
        BadInput, ///< what was given cannot be used; nothing was changed
        NotFound,
        Conflict,    ///< somebody else changed it meanwhile, or it exists already
        Refused,     ///< the rules say no
        Unconfirmed, ///< nothing was changed: the caller has to confirm what \c what says
        Unavailable, ///< something outside does not answer now; later it may
        Corrupt,     ///< stored data is not what the program wrote
    };

    Kind kind = Kind::Unavailable;
    QString what;   ///< what happened, one sentence
    QString advice; ///< what to do next; may be empty

    /// Whether doing it again would fail in the same way.
    bool isBeyondRepair() const { return kind == Kind::Corrupt || kind == Kind::NotFound; }
    /// Both sentences in one line.
    QString text() const { return advice.isEmpty() ? what : what + QLatin1Char(' ') + advice; }
    bool operator==(const Error &) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;
using Done = Result<void>;

/// Returns the error of \a result, a Result or Done, from the function around it; with none it goes on.
#define TRY(result)                                                                                \
    do {                                                                                           \
        if (const auto &tried = (result); !tried) {                                                \
            return tl::make_unexpected(tried.error());                                             \
        }                                                                                          \
    } while (false)

inline tl::unexpected<Error> failure(Error::Kind kind, QString what, QString advice = {})
{
    return tl::make_unexpected(Error{kind, std::move(what), std::move(advice)});
}

} // namespace savehub
