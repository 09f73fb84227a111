// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace savehub {

/// Draws two lines in a cell, and a mark with the state's own shape. All text is drawn as plain
/// text.
class IncidentDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int sideMargin = 4; ///< as in a header

    using QStyledItemDelegate::QStyledItemDelegate;

    /// The font of a cell's second line in a view with \a font.
    static QFont secondFont(const QFont &font);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace savehub
