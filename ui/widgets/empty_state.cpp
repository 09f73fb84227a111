// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/plain_label.h"

#include <QGridLayout>
#include <QPushButton>

namespace savehub {

namespace {

constexpr int columnWidth = 620;
constexpr int pictureSize = 72;

QPushButton *wideButton(const QString &text, const QString &iconName)
{
    auto *button = new QPushButton(lineIcon(iconName), text);
    button->setMinimumHeight(34);
    button->setMinimumWidth(190);
    return button;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent),
      m_title(wrappingLabel()),
      m_explanation(wrappingLabel()),
      m_peopleText(wrappingLabel()),
      m_calendarText(wrappingLabel()),
      m_demoText(wrappingLabel()),
      m_people(wideButton(tr("Import &people…"), QStringLiteral("import-people"))),
      m_calendar(wideButton(tr("Import c&alendar…"), QStringLiteral("import-calendar"))),
      m_demo(wideButton(tr("Start the &demo"), QStringLiteral("demo")))
{
    auto large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    m_title->setFont(large);
    auto *picture = plainLabel();
    picture->setPixmap(applicationIcon().pixmap(pictureSize));
    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setSpacing(10);
    layout->addWidget(picture);
    layout->addWidget(m_title);
    layout->addWidget(m_explanation);
    layout->addSpacing(8);
    layout->addWidget(stepRow(m_peopleText, m_people));
    layout->addWidget(stepRow(m_calendarText, m_calendar));
    layout->addWidget(m_demoRow = stepRow(m_demoText, m_demo));
    auto *page = new QGridLayout(this);
    page->setColumnStretch(0, 1);
    page->setColumnStretch(1, 100);
    page->setColumnStretch(2, 1);
    page->setRowStretch(0, 1);
    page->addWidget(column, 1, 1);
    page->setRowStretch(2, 2);
    setFocusProxy(m_people);
    connect(m_people, &QPushButton::clicked, this, &EmptyState::importPeopleWanted);
    connect(m_calendar, &QPushButton::clicked, this, &EmptyState::importCalendarWanted);
    connect(m_demo, &QPushButton::clicked, this, &EmptyState::demoWanted);
    setTotals({});
}

QWidget *EmptyState::stepRow(QLabel *text, QPushButton *button)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(text, 1);
    layout->addWidget(button);
    return row;
}

void EmptyState::setTotals(const Totals &totals)
{
    const bool nothingYet = totals.people == 0 && totals.meetingsToCome == 0;
    const bool noMeetings = totals.meetingsToCome == 0;
    m_title->setText(nothingYet   ? tr("Nobody to remind yet")
                     : noMeetings ? tr("No meetings to come")
                                  : tr("All quiet"));
    m_explanation->setText(
        nothingYet
            ? tr("SaveHub reminds each attendee of a meeting by email, by text and, in the last "
                 "minutes, by a phone call. It needs to know two things: who your people are, and "
                 "when they meet.")
        : noMeetings
            ? tr("Import the calendar that your people meet by. Incidents then appear here by "
                 "themselves, a day ahead.")
            : tr("No meeting starts within the next 24 hours. Incidents appear here by "
                 "themselves; nothing needs to be started."));
    m_peopleText->setText(totals.people == 0
                              ? tr("1. Your people: a CSV file with name, email and phone.")
                              : tr("✓ %n person(s) known.", nullptr, totals.people));
    m_calendarText->setText(noMeetings
                                ? tr("2. Their meetings: a calendar file (.ics).")
                                : tr("✓ %n meeting(s) to come.", nullptr, totals.meetingsToCome));
    m_demoText->setText(tr("Or watch a scripted day first, on a throw-away database. Nobody's "
                           "phone rings."));
    m_demoRow->setVisible(nothingYet);
}

} // namespace savehub
