// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/twilio/fake_callbacks_fixture.h"

#include <QTest>

namespace savehub {

using namespace std::chrono_literals;

QString FakeCallbacksFixture::gathering(const QString &action)
{
    return QStringLiteral("<Response><Gather action=\"%1\"><Say>1?</Say></Gather></Response>")
        .arg(action.toHtmlEscaped());
}

FormFields FakeCallbacksFixture::ordered(const QStringList &events, const FormFields &more)
{
    FormFields form{{QStringLiteral("To"), someone},
                    {QStringLiteral("From"), ours},
                    {QStringLiteral("Twiml"), gathering(keyUrl)},
                    {QStringLiteral("StatusCallback"), statusUrl}};
    for (const auto &event : events) {
        form.emplace_back(QStringLiteral("StatusCallbackEvent"), event);
    }
    form.insert(form.end(), more.begin(), more.end());
    return form;
}

void FakeCallbacksFixture::begin()
{
    m_now = noon;
    m_received.clear();
    m_answer.clear();
    m_status = 204;
    m_console = std::make_unique<FakeHttpServer>(
        [this](const FakeHttpRequest &request) { return console(request); });
    QVERIFY(m_console->listen());
    FakeTwilio::Setup setup;
    setup.now = [this] {
        return m_now;
    };
    m_twilio = std::make_unique<FakeTwilio>(std::move(setup));
    m_twilio->callbacks().setRoute({m_console->url(), "/pre"});
}

FakeHttpReply FakeCallbacksFixture::console(const FakeHttpRequest &request)
{
    m_received.push_back(request);
    return {fakeHttpAnswer(m_status, m_answer), FakeHttpReply::Then::Close};
}

QString FakeCallbacksFixture::call(const QStringList &events, const FormFields &more)
{
    return m_twilio->addCall(ordered(events, more), m_now);
}

bool FakeCallbacksFixture::arrived()
{
    return QTest::qWaitFor([this] { return m_twilio->callbacks().isIdle(); }, 20'000);
}

bool FakeCallbacksFixture::sendAt(Seconds later)
{
    m_now = noon + later;
    m_twilio->sendCallbacks();
    return arrived();
}

QStringList FakeCallbacksFixture::received(QStringView field) const
{
    QStringList values;
    for (const auto &request : m_received) {
        values << firstValue(request.form(), field);
    }
    return values;
}

} // namespace savehub
