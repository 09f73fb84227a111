// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/incident_delegate.h"

#include "ui/models/incident_table_model.h"
#include "ui/theme.h"
#include "ui/widgets/state_mark.h"

#include <QApplication>
#include <QPainter>

namespace savehub {

namespace {

constexpr int cellMargin = 5;
constexpr int markSide = 12;

QColor mainColor(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (option.state & QStyle::State_Selected) {
        return option.palette.color(QPalette::Active, QPalette::HighlightedText);
    }
    const auto state =
        static_cast<IncidentState>(index.data(IncidentTableModel::StateRole).toInt());
    return state == IncidentState::Resolved ? secondaryText(option.palette)
                                            : option.palette.color(QPalette::Text);
}

QColor secondColor(const QStyleOptionViewItem &option)
{
    return option.state & QStyle::State_Selected
               ? option.palette.color(QPalette::Active, QPalette::HighlightedText)
               : secondaryText(option.palette);
}

void drawLine(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect,
              const QFont &font, const QColor &color, const QString &text)
{
    painter.setFont(font);
    painter.setPen(color);
    // A number or a Latin name reads from left to right in a mirrored window too.
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const auto fitting = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
    const auto alignment =
        QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(rect, static_cast<int>(alignment | Qt::AlignAbsolute) | Qt::TextSingleLine,
                     fitting);
}

/// The background of a cell. The cells of a row together look like one.
void drawGround(QPainter &painter, const QStyleOptionViewItem &option)
{
    if (option.state & QStyle::State_Selected) {
        painter.fillRect(option.rect, option.palette.color(QPalette::Active, QPalette::Highlight));
    } else if (option.features & QStyleOptionViewItem::Alternate) {
        painter.fillRect(option.rect, option.palette.color(QPalette::AlternateBase));
    }
}

/// Draws the column's mark before its first line. Returns the width that it takes.
int drawMark(QPainter &painter, const QStyleOptionViewItem &option, const QRect &line,
             const QModelIndex &index)
{
    if (index.column() != IncidentTableModel::StateColumn) {
        return 0;
    }
    const auto state =
        static_cast<IncidentState>(index.data(IncidentTableModel::StateRole).toInt());
    const QRect place(line.left(), line.center().y() - markSide / 2, markSide, markSide);
    const auto color = option.state & QStyle::State_Selected
                           ? mainColor(option, index)
                           : toneColors(stateTone(state), option.palette).text;
    paintStateMark(painter, QStyle::visualRect(option.direction, line, place), state, color);
    return markSide + 6;
}

} // namespace

QFont IncidentDelegate::secondFont(const QFont &font)
{
    auto smaller = font;
    smaller.setPointSizeF(font.pointSizeF() * 0.88);
    smaller.setBold(false);
    return smaller;
}

void IncidentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    painter->save();
    drawGround(*painter, cell);
    const auto inner = cell.rect.adjusted(sideMargin, cellMargin, -sideMargin, -cellMargin);
    const auto second = index.data(IncidentTableModel::SecondLineRole).toString();
    auto first = inner;
    if (!second.isEmpty()) {
        first.setHeight(inner.height() * 11 / 20);
    }
    auto font = cell.font;
    font.setBold(index.column() == IncidentTableModel::StartsInColumn
                 && index.data(IncidentTableModel::UrgentRole).toBool());
    const auto indent = drawMark(*painter, cell, first, index);
    const auto beside = [&](const QRect &line) {
        return QStyle::visualRect(cell.direction, inner, line.adjusted(indent, 0, 0, 0));
    };
    drawLine(*painter, cell, beside(first), font, mainColor(cell, index), cell.text);
    if (!second.isEmpty()) {
        auto below = inner;
        below.setTop(first.bottom() + 1);
        drawLine(*painter, cell, beside(below), secondFont(cell.font), secondColor(cell), second);
    }
    painter->restore();
}

QSize IncidentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    auto bold = cell.font;
    bold.setBold(index.column() == IncidentTableModel::StartsInColumn);
    const auto small = secondFont(cell.font);
    const auto indent = index.column() == IncidentTableModel::StateColumn ? markSide + 6 : 0;
    const auto width = qMax(QFontMetrics(bold).horizontalAdvance(cell.text),
                            QFontMetrics(small).horizontalAdvance(
                                index.data(IncidentTableModel::SecondLineRole).toString()));
    return {width + indent + 2 * sideMargin,
            QFontMetrics(bold).height() + QFontMetrics(small).height() + 2 * cellMargin};
}

} // namespace savehub
