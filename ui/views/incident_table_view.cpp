// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/incident_table_view.h"

#include "ui/models/incident_table_model.h"
#include "ui/models/time_text.h"
#include "ui/models/wording.h"
#include "ui/views/incident_delegate.h"

#include <array>
#include <numeric>

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace savehub {

namespace {

using Widths = std::array<int, IncidentTableModel::ColumnCount>;

/// How the columns share the width that none of them needs.
constexpr Widths shares{3, 6, 1, 1, 2, 2, 0};

QStringList startSamples()
{
    const Instant now;
    return {startCountdown(now + Hours(24) - Seconds(1), now),
            startCountdown(now - Minutes(59), now)};
}

QStringList stateSamples()
{
    QStringList words;
    for (auto state = IncidentState::Scheduled; state <= IncidentState::Resolved;
         state = static_cast<IncidentState>(static_cast<int>(state) + 1)) {
        words.append(QStringLiteral("⯅⯅⯅") + stateWord(state));
    }
    return words;
}

QStringList stepSamples()
{
    return {stepName(Channel::Email, Recipient::Backup),
            stepName(Channel::Text, Recipient::Backup)};
}

QStringList outcomeSamples()
{
    QStringList words;
    for (auto outcome = CallOutcome::Placed; outcome <= CallOutcome::TestMode;
         outcome = static_cast<CallOutcome>(static_cast<int>(outcome) + 1)) {
        words.append(outcomeWords(outcome));
    }
    for (const auto *key : {"1", "2"}) {
        words.append(outcomeWords(Attempt{.to = *PhoneNumber::fromE164(u"+10000000"),
                                          .status = AttemptStatus::Completed,
                                          .digit = QLatin1String(key)}));
    }
    return words;
}

/// The widths at which no column has to cut its own words, and names and titles of usual length
/// fit.
Widths neededWidths(const QFont &font)
{
    auto bold = font;
    bold.setBold(true);
    const auto widest = [](const QFont &drawnIn, const QStringList &texts) {
        int width = 0;
        for (const auto &text : texts) {
            width = qMax(width, QFontMetrics(drawnIn).horizontalAdvance(text));
        }
        return width + 2 * IncidentDelegate::sideMargin + 2;
    };
    return {widest(font, {QStringLiteral("Firstname Name")}),
            widest(IncidentDelegate::secondFont(font), {QStringLiteral("Mon 30 Nov 00:00 CEST")}),
            widest(bold, startSamples()),
            widest(font, stateSamples()),
            widest(font, stepSamples()),
            widest(font, outcomeSamples()),
            widest(font, {QStringLiteral("$0.0475")})};
}

} // namespace

IncidentTableView::IncidentTableView(IncidentTableModel &incidents, QWidget *parent)
    : QTableView(parent),
      m_incidents(incidents)
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
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(2 * fontMetrics().height() + 10);
    // On the smallest screens the panel's buttons need the room while a question is shown.
    setMinimumHeight(horizontalHeader()->sizeHint().height() + 2 * frameWidth());
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &IncidentTableView::chosenByView);
}

IncidentId IncidentTableView::chosen() const
{
    const auto selected = selectionModel()->selectedRows();
    return selected.isEmpty() ? IncidentId() : m_incidents.incident(selected.front())->id;
}

void IncidentTableView::chosenByView()
{
    m_isOnPurpose = m_isActing;
    Q_EMIT chosenChanged(chosen());
}

void IncidentTableView::choose(const IncidentId &incident)
{
    const auto index = m_incidents.indexOf(incident);
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
        setFocus(Qt::OtherFocusReason);
        m_isOnPurpose = true;
    }
}

Done IncidentTableView::refresh(const IncidentId &settledHere)
{
    const auto row = currentIndex().row();
    const auto place = verticalScrollBar()->value();
    auto read = m_incidents.refresh();
    verticalScrollBar()->setValue(place);
    if (!settledHere.isEmpty() && settledHere == chosen()) {
        moveOn(row);
    }
    return read;
}

/// Chooses the next incident in need from that row on, where the operator is looking, else the
/// first one from the top.
void IncidentTableView::moveOn(int from)
{
    const auto rows = m_incidents.rowCount();
    if (isInNeed(m_incidents.need(currentIndex()))) {
        return;
    }
    for (int i = 0; i < rows; ++i) {
        const auto next = m_incidents.index((from + i) % rows, 0);
        if (isInNeed(m_incidents.need(next))) {
            setAutoScroll(false);
            setCurrentIndex(next);
            setAutoScroll(true);
            return;
        }
    }
}

void IncidentTableView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Select:
        event->ignore();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_isOnPurpose = true;
        Q_EMIT openWanted();
        return;
    default:
        break;
    }
    m_isActing = true;
    QTableView::keyPressEvent(event);
    m_isActing = false;
}

/// The base class would make the first row the current one, but nobody has chosen it.
void IncidentTableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!selectionModel()->hasSelection()) {
        selectionModel()->clearCurrentIndex();
    }
}

bool IncidentTableView::viewportEvent(QEvent *event)
{
    const bool isMouse =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseMove;
    m_isActing = isMouse;
    const bool taken = QTableView::viewportEvent(event);
    m_isActing = false;
    if (event->type() == QEvent::MouseButtonPress) {
        m_isOnPurpose = true; // even if the row was chosen before
    }
    return taken;
}

void IncidentTableView::tick()
{
    const auto first = rowAt(0);
    const auto last = rowAt(viewport()->height() - 1);
    m_incidents.tick(first, last < 0 ? m_incidents.rowCount() - 1 : last);
}

void IncidentTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    shareWidth();
}

int IncidentTableView::neededWidth() const
{
    const auto needed = neededWidths(font());
    return std::accumulate(needed.begin(), needed.end(), 2 * frameWidth())
           + style()->pixelMetric(QStyle::PM_ScrollBarExtent);
}

void IncidentTableView::shareWidth()
{
    const auto needed = neededWidths(font());
    const auto all = std::accumulate(needed.begin(), needed.end(), 0);
    const auto allShares = std::accumulate(shares.begin(), shares.end(), 0);
    const auto available = viewport()->width();
    for (int column = 0; column < IncidentTableModel::ColumnCount; ++column) {
        const auto i = static_cast<size_t>(column);
        // Too narrow: all columns shrink alike. Wider: those with long texts get more.
        const auto width = available < all ? needed[i] * available / all
                                           : needed[i] + (available - all) * shares[i] / allShares;
        horizontalHeader()->resizeSection(column, width);
    }
}

} // namespace savehub
