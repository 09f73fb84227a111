// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/incident_record.h"

#include "domain/untrusted_text.h"
#include "engine/schedule.h"

#include <algorithm>

namespace savehub {

namespace {

template <typename Rows, typename Key>
auto *find(Rows &rows, Key wanted)
{
    const auto found = std::find_if(rows.begin(), rows.end(), wanted);
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

Step *IncidentRecord::step(const StepId &id)
{
    return find(steps, [&](const Step &s) { return s.id == id; });
}

const Step *IncidentRecord::step(const StepId &id) const
{
    return find(steps, [&](const Step &s) { return s.id == id; });
}

Attempt *IncidentRecord::attempt(const AttemptKey &key)
{
    return find(attempts, [&](const Attempt &a) { return a.key == key; });
}

const Attempt *IncidentRecord::attempt(const AttemptKey &key) const
{
    return find(attempts, [&](const Attempt &a) { return a.key == key; });
}

QString subjectOf(const IncidentRecord &record)
{
    return QStringLiteral("%1, %2").arg(withoutNumbers(record.person.name, 60),
                                        withoutNumbers(record.meeting.title, 60));
}

IncidentRecord newIncident(const IncidentId &id, const Person &person, const Meeting &meeting,
                           const Policy &policy, Instant now)
{
    IncidentRecord record{.incident = {.id = id,
                                       .person = person.id,
                                       .meeting = meeting.id,
                                       .start = meeting.start,
                                       .createdAt = now},
                          .person = person,
                          .meeting = meeting,
                          .steps = {},
                          .attempts = {}};
    for (const auto &rung : policy.rungs) {
        const auto window = sendWindow(policy, rung, meeting.start);
        record.steps.push_back(
            {.id = StepId(QStringLiteral("%1-%2").arg(id.text()).arg(rung.number)),
             .number = rung.number,
             .channel = rung.channel,
             .recipient = rung.recipient,
             .messageTemplate = rung.messageTemplate,
             .createdAt = now,
             .dueAt = window.from,
             .lastAt = window.until});
    }
    return record;
}

} // namespace savehub
