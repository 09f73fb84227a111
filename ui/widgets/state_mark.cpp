// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/state_mark.h"

#include <QPainter>
#include <QPainterPath>

namespace savehub {

namespace {

QPointF at(const QRectF &rect, double x, double y)
{
    return {rect.left() + x * rect.width(), rect.top() + y * rect.height()};
}

QPainterPath polyline(const QRectF &rect, std::initializer_list<QPointF> points)
{
    QPainterPath path;
    for (const auto &point : points) {
        const auto place = at(rect, point.x(), point.y());
        path.elementCount() == 0 ? path.moveTo(place) : path.lineTo(place);
    }
    return path;
}

} // namespace

void paintStateMark(QPainter &painter, const QRectF &rect, IncidentState state, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, rect.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto ring = rect.adjusted(1, 1, -1, -1);
    switch (state) {
    case IncidentState::Scheduled:
        painter.drawEllipse(ring);
        break;
    case IncidentState::Open:
        painter.setBrush(color);
        painter.drawPath(polyline(rect, {{.5, .1}, {.95, .88}, {.05, .88}, {.5, .1}}));
        break;
    case IncidentState::Acknowledged:
        painter.drawEllipse(ring);
        painter.setBrush(color);
        painter.drawPie(ring, 90 * 16, 180 * 16);
        break;
    case IncidentState::Escalating:
        painter.drawPath(polyline(rect, {{.1, .5}, {.5, .08}, {.9, .5}}));
        painter.drawPath(polyline(rect, {{.1, .92}, {.5, .5}, {.9, .92}}));
        break;
    case IncidentState::Resolved:
        painter.drawPath(polyline(rect, {{.08, .55}, {.38, .85}, {.92, .2}}));
        break;
    }
    painter.restore();
}

Tone stateTone(IncidentState state)
{
    switch (state) {
    case IncidentState::Scheduled:
        return Tone::Neutral;
    case IncidentState::Open:
        return Tone::Warning;
    case IncidentState::Acknowledged:
        return Tone::Info;
    case IncidentState::Escalating:
        return Tone::Bad;
    case IncidentState::Resolved:
        return Tone::Good;
    }
    Q_UNREACHABLE();
}

} // namespace savehub
