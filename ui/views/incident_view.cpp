// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident_view.h"

#include "incident_panel.h"
#include "incident_table.h"

#include <QResizeEvent>

namespace savehub {

namespace {

/// In average characters: room for every column and for the panel beside them.
constexpr int wideEnough = 165;

} // namespace

IncidentView::IncidentView(IncidentTable *table, IncidentPanel *panel, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_panel(panel)
{
    setChildrenCollapsible(false);
    addWidget(table);
    addWidget(panel);
    setStretchFactor(0, 5);
    setStretchFactor(1, 3);
}

void IncidentView::resizeEvent(QResizeEvent *event)
{
    const bool narrow = event->size().width() < wideEnough * fontMetrics().averageCharWidth();
    if (narrow != (orientation() == Qt::Vertical)) {
        arrange(narrow);
    }
    QSplitter::resizeEvent(event);
}

void IncidentView::arrange(bool narrow)
{
    setOrientation(narrow ? Qt::Vertical : Qt::Horizontal);
    m_panel->setSideBySide(narrow);
    setSizes(narrow ? QList<int>{1000, 1000} : QList<int>{1000, 600});
}

} // namespace savehub
