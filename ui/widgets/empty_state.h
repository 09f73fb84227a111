// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace savehub {

/// What to do next, while there is no incident to show.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setTotals(const Totals &totals);

Q_SIGNALS:
    void importPeopleWanted();
    void importCalendarWanted();
    void demoWanted();

private:
    QWidget *stepRow(QLabel *text, QPushButton *button);

    QLabel *m_title;
    QLabel *m_explanation;
    QLabel *m_peopleText;
    QLabel *m_calendarText;
    QLabel *m_demoText;
    QPushButton *m_people;
    QPushButton *m_calendar;
    QPushButton *m_demo;
    QWidget *m_demoRow;
};

} // namespace savehub
