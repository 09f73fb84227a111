// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/incident_facts.h"

#include "domain/money.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "engine/call_outcome.h"
#include "ui/models/time_text.h"

namespace savehub {

namespace {

QString separated(const QStringList &parts)
{
    return parts.join(QStringLiteral(" · "));
}

QString startOf(const IncidentRecord &record, Instant now, const QTimeZone &operatorZone)
{
    const auto start = record.incident.start;
    const auto theirs = dayAndTime(start, zoneNamed(record.person.timeZone));
    QStringList parts{startCountdown(start, now), theirs};
    if (dayAndTime(start, operatorZone) != theirs) {
        const auto ours = clockText(start, operatorZone, now);
        parts.append(hereText(ours));
    }
    return separated(parts);
}

QString contactOf(const Person &person)
{
    QStringList parts{person.phone ? person.phone->masked() : Words::tr("no phone number")};
    if (person.doNotCall) {
        parts.append(Words::tr("do not call"));
    }
    parts.append(person.backup.isEmpty()
                     ? Words::tr("no backup contact")
                     : Words::tr("backup: %1")
                           .arg(withoutNumbers(person.backup.name.isEmpty() ? person.backup.email
                                                                            : person.backup.name)));
    return separated(parts);
}

struct Costs {
    Money estimate{};
    Money actual{};
    int priced = 0; ///< how many the provider has named a price for

    void add(Money estimated, const std::optional<Money> &price)
    {
        estimate += estimated;
        actual += price.value_or(Money{});
        priced += price ? 1 : 0;
    }
};

/// Shows both sums, since the provider names the real price late.
QString costOf(const IncidentRecord &record)
{
    Costs costs;
    int calls = 0, texts = 0;
    for (const auto &attempt : record.attempts) {
        if (mayCost(attempt.status)) {
            ++calls;
            costs.add(attempt.estimate, attempt.price);
        }
    }
    for (const auto &step : record.steps) {
        if (step.estimate) {
            ++texts;
            costs.add(*step.estimate, step.price);
        }
    }
    if (calls + texts == 0) {
        return Words::tr("no call, no cost");
    }
    QStringList parts{calls > 0 ? Words::tr("%n call(s)", nullptr, calls) : Words::tr("no call")};
    if (texts > 0) {
        parts += Words::tr("%n text(s)", nullptr, texts);
    }
    parts += Words::tr("estimated %1").arg(toText(costs.estimate));
    if (costs.priced > 0) {
        parts +=
            (costs.priced < calls + texts ? Words::tr("actual so far %1") : Words::tr("actual %1"))
                .arg(toText(costs.actual));
    }
    return separated(parts);
}

} // namespace

IncidentFacts factsOf(const IncidentRecord &record, Instant now, const QTimeZone &operatorZone)
{
    return {withoutNumbers(record.person.name), withoutNumbers(record.meeting.title),
            startOf(record, now, operatorZone), contactOf(record.person), costOf(record)};
}

} // namespace savehub
