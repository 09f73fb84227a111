// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "tests/testlib/fake_http_server.h"
#include "tests/testlib/test_certificates.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace savehub {

/// A client, a server that always sends the same reply, and what both of them saw.
class HttpClientFixture : public QObject
{
protected:
    static inline const FormFields form{{QStringLiteral("To"), QStringLiteral("+15550001234")},
                                        {QStringLiteral("Body"), QStringLiteral("a b&c")}};

    static QByteArray answerOf(int status);
    /// Adds a column "tls" with both values.
    static void overHttpAndHttps();

    void makeCertificates();
    void startClient();
    void stop();

    void startServer(bool tls, const FakeHttpReply &reply);
    void startServer(std::optional<QSslConfiguration> tls, const FakeHttpReply &reply);

    HttpRequest request(Milliseconds timeAllowed = Seconds(30)) const;
    HttpResult post(Milliseconds timeAllowed = Seconds(30));
    HttpResult get(Milliseconds timeAllowed = Seconds(30));
    /// The next result.
    HttpResult wait();
    HttpClient::Answered keep();

    std::unique_ptr<TestCertificates> m_certificates;
    Redaction m_known; ///< no answer may repeat these
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<FakeHttpServer> m_server;
    std::vector<FakeHttpRequest> m_received;
    std::vector<HttpResult> m_results;
};

} // namespace savehub
