// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace savehub {

/// When the window looks again: each second at the clock, soon after a change at the database,
/// and once a minute anyway, because time alone brings new incidents.
class Pulse : public QObject
{
    Q_OBJECT

public:
    explicit Pulse(QObject *parent = nullptr);

    /// Changes come in bursts: one reading serves all that happen within a moment.
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
