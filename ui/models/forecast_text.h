// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/line.h"

#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <vector>

namespace savehub {

/// The moments for which the line is too short, in words for people.
struct ForecastText {
    QString summary;
    QString help;          ///< what would help when the line is too short
    QStringList shortages; ///< each moment with its figures; empty when all can be called
    std::vector<LineShortage> moments; ///< those moments, in the same order
};

/// \a expected are the calls of the coming week, \a callsPerSecond what the account may start.
ForecastText forecastText(const std::vector<ExpectedCalls> &expected, int callsPerSecond,
                          const QTimeZone &zone);

} // namespace savehub
