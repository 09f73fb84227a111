// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "ports/incident_reader.h"
#include "runtime/console.h"
#include "ui/models/forecast_text.h"

#include <QObject>
#include <QTimeZone>

#include <set>

namespace savehub {

/// Looks a week ahead and reports each moment for which the line is too short: once, and as a rule
/// days before.
class LineForecast : public QObject
{
    Q_OBJECT

public:
    static constexpr Hours ahead{24 * 7};

    /// \a reader, \a console and \a clock must outlive the forecast.
    LineForecast(const IncidentReader &reader, const Console &console, const Clock &clock,
                 const QTimeZone &zone, QObject *parent = nullptr);

    Result<ForecastText> look() const;
    /// Looks, at most once a minute, and reports when there are moments that were not reported yet.
    Done watch();

Q_SIGNALS:
    void shortageFound(const QString &summary);

private:
    const IncidentReader &m_reader;
    const Console &m_console;
    const Clock &m_clock;
    QTimeZone m_zone;
    std::optional<Instant> m_lookedAt;
    std::set<Instant> m_told; ///< starts of meetings
};

} // namespace savehub
