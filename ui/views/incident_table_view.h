// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/ids.h"

#include <QTableView>

namespace savehub {

class IncidentTableModel;

/// The live table. Its columns share the width there is. Nothing is chosen until somebody chooses.
class IncidentTableView : public QTableView
{
    Q_OBJECT

public:
    /// \a incidents must outlive the table.
    explicit IncidentTableView(IncidentTableModel &incidents, QWidget *parent = nullptr);

    IncidentId chosen() const;
    /// Somebody pointed at the one that is chosen: by a click, a key or a notice. What moveOn()
    /// chose, or took the place of one that left, nobody has pointed at.
    bool isChosenOnPurpose() const { return m_isOnPurpose && !chosen().isEmpty(); }
    /// Brings it into view, with the keyboard's focus.
    void choose(const IncidentId &incident);
    /// Reads the model again; nothing jumps. When \a settledHere is the chosen one and does not need
    /// anybody any more, the next that does is chosen.
    Done refresh(const IncidentId &settledHere);
    /// From this width on no column cuts its words.
    int neededWidth() const;
    /// Lets the visible countdowns follow the clock.
    void tick();

Q_SIGNALS:
    void chosenChanged(const savehub::IncidentId &incident);
    /// Somebody wants to look into it.
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
    bool m_isActing = false; ///< a person does something to the table
    bool m_isOnPurpose = false;
};

} // namespace savehub
