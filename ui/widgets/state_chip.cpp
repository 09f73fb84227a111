// SPDX-License-Identifier: GPL-3.0-or-later
#include "state_chip.h"

#include "state_mark.h"
#include "theme.h"
#include "wording.h"

#include <QPainter>
#include <QStyle>

namespace savehub {

namespace {
constexpr int markSize = 12;
constexpr int margin = 8;
constexpr int gap = 6;
} // namespace

StateChip::StateChip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateChip::setState(IncidentState state, Reason resolution)
{
    m_state = state;
    const auto how = resolutionWords(resolution);
    m_text = how.isEmpty() ? stateWord(state)
                           : tr("%1: %2", "Resolved: joined").arg(stateWord(state), how);
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + markSize + gap + 2 * margin + 2,
            fontMetrics().height() + 6};
}

void StateChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto colors = toneColors(stateTone(m_state), palette());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.ground);
    painter.drawRoundedRect(rect(), 4, 4);
    const auto visual = [this](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const QRect mark(margin, (height() - markSize) / 2, markSize, markSize);
    paintStateMark(painter, visual(mark), m_state, colors.text);
    painter.setPen(colors.text);
    painter.drawText(visual(rect().adjusted(margin + markSize + gap, 0, 0, 0)),
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(),
                                                              Qt::AlignLeft | Qt::AlignVCenter)),
                     m_text);
}

} // namespace savehub
