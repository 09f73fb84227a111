// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/merged_rows_model.h"
#include "ui/models/need.h"

#include "ports/clock.h"
#include "ports/incident_reader.h"

#include <QTimeZone>

namespace savehub {

inline const IncidentId &rowKey(const BoardRow &row)
{
    return row.id;
}

/// The live table of incidents. Those that need somebody most come first, then the earlier start.
/// Escalations whose meeting started more than an hour ago are left out unless they are asked for.
class IncidentTableModel : public MergedRowsModel<BoardRow>
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
        UrgentRole,                    ///< bool: not settled or acknowledged; start near or past
    };

    /// \a reader and \a clock must outlive the model.
    IncidentTableModel(const IncidentReader &reader, const Clock &clock,
                       const QTimeZone &operatorZone, QObject *parent = nullptr);

    /// Reads the live incidents again.
    Done refresh();
    /// Takes effect with the next refresh.
    void setOlderShown(bool shown) { m_olderShown = shown; }
    bool olderIsFolded() const { return !m_olderShown; }
    /// How many such older escalations there are, shown or not.
    int olderCount() const { return m_olderCount; }
    Need need(const QModelIndex &index) const { return needOf(row(index), m_clock.now()); }
    /// Updates the texts that count time in the rows from \a first to \a last.
    void tick(int first, int last);

    const BoardRow *incident(const QModelIndex &index) const;
    QModelIndex indexOf(const IncidentId &incident) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString text(const BoardRow &row, int column) const;
    QString secondLine(const BoardRow &row, int column) const;
    std::vector<BoardRow> inOrder(const std::vector<BoardRow> &board);

    const IncidentReader &m_reader;
    const Clock &m_clock;
    QTimeZone m_zone;
    bool m_olderShown = false;
    int m_olderCount = 0;
};

} // namespace savehub
