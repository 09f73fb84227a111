// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QPushButton>
#include <QSplitter>

namespace savehub {

class IncidentPanel;
class IncidentTableView;

/// Table and panel, and the older escalations folded into a line: side by side where there is room for both, else below each other.
class IncidentView : public QSplitter
{
    Q_OBJECT

public:
    /// Takes both over.
    IncidentView(IncidentTableView *table, IncidentPanel *panel, QWidget *parent = nullptr);

    /// The line above the table that stands for \a count escalations; hidden without any.
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
