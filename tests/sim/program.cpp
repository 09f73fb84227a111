// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/program.h"
#include "phrases/in_words.h"

#include "domain/untrusted_text.h"

namespace savehub {

Program::Program(const Outside &outside)
    : m_store(outside.store, outside.troubles),
      m_gateway(outside.carrier, outside.credentialsCome),
      m_mail(outside.clock, outside.mailOutcome, outside.mailWait, outside.mailLeft),
      m_engine(Ports{.store = m_store,
                     .clock = outside.clock,
                     .ids = outside.ids,
                     .phones = m_phones,
                     .providers = {m_gateway, m_gateway, m_gateway, m_gateway},
                     .mail = m_mail,
                     .messages = m_messages,
                     .log = outside.log,
                     .hasWebhook =
                         [has = outside.hasWebhook] {
                             return has;
                         }},
               EngineObserver{.noticed = [log = &outside.log](const Notice &notice) {
                   log->write(oneLine(inWords(notice.what)));
               }})
{
    m_engine.heedStop([this] { return m_stop.isStopped(); });
    outside.carrier.setNews([this, news = outside.news](const auto &attempt, const auto &report) {
        news(m_engine.reception(), attempt, report);
    });
    outside.carrier.setTextNews(
        [this, news = outside.textNews](const auto &step, const auto &report) {
            news(m_engine.reception(), step, report);
        });
}

void Program::stopCalls(const QString &actor)
{
    const auto order = m_stop.stop();
    m_engine.stopCalls(actor, [this, order] { m_stop.lift(order); });
}

Done Program::resumeCalls(const QString &actor)
{
    return m_engine.resumeCalls(actor, [this, order = m_stop.last()] { m_stop.lift(order); });
}

} // namespace savehub
