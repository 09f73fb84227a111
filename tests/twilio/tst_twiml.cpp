// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twiml.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace savehub;

namespace {

const auto responseUrl = QStringLiteral("https://h.example.com/call/response?x=1&attempt=K");

struct Verb {
    QString name;
    QHash<QString, QString> attributes;
    QString text;
};

/// All elements in document order. Empty when \a twiml is not well-formed XML.
QList<Verb> verbs(const QString &twiml)
{
    QList<Verb> verbs;
    QXmlStreamReader reader(twiml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            Verb verb{reader.name().toString(), {}, {}};
            for (const auto &attribute : reader.attributes()) {
                verb.attributes.insert(attribute.name().toString(), attribute.value().toString());
            }
            verbs << verb;
        } else if (reader.isCharacters()) {
            verbs.back().text += reader.text();
        }
    }
    return reader.hasError() ? QList<Verb>() : verbs;
}

} // namespace

class TestTwiml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForAKeyWhereThereIsAWebhook();
    void saysItTwiceWithoutAWebhook();
    void speaksTheLanguageOfThePerson_data();
    void speaksTheLanguageOfThePerson();
    void isWellFormedWhateverIsSaid_data();
    void isWellFormedWhateverIsSaid();
    void staysWithinTheLimit_data();
    void staysWithinTheLimit();
    void shortensOnlyWhatIsTooLong();
};

void TestTwiml::asksForAKeyWhereThereIsAWebhook()
{
    const auto twiml =
        reminderTwiml({QStringLiteral("Standup starts"), QStringLiteral("en"), responseUrl});
    QVERIFY(twiml.startsWith(QLatin1String("<?xml")));
    const auto all = verbs(twiml);
    QCOMPARE(all.size(), 4);
    QCOMPARE(all[0].name, QStringLiteral("Response"));
    QCOMPARE(all[1].name, QStringLiteral("Gather"));
    QCOMPARE(all[1].attributes.value(QStringLiteral("numDigits")), QStringLiteral("1"));
    QCOMPARE(all[1].attributes.value(QStringLiteral("timeout")), QStringLiteral("8"));
    QCOMPARE(all[1].attributes.value(QStringLiteral("method")), QStringLiteral("POST"));
    QCOMPARE(all[1].attributes.value(QStringLiteral("action")), responseUrl);
    QCOMPARE(all[2].text, QStringLiteral("Standup starts. Press 1 if you are joining, press 2 if "
                                         "you cannot come."));
    QCOMPARE(all[3].text, QStringLiteral("No key was pressed. Goodbye."));
}

void TestTwiml::saysItTwiceWithoutAWebhook()
{
    const auto all =
        verbs(reminderTwiml({QStringLiteral("Standup starts!"), QStringLiteral("en"), {}}));
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[1].name, QStringLiteral("Say"));
    QCOMPARE(all[1].attributes.value(QStringLiteral("loop")), QStringLiteral("2"));
    QCOMPARE(all[1].text, QStringLiteral("Standup starts!"));
}

void TestTwiml::speaksTheLanguageOfThePerson_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("menu");
    const auto row = [](const char *language, const char *tag, const char *menu) {
        QTest::newRow(language) << QString::fromLatin1(language) << QString::fromLatin1(tag)
                                << QString::fromUtf8(menu);
    };
    row("en", "en-US", "Press 1");
    row("es", "es-ES", "Pulse 1");
    row("de", "de-DE", "Drücken Sie die 1");
    row("DE", "de-DE", "Drücken Sie die 1");
    row("es-MX", "es-ES", "Pulse 1");
    row("fr", "en-US", "Press 1");
    row("", "en-US", "Press 1");
}

void TestTwiml::speaksTheLanguageOfThePerson()
{
    QFETCH(QString, language);
    QFETCH(QString, tag);
    QFETCH(QString, menu);
    const auto all = verbs(reminderTwiml({QStringLiteral("x"), language, responseUrl}));
    QCOMPARE(all.size(), 4);
    for (const auto &say : {all[2], all[3]}) {
        QCOMPARE(say.attributes.value(QStringLiteral("language")), tag);
    }
    QVERIFY(all[2].text.contains(menu));
}

void TestTwiml::isWellFormedWhateverIsSaid_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("said");
    QTest::newRow("markup") << QStringLiteral("R&D <b>\"now\"</b> 'x'")
                            << QStringLiteral("R&D <b>\"now\"</b> 'x'");
    QTest::newRow("injection") << QStringLiteral("</Say><Dial>900</Dial>")
                               << QStringLiteral("</Say><Dial>900</Dial>");
    QTest::newRow("control characters")
        << QStringLiteral("a\u0000b\u0007c\r\nd\u001be\u0085f") << QStringLiteral("a b c d e f.");
    QTest::newRow("direction marks") << QStringLiteral("a\u202eb") << QStringLiteral("a b.");
    QTest::newRow("noncharacters")
        << QStringLiteral("a") + QChar(0xfffe) + QChar(0xffff) << QStringLiteral("a.");
    QTest::newRow("half a pair") << QStringLiteral("a") + QChar(0xd83d) + QStringLiteral(" b")
                                 << QStringLiteral("a\uFFFD b.");
    QTest::newRow("emoji") << QStringLiteral("go 👍") << QStringLiteral("go 👍");
    QTest::newRow("empty") << QString() << QString();
}

void TestTwiml::isWellFormedWhateverIsSaid()
{
    QFETCH(QString, message);
    QFETCH(QString, said);
    const auto all = verbs(reminderTwiml({message, QStringLiteral("en"), {}}));
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[1].text, said);
}

void TestTwiml::staysWithinTheLimit_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("url");
    for (const auto &url : {QString(), responseUrl, responseUrl + QString(400, u'&')}) {
        const auto name = QByteArray::number(url.size());
        QTest::newRow("letters " + name) << QString(10'000, u'a') << url;
        QTest::newRow("escapes " + name) << QString(10'000, u'&') << url;
        QTest::newRow("pairs " + name) << QStringLiteral("👍").repeated(5'000) << url;
        QTest::newRow("odd pairs " + name) << u'a' + QStringLiteral("👍").repeated(5'000) << url;
    }
}

void TestTwiml::staysWithinTheLimit()
{
    QFETCH(QString, message);
    QFETCH(QString, url);
    const auto twiml = reminderTwiml({message, QStringLiteral("de"), url});
    QVERIFY(twiml.size() <= twimlLimit);
    QVERIFY(!twiml.contains(QChar(u'\uFFFD')));
    const auto all = verbs(twiml);
    QCOMPARE(all.size(), url.isEmpty() ? 2 : 4);
    QVERIFY(url.isEmpty() || all[2].text.contains(QStringLiteral("Drücken Sie die 1")));
    QVERIFY(all[url.isEmpty() ? 1 : 2].text.contains(u'…'));
    // The available length is used up to the point where one more escape would not fit.
    QVERIFY(twiml.size() > twimlLimit - 10);
}

void TestTwiml::shortensOnlyWhatIsTooLong()
{
    const QString message(3'000, u'a');
    const auto all = verbs(reminderTwiml({message, QStringLiteral("en"), responseUrl}));
    QVERIFY(all[2].text.startsWith(message + u'.'));
}

QTEST_GUILESS_MAIN(TestTwiml)
#include "tst_twiml.moc"
