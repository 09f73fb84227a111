// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/due_work.h"

#include <algorithm>

namespace savehub {

namespace {

/// The number of incidents in one commit, and the time that they may take together. Half of it is
/// the wait for the disk, so smaller slices would hardly hold others up for less time.
constexpr int mostInSlice = 100;
constexpr int fewestInSlice = 25;
constexpr Milliseconds tooLong{60};
/// To save what became of this many messages takes no time; and what is due next for the same
/// incidents waits for it.
constexpr size_t fewSaved = 10;
constexpr Milliseconds aMoment{1};
/// Whoever has locked the database may be done at any moment, and a call may be due.
constexpr Milliseconds pauseAfterError{250};
/// How often a call that waits for its phone looks whether the phone is free again.
constexpr Seconds pauseWhileEngaged{1};
/// The alarm is never set further ahead than this. What is due later is found by the next look.
constexpr Hours longestSleep{24 * 7};
/// What fell due before this is too late in nearly every case. It comes after what is not.
constexpr Seconds callsAreFreshFor{61};
constexpr Hours messagesAreFreshFor{1};
/// Before anything was due.
constexpr Instant everSince{};

bool placesCall(const Decision &decision)
{
    return std::any_of(decision.commands.begin(), decision.commands.end(),
                       [](const auto &c) { return std::holds_alternative<command::PlaceCall>(c); });
}

void keepFirst(Done &kept, const Error &error)
{
    if (kept) {
        kept = tl::make_unexpected(error);
    }
}

/// The value of \a result. Its error goes into \a kept.
template <typename T>
T valueOr(Result<T> result, T otherwise, Done &kept)
{
    if (!result) {
        keepFirst(kept, result.error());
    }
    return std::move(result).value_or(std::move(otherwise));
}

} // namespace

DueWork::DueWork(const Ports &ports, const EngineObserver &observer, DecisionMaker &decisions,
                 Recovery &recovery, Room room)
    : m_ports(ports),
      m_observer(observer),
      m_decisions(decisions),
      m_recovery(recovery),
      m_room(std::move(room)),
      m_unplaced(ports, observer, decisions),
      m_sliceSize(mostInSlice)
{
}

DueWork::~DueWork() = default;

void DueWork::stop()
{
    m_stopped = true;
    m_alarm.reset();
    m_lookAgain = false;
    if (m_decisions.waiting() > 0) {
        lookSoon();
    }
}

void DueWork::lookSoon()
{
    const auto now = m_ports.clock.now();
    if (m_lookAgain && m_alarmAt <= now) {
        return; // it keeps its place: others do not push it back
    }
    m_lookAgain = true;
    wakeAt(now);
}

void DueWork::wakeAt(Instant when)
{
    m_alarmAt = when;
    m_alarm = m_ports.clock.wakeAt(when, [this] { look(); });
}

std::optional<Instant> DueWork::callDueBefore(Milliseconds work) const
{
    const auto now = m_ports.clock.now();
    const auto since = std::min(m_lookedAt, now);
    auto next = m_ports.store.nextCallDueAfter(since).value_or(std::nullopt);
    if (m_line.next(m_engaged)) {
        const auto slot = nextSlot(m_lastGrant, m_callsPerSecond, now);
        next = std::min(slot, next.value_or(slot));
    }
    return next && *next <= now + work ? std::optional(std::max(*next, now)) : std::nullopt;
}

void DueWork::look()
{
    m_lookAgain = false;
    Look look{.now = m_ports.clock.now()};
    m_lookedAt = look.now;
    if (!m_stopped) {
        doCalls(look);
    }
    if (!look.hasMore) {
        doSlice(look);
    }
    tellTrouble(look);
    m_unplaced.tell(look.now, problem().isEmpty() ? m_decisions.problem() : problem());
    setAlarm(look);
}

void DueWork::tellTrouble(const Look &look)
{
    const auto cause = Say::DueCannotBeRead;
    if (!look.done) {
        const auto words = look.done.error().text();
        if (m_trouble.noteFailure(words, look.now)) {
            m_observer.noticed({Notice::Severity::Alarm, {}, words, cause});
        }
    } else if (m_decisions.unsavedIncidents() > 0) {
        return; // it can be read, but perhaps not written yet
    } else if (m_trouble.noteRecovery()) {
        m_observer.noticed({Notice::Severity::Info, {}, Say::DueGoesOn, cause, true});
    }
}

void DueWork::doCalls(Look &look)
{
    std::erase_if(m_engaged, [&](const auto &phone) { return phone.second <= look.now; });
    const auto limit = mostInSlice + m_line.size();
    auto calls = due(look, DueKind::Call, {look.now - callsAreFreshFor, look.now}, limit);
    std::erase_if(calls, [this](const IncidentId &incident) { return m_line.holds(incident); });
    if (calls.empty() && m_line.isEmpty()) {
        return;
    }
    const auto standing = m_ports.store.standing(look.now);
    if (!standing) {
        keepFirst(look.done, standing.error());
        return;
    }
    m_callsPerSecond = standing->settings.callsPerSecond;
    if (m_line.isEmpty() && calls.size() == 1 && isSlotFree(look.now)) {
        grantTurn(look, calls.front()); // without a commit that says that it waits
        return;
    }
    look.hasMore = calls.size() > static_cast<size_t>(m_sliceSize);
    calls.resize(std::min(calls.size(), static_cast<size_t>(m_sliceSize)));
    decide(look, calls, LineTurn::Outside);
    dropThoseTooLate(look);
    grantTurns(look);
}

void DueWork::dropThoseTooLate(Look &look)
{
    const auto late = m_line.tooLate(look.now, static_cast<size_t>(m_sliceSize));
    for (const auto &[incident, decision] : decide(look, late, LineTurn::Waiting)) {
        if (decision) {
            m_line.leave(incident);
            look.hasMore = true;
        }
    }
}

void DueWork::grantTurns(Look &look)
{
    while (const auto next = m_line.next(m_engaged)) {
        if (next->deadline < look.now || !isSlotFree(look.now)) {
            return;
        }
        m_line.leave(next->incident); // found due again if it cannot be decided now
        grantTurn(look, next->incident);
    }
}

void DueWork::grantTurn(Look &look, const IncidentId &incident)
{
    for (const auto &[id, decision] : decide(look, {incident}, LineTurn::Granted)) {
        if (decision && placesCall(*decision)) {
            m_lastGrant = look.now;
        } else if (decision && decision->candidate) { // it waits on, for its phone
            m_engaged[decision->candidate->to] = look.now + pauseWhileEngaged;
        }
    }
}

bool DueWork::isSlotFree(Instant now) const
{
    return nextSlot(m_lastGrant, m_callsPerSecond, now) <= now;
}

void DueWork::doSlice(Look &look)
{
    const auto slice = m_stopped ? std::vector<IncidentId>{} : nextSlice(look);
    const auto waiting = m_decisions.waiting();
    if (slice.empty() && waiting == 0) {
        for (const auto &notice : m_missed.take()) {
            m_observer.noticed(notice);
        }
        return;
    }
    const bool isShort = slice.size() <= 1 && waiting <= fewSaved;
    if (!isShort && !m_stopped && holdsBack(look)) {
        return;
    }
    const auto begun = m_ports.clock.now();
    const auto due = occurrencesOf(slice, LineTurn::Outside);
    const auto decided = carryOut(look, m_decisions.decideDue(due, look.now));
    look.hasMore = m_decisions.waiting() > 0
                   || std::any_of(decided.begin(), decided.end(),
                                  [](const Decided &d) { return d.decision.has_value(); });
    adjustSlice(m_ports.clock.now() - begun);
}

void DueWork::adjustSlice(Milliseconds taken)
{
    m_sliceTakes =
        std::clamp(taken, std::max(leastExpected, m_sliceTakes * 3 / 4), leastExpected * 8);
    if (taken > tooLong) {
        m_sliceSize = std::max(m_sliceSize / 2, fewestInSlice);
    } else if (taken < tooLong / 2) {
        m_sliceSize = std::min(m_sliceSize * 2, mostInSlice);
    }
}

/// Texts before emails, and what is too late after both.
std::vector<IncidentId> DueWork::nextSlice(Look &look)
{
    const auto fresh = look.now - messagesAreFreshFor;
    const auto freshCalls = look.now - callsAreFreshFor;
    const auto atMost = [this](Channel channel) {
        return std::min(m_sliceSize, m_room(channel));
    };
    struct Kind {
        DueKind kind;
        SendWindow when;
        int limit;
    };
    for (const auto &[kind, when, limit] :
         {Kind{DueKind::Text, {fresh, look.now}, atMost(Channel::Text)},
          Kind{DueKind::Other, {fresh, look.now}, atMost(Channel::Email)},
          Kind{DueKind::Call, {everSince, freshCalls - aMoment}, m_sliceSize},
          Kind{DueKind::Text, {everSince, fresh - aMoment}, atMost(Channel::Text)},
          Kind{DueKind::Other, {everSince, fresh - aMoment}, atMost(Channel::Email)}}) {
        auto slice = limit > 0 ? due(look, kind, when, limit) : std::vector<IncidentId>{};
        if (!slice.empty()) {
            return slice;
        }
    }
    return {};
}

/// Without the incidents about which something is known that is not saved yet.
std::vector<IncidentId> DueWork::due(Look &look, DueKind kind, SendWindow when, int limit)
{
    const auto more = static_cast<int>(m_decisions.unsavedIncidents());
    auto due =
        valueOr(m_ports.store.dueBetween(kind, when.from, when.until, limit + more), {}, look.done);
    std::erase_if(due, [this](const IncidentId &id) { return m_decisions.hasUnsaved(id); });
    due.resize(std::min(due.size(), static_cast<size_t>(limit)));
    return due;
}

std::vector<Decided> DueWork::decide(Look &look, const std::vector<IncidentId> &incidents,
                                     LineTurn line)
{
    const auto due = occurrencesOf(incidents, line);
    return due.empty() ? std::vector<Decided>{}
                       : carryOut(look, m_decisions.decideAll(due, look.now));
}

std::vector<IncidentEvent> DueWork::occurrencesOf(const std::vector<IncidentId> &incidents,
                                                  LineTurn line)
{
    m_recovery.takeUp(incidents);
    std::vector<IncidentEvent> occurrences;
    for (const auto &incident : incidents) {
        if (!m_decisions.hasUnsaved(incident)) {
            occurrences.push_back({incident, event::Due{}, line});
        }
    }
    return occurrences;
}

std::vector<Decided> DueWork::carryOut(Look &look, Result<std::vector<Decided>> result)
{
    auto decided = valueOr(std::move(result), std::vector<Decided>{}, look.done);
    for (const auto &[incident, decision] : decided) {
        if (!decision) {
            failed(look, incident, decision.error());
        } else if (decision->candidate) {
            m_line.join(*decision->candidate);
        }
    }
    m_missed.fold(decided);
    m_decisions.publish(decided);
    return decided;
}

void DueWork::failed(Look &look, const IncidentId &incident, const Error &error)
{
    if (!error.isBeyondRepair()) {
        keepFirst(look.done, error);
        return;
    }
    const auto aside = m_ports.store.setAside(incident, error.text(), look.now);
    if (!aside) {
        keepFirst(look.done, aside.error());
        return;
    }
    m_line.leave(incident);
    m_observer.noticed(
        {Notice::Severity::Alarm, incident, Phrase(Say::IncidentSetAside, error.text())});
}

/// A slice that begins now may keep a call waiting that falls due meanwhile. A slice of one
/// incident does not wait: it is short, and waiting might make it too late. After a slice has
/// waited for one call it gets its turn, so that calls at every moment do not hold it back for
/// ever.
bool DueWork::holdsBack(Look &look)
{
    const bool isOver = m_heldUntil && *m_heldUntil <= look.now;
    const bool wasClockSet = m_heldUntil && *m_heldUntil > look.now + leastExpected * 8;
    if (isOver || wasClockSet) {
        m_heldUntil.reset();
    } else if (!m_heldUntil) {
        m_heldUntil = callDueBefore(m_sliceTakes);
    }
    look.isHeld = m_heldUntil.has_value();
    return look.isHeld;
}

Result<Instant> DueWork::nextAlarm(Instant now)
{
    const auto due = m_ports.store.nextDueAfter(now);
    if (!due) {
        return tl::make_unexpected(due.error());
    }
    auto alarm = std::min(due->value_or(now + longestSleep), now + longestSleep);
    if (const auto next = m_line.next(m_engaged)) {
        const auto slot = std::max(nextSlot(m_lastGrant, m_callsPerSecond, now), now + aMoment);
        alarm = std::min(alarm, slot);
    }
    // A call with something unsaved about its incident stays in the line, too late or not.
    if (const auto first = m_line.next()) {
        const auto late = first->deadline < now;
        alarm = std::min(alarm, late ? now + pauseAfterError : first->deadline + aMoment);
    }
    for (const auto &[phone, until] : m_engaged) {
        alarm = std::min(alarm, until);
    }
    return alarm;
}

void DueWork::setAlarm(const Look &look)
{
    if (look.isHeld) {
        wakeAt(*m_heldUntil);
        return;
    }
    if (look.hasMore || m_lookAgain) {
        wakeAt(m_ports.clock.now());
        return;
    }
    if (m_stopped) {
        return;
    }
    const auto afterError = m_ports.clock.now() + pauseAfterError;
    const auto next = nextAlarm(look.now).value_or(afterError);
    const bool isWell = look.done && m_decisions.problem().isEmpty();
    wakeAt(isWell ? next : std::min(next, afterError));
}

} // namespace savehub
