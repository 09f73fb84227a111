// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/ids.h"

#include <QTableView>

namespace savehub {

class IncidentTableModel;

/// The live table. Its columns share the available width. Nothing is chosen until somebody chooses.
class IncidentTableView : public QTableView
{
    Q_OBJECT

public:
    /// \a incidents must outlive the table.
    explicit IncidentTableView(IncidentTableModel &incidents, QWidget *parent = nullptr);

    IncidentId chosen() const;
    /// Whether a person chose the chosen incident: by a click, a key or a notice. False when
    /// moveOn() chose it, or when it took the place of one that left the table.
    bool isChosenOnPurpose() const { return m_isOnPurpose && !chosen().isEmpty(); }
    /// Chooses \a incident, scrolls to it and takes the keyboard focus.
    void choose(const IncidentId &incident);
    /// Reads the model again without scrolling. When \a settledHere is the chosen incident and
    /// needs nobody any more, the next one that needs somebody is chosen.
    Done refresh(const IncidentId &settledHere);
    /// From this width on no column cuts its words.
    int neededWidth() const;
    /// Updates the visible countdowns.
    void tick();

Q_SIGNALS:
    void chosenChanged(const savehub::IncidentId &incident);
    /// Somebody wants to see the chosen incident's history.
    void openWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void shareWidth();
    void chosenByView();
    void moveOn(int from);

    IncidentTableModel &m_incidents;
    bool m_isActing = false; ///< a mouse or key event is being handled
    bool m_isOnPurpose = false;
};

} // namespace savehub
