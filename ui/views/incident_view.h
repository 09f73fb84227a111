// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QPushButton>
#include <QSplitter>

namespace savehub {

class IncidentPanel;
class IncidentTableView;

/// Table and panel, side by side when there is room for both, else below each other. Older
/// escalations are folded into one line above the table.
class IncidentView : public QSplitter
{
    Q_OBJECT

public:
    /// Takes ownership of both.
    IncidentView(IncidentTableView *table, IncidentPanel *panel, QWidget *parent = nullptr);

    /// Sets the number in the line that stands for the older escalations. Hidden when it is 0.
    void setOlderCount(int count);
    void showOlder() { m_older->setChecked(true); }

Q_SIGNALS:
    void olderWanted(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Arrangement { Unknown, SideBySide, Stacked };
    void arrange(const QSize &size);

    void nameOlder();

    IncidentTableView *m_table;
    IncidentPanel *m_panel;
    QPushButton *m_older;
    int m_olderCount = 0;
    Arrangement m_arrangement = Arrangement::Unknown;
};

} // namespace savehub
