// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast_log.h"

#include "domain/words.h"
#include "ui/line_forecast.h"
#include "ui/models/time_text.h"

#include <algorithm>

namespace savehub {

namespace {

/// Looks this often even when nothing changes, since the coming week moves on.
constexpr Milliseconds atLeastEvery = Hours{1};

bool holdsStart(const std::vector<LineShortage> &moments, Instant start)
{
    return std::any_of(moments.begin(), moments.end(),
                       [start](const LineShortage &moment) { return moment.start == start; });
}

} // namespace

ForecastLog::ForecastLog(const IncidentReader &reader, const Console &console, const Clock &clock,
                         LogFile &log, Milliseconds soon, const QTimeZone &zone)
    : m_reader(reader),
      m_console(console),
      m_clock(clock),
      m_log(log),
      m_soon(soon),
      m_zone(zone)
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
    // The first look waits for the first settings.
    QObject::connect(&console, &Console::settingsChanged, &m_timer, [this] { lookSoon(); });
    QObject::connect(&console, &Console::changed, &m_timer, [this] {
        if (m_hasLooked) {
            lookSoon();
        }
    });
}

/// Answers and imports come in bursts, and a forecast of a week can wait for their end.
void ForecastLog::lookSoon()
{
    if (!m_hasLooked) {
        look();
    } else if (m_timer.remainingTimeAsDuration() > m_soon) {
        m_timer.start(m_soon);
    }
}

void ForecastLog::look()
{
    m_hasLooked = true;
    m_timer.start(atLeastEvery);
    const auto now = m_clock.now();
    const auto expected = m_reader.expectedCalls(now, now + LineForecast::ahead);
    tellFailure(expected ? QString() : expected.error().text());
    if (expected) {
        tell(forecastText(*expected, m_console.settings().callsPerSecond, m_zone), now);
    }
}

void ForecastLog::tell(const ForecastText &text, Instant now)
{
    for (size_t i = 0; i < text.moments.size(); ++i) {
        if (std::find(m_told.begin(), m_told.end(), text.moments[i]) == m_told.end()) {
            m_log.write({Notice::Severity::Warning,
                         {},
                         Words::tr("The line is too short. %1. %2")
                             .arg(text.shortages.at(static_cast<qsizetype>(i)), text.help)});
        }
    }
    for (const auto &told : m_told) {
        if (told.start > now && !holdsStart(text.moments, told.start)) {
            m_log.write(
                {Notice::Severity::Info,
                 {},
                 Words::tr("The line holds again for %1.").arg(dayAndTime(told.start, m_zone))});
        }
    }
    m_told = text.moments;
}

/// Reports the same failure once, not every time.
void ForecastLog::tellFailure(const QString &why)
{
    if (!why.isEmpty() && why != m_lastFailure) {
        m_log.write({Notice::Severity::Warning, {}, why});
    }
    m_lastFailure = why;
}

} // namespace savehub
