// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline.h"

#include "domain/enum_text.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "engine/call_guards.h"
#include "phrases/in_words.h"
#include "ui/models/wording.h"

#include <algorithm>

namespace savehub {

namespace {

using Kind = TimelineEntry::Kind;

QString joined(const QStringList &parts)
{
    QStringList present;
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(present),
                 [](const QString &part) { return !part.isEmpty(); });
    return present.join(QStringLiteral(" · "));
}

TimelineEntry milestone(const QString &key, Instant at, const QString &title,
                        const QString &detail = {})
{
    return {.key = key, .at = at, .kind = Kind::Milestone, .title = title, .detail = detail};
}

void addMilestones(const IncidentRecord &record, std::vector<TimelineEntry> &entries)
{
    const auto &incident = record.incident;
    entries.push_back(
        milestone(QStringLiteral("created"), incident.createdAt, Words::tr("Planned"),
                  Words::tr("%n step(s)", nullptr, static_cast<int>(record.steps.size()))));
    entries.push_back(
        milestone(QStringLiteral("start"), incident.start, Words::tr("Meeting starts")));
    if (incident.acknowledgedAt) {
        entries.push_back(milestone(QStringLiteral("acknowledged"), *incident.acknowledgedAt,
                                    Words::tr("Acknowledged")));
    }
    if (incident.resolvedAt) {
        auto resolved = milestone(QStringLiteral("resolved"), *incident.resolvedAt,
                                  Words::tr("Resolved"), resolutionWords(incident.resolution));
        resolved.tone = incident.resolution == Reason::Expired ? Tone::Warning : Tone::Good;
        entries.push_back(std::move(resolved));
    }
}

Kind kindOf(Channel channel)
{
    switch (channel) {
    case Channel::Email:
        return Kind::Email;
    case Channel::Text:
        return Kind::Text;
    case Channel::Call:
        return Kind::Call;
    }
    Q_UNREACHABLE();
}

/// A passed guard whose answer is a mere yes or no needs no figures beside its words.
bool figuresMatter(const GuardFinding &finding)
{
    return finding.refusal != Reason::None || finding.guard == QLatin1String("window")
           || finding.guard == QLatin1String("attempts")
           || finding.guard == QLatin1String("budget");
}

/// A trail has the stable name of a state, which people read translated.
QString figuresIn(const GuardFinding &finding)
{
    const auto state = enumFromText<IncidentState>(finding.figures);
    return state ? stateWord(*state) : oneLine(finding.figures, 160);
}

std::vector<CheckLine> checksOf(const QString &guardTrail)
{
    std::vector<CheckLine> checks;
    for (const auto &finding : trailFromJson(guardTrail)) {
        const auto figures = figuresMatter(finding) ? figuresIn(finding) : QString();
        const auto text = figures.isEmpty() ? guardWords(finding.guard)
                                            : Words::tr("%1: %2", "a check and what it saw")
                                                  .arg(guardWords(finding.guard), figures);
        checks.push_back({finding.refusal == Reason::None, text});
    }
    return checks;
}

QString stepDetail(const Step &step)
{
    const auto message = withoutNumbers(inWords(step.errorMessage));
    return joined({message.isEmpty() ? reasonWords(step.reason) : message,
                   step.tries > 1 ? Words::tr("%n tries", nullptr, step.tries) : QString(),
                   costWords(step), step.provider ? providerWord(*step.provider) : QString()});
}

TimelineEntry stepEntry(const Step &step)
{
    return {.key = QStringLiteral("step/") + step.id.text(),
            .at = step.executedAt.value_or(step.dueAt),
            .kind = kindOf(step.channel),
            .tone = stepTone(step),
            .upcoming = step.status == StepStatus::Pending,
            .title = Words::tr("%1: %2", "a step and how it ended")
                         .arg(stepName(step.channel, step.recipient), stepStatusWord(step)),
            .detail = stepDetail(step),
            .checks = checksOf(step.guardTrail)};
}

QString talkTime(const Attempt &attempt)
{
    return attempt.duration && attempt.duration->count() > 0
               ? Words::tr("%1 s long").arg(attempt.duration->count())
               : QString();
}

/// Only from two seconds on, since about one second always passes.
QString timeHeld(const Attempt &attempt)
{
    const auto held =
        std::chrono::floor<Seconds>(attempt.queueTime.value_or(Milliseconds{0})).count();
    return held >= 2 ? Words::tr("held by the provider for %1 s").arg(held) : QString();
}

QString costOf(const Attempt &attempt)
{
    const bool isFree = !mayCost(attempt.status) || (attempt.estimate == Money{} && !attempt.price);
    return isFree ? QString() : costWords(attempt);
}

TimelineEntry attemptEntry(const Attempt &attempt)
{
    return {.key = QStringLiteral("attempt/") + attempt.key.text(),
            .at = attempt.createdAt,
            .kind = Kind::Call,
            .tone = outcomeTone(attempt),
            .title = Words::tr("Call %1 to %2: %3")
                         .arg(QString::number(attempt.number), attempt.to.masked(),
                              outcomeWords(attempt)),
            .detail = callDetail(attempt)};
}

TimelineEntry callEventEntry(const CallEvent &event, const IncidentRecord &record, size_t position)
{
    const auto *attempt = record.attempt(event.attempt);
    const auto words = callEventWords(event.event);
    return {.key = QStringLiteral("event/%1/%2").arg(event.attempt.text()).arg(position),
            .at = event.at,
            .kind = Kind::CallEvent,
            .title = attempt ? Words::tr("Call %1: %2").arg(QString::number(attempt->number), words)
                             : words,
            .detail = joined({callEventDetail(inWords(event.detail)), sourceWords(event.source)})};
}

} // namespace

QString callDetail(const Attempt &attempt)
{
    return joined({withoutNumbers(inWords(attempt.error)),
                   attempt.tries > 1 ? Words::tr("%n tries", nullptr, attempt.tries) : QString(),
                   timeHeld(attempt), talkTime(attempt), costOf(attempt),
                   providerWord(attempt.provider)});
}

std::vector<TimelineEntry> timelineOf(const IncidentDetail &detail)
{
    std::vector<TimelineEntry> entries;
    const auto &record = detail.record;
    addMilestones(record, entries);
    std::transform(record.steps.begin(), record.steps.end(), std::back_inserter(entries),
                   stepEntry);
    std::transform(record.attempts.begin(), record.attempts.end(), std::back_inserter(entries),
                   attemptEntry);
    for (size_t i = 0; i < detail.callEvents.size(); ++i) {
        // The attempt's own entry says that it was made.
        if (detail.callEvents[i].event != QLatin1String("created")) {
            entries.push_back(callEventEntry(detail.callEvents[i], record, i));
        }
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto &a, const auto &b) { return a.at < b.at; });
    return entries;
}

} // namespace savehub
