// SPDX-License-Identifier: GPL-3.0-or-later
#include "decision_maker.h"

#include "surroundings.h"

#include <QCoreApplication>

#include <algorithm>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DecisionMaker)
};

constexpr size_t savedAtOnce = 100;
/// They take no time, and what is due next of the same incident waits for them.
constexpr size_t fewSaved = 10;
constexpr Milliseconds firstPause{500};
constexpr Seconds longestPause{10};

/// Nobody waits for these, and they come by the hundred.
bool canBeSavedTogether(const Event &event)
{
    return std::holds_alternative<event::MessageSent>(event)
           || std::holds_alternative<event::TextReported>(event)
           || std::holds_alternative<event::Restarted>(event);
}

} // namespace

DecisionMaker::DecisionMaker(const World &world, const Audience &audience, Carrier carrier,
                             std::function<void()> committed, CallsFirst::NextCall nextCall)
    : m_world(world),
      m_audience(audience),
      m_carrier(std::move(carrier)),
      m_committed(std::move(committed)),
      m_nextFresh(world.clock,
                  [this, nextCall = std::move(nextCall)](Milliseconds work) {
                      return m_unsaved.incidents() > fewSaved ? nextCall(work) : std::nullopt;
                  }),
      m_pause(firstPause),
      m_longestPause(longestPause)
{
}

DecisionMaker::~DecisionMaker() = default;

Result<Decision> DecisionMaker::apply(const IncidentId &incident, const Event &event)
{
    return decideAll({{incident, event}}, m_world.clock.now())
        .and_then([this](const std::vector<Decided> &only) {
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
    return decision->refusal ? Done(tl::make_unexpected(*decision->refusal)) : Done();
}

Result<std::vector<Decided>> DecisionMaker::decideAll(const std::vector<Occurrence> &occurrences,
                                                      Instant now, bool areKept)
{
    if (const auto known = resolveDoubts(now); !known) {
        return tl::make_unexpected(known.error());
    }
    std::vector<DoubtfulDecisions::Doubtful> doubtful; // should the commit fail
    std::vector<Store::Question> questions;
    for (const auto &occurrence : occurrences) {
        auto question = questionOf(occurrence, now, false);
        question.decide = [&, decide = question.decide](const auto &record, const auto &standing) {
            auto decision = decide(record, standing);
            if (!decision.refusal && differ(record, decision.record)) {
                doubtful.push_back({occurrence, decision, areKept});
            }
            return decision;
        };
        questions.push_back(std::move(question));
    }
    auto answers = m_world.store.transactAll(questions, now);
    if (!answers) {
        m_doubtful.add(doubtful);
        tryAgainLater();
    }
    return std::move(answers).map([&](auto decisions) {
        m_isUnavailable = false;
        std::vector<Decided> decided;
        for (size_t i = 0; i < decisions.size(); ++i) {
            const auto &occurrence = occurrences[i];
            auto decision = orWithoutCall(occurrence, std::move(decisions[i]), now);
            if (decision) {
                m_undo.heard(occurrence.incident, occurrence.event, decision->refusal.has_value());
            }
            decided.push_back({occurrence.incident, std::move(decision)});
        }
        return decided;
    });
}

/// Before anything else is decided.
Done DecisionMaker::resolveDoubts(Instant now)
{
    if (m_doubtful.isEmpty()) {
        return {};
    }
    const auto saved = m_doubtful.resolve(m_world.store, now);
    if (!saved) {
        return tl::make_unexpected(saved.error());
    }
    m_isUnavailable = false;
    std::vector<Decided> decided;
    for (const auto &[occurrence, decision, isKept] : *saved) {
        if (isKept) {
            m_unsaved.saved(occurrence.incident);
        }
        m_undo.heard(occurrence.incident, occurrence.event, false);
        decided.push_back({occurrence.incident, decision});
    }
    publish(decided);
    tellWhenAllIsSaved();
    return {};
}

Store::Question DecisionMaker::questionOf(const Occurrence &occurrence, Instant now,
                                          bool callIsRefused) const
{
    return {occurrence.incident,
            [this, occurrence, now, callIsRefused](const auto &record, const auto &standing) {
                auto circumstances = surroundings(m_world, record, standing, now);
                circumstances.line = occurrence.line;
                circumstances.callIsRefused = callIsRefused;
                circumstances.isUndisturbed = m_undo.isUndisturbed(occurrence.incident);
                circumstances.freshKey = AttemptKey(m_world.ids.next());
                return decide(record, occurrence.event, circumstances);
            }};
}

/// The schema holds the limits, too, and has the last word: then the step ends without a call.
Result<Decision> DecisionMaker::orWithoutCall(const Occurrence &occurrence,
                                              Result<Decision> decision, Instant now)
{
    const bool mayCall = occurrence.line == LineStanding::Granted;
    if (!mayCall || decision || decision.error().kind != Error::Kind::Conflict) {
        return decision;
    }
    const auto question = questionOf(occurrence, now, true);
    return m_world.store.transact(question.incident, now, question.decide);
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
            m_world.log.write(line);
        }
        for (const auto &notice : decision->notices) {
            m_audience.noticed(notice);
        }
        for (const auto &command : decision->commands) {
            orders.push_back({incident, command, &decision->record});
        }
    }
    if (anyChange) {
        m_audience.changed();
        m_carrier(orders);
        m_committed();
    }
}

