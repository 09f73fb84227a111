// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merged_rows_model.h"

#include "clock.h"
#include "incident_reader.h"

#include <QTimeZone>

namespace savehub {

inline const IncidentId &rowKey(const IncidentRow &row)
{
    return row.id;
}

/// The live table of incidents, as the reader orders them.
class IncidentTableModel : public MergedRowsModel<IncidentRow>
{
    Q_OBJECT

public:
    enum Columns {
        PersonColumn,
        MeetingColumn,
        StartsInColumn,
        StateColumn,
        NextStepColumn,
        LastOutcomeColumn,
        CostColumn,
        ColumnCount
    };
    enum Roles {
        SecondLineRole = Qt::UserRole, ///< QString, smaller, under the display text
        StateRole,                     ///< int, an IncidentState
        UrgentRole,                    ///< bool: unsettled, and its call window is near or past
    };

    /// Both must outlive the model.
    IncidentTableModel(const IncidentReader &reader, const Clock &clock,
                       const QTimeZone &operatorZone, QObject *parent = nullptr);

    /// Reads the live incidents again.
    Done refresh();
    /// Lets the texts that count time follow the clock in the rows from \a first to \a last.
    void tick(int first, int last);

    const IncidentRow *incident(const QModelIndex &index) const;
    QModelIndex indexOf(const IncidentId &incident) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString text(const IncidentRow &row, int column) const;
    QString secondLine(const IncidentRow &row, int column) const;

    const IncidentReader &m_reader;
    const Clock &m_clock;
    QTimeZone m_zone;
};

} // namespace savehub
