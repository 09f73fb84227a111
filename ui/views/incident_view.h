// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ids.h"

#include <QSplitter>

namespace savehub {

class IncidentPanel;
class IncidentTableView;

/// Table and panel: side by side where there is room for both, else below each other.
class IncidentView : public QSplitter
{
    Q_OBJECT

public:
    /// Takes both over.
    IncidentView(IncidentTableView *table, IncidentPanel *panel, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Arrangement { Unknown, SideBySide, Stacked };
    void arrange(const QSize &size);

    IncidentTableView *m_table;
    IncidentPanel *m_panel;
    Arrangement m_arrangement = Arrangement::Unknown;
};

} // namespace savehub
