// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/answer_twiml.h"
#include "twilio/twiml.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace savehub;

namespace {

const auto responseUrl = QStringLiteral("https://h.example.com/call/response?attempt=K&again=1");

/// The names of \a twiml's elements in document order, each with its language and its own text.
/// Empty when \a twiml is not well-formed XML.
QStringList spelled(const QString &twiml)
{
    QStringList verbs;
    QXmlStreamReader reader(twiml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            verbs << reader.name().toString();
            const auto language = reader.attributes().value(QStringLiteral("language"));
            verbs.back() += language.isEmpty() ? QString() : u' ' + language.toString();
        } else if (reader.isCharacters()) {
            verbs.back() += u' ' + reader.text().toString();
        }
    }
    return reader.hasError() || twiml.size() > twimlLimit ? QStringList() : verbs;
}

QString actionOf(const QString &twiml)
{
    QXmlStreamReader reader(twiml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == QLatin1String("Gather")) {
            return reader.attributes().value(QStringLiteral("action")).toString();
        }
    }
    return {};
}

} // namespace

class TestAnswerTwiml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void confirmsWhatWasUnderstood_data();
    void confirmsWhatWasUnderstood();
    void saysTheMenuAgain_data();
    void saysTheMenuAgain();
    void staysWithinTheLimit();
    void saysGoodbye_data();
    void saysGoodbye();
    void writesThatTheTextWasNotSaved();
    void mayBeSilent();
};

void TestAnswerTwiml::confirmsWhatWasUnderstood_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *language, Answer answer, const char *tag, const char *words) {
        QTest::addRow("%s %d", language, int(answer))
            << QString::fromLatin1(language) << answer << QString::fromLatin1(tag)
            << QString::fromUtf8(words);
    };
    row("en", Answer::Joined, "en-US", "Thank you. We have noted that you are joining.");
    row("en", Answer::Missed, "en-US", "Thank you. We have noted that you cannot come.");
    row("es-MX", Answer::Joined, "es-ES", "Gracias. Hemos anotado que va a unirse.");
    row("es", Answer::Missed, "es-ES", "Gracias. Hemos anotado que no puede asistir.");
    row("de", Answer::Joined, "de-DE", "Danke. Wir haben notiert, dass Sie teilnehmen.");
    row("de-AT", Answer::Missed, "de-DE",
        "Danke. Wir haben notiert, dass Sie nicht kommen können.");
    row("fr", Answer::Joined, "en-US", "Thank you. We have noted that you are joining.");
    row("", Answer::Missed, "en-US", "Thank you. We have noted that you cannot come.");
}

void TestAnswerTwiml::confirmsWhatWasUnderstood()
{
    QFETCH(QString, language);
    QFETCH(Answer, answer);
    QFETCH(QString, tag);
    QFETCH(QString, words);
    const auto said = confirmationTwiml(answer, language);
    QVERIFY(said.startsWith(QLatin1String("<?xml")));
    QCOMPARE(spelled(said),
             QStringList({QStringLiteral("Response"), QStringLiteral("Say %1 %2").arg(tag, words),
                          QStringLiteral("Hangup")}));
    QCOMPARE(spelled(textConfirmationTwiml(answer, language)),
             QStringList({QStringLiteral("Response"), QStringLiteral("Message ") + words}));
}

void TestAnswerTwiml::saysTheMenuAgain_data()
{
    QTest::addColumn<Misheard>("why");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("opening");
    QTest::addColumn<QString>("menu");
    const auto row = [](const char *name, Misheard why, const char *language, const char *opening,
                        const char *menu) {
        QTest::newRow(name) << why << QString::fromLatin1(language) << QString::fromUtf8(opening)
                            << QString::fromUtf8(menu);
    };
    const auto *english = "Press 1 if you are joining, press 2 if you cannot come.";
    row("wrong key", Misheard::WrongKey, "en", "That was neither 1 nor 2.", english);
    row("not saved", Misheard::NotSaved, "en",
        "Sorry, your answer could not be saved. Please answer again.", english);
    row("wrong key, Spanish", Misheard::WrongKey, "es", "Esa tecla no era ni 1 ni 2.",
        "Pulse 1 si va a unirse, pulse 2 si no puede asistir.");
    row("not saved, German", Misheard::NotSaved, "de",
        "Ihre Antwort konnte leider nicht gespeichert werden. Bitte antworten Sie noch einmal.",
        "Drücken Sie die 1, wenn Sie teilnehmen, und die 2, wenn Sie nicht kommen können.");
}