void DecisionMaker::record(const IncidentId &incident, const Event &event)
{
    m_unsaved.add(incident, event);
    if (canBeSavedTogether(event)) {
        saveFreshSoon();
        return;
    }
    // At once, after what waits for the same incident to be saved with others.
    while (!m_isUnavailable && m_unsaved.isFresh(incident)) {
        save({m_unsaved.oldest(incident)});
    }
}

void DecisionMaker::saveFreshSoon()
{
    if (!m_isUnavailable && !m_unsaved.fresh(1).empty()) {
        m_nextFresh.doSoon([this] { saveFresh(); });
    }
}

void DecisionMaker::saveFresh()
{
    save(m_unsaved.fresh(savedAtOnce));
    saveFreshSoon();
}

void DecisionMaker::tryAgainLater()
{
    if (!m_nextRetry && hasOpen()) {
        saveStuckAfter(m_pause);
    }
}

void DecisionMaker::saveStuckAfter(Milliseconds pause)
{
    m_nextRetry = m_world.clock.wakeAt(m_world.clock.now() + pause, [this] { saveStuck(); });
}

/// As long as something can be saved it goes on at once, else after a pause that grows.
void DecisionMaker::saveStuck()
{
    const auto before = m_unsaved.count();
    const bool isKnown = resolveDoubts(m_world.clock.now()).has_value();
    if (isKnown) {
        save(m_unsaved.stuck(savedAtOnce));
    }
    const bool isProgress = m_unsaved.count() < before;
    m_pause = isProgress ? firstPause : std::min<Milliseconds>(m_pause * 2, m_longestPause);
    if (!hasOpen()) {
        m_pause = firstPause;
        m_nextRetry.reset();
    } else {
        saveStuckAfter(isProgress ? Milliseconds{0} : m_pause);
    }
    saveFreshSoon();
}

void DecisionMaker::save(const std::vector<Occurrence> &batch)
{
    if (batch.empty()) {
        return;
    }
    const auto decided = decideAll(batch, m_world.clock.now(), true);
    if (!decided) {
        m_isUnavailable = true;
        for (const auto &occurrence : batch) {
            keep(occurrence.incident, decided.error());
        }
        return;
    }
    for (const auto &[incident, decision] : *decided) {
        if (decision) {
            m_unsaved.saved(incident);
        } else {
            keep(incident, decision.error());
        }
    }
    publish(*decided);
    tellWhenAllIsSaved();
}

void DecisionMaker::keep(const IncidentId &incident, const Error &why)
{
    m_unsaved.couldNotBeSaved(incident);
    if (!m_wasTold) {
        m_wasTold = true;
        m_audience.noticed(
            {Notice::Severity::Alarm, incident,
             Words::tr("What became of calls and messages (%n so far) cannot be saved at the "
                       "moment. It is kept, and saved as soon as that works. %1",
                       nullptr, static_cast<int>(m_unsaved.count()))
                 .arg(why.text())});
    }
    tryAgainLater();
}

void DecisionMaker::tellWhenAllIsSaved()
{
    if (m_wasTold && m_unsaved.isEmpty()) {
        m_wasTold = false;
        m_pause = firstPause;
        m_audience.noticed({Notice::Severity::Info,
                            {},
                            Words::tr("What became of calls and messages is saved again.")});
    }
}

void DecisionMaker::hurry()
{
    m_longestPause = firstPause;
    m_pause = firstPause;
    if (hasUnsaved()) {
        saveStuckAfter(Milliseconds{0});
    }
}

void DecisionMaker::logWhatIsUnsaved()
{
    for (const auto &[incident, event, line] : m_unsaved.all()) {
        m_world.log.write(
            QStringLiteral("NOT SAVED incident %1: %2").arg(incident.text(), describe(event)));
    }
}

} // namespace savehub
