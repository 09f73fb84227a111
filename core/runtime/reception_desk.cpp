// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/reception_desk.h"

#include "engine/text_replies.h"
#include "phrases/in_words.h"
#include "runtime/spoken_call.h"

namespace savehub {

namespace {

Event eventFor(Answer answer, const QString &actor)
{
    if (answer == Answer::Joined) {
        return event::Joined{actor};
    }
    return event::Missed{actor};
}

/// \a found, or an error that says that \a what does not exist.
Result<IncidentId> orNotFound(const Result<std::optional<IncidentId>> &found, const QString &what)
{
    if (!found) {
        return tl::make_unexpected(found.error());
    }
    return *found ? Result<IncidentId>(**found) : failure(Error::Kind::NotFound, what);
}

} // namespace

ReceptionDesk::ReceptionDesk(const Ports &ports, const EngineObserver &observer,
                             DecisionMaker &decisions, TestCallRunner &testCalls,
                             std::function<void()> databaseChanged)
    : m_ports(ports),
      m_observer(observer),
      m_decisions(decisions),
      m_testCalls(testCalls),
      m_databaseChanged(std::move(databaseChanged))
{
}

Result<IncidentId> ReceptionDesk::incidentOf(const AttemptKey &attempt)
{
    return orNotFound(m_ports.store.incidentOfAttempt(attempt), inWords(Say::NobodyMadeCall));
}

Done ReceptionDesk::callReported(const AttemptKey &attempt, const CallReport &report)
{
    const auto incident = incidentOf(attempt);
    if (!incident && incident.error().kind == Error::Kind::NotFound) {
        return m_testCalls.reported(attempt, report);
    }
    if (!incident) {
        return tl::make_unexpected(incident.error());
    }
    return m_ports.store.load(*incident)
        .and_then([&](const IncidentRecord &record) {
            const auto *own = record.attempt(attempt);
            return refuseAnothers(own ? own->sid : ProviderSid(), report.sid);
        })
        .and_then([&] {
            return m_decisions.submit(
                *incident, event::CallReported{attempt, CallEventSource::Webhook, report});
        });
}

Done ReceptionDesk::textReported(const StepId &step, const TextReport &report)
{
    return orNotFound(m_ports.store.incidentOfStep(step), inWords(Say::NobodySentText))
        .and_then([&](const IncidentId &incident) {
            return m_ports.store.load(incident)
                .and_then([&](const IncidentRecord &record) {
                    const auto *own = record.step(step);
                    return refuseAnothers(own ? own->sid : ProviderSid(), report.sid);
                })
                .and_then([&] {
                    return m_decisions.submit(incident, event::TextReported{step, report});
                });
        });
}

/// An attempt or step whose SID is not known yet takes that of the report, unless that SID is
/// another's.
Done ReceptionDesk::refuseAnothers(const ProviderSid &own, const ProviderSid &sid)
{
    if (sid.isEmpty() || own == sid) {
        return {};
    }
    return m_ports.store.knowsSid(sid).and_then([](bool known) -> Done {
        if (known) {
            return failure(Error::Kind::Conflict, inWords(Say::AboutAnother));
        }
        return {};
    });
}

Result<SpokenCall> ReceptionDesk::spokenCall(const AttemptKey &attempt)
{
    const auto incident = incidentOf(attempt);
    if (!incident && incident.error().kind == Error::Kind::NotFound) {
        return m_testCalls.spokenCall(attempt);
    }
    return incident.and_then([&](const IncidentId &id) { return m_ports.store.load(id); })
        .and_then([&](const IncidentRecord &record) -> Result<SpokenCall> {
            if (const auto *found = record.attempt(attempt)) {
                return savehub::spokenCall(m_ports.messages, record, *found);
            }
            return failure(Error::Kind::NotFound, inWords(Say::NobodyMadeCall));
        });
}

Result<TextReplyOutcome> ReceptionDesk::textReceived(const ReceivedText &text)
{
    const auto heard = m_ports.store.textReplyOutcome(text.sid);
    if (!heard) {
        return tl::make_unexpected(heard.error());
    }
    if (*heard) {
        return **heard;
    }
    const auto done =
        m_ports.store.textReminders(text.from, text.at).and_then([&](const auto &reminders) {
            if (const auto incident = findAnsweredIncident(reminders, text.at)) {
                return m_decisions.submit(*incident, event::TextReceived{text});
            }
            return m_ports.store.addHandledText({text.sid, text.at, {}, {}}, textActor,
                                                m_ports.clock.now());
        });
    if (!done) {
        return tl::make_unexpected(done.error());
    }
    return m_ports.store.textReplyOutcome(text.sid).map(
        [](const std::optional<TextReplyOutcome> &saved) {
            return saved.value_or(TextReplyOutcome{});
        });
}

Done ReceptionDesk::checkIn(const MeetingId &meeting, const PersonId &person, Answer answer,
                            const QString &actor)
{
    return orNotFound(m_ports.store.incidentFor(meeting, person),
                      inWords(Say::NotExpectedAtMeeting))
        .and_then([&](const IncidentId &incident) {
            return m_decisions.submit(incident, eventFor(answer, actor));
        });
}

Done ReceptionDesk::acknowledge(const IncidentId &incident, const QString &actor)
{
    return m_decisions.submit(incident, event::Acknowledge{actor});
}

Done ReceptionDesk::resolve(const IncidentId &incident, const QString &note, const QString &actor)
{
    return m_decisions.submit(incident, event::Resolve{actor, note});
}

Result<MeetingsImported> ReceptionDesk::importMeetings(const MeetingImport &import,
                                                       const QString &actor)
{
    auto imported = m_ports.store.importMeetings(import, actor, m_ports.clock.now());
    if (!imported && imported.error().kind == Error::Kind::Unconfirmed) {
        return failure(imported.error().kind, imported.error().what,
                       inWords(Say::PushCannotConfirm));
    }
    m_databaseChanged();
    if (imported) {
        for (const auto &what : imported->leftOut) { // nothing else shows it to the operator
            m_observer.noticed({Notice::Severity::Warning, {}, what});
        }
    }
    return imported;
}

} // namespace savehub
