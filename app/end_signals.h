// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace savehub {

/// Turns SIGINT, SIGTERM and SIGHUP into Qt signals. Only one object may exist at a time.
class EndSignals : public QObject
{
    Q_OBJECT

public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;

Q_SIGNALS:
    void endWanted();
    /// SIGHUP: somebody has moved the log away.
    void reopenWanted();

private:
    QSocketNotifier m_notifier;
};

} // namespace savehub
