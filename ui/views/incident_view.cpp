// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident_view.h"

#include "incident_panel.h"
#include "incident_table_view.h"

#include <QResizeEvent>

namespace savehub {

namespace {

constexpr int leastPanelWidth = 400;
constexpr int mostPanelWidth = 620;

} // namespace

IncidentView::IncidentView(IncidentTableView *table, IncidentPanel *panel, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent),
      m_table(table),
      m_panel(panel)
{
    setChildrenCollapsible(false);
    addWidget(table);
    addWidget(panel);
    setFocusProxy(table);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
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
    const auto panel =
        stacked ? size.height() * 45 / 100 : qBound(leastPanelWidth, beside, mostPanelWidth);
    setSizes({(stacked ? size.height() : size.width()) - panel, panel});
}

} // namespace savehub
