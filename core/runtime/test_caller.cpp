// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_caller.h"

#include "call_log_lines.h"
#include "call_outcome.h"
#include "call_watcher.h"
#include "cost.h"

#include <QCoreApplication>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TestCalls)
};

/// Nobody takes the turn of a call to a person, so there is time to wait for an answer.
constexpr Milliseconds timeAllowed{45'000};

/// When the provider is to be asked about \a call again, if ever.
std::optional<Instant> nextLookAt(const Attempt &call, Instant now)
{
    if (isAtProvider(call.status)) {
        const auto pause = pauseBeforePoll(now - call.acceptedAt.value_or(call.createdAt));
        return pause ? std::optional(now + *pause) : std::nullopt;
    }
    const bool isUnpriced =
        isFinal(call.status) && call.provider == Provider::Twilio && !call.price;
    return isUnpriced ? nextPriceLook(call.endedAt.value_or(call.createdAt), now) : std::nullopt;
}

} // namespace

TestCaller::TestCaller(const World &world, const Audience &audience)
    : m_world(world),
      m_audience(audience)
{
}

TestCaller::~TestCaller() = default;

void TestCaller::recover()
{
    const auto last = m_world.store.lastTestCall();
    if (!last) {
        m_audience.noticed({Notice::Severity::Warning, {}, last.error().text()});
        return;
    }
    m_call = *last;
    if (m_call) {
        keep(testCallFound(*m_call, m_world.clock.now()));
        follow();
    }
}

Done TestCaller::place(const PhoneNumber &to, const QString &language)
{
    const auto now = m_world.clock.now();
    const auto intend = [&](const TestCallStanding &known) {
        const auto provider = known.standing.settings.provider;
        return intendTestCall(
            {.key = AttemptKey(m_world.ids.next()),
             .to = to,
             .phone = m_world.phones.isValid(to) ? PhoneStanding::Valid : PhoneStanding::Invalid,
             .pricePerMinute =
                 provider == Provider::Twilio ? m_world.listedPrice(to) : std::nullopt,
             .providerProblem = m_world.providers.calls(provider).problem(),
             .now = now},
            known);
    };
    return m_world.store.recordTestCall(now, intend).map([&](const Attempt &call) {
        m_language = language;
        m_call = call;
        m_audience.testCallChanged(call);
        m_world.log.write(callLog::provider(call.provider));
        m_world.log.write(callLog::initiating(call.to));
        send();
    });
}

void TestCaller::send()
{
    const auto spoken = spokenCall();
    const auto standing = m_world.store.standing(m_world.clock.now());
    const auto sent = [this](const SendOutcome &outcome) {
        m_sending = false;
        keep(testCallSent(*m_call, outcome, m_world.clock.now()));
        follow();
    };
    if (!spoken || !standing) {
        return sent(NotSent{(spoken ? standing.error() : spoken.error()).text()});
    }
    const auto &settings = standing->settings;
    m_sending = true;
    m_world.providers.calls(m_call->provider)
        .place({.key = m_call->key,
                .meeting = MeetingId(QStringLiteral("test-call")),
                .person = PersonId(QStringLiteral("operator")),
                .to = m_call->to,
                .language = spoken->language,
                .message = spoken->message,
                .ringTime = settings.ringTime,
                .timeLimit = settings.callTimeLimit,
                .detectMachine = settings.detectMachines,
                .timeAllowed = timeAllowed,
                .testMode = settings.testMode},
               sent);
}

void TestCaller::takeBackIfQueued()
{
    if (m_call && m_call->status == AttemptStatus::Queued) {
        m_world.providers.calls(m_call->provider).end(m_call->sid, [](const Done &) {});
    }
}

Done TestCaller::reported(const CallReport &report)
{
    const bool isAnother =
        !report.sid.isEmpty() && !m_call->sid.isEmpty() && report.sid != m_call->sid;
    if (isAnother) {
        return failure(Error::Kind::Conflict, Words::tr("The news is about another call."));
    }
    const bool wasFollowed = m_nextLook != nullptr;
    const auto kept = keep(testCallReported(*m_call, report, m_world.clock.now()));
    if (!wasFollowed) {
        follow();
    }
    return kept;
}

Result<SpokenCall> TestCaller::spokenCall() const
{
    const auto language = m_world.messages.languageFor(m_language);
    return m_world.messages.testCall(language).map([&](const QString &message) {
        return SpokenCall{language, message};
    });
}

Done TestCaller::keep(const Attempt &call)
{
    if (*m_call == call && m_isSaved) {
        return {};
    }
    m_call = call; // what happened is known, whether it can be saved or not
    const auto saved = m_world.store.saveTestCall(call);
    m_isSaved = saved.has_value();
    if (!saved) {
        m_audience.noticed({Notice::Severity::Warning, {}, saved.error().text()});
    }
    m_audience.testCallChanged(call);
    return saved;
}

void TestCaller::follow()
{
    const auto when = nextLookAt(*m_call, m_world.clock.now());
    m_nextLook = when ? m_world.clock.wakeAt(*when, [this] { look(); }) : nullptr;
}

void TestCaller::look()
{
    const auto key = m_call->key;
    m_world.providers.calls(m_call->provider)
        .fetch(m_call->sid, [this, key](const Result<CallReport> &report) {
            if (!isTestCall(key)) {
                return; // a newer one is followed
            }
            if (report) {
                keep(testCallReported(*m_call, *report, m_world.clock.now()));
            }
            follow();
        });
}

} // namespace savehub
