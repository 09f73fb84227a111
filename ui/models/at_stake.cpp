// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/at_stake.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "ui/models/time_text.h"

#include <QStringList>

#include <algorithm>

namespace savehub {

namespace {

constexpr Hours closingLooksAhead{24};
constexpr Minutes quittingLooksAhead{10};
constexpr int mostAtStake = 100;
constexpr int mostIncidents = 1000;
constexpr int longestName = 40;
/// At most this many calls are named one by one. The others are counted.
constexpr int mostNamed = 3;

QStringList ringing(const std::vector<BoardRow> &rows)
{
    QStringList parts;
    for (const auto &row : rows) {
        if (row.isRinging) {
            parts.append(
                Words::tr("the call to %1 under way").arg(withoutNumbers(row.person, longestName)));
        }
    }
    return parts;
}

QStringList due(const std::vector<WaitingStep> &steps, const QTimeZone &zone)
{
    QStringList parts;
    int calls = 0, texts = 0, emails = 0;
    for (const auto &step : steps) {
        switch (step.channel) {
        case Channel::Call:
            if (++calls <= mostNamed) {
                parts.append(
                    Words::tr("%1's call at %2")
                        .arg(withoutNumbers(step.person, longestName), hourText(step.dueAt, zone)));
            }
            break;
        case Channel::Text:
            ++texts;
            break;
        case Channel::Email:
            ++emails;
            break;
        }
    }
    if (calls > mostNamed) {
        parts.append(Words::tr("%n more call(s)", nullptr, calls - mostNamed));
    }
    if (texts > 0) {
        parts.append(Words::tr("%n text(s)", nullptr, texts));
    }
    if (emails > 0) {
        parts.append(Words::tr("%n email(s)", nullptr, emails));
    }
    return parts;
}

} // namespace

bool anythingWaits(const IncidentReader &reader, Instant now)
{
    const auto board = reader.board(now, 1); // ringing calls come first
    const auto waiting = reader.waiting(now + closingLooksAhead, 1);
    if (!board || !waiting) {
        return true;
    }
    return !waiting->empty() || (!board->empty() && board->front().isRinging);
}

QString missedByQuitting(const IncidentReader &reader, Instant now, const QTimeZone &zone)
{
    const auto board = reader.board(now, mostAtStake);
    const auto waiting = reader.waiting(now + quittingLooksAhead, mostIncidents);
    if (!board || !waiting) {
        return (board ? waiting.error() : board.error()).text();
    }
    return (ringing(*board) + due(*waiting, zone)).join(QStringLiteral(", "));
}

} // namespace savehub
