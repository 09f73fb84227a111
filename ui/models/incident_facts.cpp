// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident_facts.h"

#include "call_outcome.h"
#include "money.h"
#include "time_text.h"
#include "untrusted_text.h"

#include <QCoreApplication>

namespace savehub {

namespace {

struct Facts {
    Q_DECLARE_TR_FUNCTIONS(savehub::IncidentFacts)
};

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
    QStringList parts{person.phone ? person.phone->masked() : Facts::tr("no phone number")};
    if (person.doNotCall) {
        parts.append(Facts::tr("do not call"));
    }
    parts.append(person.backup.isEmpty()
                     ? Facts::tr("no backup contact")
                     : Facts::tr("backup: %1")
                           .arg(oneLine(person.backup.name.isEmpty() ? person.backup.email
                                                                     : person.backup.name)));
    return separated(parts);
}

/// Both sums, because the real price comes late.
QString costOf(const std::vector<Attempt> &attempts)
{
    Money estimate, actual;
    int priced = 0, counted = 0;
    for (const auto &attempt : attempts) {
        if (!mayCost(attempt.status)) {
            continue;
        }
        ++counted;
        estimate += attempt.estimate;
        if (attempt.price) {
            ++priced;
            actual += *attempt.price;
        }
    }
    if (counted == 0) {
        return Facts::tr("no call, no cost");
    }
    const auto calls = Facts::tr("%n call(s)", nullptr, counted);
    const auto estimated = Facts::tr("estimated %1").arg(toText(estimate));
    return priced == 0
               ? separated({calls, estimated})
               : separated({calls, estimated,
                            priced < counted ? Facts::tr("actual so far %1").arg(toText(actual))
                                             : Facts::tr("actual %1").arg(toText(actual))});
}

} // namespace

IncidentFacts factsOf(const IncidentRecord &record, Instant now, const QTimeZone &operatorZone)
{
    return {oneLine(record.person.name), oneLine(record.meeting.title),
            startOf(record, now, operatorZone), contactOf(record.person), costOf(record.attempts)};
}

} // namespace savehub
