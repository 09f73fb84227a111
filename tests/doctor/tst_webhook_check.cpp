// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/checks.h"

#include "tests/doctor/findings_help.h"

using namespace savehub;
using namespace savehub::test;
using Severity = Finding::Severity;

namespace {

const ProbeAnswer taken{.wasSent = true, .status = 204};
const ProbeAnswer refused{
    .wasSent = true, .status = 403, .word = QStringLiteral("wrong_signature")};
const ProbeAnswer silent{.wasSent = true, .failure = QStringLiteral("The connection was refused.")};

ProbeAnswer answered(int status, const QString &word = {})
{
    return {.wasSent = true, .status = status, .word = word};
}

/// A webhook that works.
WebhookFacts working()
{
    return {.address = QUrl(QStringLiteral("https://console.example.com")),
            .hasToken = true,
            .listener = QStringLiteral("127.0.0.1:3000"),
            .consoleRuns = true,
            .signedOne = taken,
            .forged = refused,
            .delicate = taken,
            .local = taken,
            .otherScheme = refused};
}

} // namespace

class TestWebhookCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void noAddressMattersAsMuchAsCalls_data();
    void noAddressMattersAsMuchAsCalls();
    void saysWhetherAConsoleRuns();
    void aConsoleWithoutItsPortHearsNothing();
};

void TestWebhookCheck::namesWhatIsWrong_data()
{
    QTest::addColumn<WebhookFacts>("webhook");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, Severity severity, const char *says, auto change) {
        auto webhook = working();
        change(webhook);
        QTest::newRow(name) << webhook << severity << QString::fromLatin1(says);
    };
    const auto problem = Severity::Problem;
    const auto signedOne = [](int status, const char *word) {
        return [=](WebhookFacts &w) {
            w.signedOne = answered(status, QString::fromLatin1(word));
        };
    };
    row("works", Severity::Fine, "a forged one is refused", [](auto &) {});
    row("no token", problem, "Set TWILIO_AUTH_TOKEN", [](auto &w) { w.hasToken = false; });
    row("does not arrive", problem, "Start the tunnel or proxy",
        [](auto &w) { w.signedOne = silent; });
    row("nobody is there", problem, "no console listens at 127.0.0.1:3000", [](auto &w) {
        w.signedOne = silent;
        w.consoleRuns = false;
    });
    row("other scheme or port", problem, "redirects to https://console.example.com/x", [](auto &w) {
        w.signedOne = answered(301);
        w.signedOne.redirect = QStringLiteral("https://console.example.com/x");
    });
    row("the proxy leads nowhere", problem, "lead to 127.0.0.1:3000", signedOne(502, ""));
    row("no console behind the proxy", problem, "No console answers at 127.0.0.1:3000",
        [](auto &w) {
            w.signedOne = answered(502);
            w.consoleRuns = false;
        });
    row("another's page", problem, "something else than the console", signedOne(404, ""));
    row("another's refusal", problem, "something else than the console", signedOne(403, ""));
    row("other path", problem, "with another path", signedOne(404, "no_such_webhook"));
    row("lost header", problem, "X-Twilio-Signature gets lost", signedOne(403, "no_signature"));
    row("changed type", problem, "Content-Type is changed", signedOne(415, "wrong_type"));
    row("rewritten on the way", problem, "rewrites the path, the query or the body",
        signedOne(403, "wrong_signature"));
    row("console without a token", problem, "Restart the console", signedOne(503, "no_auth_token"));
    row("console without an address", problem, "Restart the console", signedOne(503, "no_address"));
    row("console with another token", problem, "another TWILIO_AUTH_TOKEN", [](auto &w) {
        w.signedOne = refused;
        w.local = refused;
    });
    row("console with another scheme", problem, "other scheme", [](auto &w) {
        w.signedOne = refused;
        w.local = refused;
        w.otherScheme = taken;
    });
    row("everything is taken", problem, "takes forged requests", [](auto &w) { w.forged = taken; });
    row("queries are rewritten", Severity::Warning, "rewrites queries",
        [](auto &w) { w.delicate = refused; });
}

void TestWebhookCheck::namesWhatIsWrong()
{
    QFETCH(WebhookFacts, webhook);
    QFETCH(QString, says);
    const auto findings = checkWebhook(webhook, {});
    QCOMPARE(findings.size(), size_t(1));
    QTEST(worst(findings), "severity");
    QVERIFY2(wordsOf(findings).contains(says), qPrintable(wordsOf(findings)));
    QVERIFY(isComplete(findings));
}

void TestWebhookCheck::noAddressMattersAsMuchAsCalls_data()
{
    QTest::addColumn<ModeFacts>("mode");
    QTest::addColumn<Severity>("severity");
    QTest::newRow("mock") << ModeFacts{} << Severity::Hint;
    QTest::newRow("twilio") << ModeFacts{.provider = Provider::Twilio} << Severity::Warning;
    QTest::newRow("production") << ModeFacts{.provider = Provider::Twilio, .production = true}
                                << Severity::Problem;
}

void TestWebhookCheck::noAddressMattersAsMuchAsCalls()
{
    QFETCH(ModeFacts, mode);
    const auto findings = checkWebhook({}, mode);
    QTEST(worst(findings), "severity");
    QVERIFY(findings.front().advice.contains(QStringLiteral("CALL_WEBHOOK_URL")));
}

void TestWebhookCheck::saysWhetherAConsoleRuns()
{
    auto webhook = working();
    QCOMPARE(worst(checkConsole(webhook)), Severity::Fine);
    webhook.consoleRuns = false;
    const auto findings = checkConsole(webhook);
    QCOMPARE(worst(findings), Severity::Hint);
    QVERIFY(wordsOf(findings).contains(QStringLiteral("No console listens at 127.0.0.1:3000")));
}

void TestWebhookCheck::aConsoleWithoutItsPortHearsNothing()
{
    auto webhook = working();
    webhook.hasNoPort = true;
    const auto findings = checkConsole(webhook);
    QCOMPARE(worst(findings), Severity::Problem);
    QVERIFY(isComplete(findings));
    QVERIFY(wordsOf(findings).contains(QStringLiteral("could not listen at 127.0.0.1:3000")));
    QCOMPARE(checkWebhook(webhook, {}), Findings()); // the first finding said it already
}

QTEST_GUILESS_MAIN(TestWebhookCheck)
#include "tst_webhook_check.moc"
