// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/incident_panel.h"

#include "ui/models/incident_facts.h"
#include "ui/models/safe_text.h"
#include "ui/views/timeline_delegate.h"
#include "ui/widgets/confirm_button.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shrinking_area.h"
#include "ui/widgets/state_chip.h"

#include <algorithm>

#include <QBoxLayout>
#include <QGuiApplication>
#include <QListView>
#include <QPushButton>
#include <QStackedLayout>
#include <QStyleHints>

namespace savehub {

namespace {

constexpr int panelMargin = 12;
constexpr int leastHistory = 60;
constexpr int headWidth = 380; // beside the history, where there is room
/// In ms. A nervous second click comes later than the second one of a double click.
constexpr int leastPause = 800;

QPushButton *actionButton(const QString &text, const QString &iconName, const QString &toolTip)
{
    auto *button = new QPushButton(lineIcon(iconName), text);
    button->setToolTip(plainToolTip(toolTip));
    // The menu has the keys, which check that the person was chosen on purpose. If a button had the
    // focus, a stray Space could settle the incident that happens to be shown.
    button->setFocusPolicy(Qt::NoFocus);
    return button;
}

ConfirmButton *resolveButton()
{
    return new ConfirmButton({IncidentPanel::tr("Resolve…"), IncidentPanel::tr("Resolve?"),
                              IncidentPanel::tr("Note (optional)"), IncidentPanel::tr("&Yes"),
                              IncidentPanel::tr("&Keep")});
}

} // namespace

IncidentPanel::IncidentPanel(Console &console, const IncidentReader &reader, const Clock &clock,
                             const QTimeZone &operatorZone, QWidget *parent)
    : QWidget(parent),
      m_console(console),
      m_reader(reader),
      m_clock(clock),
      m_zone(operatorZone),
      m_history(operatorZone),
      m_pages(new QStackedLayout(this)),
      m_person(new ElidedLabel),
      m_meeting(new ElidedLabel),
      m_start(wrappingLabel()),
      m_contact(wrappingLabel()),
      m_cost(wrappingLabel()),
      m_state(new StateChip),
      m_acknowledge(actionButton(tr("Acknowledge"), QStringLiteral("acknowledge"),
                                 tr("You take care of it; no more calls. The backup is still told "
                                    "10 minutes after the start."))),
      m_joined(actionButton(tr("Joined"), QStringLiteral("joined"),
                            tr("The person is in the meeting: nothing more goes out."))),
      m_resolve(resolveButton()),
      m_timeline(new QListView)
{
    auto *nothing = wrappingLabel();
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setMargin(panelMargin);
    nothing->setText(tr("Choose an incident to see what happened and what is to come."));
    m_pages->addWidget(nothing);
    m_secondClick.setSingleShot(true);
    connect(&m_secondClick, &QTimer::timeout, this, &IncidentPanel::allowActions);
    auto *page = new QWidget;
    m_parts = new QBoxLayout(QBoxLayout::TopToBottom, page);
    m_parts->setContentsMargins(panelMargin, panelMargin, panelMargin, panelMargin);
    m_parts->setSpacing(panelMargin);
    m_head = buildHead();
    m_parts->addWidget(m_head);
    buildTimeline();
    m_parts->addWidget(m_timeline, 1);
    m_pages->addWidget(page);
}

QWidget *IncidentPanel::buildHead()
{
    auto large = m_person->font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setBold(true);
    m_person->setFont(large);
    auto *title = new QHBoxLayout;
    title->addWidget(m_person, 1);
    title->addWidget(m_state);
    auto *facts = new QWidget;
    auto *lines = new QVBoxLayout(facts);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    for (QWidget *line : std::initializer_list<QWidget *>{m_meeting, m_start, m_contact, m_cost}) {
        lines->addWidget(line);
    }
    auto *head = new QWidget;
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(title);
    // Above the facts, whose number of lines changes. So the buttons stay in place and visible.
    layout->addWidget(buildActions());
    layout->addWidget(new ShrinkingArea(facts));
    layout->addStretch();
    return head;
}

QWidget *IncidentPanel::buildActions()
{
    m_resolve->button()->setFocusPolicy(Qt::NoFocus);
    m_resolve->button()->setIcon(lineIcon(QStringLiteral("resolve")));
    m_resolve->button()->setToolTip(
        plainToolTip(tr("Ends the incident for good: nothing more goes out.")));
    m_actions = new QWidget;
    auto *layout = new QHBoxLayout(m_actions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_acknowledge);
    layout->addWidget(m_joined);
    layout->addWidget(m_resolve);
    layout->addStretch();
    connect(m_acknowledge, &QPushButton::clicked, this, &IncidentPanel::acknowledge);
    connect(m_joined, &QPushButton::clicked, this, &IncidentPanel::markJoined);
    connect(m_resolve, &ConfirmButton::confirmed, this, [this](const QString &note) {
        m_console.resolve(m_incident, note);
        pauseActions();
    });
    connect(m_resolve, &ConfirmButton::askingChanged, this, [this, layout](bool asking) {
        layout->setStretchFactor(m_resolve, asking ? 1 : 0);
        m_acknowledge->setHidden(asking);
        m_joined->setHidden(asking);
        shareWidth();
    });
    return m_actions;
}

void IncidentPanel::buildTimeline()
{
    m_timeline->setModel(&m_history);
    m_timeline->setItemDelegate(new TimelineDelegate(m_timeline));
    m_timeline->setResizeMode(QListView::Adjust);
    m_timeline->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_timeline->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // It takes the room that the head leaves, so that the facts scroll only when hardly any is
    // left.
    m_timeline->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_timeline->setMinimumHeight(leastHistory);
    m_timeline->setAccessibleName(tr("What happened, by time"));
}

Done IncidentPanel::setIncident(const IncidentId &incident)
{
    if (incident != m_incident) {
        m_resolve->keep();
        m_record.reset();
        m_history.clear();
        m_secondClick.stop();
        m_incident = incident;
        const auto read = refresh();
        // The list has to be laid out first.
        QMetaObject::invokeMethod(this, &IncidentPanel::scrollToNow, Qt::QueuedConnection);
        return read;
    }
    return refresh();
}

Done IncidentPanel::refresh()
{
    if (m_incident.isEmpty()) {
        showNothing();
        return {};
    }
    const auto detail = m_reader.detail(m_incident);
    if (!detail) {
        const bool isShown = m_record && m_record->incident.id == m_incident;
        if (!isShown || detail.error().kind != Error::Kind::Unavailable) {
            showNothing();
        }
        return tl::make_unexpected(detail.error());
    }
    m_record = detail->record;
    m_history.setDetail(*detail);
    showHead();
    m_pages->setCurrentIndex(1);
    return {};
}

void IncidentPanel::tick()
{
    if (m_record) {
        showHead();
    }
}

void IncidentPanel::setSideBySide(bool sideBySide)
{
    m_parts->setDirection(sideBySide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const auto above = sideBySide ? panelMargin / 2 : panelMargin; // the panel is low then
    m_parts->setContentsMargins(panelMargin, above, panelMargin, above);
    shareWidth();
}

/// In a narrow window the head gets half of it, or the width that the buttons need.
void IncidentPanel::shareWidth()
{
    const bool sideBySide = m_parts->direction() == QBoxLayout::LeftToRight;
    const auto beside = qMax(qMin(headWidth, width() / 2), m_actions->minimumSizeHint().width());
    m_head->setMinimumWidth(sideBySide ? beside : 0);
    m_head->setMaximumWidth(sideBySide ? beside : QWIDGETSIZE_MAX);
}

void IncidentPanel::showHead()
{
    const auto facts = factsOf(*m_record, m_clock.now(), m_zone);
    m_person->setText(facts.person);
    m_meeting->setText(facts.meeting);
    m_start->setText(facts.start);
    m_contact->setText(facts.contact);
    m_cost->setText(facts.cost);
    m_state->setState(m_record->incident.state, m_record->incident.resolution);
    allowActions();
}

void IncidentPanel::showNothing()
{
    m_resolve->keep();
    m_record.reset();
    m_history.clear();
    allowActions();
    m_pages->setCurrentIndex(0);
}

void IncidentPanel::allowActions()
{
    const bool mayAct = m_record && !m_secondClick.isActive();
    const auto state = mayAct ? m_record->incident.state : IncidentState::Resolved;
    m_acknowledge->setEnabled(state == IncidentState::Open);
    m_joined->setEnabled(state != IncidentState::Resolved);
    m_resolve->setEnabled(state != IncidentState::Resolved);
}

void IncidentPanel::acknowledge()
{
    if (m_acknowledge->isEnabled()) {
        m_console.acknowledge(m_incident);
        pauseActions();
    }
}

void IncidentPanel::markJoined()
{
    if (m_joined->isEnabled()) {
        m_console.markJoined(m_incident);
        pauseActions();
    }
}

void IncidentPanel::askToResolve()
{
    if (m_resolve->isEnabled()) {
        m_resolve->ask();
    }
}

void IncidentPanel::pauseActions()
{
    m_secondClick.start(
        qMax(leastPause, QGuiApplication::styleHints()->mouseDoubleClickInterval()));
    allowActions();
}

void IncidentPanel::focusHistory()
{
    if (m_record) {
        m_timeline->setFocus(Qt::OtherFocusReason);
    }
}

void IncidentPanel::scrollToNow()
{
    const auto &entries = m_history.rows();
    const auto happened = std::count_if(entries.begin(), entries.end(), [this](const auto &entry) {
        return entry.at <= m_clock.now();
    });
    m_timeline->scrollTo(m_history.index(static_cast<int>(happened) - 1, 0),
                         QAbstractItemView::PositionAtCenter);
}

void IncidentPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    shareWidth();
    // The entries' heights depend on the width.
    m_timeline->doItemsLayout();
}

} // namespace savehub
