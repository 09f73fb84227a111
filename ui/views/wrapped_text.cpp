// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/wrapped_text.h"

#include <cmath>

#include <QPainter>
#include <QTextLayout>

namespace savehub {

namespace {

/// Lays \a layout out in lines of \a width and returns their height.
double layOut(QTextLayout &layout, int width, Qt::LayoutDirection direction)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    // Each text runs in the direction of its own script, aligned to the window's leading edge.
    option.setTextDirection(layout.text().isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(Qt::AlignAbsolute
                        | (direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft));
    layout.setTextOption(option);
    double height = 0;
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

QString withLineBreaks(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
}

} // namespace

int wrappedHeight(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(withLineBreaks(text), font);
    return static_cast<int>(std::ceil(layOut(layout, width, Qt::LeftToRight)));
}

void drawWrapped(QPainter &painter, const QRect &rect, const QString &text, const QFont &font,
                 Qt::LayoutDirection direction)
{
    QTextLayout layout(withLineBreaks(text), font);
    layOut(layout, rect.width(), direction);
    layout.draw(&painter, rect.topLeft());
}

} // namespace savehub
