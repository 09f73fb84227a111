// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/twilio_package.h"
#include "twilio/answer_twiml.h"
#include "twilio/menu_words.h"
#include "twilio/twiml.h"

#include <QJsonArray>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <memory>

using namespace savehub;

namespace {

const auto responseUrl =
    QStringLiteral("https://console.example.com/call/response?attempt=1&again=2");
const auto message = QStringLiteral("“Q&A” <today> isn't \"off\": 1 < 2 – Grüße 👍.");

QString withSortedAttributes(const QXmlStreamReader &element)
{
    QStringList attributes;
    for (const auto &attribute : element.attributes()) {
        attributes << attribute.name().toString() + u'=' + attribute.value().toString();
    }
    attributes.sort();
    return element.name().toString() + u'[' + attributes.join(u'|') + u']';
}

/// What \a xml says, the same for all ways of writing it: one line for each tag and text.
QStringList canonical(const QString &xml)
{
    QStringList lines;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            lines << withSortedAttributes(reader);
            break;
        case QXmlStreamReader::EndElement:
            lines << QStringLiteral("end of ") + reader.name().toString();
            break;
        case QXmlStreamReader::Characters:
            lines << QStringLiteral("text ") + reader.text().toString();
            break;
        default:
            break;
        }
    }
    return reader.hasError() ? QStringList{reader.errorString(), xml} : lines;
}

QJsonObject say(const MenuWords &words, const QString &text)
{
    return {{QStringLiteral("verb"), QStringLiteral("say")},
            {QStringLiteral("attributes"),
             QJsonObject{{QStringLiteral("voice"), QStringLiteral("alice")},
                         {QStringLiteral("language"), words.tag}}},
            {QStringLiteral("text"), text}};
}

QJsonObject twice(QJsonObject say)
{
    auto attributes = say[u"attributes"].toObject();
    attributes[QStringLiteral("loop")] = 2;
    say[QStringLiteral("attributes")] = attributes;
    return say;
}

QJsonArray menu(const MenuWords &words, const QString &text)
{
    const QJsonObject gather{
        {QStringLiteral("verb"), QStringLiteral("gather")},
        {QStringLiteral("attributes"),
         QJsonObject{{QStringLiteral("input"), QStringLiteral("dtmf")},
                     {QStringLiteral("numDigits"), 1},
                     {QStringLiteral("timeout"), 8},
                     {QStringLiteral("method"), QStringLiteral("POST")},
                     {QStringLiteral("action"), responseUrl}}},
        {QStringLiteral("verbs"), QJsonArray{say(words, text + u' ' + words.menu)}}};
    return {gather, say(words, words.goodbye)};
}

QJsonArray lastWords(const MenuWords &words, const QString &text)
{
    return {say(words, text), QJsonObject{{QStringLiteral("verb"), QStringLiteral("hangup")}}};
}

QJsonArray written(const QString &text)
{
    // Without an object for attributes: the package would take it for the text.
    return {QJsonObject{{QStringLiteral("verb"), QStringLiteral("message")},
                        {QStringLiteral("text"), text}}};
}

} // namespace

/// The package builds the same TwiML as the console.
class TestTwimlContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void callsSayTheSame_data();
    void callsSayTheSame();
    void textsSayTheSame_data();
    void textsSayTheSame();

private:
    QString built(const QString &kind, const QJsonArray &verbs);

    std::unique_ptr<TwilioPackage> m_package;
};

void TestTwimlContract::initTestCase()
{
    if (const auto problem = TwilioPackage::problem(); !problem.isEmpty()) {
        QSKIP(qPrintable(problem));
    }
    m_package = std::make_unique<TwilioPackage>();
}

QString TestTwimlContract::built(const QString &kind, const QJsonArray &verbs)
{
    return m_package->ask(kind, {{QStringLiteral("verbs"), verbs}})[u"answer"].toString();
}

void TestTwimlContract::callsSayTheSame_data()
{
    QTest::addColumn<QString>("ours");
    QTest::addColumn<QJsonArray>("verbs");
    for (const auto &language :
         {QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("de")}) {
        const auto row = [&](const char *name, const QString &ours, const QJsonArray &verbs) {
            QTest::addRow("%s, %s", name, qPrintable(language)) << ours << verbs;
        };
        const auto &words = menuWords(language);
        const SpokenCall call{language, message};
        row("with keys", reminderTwiml({message, language, responseUrl}), menu(words, message));
        row("without keys", reminderTwiml({message, language, {}}), {twice(say(words, message))});
        row("joining", confirmationTwiml(Answer::Joined, language),
            lastWords(words, words.joining));
        row("not coming", confirmationTwiml(Answer::Missed, language),
            lastWords(words, words.notComing));
        row("wrong key", menuAgainTwiml(Misheard::WrongKey, call, responseUrl),
            menu(words, words.wrongKey + u' ' + message));
        row("not saved", menuAgainTwiml(Misheard::NotSaved, call, responseUrl),
            menu(words, words.notSaved + u' ' + message));
        row("goodbye", goodbyeTwiml(Misheard::WrongKey, language),
            lastWords(words, words.wrongKeyGoodbye));
    }
}

void TestTwimlContract::callsSayTheSame()
{
    QFETCH(QString, ours);
    QFETCH(QJsonArray, verbs);
    QCOMPARE(canonical(ours), canonical(built(QStringLiteral("voice"), verbs)));
}

void TestTwimlContract::textsSayTheSame_data()
{
    QTest::addColumn<QString>("ours");
    QTest::addColumn<QJsonArray>("verbs");
    const auto &words = menuWords(QStringLiteral("es"));
    QTest::newRow("joining") << textConfirmationTwiml(Answer::Joined, words.language)
                             << written(words.joining);
    QTest::newRow("not saved") << textNotSavedTwiml(words.language) << written(words.notSaved);
    QTest::newRow("nothing") << silentTwiml() << QJsonArray();
}

void TestTwimlContract::textsSayTheSame()
{
    QFETCH(QString, ours);
    QFETCH(QJsonArray, verbs);
    QCOMPARE(canonical(ours), canonical(built(QStringLiteral("messaging"), verbs)));
}

QTEST_GUILESS_MAIN(TestTwimlContract)
#include "tst_twiml_contract.moc"
