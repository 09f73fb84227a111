// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_day.h"
#include "ports/clock.h"
#include "ports/incident_reader.h"
#include "runtime/engine_thread.h"

#include <QObject>

#include <memory>
#include <vector>

namespace savehub {

/// Plays the demo's day on a running engine: imports people and meetings and lets people answer.
class DemoDirector : public QObject
{
    Q_OBJECT

public:
    /// Everything must outlive it.
    DemoDirector(EngineThread &engine, const IncidentReader &reader, Clock &clock, DemoDay day,
                 QObject *parent = nullptr);
    ~DemoDirector() override;

    void play();

Q_SIGNALS:
    void dayIsOver();

private:
    void planAnswers(Instant start);
    void answer(const DemoAnswer &answer);

    EngineThread &m_engine;
    const IncidentReader &m_reader;
    Clock &m_clock;
    DemoDay m_day;
    std::vector<std::unique_ptr<Wakeup>> m_wakeups;
};

} // namespace savehub
