// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "ui/theme.h"

#include <QPainter>
#include <QStyle>

namespace savehub {

namespace {
constexpr int markSize = 12;
constexpr int margin = 8;
constexpr int gap = 6;
} // namespace

Chip::Chip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setContent(const QString &text, Tone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + markSize + gap + 2 * margin + 2,
            fontMetrics().height() + 6};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto colors = toneColors(m_tone, palette());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.ground);
    painter.drawRoundedRect(rect(), 4, 4);
    const auto visual = [this](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const QRect mark(margin, (height() - markSize) / 2, markSize, markSize);
    paintMark(painter, visual(mark), colors.text);
    painter.setPen(colors.text);
    painter.drawText(visual(rect().adjusted(margin + markSize + gap, 0, 0, 0)),
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(),
                                                              Qt::AlignLeft | Qt::AlignVCenter)),
                     m_text);
}

} // namespace savehub
