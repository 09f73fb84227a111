// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_incident_reader.h"

#include <algorithm>

namespace savehub {

namespace {

template <typename T>
Result<T> unlessFailing(const std::optional<Error> &error, T value)
{
    if (error) {
        return tl::make_unexpected(*error);
    }
    return value;
}

BoardRow rowOf(const IncidentRecord &record)
{
    BoardRow row;
    row.id = record.incident.id;
    row.person = record.person.name;
    row.phone = record.person.phone ? record.person.phone->masked() : QString();
    row.meeting = record.meeting.title;
    row.start = record.incident.start;
    row.timeZone = record.person.timeZone;
    row.state = record.incident.state;
    row.resolution = record.incident.resolution;
    for (const auto &step : record.steps) {
        row.hasFailed = row.hasFailed || step.status == StepStatus::Failed;
        if (step.isEnded()) {
            row.lastStep = step;
        } else if (!row.nextChannel) {
            row.nextChannel = step.channel;
            row.nextRecipient = step.recipient;
            row.nextStepAt = step.dueAt;
        }
    }
    for (const auto &attempt : record.attempts) {
        row.lastAttempt = attempt;
        row.cost += attempt.price.value_or(attempt.estimate);
        row.isRinging = row.isRinging || isOpen(attempt.status);
    }
    return row;
}

} // namespace

Result<std::vector<BoardRow>> FakeIncidentReader::live(Instant, int limit,
                                                       const std::optional<IncidentId> &) const
{
    auto page = rows;
    page.resize(std::min(page.size(), static_cast<size_t>(limit)));
    return unlessFailing(error, page);
}

Result<std::vector<BoardRow>> FakeIncidentReader::board(Instant now, int limit) const
{
    return live(now, limit, {});
}

Result<std::vector<WaitingStep>> FakeIncidentReader::waiting(Instant until, int) const
{
    std::vector<WaitingStep> due;
    std::copy_if(steps.begin(), steps.end(), std::back_inserter(due),
                 [&](const WaitingStep &step) { return step.dueAt <= until; });
    return unlessFailing(error, due);
}

Result<IncidentDetail> FakeIncidentReader::detail(const IncidentId &incident) const
{
    const auto found = details.find(incident);
    if (found == details.end()) {
        return failure(Error::Kind::NotFound, QStringLiteral("No such incident."));
    }
    return unlessFailing(error, found->second);
}

Result<std::vector<CallRow>> FakeIncidentReader::calls(const std::optional<AttemptKey> &, int) const
{
    return std::vector<CallRow>{};
}

Result<std::vector<AuditRow>> FakeIncidentReader::audit(std::optional<qint64>, int) const
{
    return std::vector<AuditRow>{};
}

Result<Totals> FakeIncidentReader::totals(Instant) const
{
    return unlessFailing(error, sums);
}

Result<Counts> FakeIncidentReader::counts(Instant) const
{
    return unlessFailing(error, Counts{.spend = spend});
}

Result<std::vector<ExpectedCalls>> FakeIncidentReader::expectedCalls(Instant, Instant) const
{
    return unlessFailing(error, expected);
}

void FakeIncidentReader::add(const IncidentDetail &detail)
{
    details[detail.record.incident.id] = detail;
    rows.push_back(rowOf(detail.record));
}

} // namespace savehub
