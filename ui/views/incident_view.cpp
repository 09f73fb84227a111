// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/incident_view.h"

#include "ui/views/incident_panel.h"
#include "ui/views/incident_table_view.h"

#include <QResizeEvent>
#include <QVBoxLayout>

namespace savehub {

namespace {

constexpr int leastPanelWidth = 400;
constexpr int mostPanelWidth = 620;
constexpr int leastPanelHeight = 96; // one fact is visible below the buttons

} // namespace

IncidentView::IncidentView(IncidentTableView *table, IncidentPanel *panel, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent),
      m_table(table),
      m_panel(panel),
      m_older(new QPushButton)
{
    setChildrenCollapsible(false);
    m_older->setCheckable(true);
    m_older->setFlat(true);
    auto *list = new QWidget;
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_older, 0, Qt::AlignLeading);
    layout->addWidget(table, 1);
    addWidget(list);
    addWidget(panel);
    setFocusProxy(table);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    connect(m_older, &QPushButton::toggled, this, [this](bool shown) {
        nameOlder();
        Q_EMIT olderWanted(shown);
    });
    setOlderCount(0);
}

void IncidentView::setOlderCount(int count)
{
    m_olderCount = count;
    m_older->setVisible(count > 0);
    nameOlder();
}

void IncidentView::nameOlder()
{
    const auto text = tr("%n older escalation(s)", nullptr, m_olderCount);
    m_older->setText((m_older->isChecked() ? QStringLiteral("▾ ") : QStringLiteral("▸ ")) + text);
    m_older->setAccessibleName(text);
}

void IncidentView::resizeEvent(QResizeEvent *event)
{
    const auto arrangement = event->size().width() < m_table->neededWidth() + leastPanelWidth
                                 ? Arrangement::Stacked
                                 : Arrangement::SideBySide;
    if (arrangement != m_arrangement) {
        m_arrangement = arrangement;
        arrange(event->size());
    }
    QSplitter::resizeEvent(event);
}

void IncidentView::arrange(const QSize &size)
{
    const bool stacked = m_arrangement == Arrangement::Stacked;
    setOrientation(stacked ? Qt::Vertical : Qt::Horizontal);
    m_panel->setSideBySide(stacked);
    const auto beside = qMin(size.width() * 3 / 8, size.width() - m_table->neededWidth());
    const auto panel = stacked ? qMax(size.height() * 45 / 100, leastPanelHeight)
                               : qBound(leastPanelWidth, beside, mostPanelWidth);
    setSizes({(stacked ? size.height() : size.width()) - panel, panel});
}

} // namespace savehub
