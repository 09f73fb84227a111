// SPDX-License-Identifier: GPL-3.0-or-later
#include "notice_list_model.h"

#include "safe_text.h"
#include "time_text.h"
#include "untrusted_text.h"
#include "wording.h"

namespace savehub {

namespace {
constexpr int mostNotices = 200;
constexpr int longestText = 400;
} // namespace

NoticeListModel::NoticeListModel(const QTimeZone &zone, QObject *parent)
    : QAbstractListModel(parent),
      m_zone(zone)
{
}

void NoticeListModel::add(const Notice &notice, Instant at)
{
    if (rowCount() == mostNotices) {
        remove(mostNotices - 1);
    }
    auto cleaned = notice;
    cleaned.text = withoutNumbers(notice.text, longestText);
    beginInsertRows({}, 0, 0);
    m_entries.push_front({std::move(cleaned), at});
    endInsertRows();
    setUnseen(m_unseen + 1);
}

void NoticeListModel::remove(int row)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_entries.erase(m_entries.begin() + row);
    endRemoveRows();
    setUnseen(row < m_unseen ? m_unseen - 1 : m_unseen);
}

void NoticeListModel::removeAll()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
    setUnseen(0);
}

void NoticeListModel::markSeen()
{
    setUnseen(0);
}

int NoticeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant NoticeListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto &entry = m_entries[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return wholeText(entry);
    case Qt::ToolTipRole:
        return plainToolTip(wholeText(entry));
    case SeverityRole:
        return static_cast<int>(entry.notice.severity);
    case TimeRole:
        return hourText(entry.at, m_zone);
    case TextRole:
        return entry.notice.text;
    case IncidentRole:
        return entry.notice.incident.text();
    default:
        return {};
    }
}

void NoticeListModel::setUnseen(int unseen)
{
    if (unseen != m_unseen) {
        m_unseen = unseen;
        Q_EMIT unseenChanged(unseen);
    }
}

QString NoticeListModel::wholeText(const Entry &entry) const
{
    return tr("%1 %2: %3", "time, severity, what happened")
        .arg(hourText(entry.at, m_zone), severityWord(entry.notice.severity), entry.notice.text);
}

} // namespace savehub
