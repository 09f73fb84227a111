// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline_delegate.h"

#include "ui/models/time_text.h"
#include "ui/models/timeline_model.h"
#include "ui/theme.h"
#include "ui/views/wrapped_text.h"
#include "ui/widgets/icons.h"

#include <algorithm>
#include <vector>

#include <QAbstractItemView>
#include <QPainter>

namespace savehub {

namespace {

constexpr int rowMargin = 6;
constexpr int pictureSide = 22;
constexpr int columnGap = 8;
constexpr int leastWords = 110; ///< beside the times; with less room the times stand above

/// The texts of an entry's right-hand column with the fonts they are drawn in.
struct Block {
    QString text;
    QFont font;
    bool secondary;
};

QFont smaller(const QFont &font)
{
    auto small = font;
    small.setPointSizeF(font.pointSizeF() * 0.88);
    return small;
}

QString timesOf(const QModelIndex &index)
{
    const auto here = index.data(TimelineModel::OperatorTimeRole).toString();
    const auto theirs = index.data(TimelineModel::PersonTimeRole).toString();
    return here.isEmpty() ? theirs : theirs + QLatin1Char('\n') + here;
}

std::vector<Block> blocksOf(const QModelIndex &index, const QFont &font, bool timesAbove)
{
    auto title = font;
    title.setBold(!index.data(TimelineModel::UpcomingRole).toBool());
    std::vector<Block> blocks;
    if (timesAbove) {
        blocks.push_back({timesOf(index), smaller(font), true});
    }
    blocks.push_back({index.data().toString(), title, false});
    const auto detail = index.data(TimelineModel::DetailRole).toString();
    if (!detail.isEmpty()) {
        blocks.push_back({detail, smaller(font), true});
    }
    for (const auto &check : index.data(TimelineModel::ChecksRole).toStringList()) {
        blocks.push_back({check, smaller(font), !check.startsWith(QChar(u'✗'))});
    }
    return blocks;
}

int timeWidth(const QFont &font)
{
    const QFontMetrics metrics(font);
    return qMax(metrics.horizontalAdvance(hereText(QStringLiteral("00:00:00 "))),
                metrics.horizontalAdvance(QStringLiteral("Wed 30 Nov ")));
}

/// The columns from the leading edge: times, mark, words.
struct Columns {
    QRect times, mark, words;
    bool timesAbove = false; ///< above the words, in a narrow list
};

Columns columnsIn(const QRect &rect, const QFont &font)
{
    Columns columns;
    const auto inner = rect.adjusted(rowMargin, rowMargin / 2, -rowMargin, -rowMargin / 2);
    const auto times = timeWidth(smaller(font));
    columns.timesAbove = inner.width() < times + columnGap + pictureSide + columnGap + leastWords;
    columns.times = QRect(inner.left(), inner.top(), times, inner.height());
    const auto beforeMark = columns.timesAbove ? inner.left() : columns.times.right() + columnGap;
    columns.mark = QRect(beforeMark, inner.top(), pictureSide, pictureSide);
    columns.words = inner;
    columns.words.setLeft(columns.mark.right() + columnGap);
    return columns;
}

QString iconOf(const QModelIndex &index)
{
    switch (static_cast<TimelineEntry::Kind>(index.data(TimelineModel::KindRole).toInt())) {
    case TimelineEntry::Kind::Email:
        return QStringLiteral("email");
    case TimelineEntry::Kind::Text:
        return QStringLiteral("text");
    case TimelineEntry::Kind::Call:
        return QStringLiteral("call");
    case TimelineEntry::Kind::Milestone:
    case TimelineEntry::Kind::CallEvent:
        return {};
    }
    Q_UNREACHABLE();
}

void drawMark(QPainter &painter, const QRect &place, const QStyleOptionViewItem &option,
              const QModelIndex &index)
{
    const auto tone = static_cast<Tone>(index.data(TimelineModel::ToneRole).toInt());
    const auto colors = toneColors(tone, option.palette);
    const auto name = iconOf(index);
    painter.setRenderHint(QPainter::Antialiasing);
    if (name.isEmpty()) {
        const QRect dot(0, 0, 9, 9);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.text);
        painter.drawEllipse(dot.translated(place.center() - dot.center()));
        return;
    }
    const bool upcoming = index.data(TimelineModel::UpcomingRole).toBool();
    painter.setPen(upcoming ? QPen(colors.text, 1, Qt::DashLine) : QPen(Qt::NoPen));
    painter.setBrush(upcoming ? option.palette.brush(QPalette::Base) : QBrush(colors.ground));
    painter.drawEllipse(QRectF(place).adjusted(.5, .5, -.5, -.5));
    paintIcon(painter, name, place.adjusted(5, 5, -5, -5), colors.text);
}

} // namespace

TimelineDelegate::TimelineDelegate(QAbstractItemView *view)
    : QStyledItemDelegate(view),
      m_view(view)
{
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected) {
        painter->fillRect(option.rect, option.palette.color(QPalette::Active, QPalette::Highlight));
    }
    const auto visual = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const auto columns = columnsIn(option.rect, option.font);
    const auto color = [&](bool secondary) {
        return selected    ? option.palette.color(QPalette::Active, QPalette::HighlightedText)
               : secondary ? secondaryText(option.palette)
                           : option.palette.color(QPalette::Text);
    };
    const auto axis = visual(columns.mark).center().x();
    painter->setPen(QPen(option.palette.color(QPalette::Mid), 1));
    painter->drawLine(axis, option.rect.top(), axis, option.rect.bottom());
    drawMark(*painter, visual(columns.mark), option, index);
    if (!columns.timesAbove) {
        painter->setPen(color(true));
        drawWrapped(*painter, visual(columns.times.adjusted(0, 3, 0, 0)), timesOf(index),
                    smaller(option.font), option.direction);
    }
    auto line = columns.words.adjusted(0, 2, 0, 0);
    for (const auto &block : blocksOf(index, option.font, columns.timesAbove)) {
        line.setHeight(wrappedHeight(block.text, block.font, line.width()));
        painter->setPen(color(block.secondary));
        drawWrapped(*painter, visual(line), block.text, block.font, option.direction);
        line.moveTop(line.bottom() + 1);
    }
    painter->restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto width = m_view->viewport()->width();
    const auto columns = columnsIn(QRect(0, 0, width, 1), option.font);
    auto words = 0;
    for (const auto &block : blocksOf(index, option.font, columns.timesAbove)) {
        words += wrappedHeight(block.text, block.font, columns.words.width());
    }
    const auto times = columns.timesAbove ? 0
                                          : wrappedHeight(timesOf(index), smaller(option.font),
                                                          columns.times.width());
    return {width, std::max({words + 4, times + 4, pictureSide}) + rowMargin};
}

} // namespace savehub
