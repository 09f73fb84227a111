// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/incident_table_model.h"

#include "domain/untrusted_text.h"
#include "ui/models/safe_text.h"
#include "ui/models/time_text.h"
#include "ui/models/wording.h"

#include <tuple>

namespace savehub {

namespace {

constexpr int mostRows = 500;
constexpr Minutes urgentBefore{5};

QString nextStepText(const BoardRow &row)
{
    if (!row.nextChannel) {
        return QStringLiteral("–");
    }
    return stepName(*row.nextChannel, row.nextRecipient.value_or(Recipient::Attendee));
}

QString lastOutcomeText(const BoardRow &row)
{
    if (row.lastAttempt) {
        return outcomeWords(*row.lastAttempt);
    }
    return row.lastStep
               ? IncidentTableModel::tr("%1 %2", "Email sent, Call skipped")
                     .arg(channelWord(row.lastStep->channel), stepStatusWord(*row.lastStep))
               : QStringLiteral("–");
}

QString lastOutcomeDetail(const BoardRow &row)
{
    if (row.lastAttempt) {
        return IncidentTableModel::tr("call %1 of %2")
            .arg(row.lastAttempt->number)
            .arg(maxAttemptsPerIncident);
    }
    return row.lastStep ? reasonWords(row.lastStep->reason) : QString();
}

bool isUrgent(const BoardRow &row, Instant now)
{
    return row.state != IncidentState::Resolved && row.state != IncidentState::Acknowledged
           && row.start - now <= urgentBefore;
}

} // namespace

IncidentTableModel::IncidentTableModel(const IncidentReader &reader, const Clock &clock,
                                       const QTimeZone &operatorZone, QObject *parent)
    : MergedRowsModel(parent),
      m_reader(reader),
      m_clock(clock),
      m_zone(operatorZone)
{
}

Done IncidentTableModel::refresh()
{
    const auto board = m_reader.board(m_clock.now(), mostRows);
    if (!board) {
        return tl::make_unexpected(board.error());
    }
    merge(inOrder(*board));
    return {};
}

std::vector<BoardRow> IncidentTableModel::inOrder(const std::vector<BoardRow> &board)
{
    const auto now = m_clock.now();
    std::vector<std::tuple<Need, Instant, IncidentId, const BoardRow *>> places;
    m_olderCount = 0;
    for (const auto &row : board) {
        const auto need = needOf(row, now);
        m_olderCount += need == Need::OlderEscalation ? 1 : 0;
        if (need != Need::OlderEscalation || m_olderShown) {
            places.emplace_back(need, row.start, row.id, &row);
        }
    }
    std::sort(places.begin(), places.end());
    std::vector<BoardRow> ordered;
    for (const auto &place : places) {
        ordered.push_back(*std::get<const BoardRow *>(place));
    }
    return ordered;
}

void IncidentTableModel::tick(int first, int last)
{
    const auto end = qMin(last, rowCount() - 1);
    if (first < 0 || first > end) {
        return;
    }
    const QList<int> texts{Qt::DisplayRole, SecondLineRole, UrgentRole};
    for (const auto column : {StartsInColumn, NextStepColumn}) {
        Q_EMIT dataChanged(index(first, column), index(end, column), texts);
    }
}

const BoardRow *IncidentTableModel::incident(const QModelIndex &index) const
{
    return index.isValid() ? &row(index) : nullptr;
}

QModelIndex IncidentTableModel::indexOf(const IncidentId &incident) const
{
    const auto found = std::find_if(rows().begin(), rows().end(),
                                    [&](const auto &row) { return row.id == incident; });
    return found == rows().end() ? QModelIndex()
                                 : index(static_cast<int>(found - rows().begin()), 0);
}

int IncidentTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IncidentTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto &shown = row(index);
    const auto column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(shown, column);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const auto second = secondLine(shown, column);
        const auto both = text(shown, column) + (second.isEmpty() ? second : u'\n' + second);
        return role == Qt::ToolTipRole ? plainToolTip(both) : both;
    }
    case SecondLineRole:
        return secondLine(shown, column);
    case StateRole:
        return static_cast<int>(shown.state);
    case UrgentRole:
        return isUrgent(shown, m_clock.now());
    default:
        return {};
    }
}

QVariant IncidentTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case PersonColumn:
        return tr("Person");
    case MeetingColumn:
        return tr("Meeting");
    case StartsInColumn:
        return tr("Starts in");
    case StateColumn:
        return tr("State");
    case NextStepColumn:
        return tr("Next step");
    case LastOutcomeColumn:
        return tr("Last outcome");
    case CostColumn:
        return tr("Cost");
    default:
        return {};
    }
}

QString IncidentTableModel::text(const BoardRow &row, int column) const
{
    switch (column) {
    case PersonColumn:
        return withoutNumbers(row.person);
    case MeetingColumn:
        return withoutNumbers(row.meeting);
    case StartsInColumn:
        return startCountdown(row.start, m_clock.now());
    case StateColumn:
        return stateWord(row.state);
    case NextStepColumn:
        return nextStepText(row);
    case LastOutcomeColumn:
        return lastOutcomeText(row);
    case CostColumn:
        return row.cost == Money{} ? QStringLiteral("–") : toText(row.cost);
    default:
        return {};
    }
}

QString IncidentTableModel::secondLine(const BoardRow &row, int column) const
{
    switch (column) {
    case PersonColumn:
        return row.phone.isEmpty() ? tr("no phone number") : row.phone;
    case MeetingColumn:
        return dayAndTime(row.start, m_zone);
    case StateColumn:
        return resolutionWords(row.resolution);
    case NextStepColumn:
        return row.nextStepAt ? dueCountdown(*row.nextStepAt, m_clock.now()) : QString();
    case LastOutcomeColumn:
        return lastOutcomeDetail(row);
    default:
        return {};
    }
}

} // namespace savehub
