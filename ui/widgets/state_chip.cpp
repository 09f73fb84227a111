// SPDX-License-Identifier: GPL-3.0-or-later
#include "state_chip.h"

#include "state_mark.h"
#include "wording.h"

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
