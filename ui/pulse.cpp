// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pulse.h"

namespace savehub {

namespace {
constexpr std::chrono::seconds beatEvery{1};
constexpr std::chrono::milliseconds readAfter{50};
constexpr int readEveryBeats = 60;
} // namespace

Pulse::Pulse(QObject *parent)
    : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(readAfter);
    connect(&m_soon, &QTimer::timeout, this, &Pulse::readingDue);
    connect(&m_second, &QTimer::timeout, this, &Pulse::beat);
    m_second.start(beatEvery);
}

void Pulse::changed()
{
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void Pulse::beat()
{
    m_beats = (m_beats + 1) % readEveryBeats;
    if (m_beats == 0) {
        Q_EMIT readingDue();
    } else {
        Q_EMIT tickDue();
    }
}

} // namespace savehub
