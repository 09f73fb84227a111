// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mock_provider.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "engine/call_outcome.h"
#include "engine/reconciliation.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace savehub {

namespace {

constexpr Seconds textTravelsFor{2};

/// A SID of Twilio's shape that follows from \a name.
ProviderSid sidFor(const char *prefix, const QString &name)
{
    const auto hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Md5);
    return ProviderSid(QLatin1String(prefix) + QString::fromLatin1(hash.toHex()));
}

NotSent withdrawn()
{
    return {Words::tr("it was withdrawn at the last moment")};
}

ProviderSid callSid(const AttemptKey &key)
{
    return sidFor("CA", key.text());
}

} // namespace

MockProvider::MockProvider(Clock &clock, CallLog &log, quint32 seed, Script script)
    : m_clock(clock),
      m_log(log),
      m_seed(seed),
      m_script(std::move(script))
{
    if (!m_script) {
        m_script = [this](const CallRequest &request, int) {
            return usualLife(variationOf(request.key.text()));
        };
    }
}

MockProvider::~MockProvider() = default;

void MockProvider::place(const CallRequest &request, std::function<void(SendOutcome)> done)
{
    if (request.mayLeave && !request.mayLeave()) {
        return done(withdrawn());
    }
    const auto life = m_script(request, callsTo(request.to));
    if (life == MockLife::IsRejected) {
        done(Rejected{Words::tr("the mock provider refuses this call")});
        return;
    }
    start(request, life);
    if (life == MockLife::LosesAnswer) {
        done(UnknownOutcome{Words::tr("the mock provider's answer got lost")});
        return;
    }
    done(Accepted{callSid(request.key), AttemptStatus::Queued});
}

void MockProvider::start(const CallRequest &request, MockLife life)
{
    m_log.write(QStringLiteral("[CALL][MOCK] Mock call initiated"));
    m_log.write(QStringLiteral("[CALL][MOCK] To=%1").arg(request.to.masked()));
    m_log.write(
        QStringLiteral("[CALL][MOCK] Message=\"%1\"").arg(withoutNumbers(request.message, 600)));
    const auto sid = callSid(request.key);
    const auto now = m_clock.now();
    auto &call = m_calls
                     .insert_or_assign(sid, Call{.key = request.key,
                                                 .to = request.to,
                                                 .createdAt = now,
                                                 .report = {.sid = sid}})
                     .first->second;
    for (const auto &beat : courseOf(life, request, variationOf(request.key.text()))) {
        call.beats.push_back(
            m_clock.wakeAt(now + beat.after, [this, sid, beat] { happen(sid, beat); }));
    }
}

void MockProvider::happen(const ProviderSid &sid, const MockBeat &beat)
{
    auto &call = m_calls.at(sid);
    if (isFinal(call.report.status)) {
        return;
    }
    const auto now = m_clock.now();
    if (beat.status == AttemptStatus::InProgress && !call.answeredAt) {
        call.answeredAt = now;
    }
    call.report.status = beat.status;
    call.report.digit = beat.digit;
    call.report.answeredBy = beat.answeredBy;
    if (isFinal(beat.status)) {
        const auto talked = call.answeredAt ? now - *call.answeredAt : Milliseconds{0};
        call.report.duration = std::chrono::ceil<Seconds>(talked);
    }
    if (m_listener) {
        m_listener(call.key, call.report);
    }
}

void MockProvider::list(const CallSearch &search,
                        std::function<void(Result<std::vector<ListedCall>>)> done)
{
    std::vector<ListedCall> listed;
    for (const auto &[sid, call] : m_calls) {
        if (call.to == search.to && call.createdAt >= search.intentAt - listedMayBeOlderBy) {
            listed.push_back({sid, call.report.status, call.createdAt});
        }
    }
    done(listed);
}

void MockProvider::fetch(const ProviderSid &sid, std::function<void(Result<CallReport>)> done)
{
    const auto call = m_calls.find(sid);
    if (call == m_calls.end()) {
        done(failure(Error::Kind::NotFound, Words::tr("The mock provider knows no such call.")));
    } else {
        done(call->second.report);
    }
}

void MockProvider::end(const ProviderSid &sid, HangUp how, std::function<void(Done)> done)
{
    const auto call = m_calls.find(sid);
    const bool talking =
        call != m_calls.end() && call->second.report.status == AttemptStatus::InProgress;
    if (call != m_calls.end() && !(talking && how == HangUp::UnlessTalking)) {
        happen(sid,
               {Milliseconds{0}, talking ? AttemptStatus::Completed : AttemptStatus::Canceled});
    }
    done({});
}

void MockProvider::pricePerMinute(const PhoneNumber &, const QString &,
                                  std::function<void(Result<Money>)> done)
{
    done(failure(Error::Kind::NotFound, Words::tr("The mock provider has no prices.")));
}

void MockProvider::send(const TextRequest &request, std::function<void(SendOutcome)> done)
{
    if (request.mayLeave && !request.mayLeave()) {
        return done(withdrawn());
    }
    const auto number = QString::number(m_texts.size());
    const auto sid = sidFor("SM", request.step.text() + number);
    m_texts.push_back({request.to, {sid, request.body, m_clock.now()}});
    done(Accepted{sid});
}

void MockProvider::list(const PhoneNumber &to, Instant since,
                        std::function<void(Result<std::vector<ListedText>>)> done)
{
    std::vector<ListedText> listed;
    for (const auto &text : m_texts) {
        if (text.to == to && text.listed.createdAt >= since - listedMayBeOlderBy) {
            listed.push_back(text.listed);
        }
    }
    done(listed);
}

void MockProvider::fetchText(const ProviderSid &sid, std::function<void(Result<TextReport>)> done)
{
    const auto text = std::find_if(m_texts.begin(), m_texts.end(),
                                   [&](const Text &sent) { return sent.listed.sid == sid; });
    if (text == m_texts.end()) {
        done(failure(Error::Kind::NotFound, Words::tr("The mock provider knows no such text.")));
        return;
    }
    const bool hasArrived = m_clock.now() >= text->listed.createdAt + textTravelsFor;
    done(TextReport{.sid = sid,
                    .status = hasArrived ? TextDelivery::Delivered : TextDelivery::Sent});
}

quint32 MockProvider::variationOf(const QString &name) const
{
    // Not qHash(): that differs between machines, and the same seed must give the same day.
    const auto seeded = name.toUtf8() + QByteArray::number(m_seed);
    const auto hash = QCryptographicHash::hash(seeded, QCryptographicHash::Md5);
    return qFromLittleEndian<quint32>(hash.constData());
}

int MockProvider::callsTo(const PhoneNumber &number) const
{
    return static_cast<int>(std::count_if(m_calls.begin(), m_calls.end(), [&](const auto &entry) {
        return entry.second.to == number;
    }));
}

} // namespace savehub
