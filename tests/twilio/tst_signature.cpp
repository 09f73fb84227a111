// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/signature.h"

#include <QTest>

using namespace savehub;

namespace {

const QByteArray token = "12345";
const QByteArray address = "https://mycompany.com/myapp.php?foo=1&bar=2";
const QByteArray bodyHash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
const QByteArray jsonBody = R"({"property": "value", "boolean": true})";
const QByteArray jsonSignature = "a9nBmqA0ju/hNViExpshrM61xv4=";

FormFields form()
{
    return {{QStringLiteral("Digits"), QStringLiteral("1234")},
            {QStringLiteral("CallSid"), QStringLiteral("CA1234567890ABCDE")},
            {QStringLiteral("To"), QStringLiteral("+18005551212")},
            {QStringLiteral("Caller"), QStringLiteral("+14158675309")},
            {QStringLiteral("From"), QStringLiteral("+14158675309")}};
}

FormFields repeated()
{
    return {{QStringLiteral("SidAccount"), QStringLiteral("AC123")},
            {QStringLiteral("Digits"), QStringLiteral("5678")},
            {QStringLiteral("Sid"), QStringLiteral("CA123")},
            {QStringLiteral("Digits"), QStringLiteral("1234")},
            {QStringLiteral("Digits"), QStringLiteral("1234")}};
}

FormFields spoken()
{
    return {{QStringLiteral("To"), QStringLiteral("+15551234567")},
            {QStringLiteral("SpeechResult"), QStringLiteral("Grüße 👍 日本")}};
}

ReceivedSignature claim(const QByteArray &signature, const QByteArray &url = address)
{
    return {signature, url, {token}};
}

QByteArray signedBody(const QByteArray &query)
{
    return webhookSignature(token, address + query, {});
}

} // namespace

class TestSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatTwilioComputes_data();
    void isWhatTwilioComputes();
    void sortsByBytes();
    void keepsValuesAsTheyAre_data();
    void keepsValuesAsTheyAre();
    void holdsWhateverIsEscaped_data();
    void holdsWhateverIsEscaped();
    void holdsWithAndWithoutThePort_data();
    void holdsWithAndWithoutThePort();
    void refusesWhatWasChanged_data();
    void refusesWhatWasChanged();
    void takesAnyOfSeveralTokens();
    void neverTakesAnEmptyToken();
    void coversABodyByItsHash_data();
    void coversABodyByItsHash();
};

void TestSignature::isWhatTwilioComputes_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<FormFields>("fields");
    QTest::addColumn<QByteArray>("signature");
    const auto row = [](const char *name, const char *url, const FormFields &fields,
                        const char *signature) {
        QTest::newRow(name) << QByteArray(url) << fields << QByteArray(signature);
    };
    row("form", address.constData(), form(), "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    row("port of https", "https://mycompany.com:443/myapp.php?foo=1&bar=2", form(),
        "kvajT1Ptam85bY51eRf/AJRuM3w=");
    row("port of http", "http://mycompany.com:1234/myapp.php?foo=1&bar=2", form(),
        "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=");
    row("apostrophe escaped, and plus",
        "https://mycompany.com/myapp.php?foo=1&bar=2&Body=It%27s+amazing", form(),
        "TfZzewPq8wqrGlMfyAud8+/IvJ0=");
    row("repeated name", address.constData(), repeated(), "IK+Dwps556ElfBT0I3Rgjkr1wJU=");
    row("body's hash", (address + "&bodySHA256=" + bodyHash).constData(), {},
        "a9nBmqA0ju/hNViExpshrM61xv4=");
    row("no fields", "https://example.com/twiml?call=42&t=a%20b", {},
        "5Z5MxRBby3LbDlXwqzKVRK5BSsE=");
    row("UTF-8", "https://example.com/cb", spoken(), "zpFxv4CsqgQEFbcR82QO1HPr+Tg=");
}

void TestSignature::isWhatTwilioComputes()
{
    QFETCH(QByteArray, url);
    QFETCH(FormFields, fields);
    QFETCH(QByteArray, signature);
    QCOMPARE(webhookSignature(token, url, fields), signature);
    QVERIFY(isSignedForm(claim(signature, url), fields));
}

