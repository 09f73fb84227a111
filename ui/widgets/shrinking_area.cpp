// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shrinking_area.h"

#include <QEvent>
#include <QResizeEvent>

namespace savehub {

ShrinkingArea::ShrinkingArea(QWidget *content, QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content); // setWidget() also installs the event filter
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

/// The height of wrapped lines depends on the width. This does not report a height for the width to
/// the layout, which would then take the whole height for the minimum.
QSize ShrinkingArea::sizeHint() const
{
    const auto hint = widget()->sizeHint();
    const auto height = widget()->hasHeightForWidth() ? widget()->heightForWidth(width()) : -1;
    return {hint.width(), height < 0 ? hint.height() : height};
}

QSize ShrinkingArea::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, 0};
}

bool ShrinkingArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

void ShrinkingArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        updateGeometry();
    }
}

} // namespace savehub
