// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace savehub {

/// Two lines a cell, and a mark with the state's own shape. Everything is drawn as plain text.
class IncidentDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int sideMargin = 4; ///< as in a header

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace savehub
