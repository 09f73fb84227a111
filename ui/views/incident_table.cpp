// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident_table.h"

#include "incident_delegate.h"
#include "incident_table_model.h"

#include <array>
#include <numeric>

#include <QHeaderView>

namespace savehub {

namespace {

using Model = IncidentTableModel;

/// In average characters: what a column needs, and its share of the width that is left.
struct ColumnWidth {
    int characters;
    int share;
};

constexpr std::array<ColumnWidth, Model::ColumnCount> columnWidths{{
    {17, 3}, // person
    {21, 6}, // meeting
    {17, 1}, // starts in
    {15, 1}, // state
    {17, 2}, // next step
    {19, 2}, // last outcome
    {9, 0},  // cost
}};

} // namespace

IncidentTable::IncidentTable(IncidentTableModel &incidents, QWidget *parent)
    : QTableView(parent)
    , m_incidents(incidents)
{
    setModel(&m_incidents);
    setItemDelegate(new IncidentDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Incidents"));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(2 * fontMetrics().height() + 10);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT chosenChanged(chosen()); });
}

IncidentId IncidentTable::chosen() const
{
    const auto *row = m_incidents.incident(currentIndex());
    return row ? row->id : IncidentId();
}

void IncidentTable::choose(const IncidentId &incident)
{
    const auto index = m_incidents.indexOf(incident);
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
}

void IncidentTable::tick()
{
    const auto first = rowAt(0);
    const auto last = rowAt(viewport()->height() - 1);
    m_incidents.tick(first, last < 0 ? m_incidents.rowCount() - 1 : last);
}

void IncidentTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    shareWidth();
}

void IncidentTable::shareWidth()
{
    const auto sum = [](auto member) {
        return std::accumulate(columnWidths.begin(), columnWidths.end(), 0,
                               [&](int total, const ColumnWidth &w) { return total + w.*member; });
    };
    const auto character = fontMetrics().averageCharWidth();
    const auto needed = sum(&ColumnWidth::characters) * character;
    const auto available = viewport()->width();
    const auto shares = sum(&ColumnWidth::share);
    for (int column = 0; column < Model::ColumnCount; ++column) {
        const auto &width = columnWidths[static_cast<size_t>(column)];
        const auto own = width.characters * character;
        // Too narrow: all give way alike. Wider: those with long texts get more.
        const auto size = available < needed ? own * available / needed
                                             : own + (available - needed) * width.share / shares;
        horizontalHeader()->resizeSection(column, size);
    }
}

} // namespace savehub
