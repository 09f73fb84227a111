// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/testlib/scripted_reception.h"
#include "tests/testlib/virtual_clock.h"
#include "twilio/twilio_webhooks.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace savehub {

/// The webhooks of an account, with a reception behind them that the test scripts.
class WebhooksFixture : public QObject
{
protected:
    static const QString key;
    static const QString sid;
    static const QByteArray statusTarget;
    static const QByteArray responseTarget;
    static const QByteArray textTarget;
    static const QByteArray deliveryTarget;
    static const QByteArray formType;

    void start();
    QByteArray callForm(const QByteArray &more) const;
    QByteArray textForm(const QByteArray &body) const;
    QByteArray deliveryForm(const QByteArray &more) const;
    /// A request that is correctly signed for \a target at the configured address.
    ReceivedRequest posted(const QByteArray &target, const QByteArray &body) const;
    ReceivedRequest postedTo(const QByteArray &publicUrl, const QByteArray &target,
                             const QByteArray &body) const;
    HttpReply send(const QByteArray &target, const QByteArray &body);
    HttpReply handle(const ReceivedRequest &request) { return m_webhooks->handle(request); }
    qint64 refusals(WebhookRefusal why) const;

    std::unique_ptr<VirtualClock> m_clock;
    TwilioAccount m_account;
    Redaction m_known;
    QStringList m_told;
    std::unique_ptr<ScriptedReception> m_reception;
    std::unique_ptr<WebhookTally> m_tally;
    std::unique_ptr<TwilioWebhooks> m_webhooks;
};

} // namespace savehub
