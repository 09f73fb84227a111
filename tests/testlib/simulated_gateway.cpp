// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reconciliation.h"
#include "tests/testlib/simulated_carrier.h"

#include <algorithm>

namespace savehub {

namespace {

bool isTaken(WireFault fault)
{
    return fault == WireFault::None || fault == WireFault::LostAfter
           || fault == WireFault::ErrorAfter || fault == WireFault::HangsAfter;
}

bool isHang(WireFault fault)
{
    return fault == WireFault::HangsBefore || fault == WireFault::HangsAfter;
}

/// As long as HttpClient waits for a connection.
constexpr Seconds longestConnecting{5};

} // namespace

SimulatedGateway::SimulatedGateway(SimulatedCarrier &carrier)
    : m_carrier(carrier)
{
}

SimulatedGateway::~SimulatedGateway()
{
    m_carrier.setNews({});
    m_carrier.setTextNews({});
}

void SimulatedGateway::setListener(Listener listener)
{
    m_carrier.setNews(std::move(listener));
}

void SimulatedGateway::later(Milliseconds pause, std::function<void()> what)
{
    m_underWay.push_back(
        m_carrier.clock().wakeAt(m_carrier.clock().now() + pause, std::move(what)));
}

SendOutcome SimulatedGateway::answerOf(WireFault fault, const ProviderSid &sid)
{
    switch (fault) {
    case WireFault::None:
        return Accepted{sid, AttemptStatus::Queued};
    case WireFault::TooMany:
        return NotSent{QStringLiteral("not sent"), m_carrier.retryAfter()};
    case WireFault::Refused:
        return NotSent{QStringLiteral("not sent")};
    case WireFault::Rejects:
        return Rejected{QStringLiteral("rejected"), 21211};
    default:
        return UnknownOutcome{QStringLiteral("no answer")};
    }
}

template <typename Request>
SendOutcome SimulatedGateway::hand(const Request &request, WireFault fault,
                                   const std::function<void(SendOutcome)> &done)
{
    const auto sid = isTaken(fault) ? m_carrier.accept(request) : ProviderSid();
    m_carrier.onProcessed();
    const auto answer = answerOf(fault, sid);
    const auto pause =
        isHang(fault) ? request.timeAllowed : std::min(m_carrier.latency(), request.timeAllowed);
    later(pause, [done, answer] { done(answer); });
    return answer;
}

void SimulatedGateway::place(const CallRequest &request, std::function<void(SendOutcome)> done)
{
    const auto connecting = m_carrier.connecting();
    if (connecting == Milliseconds{0}) {
        return leave(request, done);
    }
    const auto &key = request.key;
    const bool inTime = connecting && *connecting <= longestConnecting;
    auto next = m_carrier.clock().wakeAt(
        m_carrier.clock().now() + (inTime ? *connecting : longestConnecting),
        [this, request, inTime] {
            if (inTime) {
                const auto self = m_connecting.extract(request.key);
                leave(request, self.mapped().done);
            } else {
                const auto self = m_connecting.extract(request.key);
                giveUpConnecting(self.mapped(), QStringLiteral("no connection"));
            }
        });
    m_connecting[key] = {std::move(next), std::move(done)};
}

/// The connection stands: takes the last look, then sends the bytes.
void SimulatedGateway::leave(const CallRequest &request,
                             const std::function<void(SendOutcome)> &done)
{
    const auto fault = m_carrier.faultOfCall();
    const bool isRefused = fault == WireFault::Refused;
    if (!isRefused && request.mayLeave && !request.mayLeave()) {
        return done(NotSent{QStringLiteral("withdrawn")});
    }
    m_carrier.onCallRequest(request, fault);
    const auto answer = hand(request, fault, done);
    const auto *notSent = std::get_if<NotSent>(&answer);
    if (notSent && notSent->retryAfter) {
        m_carrier.onHeldOff(request.key, m_carrier.clock().now() + *notSent->retryAfter);
    }
}

void SimulatedGateway::withdraw(const AttemptKey &key)
{
    if (isConnecting(key)) {
        giveUpConnecting(m_connecting.extract(key).mapped(), QStringLiteral("withdrawn"));
    }
}

void SimulatedGateway::withdraw(const StepId &step)
{
    if (m_connectingTexts.contains(step)) {
        giveUpConnecting(m_connectingTexts.extract(step).mapped(), QStringLiteral("withdrawn"));
    }
}

/// The caller keeps \a given, and with it the wake-up that may be running, until this returns.
void SimulatedGateway::giveUpConnecting(const Connecting &given, const QString &why)
{
    later(Milliseconds{0}, [done = given.done, why] { done(NotSent{why}); });
}

void SimulatedGateway::send(const TextRequest &request, std::function<void(SendOutcome)> done)
{
    const auto connecting = m_carrier.textConnecting();
    if (connecting == Milliseconds{0}) {
        return leave(request, done);
    }
    auto next = m_carrier.clock().wakeAt(m_carrier.clock().now() + connecting, [this, request] {
        const auto self = m_connectingTexts.extract(request.step);
        leave(request, self.mapped().done);
    });
    m_connectingTexts[request.step] = {std::move(next), std::move(done)};
}

void SimulatedGateway::leave(const TextRequest &request,
                             const std::function<void(SendOutcome)> &done)
{
    if (request.mayLeave && !request.mayLeave()) {
        return done(NotSent{QStringLiteral("withdrawn")});
    }
    m_carrier.onTextRequest(request);
    hand(request, m_carrier.faultOfText(), done);
}

void SimulatedGateway::list(const CallSearch &search,
                            std::function<void(Result<std::vector<ListedCall>>)> done)
{
    later(m_carrier.latency(), [this, search, done] {
        if (m_carrier.readFails()) {
            done(failure(Error::Kind::Unavailable, QStringLiteral("list failed")));
            return;
        }
        std::vector<ListedCall> listed;
        for (const auto &call : m_carrier.calls()) {
            const auto createdAt = m_carrier.listedTime(call.acceptedAt);
            if (call.to == search.to && m_carrier.isListed(call.acceptedAt)
                && createdAt >= search.intentAt - listedMayBeOlderBy) {
                listed.push_back({call.report.sid, call.report.status, createdAt});
            }
        }
        done(listed);
    });
}

void SimulatedGateway::list(const PhoneNumber &to, Instant since,
                            std::function<void(Result<std::vector<ListedText>>)> done)
{
    later(m_carrier.latency(), [this, to, since, done] {
        if (m_carrier.readFails()) {
            done(failure(Error::Kind::Unavailable, QStringLiteral("list failed")));
            return;
        }
        std::vector<ListedText> listed;
        for (const auto &text : m_carrier.texts()) {
            const auto createdAt = m_carrier.listedTime(text.acceptedAt);
            if (text.to == to && m_carrier.isListed(text.acceptedAt)
                && createdAt >= since - listedMayBeOlderBy) {
                listed.push_back({text.sid, text.body, createdAt});
            }
        }
        done(listed);
    });
}

void SimulatedGateway::received(Instant since,
                                std::function<void(Result<std::vector<ReceivedText>>)> done)
{
    later(m_carrier.latency(), [this, since, done] {
        if (m_carrier.readFails()) {
            done(failure(Error::Kind::Unavailable, QStringLiteral("list failed")));
            return;
        }
        std::vector<ReceivedText> texts;
        const auto &all = m_carrier.written();
        std::copy_if(all.begin(), all.end(), std::back_inserter(texts),
                     [=](const ReceivedText &text) { return text.at >= since; });
        done(texts);
    });
}

void SimulatedGateway::fetch(const ProviderSid &sid, std::function<void(Result<CallReport>)> done)
{
    later(m_carrier.latency(), [this, sid, done] {
        const auto *call = m_carrier.find(sid);
        if (m_carrier.readFails()) {
            done(failure(Error::Kind::Unavailable, QStringLiteral("fetch failed")));
        } else if (!call) {
            done(failure(Error::Kind::NotFound, QStringLiteral("no such call")));
        } else {
            done(m_carrier.reportOf(*call));
        }
    });
}

void SimulatedGateway::fetchText(const ProviderSid &sid,
                                 std::function<void(Result<TextReport>)> done)
{
    later(m_carrier.latency(), [this, sid, done] {
        const auto &texts = m_carrier.texts();
        const auto text = std::find_if(texts.begin(), texts.end(),
                                       [&](const auto &sent) { return sent.sid == sid; });
        if (m_carrier.readFails()) {
            done(failure(Error::Kind::Unavailable, QStringLiteral("fetch failed")));
        } else if (text == texts.end()) {
            done(failure(Error::Kind::NotFound, QStringLiteral("no such text")));
        } else {
            done(m_carrier.reportOf(*text));
        }
    });
}

void SimulatedGateway::pricePerMinute(const PhoneNumber &number, const QString &,
                                      std::function<void(Result<Money>)> done)
{
    later(m_carrier.latency(), [this, number, done] {
        if (m_carrier.readFails() || !m_carrier.listPrice) {
            done(failure(Error::Kind::Unavailable, QStringLiteral("no price")));
        } else {
            m_carrier.onPriceTold(number);
            done(*m_carrier.listPrice);
        }
    });
}

void SimulatedGateway::end(const ProviderSid &sid, HangUp how, std::function<void(Done)> done)
{
    later(m_carrier.latency(), [this, sid, how, done] {
        if (m_carrier.readFails()) {
            done(failure(Error::Kind::Unavailable, QStringLiteral("end failed")));
            return;
        }
        auto *call = m_carrier.find(sid);
        const bool talking = call && call->report.status == AttemptStatus::InProgress;
        if (call && !(talking && how == HangUp::UnlessTalking)) {
            m_carrier.end(*call);
        }
        done({});
    });
}

} // namespace savehub
