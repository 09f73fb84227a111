// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timeline_model.h"

#include "ports/clock.h"
#include "ports/incident_reader.h"
#include "runtime/console.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QBoxLayout;
class QLabel;
class QListView;
class QPushButton;
class QStackedLayout;

namespace savehub {

class ConfirmButton;
class ElidedLabel;
class StateChip;

/// One incident: who and what, the buttons that act on it, and its history.
class IncidentPanel : public QWidget
{
    Q_OBJECT

public:
    /// \a console, \a reader and \a clock must outlive the panel.
    IncidentPanel(Console &console, const IncidentReader &reader, const Clock &clock,
                  const QTimeZone &operatorZone, QWidget *parent = nullptr);

    /// Shows that incident, or none when the id is empty. An open question about another one is
    /// dismissed.
    Done setIncident(const IncidentId &incident);
    /// Reads the shown incident again.
    Done refresh();
    /// Updates the countdown.
    void tick();
    /// Puts head and history side by side, for a wide and low panel, or below each other.
    void setSideBySide(bool sideBySide);
    /// To be called when something was done, or when another incident took the place of a settled
    /// one. A second click must neither do the same again nor settle the other incident, so the
    /// buttons are off for a moment. Ends early when another incident is chosen.
    void pauseActions();
    /// Gives the keyboard focus to the history.
    void focusHistory();

public Q_SLOTS:
    void acknowledge();
    void markJoined();
    void askToResolve();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildActions();
    void buildTimeline();
    void shareWidth();
    void showHead();
    void showNothing();
    void allowActions();
    /// Scrolls to what happened last.
    void scrollToNow();

    Console &m_console;
    const IncidentReader &m_reader;
    const Clock &m_clock;
    QTimeZone m_zone;
    IncidentId m_incident;
    std::optional<IncidentRecord> m_record;
    TimelineModel m_history;
    QTimer m_secondClick; ///< runs while a second click may come

    QStackedLayout *m_pages;
    QBoxLayout *m_parts;
    QWidget *m_head = nullptr;
    QWidget *m_actions = nullptr;
    ElidedLabel *m_person;
    ElidedLabel *m_meeting;
    QLabel *m_start;
    QLabel *m_contact;
    QLabel *m_cost;
    StateChip *m_state;
    QPushButton *m_acknowledge;
    QPushButton *m_joined;
    ConfirmButton *m_resolve;
    QListView *m_timeline;
};

} // namespace savehub
