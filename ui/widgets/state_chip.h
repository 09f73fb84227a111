// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident.h"

#include <QWidget>

namespace savehub {

/// An incident's state as a word with its shape and colour.
class StateChip : public QWidget
{
    Q_OBJECT

public:
    explicit StateChip(QWidget *parent = nullptr);

    void setState(IncidentState state, Reason resolution);
    QString text() const { return m_text; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    IncidentState m_state = IncidentState::Scheduled;
    QString m_text;
};

} // namespace savehub
