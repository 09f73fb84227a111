// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/line_forecast.h"

namespace savehub {

namespace {

constexpr Minutes betweenLooks{1};

} // namespace

LineForecast::LineForecast(const IncidentReader &reader, const Console &console, const Clock &clock,
                           const QTimeZone &zone, QObject *parent)
    : QObject(parent),
      m_reader(reader),
      m_console(console),
      m_clock(clock),
      m_zone(zone)
{
}

Result<ForecastText> LineForecast::look() const
{
    const auto now = m_clock.now();
    return m_reader.expectedCalls(now, now + ahead).map([&](const auto &expected) {
        return forecastText(expected, m_console.settings().callsPerSecond, m_zone);
    });
}

Done LineForecast::watch()
{
    const auto now = m_clock.now();
    if (m_lookedAt && *m_lookedAt <= now && now < *m_lookedAt + betweenLooks) {
        return {};
    }
    m_lookedAt = now;
    return look().map([this](const ForecastText &text) {
        const auto known = m_told.size();
        for (const auto &moment : text.moments) {
            m_told.insert(moment.start);
        }
        if (m_told.size() > known) {
            Q_EMIT shortageFound(text.summary);
        }
    });
}

} // namespace savehub