void TestSignature::sortsByBytes()
{
    const auto name = [](const char *text) {
        return QString::fromUtf8(text);
    };
    // Upper case comes before lower case. U+FF21 comes before U+1F44D in UTF-8, after it in UTF-16.
    const FormFields shuffled{{name("b"), name("3")},
                              {name("\U0001F44D"), name("5")},
                              {name("B"), name("1")},
                              {name("a"), name("2")},
                              {name("\uFF21"), name("4")}};
    const QByteArray inOrder = "B1a2b3\uFF21"
                               "4\U0001F44D"
                               "5";
    QCOMPARE(webhookSignature(token, address, shuffled),
             webhookSignature(token, address + inOrder, {}));
}

void TestSignature::keepsValuesAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty value") << QByteArray("A=&B=1") << QByteArray("AB1");
    QTest::newRow("no equals sign") << QByteArray("A&B=1") << QByteArray("AB1");
    QTest::newRow("spaces at the ends") << QByteArray("A=+x%20") << QByteArray("A x ");
    QTest::newRow("plus") << QByteArray("A=%2B1555") << QByteArray("A+1555");
    QTest::newRow("line feed") << QByteArray("A=x%0D%0Ay") << QByteArray("Ax\r\ny");
    QTest::newRow("byte order mark") << QByteArray("A=%EF%BB%BFx") << QByteArray("A\xEF\xBB\xBFx");
}

void TestSignature::keepsValuesAsTheyAre()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, text);
    QCOMPARE(webhookSignature(token, address, decodeForm(body)),
             webhookSignature(token, address + text, {}));
}

void TestSignature::holdsWhateverIsEscaped_data()
{
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<bool>("holds");
    const auto signedAs = [](const QByteArray &query) {
        return webhookSignature(token, address + query, form());
    };
    const QByteArray received = "&Body=It's+amazing";
    QTest::newRow("Twilio's example")
        << received << QByteArray("TfZzewPq8wqrGlMfyAud8+/IvJ0=") << true;
    QTest::newRow("as it came") << received << signedAs("&Body=It's+amazing") << true;
    QTest::newRow("encoded again") << received << signedAs("&Body=It's%20amazing") << true;
    QTest::newRow("apostrophe unescaped") << QByteArray("&a=It%27s") << signedAs("&a=It's") << true;
    QTest::newRow("with a port") << received
                                 << webhookSignature(token,
                                                     QByteArray(address).replace(".com", ".com:443")
                                                         + "&Body=It%27s+amazing",
                                                     form())
                                 << true;
    QTest::newRow("another text") << received << signedAs("&Body=Its+amazing") << false;
}

void TestSignature::holdsWhateverIsEscaped()
{
    QFETCH(QByteArray, received);
    QFETCH(QByteArray, signature);
    QFETCH(bool, holds);
    QCOMPARE(isSignedForm(claim(signature, address + received), form()), holds);
}

void TestSignature::holdsWithAndWithoutThePort_data()
{
    QTest::addColumn<QByteArray>("signedUrl");
    QTest::addColumn<QByteArray>("configured");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char *name, const char *signedUrl, const char *configured,
                        bool holds) {
        QTest::newRow(name) << QByteArray(signedUrl) << QByteArray(configured) << holds;
    };
    row("dropped", "https://h.org/x?y", "https://h.org:8443/x?y", true);
    row("kept", "https://h.org:8443/x?y", "https://h.org:8443/x?y", true);
    row("usual one added", "https://h.org:443/x?y", "https://h.org/x?y", true);
    row("usual one of http added", "http://h.org:80/x?y", "http://h.org/x?y", true);
    row("another one", "https://h.org:444/x?y", "https://h.org:8443/x?y", false);
    row("another one added", "https://h.org:8443/x?y", "https://h.org/x?y", false);
    row("of the other scheme", "https://h.org:80/x?y", "https://h.org/x?y", false);
    row("user dropped", "https://h.org/x", "https://me:secret@h.org/x", true);
    row("user and port dropped", "https://h.org/x", "https://me:secret@h.org:8443/x", true);
    row("@ in the query", "https://h.org/x?a=b@c:1", "https://h.org/x?a=b@c:1", true);
    row("IPv6", "https://[2001:db8::1]/x", "https://[2001:db8::1]:8443/x", true);
    row("IPv6 without a port", "https://[2001:db8::1]:443/x", "https://[2001:db8::1]/x", true);
    row("query without a path", "https://h.org:443?a=1:2", "https://h.org?a=1:2", true);
    row("another scheme", "http://h.org/x", "https://h.org/x", false);
}