void TestAnswerTwiml::saysTheMenuAgain()
{
    QFETCH(Misheard, why);
    QFETCH(QString, language);
    QFETCH(QString, opening);
    QFETCH(QString, menu);
    const auto twiml =
        menuAgainTwiml(why, {language, QStringLiteral("R&D <starts> soon")}, responseUrl);
    const auto verbs = spelled(twiml);
    QCOMPARE(verbs.size(), 4);
    QCOMPARE(verbs[1], QStringLiteral("Gather"));
    QVERIFY2(verbs[2].endsWith(opening + QStringLiteral(" R&D <starts> soon. ") + menu),
             qPrintable(verbs[2]));
    QVERIFY(verbs[3].startsWith(QLatin1String("Say ")));
    QCOMPARE(actionOf(twiml), responseUrl);
}

void TestAnswerTwiml::staysWithinTheLimit()
{
    const auto twiml = menuAgainTwiml(Misheard::NotSaved,
                                      {QStringLiteral("de"), QString(5'000, u'&')}, responseUrl);
    QVERIFY(twiml.size() <= twimlLimit);
    QCOMPARE(spelled(twiml).size(), 4);
}

void TestAnswerTwiml::saysGoodbye_data()
{
    QTest::addColumn<Misheard>("why");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("words");
    const auto row = [](Misheard why, const char *language, const char *words) {
        QTest::addRow("%s %d", language, int(why))
            << why << QString::fromLatin1(language) << QString::fromUtf8(words);
    };
    row(Misheard::WrongKey, "en", "Say en-US Your answer was not understood. Goodbye.");
    row(Misheard::NotSaved, "en",
        "Say en-US Sorry, your answer could not be saved. Please tell the organizer yourself. "
        "Goodbye.");
    row(Misheard::WrongKey, "es", "Say es-ES No hemos entendido su respuesta. Adiós.");
    row(Misheard::NotSaved, "es",
        "Say es-ES Lo sentimos, no se ha podido guardar su respuesta. Avise usted a quien organiza "
        "la reunión. Adiós.");
    row(Misheard::WrongKey, "de",
        "Say de-DE Ihre Antwort wurde nicht verstanden. Auf Wiederhören.");
    row(Misheard::NotSaved, "de",
        "Say de-DE Ihre Antwort konnte leider nicht gespeichert werden. Bitte sagen Sie selbst "
        "Bescheid. Auf Wiederhören.");
}

void TestAnswerTwiml::saysGoodbye()
{
    QFETCH(Misheard, why);
    QFETCH(QString, language);
    QFETCH(QString, words);
    QCOMPARE(spelled(goodbyeTwiml(why, language)),
             QStringList({QStringLiteral("Response"), words, QStringLiteral("Hangup")}));
}

void TestAnswerTwiml::writesThatTheTextWasNotSaved()
{
    QCOMPARE(spelled(textNotSavedTwiml(QStringLiteral("en"))),
             QStringList({QStringLiteral("Response"),
                          QStringLiteral("Message Sorry, your answer could not be saved. Please "
                                         "answer again.")}));
}

void TestAnswerTwiml::mayBeSilent()
{
    QCOMPARE(spelled(silentTwiml()), QStringList({QStringLiteral("Response")}));
}

QTEST_GUILESS_MAIN(TestAnswerTwiml)
#include "tst_answer_twiml.moc"
