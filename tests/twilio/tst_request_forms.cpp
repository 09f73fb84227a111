// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/request_forms.h"

#include <QTest>

using namespace savehub;

namespace {

TwilioAccount account(const char *webhook)
{
    TwilioAccount account;
    account.authToken = QStringLiteral("0123456789abcdef0123456789abcdef");
    account.fromNumber = PhoneNumber::fromE164(u"+15005550006");
    account.webhookUrl = QUrl(QString::fromLatin1(webhook));
    return account;
}

CallRequest callRequest()
{
    return {AttemptKey(QStringLiteral("K")),
            MeetingId(QStringLiteral("m")),
            PersonId(QStringLiteral("p")),
            *PhoneNumber::fromE164(u"+15550001234"),
            QStringLiteral("en"),
            QStringLiteral("Standup starts")};
}

QStringList all(const FormFields &form, const QString &name)
{
    QStringList values;
    for (const auto &[key, value] : form) {
        if (key == name) {
            values << value;
        }
    }
    return values;
}

} // namespace

class TestRequestForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallWithCallbacks();
    void aCallWithoutAWebhook();
    void aCallWhoseCallbacksCouldNotBeChecked();
    void aCallThatTellsMachinesApart();
    void aText();
    void aTextThatIsTooLong_data();
    void aTextThatIsTooLong();
};

void TestRequestForms::aCallWithCallbacks()
{
    const auto form = callForm(account("https://h.example.com/hooks"), callRequest());
    QCOMPARE(all(form, QStringLiteral("To")), {QStringLiteral("+15550001234")});
    QCOMPARE(all(form, QStringLiteral("From")), {QStringLiteral("+15005550006")});
    QCOMPARE(all(form, QStringLiteral("Timeout")), {QStringLiteral("20")});
    QCOMPARE(all(form, QStringLiteral("TimeLimit")), {QStringLiteral("120")});
    QCOMPARE(all(form, QStringLiteral("StatusCallback")),
             {QStringLiteral("https://h.example.com/hooks/call/status?attempt=K")});
    QCOMPARE(all(form, QStringLiteral("StatusCallbackMethod")), {QStringLiteral("POST")});
    QCOMPARE(all(form, QStringLiteral("StatusCallbackEvent")),
             QStringList({QStringLiteral("initiated"), QStringLiteral("ringing"),
                          QStringLiteral("answered"), QStringLiteral("completed")}));
    const auto twiml = all(form, QStringLiteral("Twiml"));
    QCOMPARE(twiml.size(), 1);
    QVERIFY(twiml.front().contains(
        QStringLiteral("action=\"https://h.example.com/hooks/call/response?attempt=K\"")));
    QVERIFY(twiml.front().contains(QStringLiteral("Standup starts")));
    QCOMPARE(form.size(), size_t(11));
}

void TestRequestForms::aCallWithoutAWebhook()
{
    const auto form = callForm(account(""), callRequest());
    QCOMPARE(form.size(), size_t(5));
    QVERIFY(!all(form, QStringLiteral("Twiml")).front().contains(QStringLiteral("Gather")));
}

void TestRequestForms::aCallWhoseCallbacksCouldNotBeChecked()
{
    auto keyOnly = account("https://h.example.com/hooks");
    keyOnly.authToken.clear();
    const auto form = callForm(keyOnly, callRequest());
    QCOMPARE(form.size(), size_t(5));
    QVERIFY(!all(form, QStringLiteral("Twiml")).front().contains(QStringLiteral("Gather")));
}

void TestRequestForms::aCallThatTellsMachinesApart()
{
    auto request = callRequest();
    QCOMPARE(all(callForm(account(""), request), QStringLiteral("MachineDetection")),
             QStringList());
    request.detectMachine = true;
    QCOMPARE(all(callForm(account(""), request), QStringLiteral("MachineDetection")),
             {QStringLiteral("Enable")});
}

void TestRequestForms::aText()
{
    const auto form =
        textForm(account("https://h.example.com"),
                 {StepId(QStringLiteral("s")), callRequest().to, QStringLiteral("Line 1\nLine 2")});
    FormFields expected{{QStringLiteral("To"), QStringLiteral("+15550001234")},
                        {QStringLiteral("From"), QStringLiteral("+15005550006")},
                        {QStringLiteral("Body"), QStringLiteral("Line 1\nLine 2")},
                        {QStringLiteral("StatusCallback"),
                         QStringLiteral("https://h.example.com/sms/status?step=s")}};
    QCOMPARE(form, expected);
    expected.pop_back();
    QCOMPARE(textForm(account(""), {StepId(QStringLiteral("s")), callRequest().to,
                                    QStringLiteral("Line 1\nLine 2")}),
             expected);
}

void TestRequestForms::aTextThatIsTooLong_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("size");
    QTest::newRow("fits") << QString(1600, u'a') << 1600;
    QTest::newRow("one too many") << QString(1601, u'a') << 1600;
    QTest::newRow("a pair at the cut") << QStringLiteral("👍").repeated(801) << 1599;
}

void TestRequestForms::aTextThatIsTooLong()
{
    QFETCH(QString, body);
    QFETCH(int, size);
    const auto form = textForm(account(""), {StepId(QStringLiteral("s")), callRequest().to, body});
    QCOMPARE(firstValue(form, u"Body").size(), size);
    QVERIFY(QString::fromUtf8(firstValue(form, u"Body").toUtf8()) == firstValue(form, u"Body"));
}

QTEST_GUILESS_MAIN(TestRequestForms)
#include "tst_request_forms.moc"
