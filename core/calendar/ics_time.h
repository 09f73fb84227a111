// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <vector>

#include <QByteArray>

#include "domain/error.h"
#include "domain/instant.h"

namespace savehub {

struct IcsProperty;

/// A wall-clock time, in a zone that is known from elsewhere.
using LocalTime = std::chrono::local_time<Milliseconds>;

/// Midnight at the start of the day of \a time.
LocalTime dayOf(LocalTime time);

/// A DATE or DATE-TIME value with the zone that it names.
struct IcsTime {
    LocalTime local{};
    bool isDate = false; ///< a whole day; local is its midnight
    bool isUtc = false;
    QByteArray tzid{}; ///< empty for UTC and floating times

    bool isFloating() const { return !isUtc && tzid.isEmpty(); }
};

/// The comma-separated times of \a property; of a PERIOD its start. The error (BadInput) names the
/// line and the field.
Result<std::vector<IcsTime>> readTimes(const IcsProperty &property);
/// The one time of \a property.
Result<IcsTime> readTime(const IcsProperty &property);

} // namespace savehub
