// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/notice_list_model.h"

#include "domain/untrusted_text.h"
#include "phrases/in_words.h"
#include "ui/models/safe_text.h"
#include "ui/models/time_text.h"
#include "ui/models/wording.h"

#include <algorithm>

namespace savehub {

namespace {
constexpr int mostNotices = 200;
constexpr int longestNotice = 400;

QString words(const Phrase &phrase)
{
    return withoutNumbers(inWords(phrase), longestNotice);
}
} // namespace

NoticeListModel::NoticeListModel(const QTimeZone &zone, QObject *parent)
    : QAbstractListModel(parent),
      m_zone(zone)
{
}

void NoticeListModel::add(const Notice &notice, Instant at)
{
    if (notice.isOver) {
        removeCause(notice.cause);
    }
    Entry entry{.notice = notice, .at = at};
    if (const auto same = sameCause(notice); same != m_entries.end()) {
        entry.count += same->count;
        erase(same);
    }
    makeRoom();
    beginInsertRows({}, 0, 0);
    m_entries.push_front(std::move(entry));
    endInsertRows();
    countUnseen();
}

NoticeListModel::Entries::iterator NoticeListModel::sameCause(const Notice &notice)
{
    const auto causeOf = [](const Notice &each) {
        return words(each.cause.isEmpty() ? each.what : each.cause);
    };
    return std::find_if(
        m_entries.begin(), m_entries.end(), [&, cause = causeOf(notice)](const Entry &entry) {
            return entry.notice.severity == notice.severity && causeOf(entry.notice) == cause;
        });
}

/// Removes the oldest of the least severe notices.
void NoticeListModel::makeRoom()
{
    if (rowCount() < mostNotices) {
        return;
    }
    const auto least = std::min_element(m_entries.rbegin(), m_entries.rend(),
                                        [](const Entry &one, const Entry &other) {
                                            return one.notice.severity < other.notice.severity;
                                        });
    erase(std::prev(least.base()));
}

void NoticeListModel::erase(Entries::iterator entry)
{
    const auto row = static_cast<int>(entry - m_entries.begin());
    beginRemoveRows({}, row, row);
    m_entries.erase(entry);
    endRemoveRows();
}

void NoticeListModel::remove(int row)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    erase(m_entries.begin() + row);
    countUnseen();
}

void NoticeListModel::removeCause(const Phrase &cause)
{
    for (auto row = rowCount() - 1; row >= 0; --row) {
        if (m_entries[static_cast<size_t>(row)].notice.cause == cause) {
            remove(row);
        }
    }
}

void NoticeListModel::removeAll()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
    countUnseen();
}

void NoticeListModel::markSeen()
{
    for (auto &entry : m_entries) {
        entry.isSeen = true;
    }
    countUnseen();
}

void NoticeListModel::markSeen(int row)
{
    if (row >= 0 && row < rowCount()) {
        m_entries[static_cast<size_t>(row)].isSeen = true;
        countUnseen();
    }
}

int NoticeListModel::foremost() const
{
    const auto weight = [](const Entry &entry) {
        return entry.isSeen ? -1 : static_cast<int>(entry.notice.severity);
    };
    const auto found = std::max_element(
        m_entries.begin(), m_entries.end(),
        [&](const Entry &one, const Entry &other) { return weight(one) < weight(other); });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
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
        return words(entry.notice.what);
    case IncidentRole:
        return entry.notice.incident.text();
    case CountRole:
        return entry.count;
    case HeadingRole:
        return heading(entry);
    default:
        return {};
    }
}

void NoticeListModel::countUnseen()
{
    const auto unseen = static_cast<int>(std::count_if(
        m_entries.begin(), m_entries.end(), [](const Entry &entry) { return !entry.isSeen; }));
    if (unseen != m_unseen) {
        m_unseen = unseen;
        Q_EMIT unseenChanged(unseen);
    }
}

QString NoticeListModel::heading(const Entry &entry) const
{
    const auto severity = severityWord(entry.notice.severity);
    return entry.count == 1 ? severity
                            : QStringLiteral("%1 ×%2").arg(severity, QString::number(entry.count));
}

QString NoticeListModel::wholeText(const Entry &entry) const
{
    return tr("%1 %2: %3", "time, severity, what happened")
        .arg(hourText(entry.at, m_zone), heading(entry), words(entry.notice.what));
}

} // namespace savehub
