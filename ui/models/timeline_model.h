// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/merged_rows_model.h"
#include "ui/models/timeline.h"

#include <QTimeZone>

namespace savehub {

inline const QString &rowKey(const TimelineEntry &entry)
{
    return entry.key;
}

/// The chosen incident's history as a list in time.
class TimelineModel : public MergedRowsModel<TimelineEntry>
{
    Q_OBJECT

public:
    enum Columns { EntryColumn, ColumnCount };
    enum Roles {
        KindRole = Qt::UserRole, ///< int, a TimelineEntry::Kind
        ToneRole,                ///< int, a Tone
        UpcomingRole,            ///< bool
        PersonTimeRole,          ///< QString, in the person's zone
        OperatorTimeRole,        ///< QString, empty when it is the same as the person's
        DetailRole,              ///< QString
        ChecksRole,              ///< QStringList, each line starting with ✓ or ✗
    };

    explicit TimelineModel(const QTimeZone &operatorZone, QObject *parent = nullptr);

    void setDetail(const IncidentDetail &detail);
    void clear();

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QString personTime(const TimelineEntry &entry) const;
    QString operatorTime(const TimelineEntry &entry) const;
    QString wholeText(const TimelineEntry &entry) const;

    QTimeZone m_operatorZone;
    QTimeZone m_personZone = QTimeZone::utc();
    Instant m_start{};
};

} // namespace savehub
