// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/twilio_package.h"
#include "tests/testlib/fake_webhook.h"
#include "twilio/signature.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

#include <memory>

using namespace savehub;

namespace {

const QByteArray token = "0123456789abcdef0123456789abcdef";
const QByteArray otherToken = "fedcba9876543210fedcba9876543210";
const QByteArray address = "https://console.example.com/hooks/call/status?attempt=1&again=2";

/// A form as the package takes it: a name that occurs again has a list of values.
QJsonObject params(const FormFields &form)
{
    QJsonObject all;
    for (const auto &[name, value] : form) {
        auto values = all[name].toArray();
        values.append(value);
        all[name] = values;
    }
    return all;
}

/// A character that sorts alike by bytes and by UTF-16 units: the console and the package sort
/// names differently.
QChar anyCharacter(QRandomGenerator &random)
{
    static const auto awkward = QStringLiteral("&=+%'\"<>;, \t\n~*!()äß€日\u200b");
    const auto letter = QChar(static_cast<char16_t>(random.bounded(u'A', u'z')));
    return random.bounded(3) == 0 ? awkward[random.bounded(awkward.size())] : letter;
}

QString anyText(QRandomGenerator &random, int longest)
{
    QString text;
    for (int left = random.bounded(longest + 1); left > 0; --left) {
        text += anyCharacter(random);
    }
    return text;
}

FormFields anyForm(QRandomGenerator &random)
{
    FormFields form;
    for (int left = random.bounded(12); left > 0; --left) {
        form.emplace_back(anyText(random, 2), anyText(random, 20));
    }
    return form;
}

QByteArray changed(QByteArray signature)
{
    signature[3] = signature[3] == 'A' ? 'B' : 'A';
    return signature;
}

} // namespace

/// The package and the console agree on what is signed, and the package believes the fake Twilio.
class TestSignatureContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void formsAreSignedAlike_data();
    void formsAreSignedAlike();
    void anyFormIsSignedAlike();
    void addressesAreAcceptedAlike_data();
    void addressesAreAcceptedAlike();
    void bodiesAreAcceptedAlike_data();
    void bodiesAreAcceptedAlike();

private:
    QByteArray packageSigns(const QByteArray &url, const FormFields &form);
    bool packageAccepts(const QByteArray &signature, const QByteArray &url, const FormFields &form);
    void checkForm(const QByteArray &url, const FormFields &form);

    std::unique_ptr<TwilioPackage> m_package;
};

void TestSignatureContract::initTestCase()
{
    if (const auto problem = TwilioPackage::problem(); !problem.isEmpty()) {
        QSKIP(qPrintable(problem));
    }
    m_package = std::make_unique<TwilioPackage>();
}

QByteArray TestSignatureContract::packageSigns(const QByteArray &url, const FormFields &form)
{
    const auto told =
        m_package->ask(QStringLiteral("sign"), {{QStringLiteral("token"), QLatin1String(token)},
                                                {QStringLiteral("url"), QLatin1String(url)},
                                                {QStringLiteral("params"), params(form)}});
    return told[u"answer"].toString().toLatin1();
}

bool TestSignatureContract::packageAccepts(const QByteArray &signature, const QByteArray &url,
                                           const FormFields &form)
{
    const auto told = m_package->ask(QStringLiteral("isSignedForm"),
                                     {{QStringLiteral("token"), QLatin1String(token)},
                                      {QStringLiteral("signature"), QLatin1String(signature)},
                                      {QStringLiteral("url"), QLatin1String(url)},
                                      {QStringLiteral("params"), params(form)}});
    return told[u"answer"].toBool();
}

void TestSignatureContract::checkForm(const QByteArray &url, const FormFields &form)
{
    const auto signature = packageSigns(url, form);
    QCOMPARE(webhookSignature(token, url, form), signature);
    QCOMPARE(fakeSignature(token, url, form), signature);
    QVERIFY(packageAccepts(signature, url, form));
    QVERIFY(isSignedForm({signature, url, {otherToken, token}}, form));

    const auto forged = fakeSignature(otherToken, url, form);
    for (const auto &wrong : {forged, changed(signature), QByteArray()}) {
        QVERIFY(!packageAccepts(wrong, url, form));
        QVERIFY(!isSignedForm({wrong, url, {token}}, form));
    }
    auto more = form;
    more.emplace_back(QStringLiteral("Extra"), QString());
    QVERIFY(!packageAccepts(signature, url, more));
    QVERIFY(!isSignedForm({signature, url, {token}}, more));
}

