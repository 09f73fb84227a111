// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/twilio/webhooks_fixture.h"

#include <QTest>

using namespace savehub;

class TestWebhookAnswers : public WebhooksFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void confirmsKeys_data();
    void confirmsKeys();
    void saysTheMenuAgainTwice_data();
    void saysTheMenuAgainTwice();
    void confirmsNothingThatWasNotSaved();
    void saysGoodbyeWhenNothingCanBeSaved();
    void saysTheMenuWithoutTheMessageIfThatIsLost();
    void confirmsTexts();
    void repeatsNoSecretOfATextThatCame();
    void staysSilentToOtherTexts_data();
    void staysSilentToOtherTexts();
    void asksForATextThatWasNotSaved();
};

void TestWebhookAnswers::confirmsKeys_data()
{
    QTest::addColumn<QByteArray>("digit");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("words");
    QTest::newRow("1") << QByteArray("1") << QStringLiteral("en")
                       << QStringLiteral("We have noted that you are joining.");
    QTest::newRow("2") << QByteArray("2") << QStringLiteral("de")
                       << QStringLiteral("dass Sie nicht kommen können.");
}

void TestWebhookAnswers::confirmsKeys()
{
    QFETCH(QByteArray, digit);
    QFETCH(QString, language);
    QFETCH(QString, words);
    m_reception->spoken->language = language;
    const auto reply = send(responseTarget, callForm("CallStatus=in-progress&Digits=" + digit));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, QByteArray("text/xml; charset=utf-8"));
    QVERIFY(QString::fromUtf8(reply.body).contains(words));
    QVERIFY(!reply.body.contains("Gather"));
    QCOMPARE(m_reception->calls.size(), size_t(1));
    QCOMPARE(m_reception->calls[0].second.digit, QString::fromLatin1(digit));
    QCOMPARE(m_reception->calls[0].second.status, AttemptStatus::InProgress);
    QCOMPARE(m_tally->taken(), 1);
}

void TestWebhookAnswers::saysTheMenuAgainTwice_data()
{
    QTest::addColumn<QByteArray>("digits");
    for (const auto *digits : {"3", "0", "*", "%23", "12", ""}) {
        QTest::newRow(digits) << QByteArray(digits);
    }
}

void TestWebhookAnswers::saysTheMenuAgainTwice()
{
    QFETCH(QByteArray, digits);
    const auto form = callForm("CallStatus=in-progress&Digits=" + digits);
    for (const auto *next : {"1", "2"}) {
        const auto before = QByteArray::number(QByteArray(next).toInt() - 1);
        const auto reply = send(responseTarget + (before == "0" ? "" : "&again=" + before), form);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.contains("That was neither 1 nor 2. Standup starts. Press 1"));
        QVERIFY(reply.body.contains("action=\"https://console.example.com/call/response?attempt="
                                    + key.toLatin1() + "&amp;again=" + next + '"'));
    }
    const auto last = send(responseTarget + "&again=2", form);
    QVERIFY(last.body.contains("Your answer was not understood. Goodbye."));
    QVERIFY(!last.body.contains("Gather"));
    QCOMPARE(m_reception->calls.size(), size_t(3));
}

void TestWebhookAnswers::confirmsNothingThatWasNotSaved()
{
    m_reception->trouble = Error{Error::Kind::Unavailable, QStringLiteral("busy"), {}};
    const auto reply = send(responseTarget, callForm("CallStatus=in-progress&Digits=1"));
    QCOMPARE(reply.status, 200);
    QVERIFY(!reply.body.contains("noted"));
    QVERIFY(reply.body.contains("could not be saved. Please answer again. Standup starts."));
    QVERIFY(reply.body.contains("&amp;again=1\""));
    QCOMPARE(refusals(WebhookRefusal::NotSaved), 1);
}

void TestWebhookAnswers::saysGoodbyeWhenNothingCanBeSaved()
{
    m_reception->trouble = Error{Error::Kind::Unavailable, QStringLiteral("busy"), {}};
    const auto reply =
        send(responseTarget + "&again=2", callForm("CallStatus=in-progress&Digits=1"));
    QVERIFY(reply.body.contains("tell the organizer yourself. Goodbye."));
    QVERIFY(!reply.body.contains("Gather"));
}

void TestWebhookAnswers::saysTheMenuWithoutTheMessageIfThatIsLost()
{
    m_reception->spoken = failure(Error::Kind::NotFound, QStringLiteral("no template"));
    const auto reply = send(responseTarget, callForm("CallStatus=in-progress&Digits=9"));
    QVERIFY(reply.body.contains("That was neither 1 nor 2. Press 1"));
}

void TestWebhookAnswers::confirmsTexts()
{
    m_reception->heard = {true, Answer::Missed, QStringLiteral("es")};
    const auto reply = send(textTarget, textForm("2"));
    QCOMPARE(reply.status, 200);
    QVERIFY(QString::fromUtf8(reply.body)
                .contains(QStringLiteral(
                    "<Message>Gracias. Hemos anotado que no puede asistir.</Message>")));
    QCOMPARE(m_reception->texts.size(), size_t(1));
    QCOMPARE(m_reception->texts[0].body, QStringLiteral("2"));
    QCOMPARE(m_reception->texts[0].at, m_clock->now());
    QCOMPARE(m_tally->taken(), 1);
}

/// The texts of people are stored and logged, so secrets are masked before.
void TestWebhookAnswers::repeatsNoSecretOfATextThatCame()
{
    m_known = Redaction({QStringLiteral("Mail p@ssword 0004321")});
    send(textTarget, textForm("1%2C+Mail+p%40ssword+0004321"));
    QCOMPARE(m_reception->texts.size(), size_t(1));
    QCOMPARE(m_reception->texts[0].body, QStringLiteral("1, ****"));
    m_known = {};
}

void TestWebhookAnswers::staysSilentToOtherTexts_data()
{
    QTest::addColumn<std::optional<Error>>("trouble");
    const auto error = [](Error::Kind kind) {
        return std::optional(Error{kind, QStringLiteral("no"), {}});
    };
    QTest::newRow("not understood") << std::optional<Error>();
    QTest::newRow("unknown sender") << error(Error::Kind::NotFound);
    QTest::newRow("settled") << error(Error::Kind::Conflict);
}

void TestWebhookAnswers::staysSilentToOtherTexts()
{
    QFETCH(std::optional<Error>, trouble);
    m_reception->trouble = trouble;
    const auto reply = send(textTarget, textForm("hello"));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.endsWith("<Response></Response>"));
}

void TestWebhookAnswers::asksForATextThatWasNotSaved()
{
    m_reception->trouble = Error{Error::Kind::Unavailable, QStringLiteral("busy"), {}};
    const auto reply = send(textTarget, textForm("1"));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.contains("could not be saved. Please answer again.</Message>"));
    QCOMPARE(refusals(WebhookRefusal::NotSaved), 1);
}

QTEST_GUILESS_MAIN(TestWebhookAnswers)
#include "tst_webhook_answers.moc"