void TestSignature::holdsWithAndWithoutThePort()
{
    QFETCH(QByteArray, signedUrl);
    QFETCH(QByteArray, configured);
    QFETCH(bool, holds);
    const auto signature = webhookSignature(token, signedUrl, form());
    QCOMPARE(isSignedForm(claim(signature, configured), form()), holds);
}

void TestSignature::refusesWhatWasChanged_data()
{
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<FormFields>("fields");
    const QByteArray good = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
    auto otherKey = form();
    otherKey[0].second = QStringLiteral("1");
    auto more = form();
    more.emplace_back(QStringLiteral("Digits"), QStringLiteral("1"));
    auto less = form();
    less.pop_back();
    auto lowerCase = form();
    lowerCase[0].first = QStringLiteral("digits");
    QTest::newRow("value") << good << address << otherKey;
    QTest::newRow("value added") << good << address << more;
    QTest::newRow("field removed") << good << address << less;
    QTest::newRow("name's case") << good << address << lowerCase;
    QTest::newRow("query") << good << address + "&x" << form();
    QTest::newRow("path's case") << good << QByteArray(address).replace("my", "My") << form();
    QTest::newRow("escape in the path")
        << good << QByteArray(address).replace("app", "a%70p") << form();
    QTest::newRow("no signature") << QByteArray() << address << form();
    QTest::newRow("cut short") << good.left(10) << address << form();
    QTest::newRow("with more") << good + "x" << address << form();
    QTest::newRow("last character")
        << QByteArray(good).replace("8B8=", "8B9=") << address << form();
    QTest::newRow("other case") << good.toLower() << address << form();
}

void TestSignature::refusesWhatWasChanged()
{
    QFETCH(QByteArray, signature);
    QFETCH(QByteArray, url);
    QFETCH(FormFields, fields);
    QVERIFY(!isSignedForm(claim(signature, url), fields));
}

void TestSignature::takesAnyOfSeveralTokens()
{
    const auto holds = [](const QByteArray &signedWith, const std::vector<QByteArray> &tokens) {
        return isSignedForm({webhookSignature(signedWith, address, form()), address, tokens},
                            form());
    };
    QVERIFY(holds("first", {"first", "second"}));
    QVERIFY(holds("second", {"first", "second"}));
    QVERIFY(holds("second", {"", "second"}));
    QVERIFY(!holds("third", {"first", "second"}));
    QVERIFY(!holds("first", {}));
}

void TestSignature::neverTakesAnEmptyToken()
{
    const auto signature = webhookSignature({}, address, form());
    QVERIFY(!isSignedForm({signature, address, {QByteArray(), token}}, form()));
}

void TestSignature::coversABodyByItsHash_data()
{
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("holds");
    const auto query = "&bodySHA256=" + bodyHash;
    const auto upper = "&bodySHA256=" + bodyHash.toUpper();
    QTest::newRow("as sent") << jsonSignature << query << jsonBody << true;
    QTest::newRow("body changed") << jsonSignature << query << jsonBody + ' ' << false;
    QTest::newRow("no body") << jsonSignature << query << QByteArray() << false;
    QTest::newRow("hash changed") << jsonSignature << query.chopped(1) + '1' << jsonBody << false;
    QTest::newRow("no hash") << signedBody({}) << QByteArray() << jsonBody << false;
    QTest::newRow("empty hash") << signedBody("&bodySHA256=") << QByteArray("&bodySHA256=")
                                << jsonBody << false;
    QTest::newRow("upper case") << signedBody(upper) << upper << jsonBody << false;
    QTest::newRow("not signed") << QByteArray("a9nBmqA0ju/hNViExpshrM61xv5=") << query << jsonBody
                                << false;
}

void TestSignature::coversABodyByItsHash()
{
    QFETCH(QByteArray, signature);
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, body);
    QFETCH(bool, holds);
    QCOMPARE(isSignedBody(claim(signature, address + query), body), holds);
}

QTEST_GUILESS_MAIN(TestSignature)
#include "tst_signature.moc"
