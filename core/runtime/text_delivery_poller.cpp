// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/text_delivery_poller.h"

#include <algorithm>

namespace savehub {

TextDeliveryPoller::TextDeliveryPoller(const Ports &ports, DecisionMaker &decisions)
    : m_ports(ports),
      m_decisions(decisions)
{
}

TextDeliveryPoller::~TextDeliveryPoller() = default;

Done TextDeliveryPoller::recover()
{
    return m_ports.store.awaitedTexts(m_ports.clock.now() - textIsFollowedFor)
        .map([this](const std::vector<PolledText> &texts) {
            for (const auto &text : texts) { // due at once: much may have happened since
                if (m_followed.emplace(text.step, text).second) {
                    m_waiting.insert({m_ports.clock.now(), text.step});
                }
            }
            setAlarm();
        });
}

void TextDeliveryPoller::follow(const IncidentRecord &record, const StepId &id)
{
    const auto *step = record.step(id);
    if (!step || !step->provider || step->sid.isEmpty() || m_followed.contains(id)) {
        return;
    }
    m_followed[id] = {.incident = record.incident.id,
                      .step = id,
                      .provider = *step->provider,
                      .sid = step->sid,
                      .acceptedAt = step->executedAt.value_or(m_ports.clock.now()),
                      .delivery = step->delivery,
                      .hasPrice = step->price.has_value()};
    waitForNextLook(id);
    setAlarm();
}

void TextDeliveryPoller::waitForNextLook(const StepId &step)
{
    const auto &text = m_followed.at(step);
    const auto when = nextTextQueryAt(text.acceptedAt, m_ports.clock.now());
    if (when && text.isAwaited()) {
        m_waiting.insert({*when, step});
    } else {
        m_followed.erase(step); // what is not known by now stays unknown
    }
}

void TextDeliveryPoller::setAlarm()
{
    if (m_waiting.empty() || m_asking >= questionsAtOnce) {
        m_alarm.reset();
        return;
    }
    const auto when = std::max(m_waiting.begin()->first, m_ports.clock.now());
    m_alarm = m_ports.clock.wakeAt(when, [this] { askDue(); });
}

void TextDeliveryPoller::askDue()
{
    for (int asked = 0; asked < questionsAtOnce && m_asking < questionsAtOnce; ++asked) {
        if (m_waiting.empty() || m_waiting.begin()->first > m_ports.clock.now()) {
            break;
        }
        const auto step = m_waiting.extract(m_waiting.begin()).value().second;
        const auto &text = m_followed.at(step);
        m_asking += 1;
        m_ports.providers.texts(text.provider)
            .fetchText(text.sid, [this, step](const auto &report) { take(step, report); });
    }
    setAlarm();
}

void TextDeliveryPoller::take(const StepId &step, const Result<TextReport> &report)
{
    m_asking -= 1;
    auto &text = m_followed.at(step);
    const bool isNews =
        report && (report->status != text.delivery || report->price.has_value() != text.hasPrice);
    if (isNews) {
        text.delivery = report->status;
        text.hasPrice = report->price.has_value();
        m_decisions.record(text.incident, event::TextReported{step, *report});
    }
    waitForNextLook(step);
    setAlarm();
}

} // namespace savehub
