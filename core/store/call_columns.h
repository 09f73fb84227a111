// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "store/columns.h"

namespace savehub {

/// The columns that every table of calls has: all of test_calls, most of call_attempts.
struct CallColumns {
    using Record = Attempt;

    template <typename Visit>
    static void visit(Visit see)
    {
        using enum ColumnKind;
        see(Fixed, "key", &Attempt::key);
        see(Changing, "provider", &Attempt::provider);
        see(Changing, "to_number", &Attempt::to);
        see(Changing, "status", &Attempt::status);
        see(NullIfEmpty, "sid", &Attempt::sid);
        see(Changing, "created_at", &Attempt::createdAt);
        see(Changing, "accepted_at", &Attempt::acceptedAt);
        see(Changing, "ended_at", &Attempt::endedAt);
        see(Changing, "digit", &Attempt::digit);
        see(Changing, "answered_by", &Attempt::answeredBy);
        see(Changing, "error", &Attempt::error);
        see(AsCode, "error_phrase", &Attempt::error);
        see(Changing, "estimate_micros", &Attempt::estimate);
        see(Changing, "price_micros", &Attempt::price);
        see(Changing, "duration_seconds", &Attempt::duration);
        see(Changing, "queue_ms", &Attempt::queueTime);
    }
};

/// The call in \a row, which is of a table with \a Columns.
template <typename Columns>
Attempt callFrom(const Row &row)
{
    return recordFrom<Columns>(row, {.to = row.phone("to_number")});
}

} // namespace savehub
