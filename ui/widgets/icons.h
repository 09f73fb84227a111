// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

class QPainter;

namespace savehub {

/// resources/icons/NAME.svg in the colour of the text around it, in any theme and at any size.
QIcon lineIcon(const QString &name);
/// The same in a given colour.
void paintIcon(QPainter &painter, const QString &name, const QRect &rect, const QColor &color);
/// The program's own picture, in its own colours.
QIcon applicationIcon();

} // namespace savehub
