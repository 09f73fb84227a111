// SPDX-License-Identifier: GPL-3.0-or-later
// Measures what unknown clients cost the engine's thread: the time from the last byte of a request
// that must not be believed to its refusal, including the reading of its bytes.
#include "net/request_reader.h"
#include "tests/rest/rest_fixture.h"
#include "tests/testlib/scripted_reception.h"
#include "tests/testlib/strangers_requests.h"
#include "tests/testlib/virtual_clock.h"
#include "twilio/twilio_webhooks.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <vector>

using namespace savehub;

namespace {

class Bench
{
public:
    /// The shortest of several runs, in milliseconds: other work on the machine only adds time.
    double timeOf(const QByteArray &bytes)
    {
        auto shortest = std::numeric_limits<double>::max();
        for (int i = 0; i < 25; ++i) {
            QElapsedTimer timer;
            timer.start();
            if (!refuses(bytes)) {
                qFatal("what is measured does not work");
            }
            shortest = std::min(shortest, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        return shortest;
    }

private:
    bool refuses(const QByteArray &bytes)
    {
        RequestReader reader{HttpLimits{}};
        qsizetype taken = 0;
        while (reader.state() != RequestReader::State::Whole) {
            taken += reader.take(QByteArrayView(bytes).sliced(taken));
            if (reader.state() == RequestReader::State::Refused) {
                return true;
            }
        }
        const auto request = reader.takeRequest();
        const auto reply =
            isWebhookPath(request.path()) ? m_webhooks.handle(request) : m_rest.send(request);
        return reply.status >= 400;
    }

    RestFixture m_rest;
    VirtualClock m_clock{sample::start()};
    ScriptedReception m_reception;
    WebhookTally m_tally{m_clock, {}};
    TwilioWebhooks m_webhooks{
        [] {
            return TwilioAccount{.accountSid = QStringLiteral("AC1"),
                                 .authToken = QString(32, u'a'),
                                 .authTokenSecondary = QString(32, u'b'),
                                 .webhookUrl = QUrl(QStringLiteral("https://console.example.com"))};
        },
        [] { return Redaction(); }, m_reception, m_clock, m_tally};
};

struct Row {
    const char *name;
    QByteArray bytes;
};

std::vector<Row> rows()
{
    const auto many = targetOfManySpellings();
    const auto usual = formOf(20, 600);
    const auto largest = formOf(64, 32'000);
    return {{"webhook without a signature", posted(many, largest)},
            {"webhook, wrongly signed", forged("/sms/response", usual)},
            {"the same, at an address of many spellings", forged(many, usual)},
            {"the same, as large as it may be", forged(many, largest)},
            {"in the self-test's name", forged(targetOfManyTokens(), formOf(2, 1'900))},
            {"webhook with too many fields", forged(targetOfManyTokens(), formOfManyFields())},
            {"webhook that is too large", forged(many, formOf(64, 65'000))},
            {"wrong bearer token", got("/incidents", withToken(QByteArray(15'000, 'x')))},
            {"address of slashes", got(QByteArray(16'000, '/'))}};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption atMost(
        QStringLiteral("at-most"),
        QStringLiteral("Fails when a request takes so many milliseconds or longer."),
        QStringLiteral("ms"), QStringLiteral("inf"));
    parser.addHelpOption();
    parser.addOption(atMost);
    parser.process(application);

    Bench bench;
    bool isFast = true;
    for (const auto &[name, bytes] : rows()) {
        const auto time = bench.timeOf(bytes);
        isFast = isFast && time < parser.value(atMost).toDouble();
        std::printf("%7.3f ms  %6zd bytes  %s\n", time, static_cast<ssize_t>(bytes.size()), name);
    }
    return isFast ? 0 : 1;
}
