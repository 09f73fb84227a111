// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instant.h"
#include "notice.h"

#include <QAbstractListModel>
#include <QTimeZone>

#include <deque>

namespace savehub {

/// What the operator was told, newest first, the last two hundred.
class NoticeListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles {
        SeverityRole = Qt::UserRole, ///< int, a Notice::Severity
        TimeRole,                    ///< QString, in the operator's zone
        TextRole,                    ///< QString, one line
        IncidentRole,                ///< QString, the incident's id; may be empty
    };

    explicit NoticeListModel(const QTimeZone &zone, QObject *parent = nullptr);

    void add(const Notice &notice, Instant at);
    void remove(int row);
    void removeAll();

    /// How many were added since the last markSeen(), and are still there.
    int unseen() const { return m_unseen; }
    void markSeen();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void unseenChanged(int unseen);

private:
    struct Entry {
        Notice notice;
        Instant at;
    };
    void setUnseen(int unseen);
    QString wholeText(const Entry &entry) const;

    QTimeZone m_zone;
    std::deque<Entry> m_entries;
    int m_unseen = 0;
};

} // namespace savehub
