// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRect>
#include <QString>

class QPainter;

namespace savehub {

/// The height of plain text that is wrapped to \a width. A word that is longer than a line is
/// broken. Lines end at '\n', too.
int wrappedHeight(const QString &text, const QFont &font, int width);
/// Draws such text from the leading edge of \a rect, in the painter's pen.
void drawWrapped(QPainter &painter, const QRect &rect, const QString &text, const QFont &font,
                 Qt::LayoutDirection direction);

} // namespace savehub
