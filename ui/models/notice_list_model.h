// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/notice.h"

#include <QAbstractListModel>
#include <QTimeZone>

#include <deque>

namespace savehub {

/// What the operator was told, the newest first, at most two hundred notices. All notices of one
/// cause share one line, with their number and the newest words.
class NoticeListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles {
        SeverityRole = Qt::UserRole, ///< int, a Notice::Severity
        TimeRole,                    ///< QString, in the operator's zone
        TextRole,                    ///< QString, one line
        IncidentRole,                ///< QString, the incident's id; may be empty
        CountRole,                   ///< int, how often this was told
        HeadingRole,                 ///< QString, the severity and how often: "Alarm ×112"
    };

    explicit NoticeListModel(const QTimeZone &zone, QObject *parent = nullptr);

    void add(const Notice &notice, Instant at);
    void remove(int row);
    /// The problem with that cause is over: removes its notice, seen or not.
    void removeCause(const Phrase &cause);
    void removeAll();

    /// How many lines nobody has seen yet.
    int unseen() const { return m_unseen; }
    void markSeen();
    void markSeen(int row);
    /// The row to be looked at first: the most severe that was not seen, and of these the newest;
    /// else the newest of all. -1 without notices.
    int foremost() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void unseenChanged(int unseen);

private:
    struct Entry {
        Notice notice;
        Instant at;
        int count = 1;
        bool isSeen = false;
    };
    using Entries = std::deque<Entry>;
    Entries::iterator sameCause(const Notice &notice);
    void makeRoom();
    void erase(Entries::iterator entry);
    void countUnseen();
    QString heading(const Entry &entry) const;
    QString wholeText(const Entry &entry) const;

    QTimeZone m_zone;
    Entries m_entries;
    int m_unseen = 0;
};

} // namespace savehub
