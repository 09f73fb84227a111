// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/test_caller.h"

#include "engine/call_log_lines.h"
#include "engine/call_outcome.h"
#include "engine/cost.h"
#include "engine/destinations.h"
#include "phrases/in_words.h"
#include "runtime/call_watcher.h"
#include "runtime/spoken_call.h"
#include "runtime/unclaimed.h"

namespace savehub {

namespace {

constexpr Milliseconds pauseWhenBusy{500};

/// When to ask the provider about \a call again, if ever.
std::optional<Instant> nextLookAt(const Attempt &call, Instant now)
{
    if (isAtProvider(call.status)) {
        const auto pause = pauseBeforePoll(now - call.acceptedAt.value_or(call.createdAt));
        return pause ? std::optional(now + *pause) : std::nullopt;
    }
    const bool isUnpriced =
        isFinal(call.status) && call.provider == Provider::Twilio && !call.price;
    return isUnpriced ? nextPriceQueryAt(call.endedAt.value_or(call.createdAt), now) : std::nullopt;
}

tl::unexpected<Error> noSuchCall()
{
    return failure(Error::Kind::NotFound, inWords(Say::NobodyMadeCall));
}

} // namespace

TestCallRunner::TestCallRunner(const Ports &ports, const EngineObserver &observer)
    : m_ports(ports),
      m_observer(observer),
      m_reconciler(
          ports.clock,
          [this](const AttemptKey &key, const auto &answer) {
              const auto *followed = find(key);
              followed ? listUnclaimedCalls(m_ports, followed->call, answer) : answer(std::nullopt);
          },
          [this](const AttemptKey &key, const auto &result) { reconciled(key, result); })
{
}

TestCallRunner::~TestCallRunner() = default;

Done TestCallRunner::recover()
{
    const auto unfinished = m_ports.store.unfinishedTestCalls(m_ports.clock.now());
    if (!unfinished) {
        return tl::make_unexpected(unfinished.error());
    }
    for (const auto &call : *unfinished) {
        if (m_calls.contains(call.key)) {
            continue; // of this run
        }
        m_calls.insert_or_assign(call.key, Followed{.call = call});
        m_observer.testCallChanged(call);
        change(call.key, recoverTestCall);
        follow(call.key);
    }
    return {};
}

Done TestCallRunner::place(const PhoneNumber &to, const QString &language, const QString &actor)
{
    const auto now = m_ports.clock.now();
    const auto intend = [&](TestCallContext known) {
        known.standing.settings.callsStopped |= m_ports.isStopped();
        const auto provider = known.standing.settings.provider;
        return intendTestCall(
            {.key = AttemptKey(m_ports.ids.next()),
             .to = to,
             .phone = numberVerdict(m_ports.phones.factsOf(to), known.standing.settings.countries),
             .pricePerMinute =
                 provider == Provider::Twilio ? m_ports.listedPrice(to) : std::nullopt,
             .providerProblem = m_ports.providers.calls(provider).problem(),
             .now = now},
            known);
    };
    return m_ports.store.recordTestCall(to, actor, now, intend).map([&](const Attempt &call) {
        m_calls.insert_or_assign(call.key, Followed{.call = call, .language = language});
        m_observer.testCallChanged(call);
        m_ports.log.write(callLog::provider(call.provider));
        m_ports.log.write(callLog::initiating(call.to));
        send(call.key);
    });
}

void TestCallRunner::send(const AttemptKey &key)
{
    const auto sent = [this, key](const SendOutcome &outcome) {
        m_sending -= 1;
        change(key, [&](const Attempt &call) {
            return testCallSent(call, outcome, m_ports.clock.now());
        });
        follow(key);
    };
    m_sending += 1;
    const auto call = m_calls.at(key).call;
    const auto spoken = spokenCall(key);
    const auto standing = m_ports.store.standing(m_ports.clock.now());
    if (!spoken || !standing) {
        return sent(NotSent{(spoken ? standing.error() : spoken.error()).text()});
    }
    const auto &settings = standing->settings;
    auto request = callRequest(call, *spoken, settings);
    request.meeting = MeetingId(QStringLiteral("test-call"));
    request.person = PersonId(QStringLiteral("operator"));
    request.mayLeave = [this, key] {
        return mayLeave(key);
    };
    m_ports.providers.calls(call.provider).place(request, sent);
}

/// The last look. The call is not tried again.
bool TestCallRunner::mayLeave(const AttemptKey &key)
{
    if (m_ports.isStopped()) {
        return false;
    }
    const auto standing = m_ports.store.standing(m_ports.clock.now());
    return standing && !standing->settings.callsStopped
           && standing->settings.provider == m_calls.at(key).call.provider;
}

void TestCallRunner::callsStopped()
{
    std::vector<Attempt> calls; // a call that is taken back may be over and forgotten at once
    for (const auto &[key, followed] : m_calls) {
        calls.push_back(followed.call);
    }
    for (const auto &call : calls) {
        if (call.status == AttemptStatus::Sending) {
            m_ports.providers.calls(call.provider).withdraw(call.key);
        }
        takeBackIfStopped(call);
    }
}

Done TestCallRunner::reported(const AttemptKey &key, const CallReport &report)
{
    const auto *followed = find(key);
    if (!followed) {
        return noSuchCall();
    }
    const auto &known = followed->call.sid;
    if (!report.sid.isEmpty() && !known.isEmpty() && report.sid != known) {
        return failure(Error::Kind::Conflict, inWords(Say::AboutAnotherCall));
    }
    const auto changed = change(key, [&](const Attempt &call) {
        return testCallReported(call, report, m_ports.clock.now());
    });
    follow(key);
    return changed;
}

Result<SpokenCall> TestCallRunner::spokenCall(const AttemptKey &key)
{
    const auto *followed = find(key);
    if (!followed) {
        return noSuchCall();
    }
    const auto language = m_ports.messages.languageFor(followed->language);
    return m_ports.messages.testCall(language).map([&](const QString &message) {
        return SpokenCall{language, message};
    });
}

/// News of a call may come when nothing more was awaited.
TestCallRunner::Followed *TestCallRunner::find(const AttemptKey &key)
{
    const auto found = m_calls.find(key);
    if (found != m_calls.end()) {
        return &found->second;
    }
    const auto stored = m_ports.store.testCall(key);
    if (!stored || !*stored) {
        return nullptr;
    }
    return &m_calls.insert_or_assign(key, Followed{.call = **stored}).first->second;
}

Done TestCallRunner::change(const AttemptKey &key, const Edit &edit)
{
    auto &followed = m_calls.at(key);
    const auto changed = edit(followed.call);
    if (changed == followed.call && followed.isSaved) {
        return {};
    }
    followed.call = changed; // what happened is known, even if it cannot be saved
    m_observer.testCallChanged(changed);
    return save(followed);
}

Done TestCallRunner::save(Followed &followed)
{
    const auto saved = m_ports.store.saveTestCall(followed.call);
    if (!saved && followed.isSaved) {
        m_observer.noticed({Notice::Severity::Warning, {}, saved.error().text()});
    }
    followed.isSaved = saved.has_value();
    if (!saved && saved.error().kind == Error::Kind::Unavailable) {
        followed.nextSave =
            m_ports.clock.wakeAt(m_ports.clock.now() + pauseWhenBusy,
                                 [this, key = followed.call.key] { saveAgain(key); });
    }
    return saved;
}

/// The key is passed by value: the wake-up that holds it is destroyed when the next one is set.
void TestCallRunner::saveAgain(AttemptKey key)
{
    save(m_calls.at(key));
    follow(key);
}

void TestCallRunner::follow(const AttemptKey &key)
{
    takeBackIfStopped(Attempt(m_calls.at(key).call));
    const auto found = m_calls.find(key);
    if (found == m_calls.end()) {
        return; // that was its end
    }
    auto &followed = found->second;
    const auto call = followed.call;
    if (call.status == AttemptStatus::Reconciling) {
        m_reconciler.start(key);
        return;
    }
    const auto when = nextLookAt(call, m_ports.clock.now());
    if (!when && isAtProvider(call.status)) {
        lose(key, Say::CallEndNeverCame);
        return;
    }
    followed.nextLook = when ? m_ports.clock.wakeAt(*when, [this, key] { look(key); }) : nullptr;
    if (!when && !isOpen(call.status) && followed.isSaved) {
        m_calls.erase(key);
    }
}

/// Checked again with every look until the call no longer waits. So it also holds over restarts.
void TestCallRunner::takeBackIfStopped(const Attempt &call)
{
    if (call.status != AttemptStatus::Queued) {
        return;
    }
    const auto standing = m_ports.store.standing(m_ports.clock.now());
    if (m_ports.isStopped() || (standing && standing->settings.callsStopped)) {
        m_ports.providers.calls(call.provider)
            .end(call.sid, HangUp::UnlessTalking, [](const Done &) {});
    }
}

void TestCallRunner::look(const AttemptKey &key)
{
    const auto call = m_calls.at(key).call;
    m_ports.providers.calls(call.provider).fetch(call.sid, [this, key](const auto &report) {
        if (m_calls.contains(key)) {
            looked(key, report);
        }
    });
}

void TestCallRunner::looked(const AttemptKey &key, const Result<CallReport> &report)
{
    auto &followed = m_calls.at(key);
    if (report) {
        followed.unknownAnswers = 0;
        change(key, [&](const Attempt &call) {
            return testCallReported(call, *report, m_ports.clock.now());
        });
    } else {
        followed.unknownAnswers += report.error().kind == Error::Kind::NotFound ? 1 : 0;
    }
    if (followed.unknownAnswers >= unknownAnswersThatCount && isAtProvider(followed.call.status)) {
        lose(key, Say::CallForgottenByProvider);
    } else {
        follow(key);
    }
}

void TestCallRunner::reconciled(const AttemptKey &key, const Reconciliation &result)
{
    if (find(key)) {
        change(key, [&](const Attempt &call) {
            return testCallReconciled(call, result, m_ports.clock.now());
        });
        follow(key);
    }
}

void TestCallRunner::lose(const AttemptKey &key, const Phrase &why)
{
    change(key, [&](const Attempt &call) { return testCallLost(call, why, m_ports.clock.now()); });
    follow(key);
}

} // namespace savehub
