// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_listener.h"

#include <QTest>

#include <memory>

namespace savehub {

/// A listener that counts its requests and answers all with one reply.
class ListenerFixture : public QObject
{
protected:
    void listen(const HttpLimits &limits)
    {
        m_listener = std::make_unique<HttpListener>(
            [this](const ReceivedRequest &) {
                ++m_heard;
                return m_reply;
            },
            limits);
        QVERIFY(m_listener->listen({QHostAddress(QHostAddress::LocalHost), 0}));
    }

    HttpReply m_reply;
    int m_heard = 0;
    std::unique_ptr<HttpListener> m_listener;
};

} // namespace savehub
