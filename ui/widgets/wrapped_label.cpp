// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wrapped_label.h"

#include "ui/views/wrapped_text.h"

#include <QPainter>

namespace savehub {

WrappedLabel::WrappedLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setText(text);
}

int WrappedLabel::heightForWidth(int width) const
{
    return wrappedHeight(text(), font(), width);
}

QSize WrappedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth(), fontMetrics().height()};
}

void WrappedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    drawWrapped(painter, rect(), text(), font(), layoutDirection());
}

} // namespace savehub
