// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/inbox_poller.h"

namespace savehub {

namespace {

constexpr Seconds betweenLooks{15};

} // namespace

InboxPoller::InboxPoller(const Ports &ports, const EngineObserver &observer, Reception &reception)
    : m_ports(ports),
      m_observer(observer),
      m_reception(reception)
{
}

InboxPoller::~InboxPoller() = default;

void InboxPoller::watch()
{
    if (!m_nextLook) {
        lookLater();
    }
}

void InboxPoller::lookLater()
{
    m_nextLook = m_ports.clock.wakeAt(m_ports.clock.now() + betweenLooks, [this] { look(); });
}

void InboxPoller::look()
{
    const auto since = m_ports.store.oldestAnswerableText(m_ports.clock.now());
    if (!since) {
        take(tl::make_unexpected(since.error()));
    } else if (!*since) {
        m_nextLook.reset();
    } else if (m_ports.hasWebhook()) {
        lookLater(); // the webhook may fall silent
    } else {
        m_ports.providers.texts(Provider::Twilio).received(**since, [this](const auto &texts) {
            take(texts);
        });
    }
}

void InboxPoller::take(const Result<std::vector<ReceivedText>> &texts)
{
    const auto heard = texts ? process(*texts) : Done(tl::make_unexpected(texts.error()));
    if (!heard && !m_failing) {
        m_observer.noticed(
            {Notice::Severity::Warning, {}, Phrase(Say::InboxCannotBeRead, heard.error().text())});
    }
    m_failing = !heard;
    lookLater();
}

/// Hears them in order. What could not be saved comes again with the next look.
Done InboxPoller::process(const std::vector<ReceivedText> &texts)
{
    Done done;
    for (const auto &text : texts) {
        const auto heard = m_reception.textReceived(text);
        if (!heard && done) {
            done = tl::make_unexpected(heard.error());
        }
    }
    return done;
}

} // namespace savehub
