// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_model.h"

#include "ui/models/safe_text.h"
#include "ui/models/time_text.h"

#include <QStringList>

namespace savehub {

namespace {

QStringList checkLines(const TimelineEntry &entry)
{
    QStringList lines;
    for (const auto &check : entry.checks) {
        lines.append((check.passed ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) + check.text);
    }
    return lines;
}

} // namespace

TimelineModel::TimelineModel(const QTimeZone &operatorZone, QObject *parent)
    : MergedRowsModel(parent),
      m_operatorZone(operatorZone)
{
}

void TimelineModel::setDetail(const IncidentDetail &detail)
{
    m_personZone = zoneNamed(detail.record.person.timeZone);
    m_start = detail.record.incident.start;
    merge(timelineOf(detail));
}

void TimelineModel::clear()
{
    merge({});
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto &entry = row(index);
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::AccessibleTextRole:
        return wholeText(entry);
    case Qt::ToolTipRole:
        return plainToolTip(wholeText(entry));
    case KindRole:
        return static_cast<int>(entry.kind);
    case ToneRole:
        return static_cast<int>(entry.tone);
    case UpcomingRole:
        return entry.upcoming;
    case PersonTimeRole:
        return personTime(entry);
    case OperatorTimeRole:
        return operatorTime(entry);
    case DetailRole:
        return entry.detail;
    case ChecksRole:
        return checkLines(entry);
    default:
        return {};
    }
}

QString TimelineModel::personTime(const TimelineEntry &entry) const
{
    return clockText(entry.at, m_personZone, m_start);
}

QString TimelineModel::operatorTime(const TimelineEntry &entry) const
{
    const auto theirs = personTime(entry);
    const auto ours = clockText(entry.at, m_operatorZone, m_start);
    return ours == theirs ? QString() : hereText(ours);
}

QString TimelineModel::wholeText(const TimelineEntry &entry) const
{
    QStringList lines{personTime(entry) + QLatin1Char(' ') + entry.title};
    for (const auto &line : {operatorTime(entry), entry.detail}) {
        if (!line.isEmpty()) {
            lines.append(line);
        }
    }
    return (lines + checkLines(entry)).join(QLatin1Char('\n'));
}

} // namespace savehub
