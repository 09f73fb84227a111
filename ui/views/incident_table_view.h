// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ids.h"

#include <QTableView>

namespace savehub {

class IncidentTableModel;

/// The live table. Its columns share the width there is.
class IncidentTableView : public QTableView
{
    Q_OBJECT

public:
    /// \a incidents must outlive the table.
    explicit IncidentTableView(IncidentTableModel &incidents, QWidget *parent = nullptr);

    IncidentId chosen() const;
    /// Brings it into view, with the keyboard's focus.
    void choose(const IncidentId &incident);
    /// From this width on no column cuts its words.
    int neededWidth() const;
    /// Lets the visible countdowns follow the clock.
    void tick();

Q_SIGNALS:
    void chosenChanged(const savehub::IncidentId &incident);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void shareWidth();

    IncidentTableModel &m_incidents;
};

} // namespace savehub
