// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulated_carrier.h"

#include "call_outcome.h"
#include "reconciliation.h"

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

/// As long as HttpClient waits.
constexpr Seconds longestConnecting{5};

} // namespace

SimulatedCarrier::SimulatedCarrier(VirtualClock &clock)
    : m_clock(clock)
{
}

ProviderSid SimulatedCarrier::nextSid(const char *prefix)
{
    return ProviderSid(QLatin1String(prefix)
                       + QString::number(++m_sids, 16).rightJustified(32, QLatin1Char('0')));
}

ProviderSid SimulatedCarrier::accept(const CallRequest &request)
{
    const auto sid = nextSid("CA");
    m_calls.push_back({.key = request.key,
                       .to = request.to,
                       .acceptedAt = m_clock.uptime(),
                       .report = {.sid = sid}});
    const auto variation = static_cast<quint32>(m_sids) * 977;
    auto course = courseOf(life(request.key), request, variation);
    if (initiatedAfter) {
        course.insert(course.begin(), {*initiatedAfter, AttemptStatus::Initiated});
    }
    for (const auto &beat : course) {
        m_calls.back().course.push_back(m_clock.wakeAt(m_clock.now() + queuesFor + beat.after,
                                                       [this, sid, beat] { happen(sid, beat); }));
    }
    return sid;
}

ProviderSid SimulatedCarrier::accept(const TextRequest &request)
{
    const auto sid = nextSid("SM");
    auto fate = textFate(request);
    fate.sid = sid;
    m_texts.push_back({request.step, request.to, m_clock.uptime(), sid, request.body, fate});
    for (const auto pause : deliveries()) {
        m_deliveries.push_back(m_clock.wakeAt(m_clock.now() + textTravelsFor + pause,
                                              [this, step = request.step, fate] {
                                                  if (m_textNews) {
                                                      m_textNews(step, fate);
                                                  }
                                              }));
    }
    return sid;
}

TextReport SimulatedCarrier::reportOf(const Text &text) const
{
    const auto age = m_clock.uptime() - text.acceptedAt;
    if (age < textTravelsFor) {
        return {.sid = text.sid, .status = TextDelivery::Sent};
    }
    auto report = text.fate;
    if (pricedAfter && age >= textTravelsFor + *pricedAfter) {
        report.price = textPrice;
    }
    return report;
}

ReceivedText SimulatedCarrier::write(const PhoneNumber &from, const QString &body)
{
    m_written.push_back({nextSid("SM"), from, body, m_clock.now()});
    return m_written.back();
}

CallReport SimulatedCarrier::reportOf(const Call &call) const
{
    auto report = call.report;
    report.digit.clear(); // keys come by webhook alone
    if (call.endedAt && pricedAfter && m_clock.uptime() - *call.endedAt >= *pricedAfter) {
        report.price = price;
    }
    return report;
}

bool SimulatedCarrier::isListed(Milliseconds acceptedAt) const
{
    return m_clock.uptime() - acceptedAt >= listLag;
}

Instant SimulatedCarrier::listedTime(Milliseconds acceptedAt) const
{
    return m_clock.now() - (m_clock.uptime() - acceptedAt);
}

SimulatedCarrier::Call *SimulatedCarrier::find(const ProviderSid &sid)
{
    const auto found = std::find_if(m_calls.begin(), m_calls.end(),
                                    [&](const Call &call) { return call.report.sid == sid; });
    return found == m_calls.end() ? nullptr : &*found;
}

void SimulatedCarrier::end(Call &call)
{
    const bool talking = call.report.status == AttemptStatus::InProgress;
    happen(call.report.sid,
           {Milliseconds{0}, talking ? AttemptStatus::Completed : AttemptStatus::Canceled});
}

void SimulatedCarrier::happen(const ProviderSid &sid, const MockBeat &beat)
{
    auto &call = *find(sid);
    if (isFinal(call.report.status)) {
        return;
    }
    if (beat.status == AttemptStatus::InProgress && !call.answeredAt) {
        call.answeredAt = m_clock.now();
    }
    call.report.status = beat.status;
    call.report.digit = beat.digit;
    call.report.answeredBy = beat.answeredBy;
    if (isFinal(beat.status)) {
        call.endedAt = m_clock.uptime();
    }
    spread(call);
}

void SimulatedCarrier::spread(const Call &call)
{
    for (const auto pause : deliveries()) {
        m_deliveries.push_back(
            m_clock.wakeAt(m_clock.now() + pause, [this, key = call.key, report = call.report] {
                if (m_news) {
                    m_news(key, report);
                }
            }));
    }
}

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
    m_carrier.onAccepted();
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
                giveUpConnecting(request.key, QStringLiteral("no connection"));
            }
        });
    m_connecting[key] = {std::move(next), std::move(done)};
}

/// The connection stands: the last look, and then the bytes.
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
        giveUpConnecting(key, QStringLiteral("withdrawn"));
    }
}

void SimulatedGateway::giveUpConnecting(const AttemptKey &key, const QString &why)
{
    const auto self = m_connecting.extract(key); // the wake-up lives until this call is over
    later(Milliseconds{0}, [done = self.mapped().done, why] { done(NotSent{why}); });
}

void SimulatedGateway::send(const TextRequest &request, std::function<void(SendOutcome)> done)
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

void SimulatedGateway::pricePerMinute(const PhoneNumber &, const QString &,
                                      std::function<void(Result<Money>)> done)
{
    later(m_carrier.latency(), [this, done] {
        if (m_carrier.readFails() || !m_carrier.listPrice) {
            done(failure(Error::Kind::Unavailable, QStringLiteral("no price")));
        } else {
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
