// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/decision_maker.h"

#include "phrases/in_words.h"
#include "runtime/gather_context.h"

#include <algorithm>
#include <map>
#include <utility>

namespace savehub {

namespace {

constexpr size_t savedAtOnce = 100;
constexpr Milliseconds firstRetryPause{500};
constexpr Seconds longestRetryPause{2};

/// Nobody waits for these, and they come by the hundred.
bool canBeSavedTogether(const Event &event)
{
    return std::holds_alternative<event::MessageSent>(event)
           || std::holds_alternative<event::TextReported>(event)
           || std::holds_alternative<event::Restarted>(event);
}

} // namespace

DecisionMaker::DecisionMaker(const Ports &ports, const EngineObserver &observer, Dispatch dispatch,
                             std::function<void()> lookSoon)
    : m_ports(ports),
      m_observer(observer),
      m_dispatch(std::move(dispatch)),
      m_lookSoon(std::move(lookSoon)),
      m_pause(firstRetryPause),
      m_longestPause(longestRetryPause)
{
}

DecisionMaker::~DecisionMaker() = default;

Result<Decision> DecisionMaker::apply(const IncidentId &incident, const Event &event)
{
    const auto decided = decideAll({{incident, event}}, m_ports.clock.now());
    publishConfirmed();
    return decided.and_then([this](const std::vector<Decided> &only) {
        publish(only);
        return only.front().decision;
    });
}

Done DecisionMaker::submit(const IncidentId &incident, const Event &event)
{
    const auto decision = apply(incident, event);
    if (!decision) {
        return tl::make_unexpected(decision.error());
    }
    return decision->refusal ? Done(tl::make_unexpected(inWords(*decision->refusal))) : Done();
}

Done DecisionMaker::submitOrKeep(const IncidentId &incident, const Event &answer)
{
    const auto done = submit(incident, answer);
    if (done || done.error().kind != Error::Kind::Unavailable || !isAnswer(answer)) {
        return done;
    }
    m_unsaved.add(incident, answer);
    keep(incident, done.error());
    return failure(Error::Kind::Unavailable,
                   inWords(Phrase(Say::AnswerNotSaved, done.error().what)),
                   inWords(Say::AnswerIsKept));
}

Result<std::vector<Decided>> DecisionMaker::decideAll(const std::vector<IncidentEvent> &occurrences,
                                                      Instant now, size_t kept)
{
    if (const auto known = resolveDoubts(now); !known) {
        return tl::make_unexpected(known.error());
    }
    std::map<size_t, DoubtfulDecisions::Doubtful> doubtful; // should the commit fail
    std::vector<Store::Question> questions;
    questions.reserve(occurrences.size());
    for (const auto &occurrence : occurrences) {
        auto question = questionOf(occurrence, now, false);
        question.decide = [&, place = questions.size(),
                           decide = question.decide](const auto &record, const auto &standing) {
            auto decision = decide(record, standing);
            doubtful.erase(place); // it may be decided about again
            auto change = changeBetween(record, decision.record);
            if (!decision.refusal && !change.isNone()) {
                doubtful.emplace(place, DoubtfulDecisions::Doubtful{
                                            occurrence, decision, std::move(change), place < kept});
            }
            return decision;
        };
        questions.push_back(std::move(question));
    }
    auto answers = m_ports.store.transactAll(questions, now);
    if (!answers) {
        for (const auto &[place, decision] : doubtful) {
            m_doubtful.add(decision);
        }
        tryAgainLater();
    }
    return std::move(answers).map([&](auto decisions) {
        m_isUnavailable = false;
        std::vector<Decided> decided;
        decided.reserve(decisions.size());
        for (size_t i = 0; i < decisions.size(); ++i) {
            const auto &occurrence = occurrences[i];
            auto decision = orAlarm(orWithoutCall(occurrence, std::move(decisions[i]), now));
            if (decision) {
                m_undo.note(occurrence.incident, occurrence.event, decision->refusal.has_value());
            }
            decided.push_back({occurrence.incident, std::move(decision)});
        }
        return decided;
    });
}

/// A decision that would break an invariant is no answer to the caller but a fault of ours. Like a
/// record that cannot be read, it is told, and the others go on.
Result<Decision> DecisionMaker::orAlarm(Result<Decision> decision)
{
    const bool isBroken =
        decision && decision->refusal && decision->refusal->kind == Error::Kind::Corrupt;
    return isBroken ? tl::make_unexpected(inWords(*decision->refusal)) : std::move(decision);
}

/// Called before anything else is decided. A command that is carried out may report to us at once,
/// so publishConfirmed() does that later.
Done DecisionMaker::resolveDoubts(Instant now)
{
    if (m_doubtful.isEmpty()) {
        return {};
    }
    const auto saved = m_doubtful.resolve(m_ports.store, now);
    if (!saved) {
        return tl::make_unexpected(saved.error());
    }
    m_isUnavailable = false;
    for (const auto &doubtful : *saved) {
        const auto &[incident, event, line] = doubtful.occurrence;
        if (doubtful.isKept) {
            m_unsaved.saved(incident);
        }
        m_undo.note(incident, event, false);
        m_confirmed.push_back({incident, doubtful.decision});
    }
    tellWhenAllIsSaved();
    return m_doubtful.isEmpty() ? Done() : tl::make_unexpected(m_doubtful.problem());
}

void DecisionMaker::publishConfirmed()
{
    publish(std::exchange(m_confirmed, {}));
}

Store::Question DecisionMaker::questionOf(const IncidentEvent &occurrence, Instant now,
                                          bool callIsRefused) const
{
    return {occurrence.incident,
            [this, occurrence, now, callIsRefused](const auto &record, const auto &standing) {
                auto context = gatherContext(m_ports, record, standing, now);
                context.line = occurrence.line;
                context.callIsRefused = callIsRefused;
                context.answerMayBeUndone = m_undo.answerMayBeUndone(occurrence.incident);
                context.freshKey = AttemptKey(m_ports.ids.next());
                return decide(record, occurrence.event, context);
            }};
}

/// The schema holds the limits, too, and has the last word. When it refuses, the step ends without
/// a call.
Result<Decision> DecisionMaker::orWithoutCall(const IncidentEvent &occurrence,
                                              Result<Decision> decision, Instant now)
{
    const bool mayCall = occurrence.line == LineTurn::Granted;
    if (!mayCall || decision || decision.error().kind != Error::Kind::Conflict) {
        return decision;
    }
    const auto question = questionOf(occurrence, now, true);
    return m_ports.store.transact(question.incident, now, question.decide);
}

void DecisionMaker::publish(const std::vector<Decided> &decided)
{
    std::vector<Order> orders;
    bool anyChange = false;
    for (const auto &[incident, decision] : decided) {
        if (!decision || decision->refusal) {
            continue;
        }
        anyChange = true;
        for (const auto &line : decision->log) {
            m_ports.log.write(line);
        }
        for (const auto &notice : decision->notices) {
            m_observer.noticed(notice);
        }
        for (const auto &command : decision->commands) {
            orders.push_back({incident, command, &decision->record});
        }
    }
    if (anyChange) {
        m_observer.changed();
        m_dispatch(orders);
        m_lookSoon();
    }
}

void DecisionMaker::record(const IncidentId &incident, const Event &event)
{
    m_unsaved.add(incident, event);
    if (canBeSavedTogether(event)) {
        saveWaitingSoon();
        return;
    }
    // At once, after what waits for the same incident to be saved with others.
    while (!m_isUnavailable && m_unsaved.isFresh(incident)) {
        save({m_unsaved.oldest(incident)});
    }
}

void DecisionMaker::saveWaitingSoon()
{
    if (waiting() > 0) {
        m_lookSoon();
    }
}

void DecisionMaker::tryAgainLater()
{
    if (!m_nextRetry && hasOpen()) {
        saveStuckAfter(m_pause);
    }
}

void DecisionMaker::saveStuckAfter(Milliseconds pause)
{
    m_nextRetry = m_ports.clock.wakeAt(m_ports.clock.now() + pause, [this] { saveStuck(); });
}

/// Goes on at once as long as something can be saved, otherwise after a pause that grows.
void DecisionMaker::saveStuck()
{
    const auto before = m_unsaved.count();
    const bool isKnown = resolveDoubts(m_ports.clock.now()).has_value();
    publishConfirmed();
    if (isKnown) {
        save(m_unsaved.stuck(savedAtOnce));
    }
    const bool isProgress = m_unsaved.count() < before;
    m_pause = isProgress ? firstRetryPause : std::min<Milliseconds>(m_pause * 2, m_longestPause);
    if (!hasOpen()) {
        m_pause = firstRetryPause;
        m_nextRetry.reset();
    } else {
        saveStuckAfter(isProgress ? Milliseconds{0} : m_pause);
    }
    saveWaitingSoon();
}

void DecisionMaker::save(const std::vector<IncidentEvent> &kept)
{
    if (!kept.empty()) {
        (void)saveWith(kept, {}, m_ports.clock.now()); // what cannot be saved is kept
    }
}

Result<std::vector<Decided>> DecisionMaker::decideDue(const std::vector<IncidentEvent> &due,
                                                      Instant now)
{
    if (waiting() > 0) {
        return saveWith(m_unsaved.fresh(savedAtOnce), due, now);
    }
    auto decided = due.empty() ? Result<std::vector<Decided>>{} : decideAll(due, now);
    publishConfirmed();
    return decided;
}

/// Returns the decisions about \a due.
Result<std::vector<Decided>> DecisionMaker::saveWith(const std::vector<IncidentEvent> &kept,
                                                     const std::vector<IncidentEvent> &due,
                                                     Instant now)
{
    auto all = kept;
    all.insert(all.end(), due.begin(), due.end());
    auto decided = decideAll(all, now, kept.size());
    if (!decided) {
        m_isUnavailable = true;
        for (const auto &occurrence : kept) {
            keep(occurrence.incident, decided.error());
        }
        publishConfirmed();
        return decided;
    }
    const auto firstDue = decided->begin() + static_cast<std::ptrdiff_t>(kept.size());
    std::vector<Decided> ofDue(std::make_move_iterator(firstDue),
                               std::make_move_iterator(decided->end()));
    decided->erase(firstDue, decided->end());
    for (const auto &[incident, decision] : *decided) {
        if (decision) {
            m_unsaved.saved(incident);
        } else {
            keep(incident, decision.error());
        }
    }
    publishConfirmed();
    publish(*decided);
    tellWhenAllIsSaved();
    return ofDue;
}

void DecisionMaker::keep(const IncidentId &incident, const Error &why)
{
    m_unsaved.couldNotBeSaved(incident);
    if (m_trouble.noteFailure(why.text(), m_ports.clock.now())) {
        m_observer.noticed(
            {Notice::Severity::Alarm, incident,
             Phrase(Say::OutcomesNotSaved, static_cast<int>(m_unsaved.count()), problem())});
    }
    tryAgainLater();
}

void DecisionMaker::tellWhenAllIsSaved()
{
    if (problem().isEmpty() || !m_unsaved.isEmpty()) {
        return;
    }
    m_pause = firstRetryPause;
    if (m_trouble.noteRecovery()) {
        m_observer.noticed({Notice::Severity::Info, {}, Say::OutcomesSavedAgain});
    }
}

void DecisionMaker::hurry()
{
    m_longestPause = firstRetryPause;
    m_pause = firstRetryPause;
    if (hasUnsaved()) {
        saveStuckAfter(Milliseconds{0});
    }
}

void DecisionMaker::logWhatIsUnsaved()
{
    for (const auto &[incident, event, line] : m_unsaved.all()) {
        m_ports.log.write(
            QStringLiteral("NOT SAVED incident %1: %2").arg(incident.text(), describe(event)));
    }
}

} // namespace savehub
