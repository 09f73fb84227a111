// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log_file.h"
#include "ports/clock.h"
#include "ports/incident_reader.h"
#include "ui/models/forecast_text.h"

#include <QTimeZone>
#include <QTimer>

namespace savehub {

/// Without a window, writes into the log for which moments of the coming week the line is too
/// short: one log line for each moment, at the start and when its figures change.
class ForecastLog
{
public:
    /// \a reader, \a console, \a clock and \a log must outlive it. After a change it looks within
    /// \a soon.
    ForecastLog(const IncidentReader &reader, const Console &console, const Clock &clock,
                LogFile &log, Milliseconds soon = Minutes{1},
                const QTimeZone &zone = QTimeZone::systemTimeZone());

private:
    void lookSoon();
    void look();
    void tell(const ForecastText &text, Instant now);
    void tellFailure(const QString &why);

    const IncidentReader &m_reader;
    const Console &m_console;
    const Clock &m_clock;
    LogFile &m_log;
    const Milliseconds m_soon;
    const QTimeZone m_zone;
    std::vector<LineShortage> m_told;
    QString m_lastFailure;
    bool m_hasLooked = false;
    QTimer m_timer;
};

} // namespace savehub
