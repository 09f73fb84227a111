// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/chip.h"

#include "domain/incident.h"

namespace savehub {

/// An incident's state as a word with its shape and colour.
class StateChip : public Chip
{
    Q_OBJECT

public:
    using Chip::Chip;

    void setState(IncidentState state, Reason resolution);

protected:
    void paintMark(QPainter &painter, const QRect &place, const QColor &color) override;

private:
    IncidentState m_state = IncidentState::Scheduled;
};

} // namespace savehub
