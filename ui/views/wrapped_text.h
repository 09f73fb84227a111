// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRect>
#include <QString>

class QPainter;

namespace savehub {

/// Plain text in as many lines as \a width makes of it; a word that is longer than a line is
/// broken. Lines end at '\n' too.
int wrappedHeight(const QString &text, const QFont &font, int width);
/// Draws it from the leading edge of \a rect, in the painter's pen.
void drawWrapped(QPainter &painter, const QRect &rect, const QString &text, const QFont &font,
                 Qt::LayoutDirection direction);

} // namespace savehub