void TestSignatureContract::formsAreSignedAlike_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<FormFields>("form");
    const auto row = [](const char *name, const QByteArray &url, const FormFields &form) {
        QTest::newRow(name) << url << form;
    };
    const auto digit = QStringLiteral("Digits");
    const auto one = QStringLiteral("1");
    row("no fields", address, {});
    row("no query", "https://console.example.com/call/status", {{digit, one}});
    row("no path", "https://console.example.com", {{digit, one}});
    row("http, port", "http://console.example.com:3000/call/status", {{digit, one}});
    row("an IPv6 host", "https://[2001:db8::1]/call/status?a=b", {{digit, one}});
    row("an empty value", address, {{digit, QString()}});
    row("names by case", address,
        {{QStringLiteral("b"), one}, {QStringLiteral("B"), one}, {QStringLiteral("a"), one}});
    row("a name that begins another", address,
        {{QStringLiteral("To"), one}, {QStringLiteral("ToCountry"), QStringLiteral("US")}});
    row("a repeated name", address,
        {{digit, QStringLiteral("5678")}, {digit, QStringLiteral("1234")}, {digit, one}});
    row("a repeated value", address, {{digit, one}, {digit, one}});
    row("spaces at the ends", address, {{QStringLiteral("Body"), QStringLiteral("  1 \r\n")}});
    row("many scripts", address,
        {{QStringLiteral("SpeechResult"), QStringLiteral("Grüße 👍 日本 \uFEFF")}});
    row("a form's marks", address, {{QStringLiteral("Body"), QStringLiteral("1+1=2&3%20'\"")}});
}

void TestSignatureContract::formsAreSignedAlike()
{
    QFETCH(QByteArray, url);
    QFETCH(FormFields, form);
    checkForm(url, form);
}

void TestSignatureContract::anyFormIsSignedAlike()
{
    QRandomGenerator random(4711);
    for (int i = 0; i < 150 && !QTest::currentTestFailed(); ++i) {
        checkForm(address, anyForm(random));
    }
}

void TestSignatureContract::addressesAreAcceptedAlike_data()
{
    QTest::addColumn<QByteArray>("signedUrl");
    QTest::addColumn<QByteArray>("url"); // as the console knows it
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *name, const char *signedUrl, const char *url, bool accepted) {
        QTest::newRow(name) << QByteArray(signedUrl) << QByteArray(url) << accepted;
    };
    row("port dropped", "https://h.example/a?b=c", "https://h.example:8443/a?b=c", true);
    row("usual port added", "https://h.example:443/a?b=c", "https://h.example/a?b=c", true);
    row("usual port of http", "http://h.example:80/a", "http://h.example/a", true);
    row("port kept", "https://h.example:8443/a", "https://h.example:8443/a", true);
    row("port of an IPv6 host dropped", "https://[2001:db8::1]/a", "https://[2001:db8::1]:8443/a",
        true);
    row("usual port of an IPv6 host added", "https://[2001:db8::1]:443/a",
        "https://[2001:db8::1]/a", true);
    row("an apostrophe", "https://h.example/a?b=it's", "https://h.example/a?b=it's", true);
    row("an apostrophe escaped", "https://h.example/a?b=it%27s", "https://h.example/a?b=it's",
        true);
    row("a plus escaped again", "https://h.example/a?b=1%202", "https://h.example/a?b=1+2", true);
    row("another port", "https://h.example:8444/a", "https://h.example:8443/a", false);
    row("another scheme", "http://h.example/a", "https://h.example/a", false);
    row("another host", "https://g.example/a", "https://h.example/a", false);
    row("another path", "https://h.example/b", "https://h.example/a", false);
    row("a slash at the end", "https://h.example/a/", "https://h.example/a", false);
    row("another query", "https://h.example/a?b=d", "https://h.example/a?b=c", false);
    row("no query", "https://h.example/a", "https://h.example/a?b=c", false);
}

void TestSignatureContract::addressesAreAcceptedAlike()
{
    QFETCH(QByteArray, signedUrl);
    QFETCH(QByteArray, url);
    const FormFields form{{QStringLiteral("Digits"), QStringLiteral("1")}};
    const auto signature = packageSigns(signedUrl, form);
    QTEST(packageAccepts(signature, url, form), "accepted");
    QTEST(isSignedForm({signature, url, {token}}, form), "accepted");
}

void TestSignatureContract::bodiesAreAcceptedAlike_data()
{
    QTest::addColumn<QByteArray>("signedBody");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("json") << QByteArray(R"({"a": "b"})") << QByteArray(R"({"a": "b"})") << true;
    QTest::newRow("many scripts") << QByteArray("\"Grüße 👍\"") << QByteArray("\"Grüße 👍\"") << true;
    QTest::newRow("empty") << QByteArray() << QByteArray() << true;
    QTest::newRow("a space more") << QByteArray("{}") << QByteArray("{} ") << false;
    QTest::newRow("another") << QByteArray("{}") << QByteArray("[]") << false;
}

void TestSignatureContract::bodiesAreAcceptedAlike()
{
    QFETCH(QByteArray, signedBody);
    QFETCH(QByteArray, body);
    const auto hash = m_package->ask(QStringLiteral("bodyHash"),
                                     {{QStringLiteral("body"), QString::fromUtf8(signedBody)}});
    const auto url = address + "&bodySHA256=" + hash[u"answer"].toString().toLatin1();
    const auto signature = packageSigns(url, {});
    const auto told = m_package->ask(QStringLiteral("isSignedBody"),
                                     {{QStringLiteral("token"), QLatin1String(token)},
                                      {QStringLiteral("signature"), QLatin1String(signature)},
                                      {QStringLiteral("url"), QLatin1String(url)},
                                      {QStringLiteral("body"), QString::fromUtf8(body)}});
    QTEST(told[u"answer"].toBool(), "accepted");
    QTEST(isSignedBody({signature, url, {token}}, body), "accepted");
}

QTEST_GUILESS_MAIN(TestSignatureContract)
#include "tst_signature_contract.moc"
