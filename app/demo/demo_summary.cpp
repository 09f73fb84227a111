// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_summary.h"

#include "domain/enum_text.h"
#include "domain/words.h"
#include "engine/call_outcome.h"
#include "engine/text_tracking.h"

#include <QMap>
#include <QStringList>

namespace savehub {

namespace {

using Line = QStringList;
using Counts = QMap<QString, int>;

struct Summary {
    std::vector<Line> lines;
    Counts incidents;
    Counts steps;
    Counts calls;
    Money cost;
};

QString stateOf(const Incident &incident)
{
    const auto state = toText(incident.state);
    return incident.state == IncidentState::Resolved
               ? QStringLiteral("%1 (%2)").arg(state, toText(incident.resolution))
               : state;
}

QString stepOf(const Step &step)
{
    const auto status = toText(step.status).toLower();
    return step.reason == Reason::None ? status
                                       : QStringLiteral("%1 (%2)").arg(status, toText(step.reason));
}

void add(Summary &summary, const IncidentRecord &record)
{
    Line line{record.person.name, record.meeting.title, stateOf(record.incident)};
    for (const auto &step : record.steps) {
        line.append(stepOf(step));
        summary.cost += textCost(step);
        summary.steps[toText(step.status)] += 1;
    }
    QStringList calls;
    for (const auto &attempt : record.attempts) {
        calls.append(toText(callOutcome(attempt)));
        summary.calls[calls.last()] += 1;
        summary.cost += attempt.price.value_or(attempt.estimate);
    }
    line.append(calls.isEmpty() ? QStringLiteral("-") : calls.join(QStringLiteral(", ")));
    summary.incidents[toText(record.incident.state)] += 1;
    summary.lines.push_back(line);
}

QString table(const std::vector<Line> &lines)
{
    std::vector<qsizetype> widths;
    for (const auto &line : lines) {
        widths.resize(std::max(widths.size(), static_cast<size_t>(line.size())));
        for (qsizetype i = 0; i < line.size(); ++i) {
            auto &width = widths[static_cast<size_t>(i)];
            width = std::max(width, line.at(i).size());
        }
    }
    QString text;
    for (const auto &line : lines) {
        QString row;
        for (qsizetype i = 0; i < line.size(); ++i) {
            row += line.at(i).leftJustified(widths[static_cast<size_t>(i)] + 2);
        }
        text += row.trimmed() + QLatin1Char('\n');
    }
    return text;
}

QString total(const QString &title, const Counts &counts)
{
    QStringList parts;
    int sum = 0;
    for (auto count = counts.begin(); count != counts.end(); ++count) {
        parts.append(QStringLiteral("%1 %2").arg(count.value()).arg(count.key()));
        sum += count.value();
    }
    return QStringLiteral("%1: %2 (%3)\n")
        .arg(title)
        .arg(sum)
        .arg(parts.join(QStringLiteral(", ")));
}

} // namespace

Result<QString> demoSummary(const IncidentReader &reader, Instant now)
{
    const auto rows = reader.live(now, 1000, {});
    if (!rows) {
        return tl::make_unexpected(rows.error());
    }
    Summary summary;
    summary.lines.push_back({Words::tr("PERSON"), Words::tr("MEETING"), Words::tr("STATE"),
                             Words::tr("1 EMAIL"), Words::tr("2 SMS"), Words::tr("3 CALL"),
                             Words::tr("4 EMAIL"), Words::tr("5 SMS"), Words::tr("CALLS")});
    for (const auto &row : *rows) {
        const auto detail = reader.detail(row.id);
        if (!detail) {
            return tl::make_unexpected(detail.error());
        }
        add(summary, detail->record);
    }
    return table(summary.lines) + QLatin1Char('\n')
           + total(Words::tr("Incidents"), summary.incidents)
           + total(Words::tr("Steps"), summary.steps) + total(Words::tr("Calls"), summary.calls)
           + Words::tr("Estimated cost, had calls and texts been real: %1\n")
                 .arg(toText(summary.cost));
}

} // namespace savehub
