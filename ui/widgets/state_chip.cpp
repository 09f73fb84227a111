// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/state_chip.h"

#include "ui/models/wording.h"
#include "ui/widgets/state_mark.h"

namespace savehub {

void StateChip::setState(IncidentState state, Reason resolution)
{
    m_state = state;
    const auto how = resolutionWords(resolution);
    setContent(how.isEmpty() ? stateWord(state)
                             : tr("%1: %2", "Resolved: joined").arg(stateWord(state), how),
               stateTone(state));
}

void StateChip::paintMark(QPainter &painter, const QRect &place, const QColor &color)
{
    paintStateMark(painter, place, m_state, color);
}

} // namespace savehub
