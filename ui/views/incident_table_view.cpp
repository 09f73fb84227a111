// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident_table_view.h"

#include "incident_delegate.h"
#include "incident_table_model.h"
#include "time_text.h"
#include "wording.h"

#include <array>
#include <numeric>

#include <QHeaderView>

namespace savehub {

namespace {

using Model = IncidentTableModel;

using Widths = std::array<int, Model::ColumnCount>;

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

/// The width at which no column has to cut its own words, and names and titles of usual length
/// stand whole.
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
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT chosenChanged(chosen()); });
}

IncidentId IncidentTableView::chosen() const
{
    const auto *row = m_incidents.incident(currentIndex());
    return row ? row->id : IncidentId();
}

void IncidentTableView::choose(const IncidentId &incident)
{
    const auto index = m_incidents.indexOf(incident);
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
        setFocus(Qt::OtherFocusReason);
    }
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
    for (int column = 0; column < Model::ColumnCount; ++column) {
        const auto i = static_cast<size_t>(column);
        // Too narrow: all give way alike. Wider: those with long texts get more.
        const auto width = available < all ? needed[i] * available / all
                                           : needed[i] + (available - all) * shares[i] / allShares;
        horizontalHeader()->resizeSection(column, width);
    }
}

} // namespace savehub
