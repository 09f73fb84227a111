// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/net/http_client_fixture.h"

#include <QTest>

namespace savehub {

QByteArray HttpClientFixture::answerOf(int status)
{
    return fakeHttpAnswer(status, "{}", {{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}});
}

void HttpClientFixture::makeCertificates()
{
    m_certificates = std::make_unique<TestCertificates>();
    QVERIFY2(m_certificates->problem().isEmpty(), qPrintable(m_certificates->problem()));
}

void HttpClientFixture::startClient()
{
    m_client =
        std::make_unique<HttpClient>([this] { return m_known; }, m_certificates->trustingClient());
}

void HttpClientFixture::stop()
{
    m_client.reset();
    m_server.reset();
    m_received.clear();
    m_results.clear();
}

void HttpClientFixture::overHttpAndHttps()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("http") << false;
    QTest::newRow("https") << true;
}

void HttpClientFixture::startServer(bool tls, const FakeHttpReply &reply)
{
    startServer(tls ? std::optional(m_certificates->goodServer()) : std::nullopt, reply);
}

void HttpClientFixture::startServer(std::optional<QSslConfiguration> tls,
                                    const FakeHttpReply &reply)
{
    m_server = std::make_unique<FakeHttpServer>(
        [this, reply](const FakeHttpRequest &request) {
            m_received.push_back(request);
            return reply;
        },
        std::move(tls));
    QVERIFY(m_server->listen());
}

HttpRequest HttpClientFixture::request(Milliseconds timeAllowed) const
{
    return {m_server->url().resolved(QUrl(QStringLiteral("/calls?x=%2B1"))), "Basic abc",
            timeAllowed};
}

HttpClient::Answered HttpClientFixture::keep()
{
    return [this](HttpResult result) {
        m_results.push_back(std::move(result));
    };
}

HttpResult HttpClientFixture::wait()
{
    const auto before = m_results.size();
    if (!QTest::qWaitFor([&] { return m_results.size() > before; }, 20'000)) {
        return HttpFailure{HttpFailure::Kind::Unknown, QStringLiteral("the client never answered")};
    }
    return m_results.back();
}

HttpResult HttpClientFixture::post(Milliseconds timeAllowed)
{
    m_client->post(request(timeAllowed), form, keep());
    return wait();
}

HttpResult HttpClientFixture::get(Milliseconds timeAllowed)
{
    m_client->get(request(timeAllowed), keep());
    return wait();
}

} // namespace savehub
