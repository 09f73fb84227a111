// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace savehub {

/// Says when the window looks again: at the clock every second; at the database soon after a
/// change, and once a minute in any case, because time alone brings new incidents.
class Pulse : public QObject
{
    Q_OBJECT

public:
    explicit Pulse(QObject *parent = nullptr);

    /// Something changed. Changes come in bursts, so one reading serves all within 50 ms.
    void changed();

Q_SIGNALS:
    void tickDue();
    void readingDue();

private:
    void beat();

    QTimer m_second;
    QTimer m_soon;
    int m_beats = 0;
};

} // namespace savehub
