// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/message_catalog.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>

#include "messages/template_text.h"

using namespace savehub;

namespace {

const Instant start = *instantFromIso(u"2026-11-02T07:08:00.000Z");
const auto reminder = QStringLiteral("reminder");
const auto escalation = QStringLiteral("escalation");

IncidentRecord record(const QString &language = QStringLiteral("en"))
{
    IncidentRecord r;
    r.incident.start = start;
    r.person.name = QStringLiteral("Ada");
    r.person.email = QStringLiteral("ada@example.org");
    r.person.language = language;
    r.person.timeZone = "Europe/Madrid";
    r.person.backup = {QStringLiteral("Bob"), QStringLiteral("bob@example.org"), {}};
    r.meeting.title = QStringLiteral("Planning");
    return r;
}

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestMessageCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLanguageHasEveryTemplateWithItsPlaceholders_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("placeholders");
        const std::map<QString, QString> templates{
            {QStringLiteral("reminder.email.txt"),
             QStringLiteral("backup meeting minutes organizer person start")},
            {QStringLiteral("reminder.sms.txt"), QStringLiteral("meeting minutes organizer start")},
            {QStringLiteral("reminder.call.txt"),
             QStringLiteral("meeting minutes organizer person start")},
            {QStringLiteral("escalation.email.txt"),
             QStringLiteral("backup meeting minutes person start")},
            {QStringLiteral("escalation.sms.txt"), QStringLiteral("meeting minutes person start")},
            {QStringLiteral("untitled.txt"), QString()},
        };
        for (const auto *language : {"en", "es", "de"}) {
            for (const auto &[name, placeholders] : templates) {
                const auto file = QString::fromLatin1(language) + u'/' + name;
                QTest::newRow(qPrintable(file))
                    << QStringLiteral(":/messages/") + file << placeholders;
            }
        }
    }

    void everyLanguageHasEveryTemplateWithItsPlaceholders()
    {
        QFETCH(QString, path);
        const auto content = contentOf(path);
        QVERIFY(!content.trimmed().isEmpty());
        QTEST(placeholdersIn(content).join(u' '), "placeholders");
    }

    void aReminderByEmail()
    {
        const auto mail =
            m_catalog.email(reminder, record(), Recipient::Attendee, start - Minutes(12));
        QVERIFY(mail);
        QCOMPARE(mail->subject, QStringLiteral("Planning starts in 12 minutes"));
        QVERIFY(mail->body.startsWith(
            QStringLiteral("Hello Ada,\n\nPlanning starts in 12 minutes.\n")));
        QVERIFY(mail->body.contains(
            QStringLiteral("When: Monday, November 2, 2026, 8:08 AM (Europe/Madrid)\n")));
        QVERIFY(mail->body.contains(QStringLiteral("Bob")));
        QVERIFY(mail->body.endsWith(QStringLiteral("SaveHub\n")));
    }

    void withoutABackupNobodyElseIsNamed()
    {
        auto r = record();
        r.person.backup = {};
        const auto with =
            m_catalog.email(reminder, record(), Recipient::Attendee, start - Minutes(12));
        const auto without = m_catalog.email(reminder, r, Recipient::Attendee, start - Minutes(12));
        QCOMPARE(without->body.count(u'\n'), with->body.count(u'\n') - 1);
        QVERIFY(!without->body.contains(QStringLiteral("we tell")));
    }

    void aReminderByText()
    {
        QCOMPARE(
            m_catalog.text(reminder, record(), Recipient::Attendee, start - Minutes(5)),
            Result<QString>(QStringLiteral(
                "SaveHub: Planning starts in 5 minutes, at 8:08 AM (Europe/Madrid). Reply 1 if you "
                "are joining, 2 if you cannot. If we do not hear from you, we try again shortly "
                "before the start.")));
    }

    void theOrganizerIsNamedWhereThereIsOne()
    {
        auto r = record();
        r.meeting.organizer = QStringLiteral("Grace");
        QVERIFY(m_catalog.text(reminder, r, Recipient::Attendee, start - Minutes(5))
                    ->contains(QStringLiteral("(Europe/Madrid). Invited by Grace. Reply 1")));
        QVERIFY(m_catalog.spoken(reminder, r, Recipient::Attendee, start - Minutes(3))
                    ->endsWith(QStringLiteral(" You were invited by Grace.")));
        QVERIFY(m_catalog.email(reminder, r, Recipient::Attendee, start - Minutes(12))
                    ->body.contains(QStringLiteral("\nInvited by: Grace\n")));
    }

    void aTitleTakesSixtyCharactersAndNoLink()
    {
        auto r = record();
        r.meeting.title = QStringLiteral("https://evil.example/ ") + QString(100, u'x');
        for (const auto &told : {m_catalog.text(reminder, r, Recipient::Attendee, start),
                                 m_catalog.spoken(reminder, r, Recipient::Attendee, start)}) {
            QVERIFY(told->contains(QStringLiteral("… ") + QString(57, u'x') + u'…'));
            QVERIFY(told->startsWith(QStringLiteral("SaveHub: "))
                    || told->startsWith(QStringLiteral("This is SaveHub ")));
            QVERIFY(!told->contains(QStringLiteral("evil")));
        }
    }

    void aReminderByCall()
    {
        QCOMPARE(
            m_catalog.spoken(reminder, record(), Recipient::Attendee, start - Minutes(3)),
            Result<QString>(QStringLiteral("This is SaveHub checking in about Planning. Hello Ada. "
                                           "It starts in 3 minutes, at 8:08 AM, Madrid time.")));
    }

    void anEscalationToTheBackup()
    {
        const auto mail =
            m_catalog.email(escalation, record(), Recipient::Backup, start + Minutes(10));
        QVERIFY(mail);
        QCOMPARE(mail->subject, QStringLiteral("Ada has not answered: Planning"));
        QVERIFY(mail->body.startsWith(QStringLiteral("Hello Bob,\n")));
        QVERIFY(mail->body.contains(QStringLiteral("started 10 minutes ago")));
        QVERIFY(m_catalog.text(escalation, record(), Recipient::Backup, start + Minutes(10))
                    ->contains(QStringLiteral("Ada has not answered")));
    }

    void thePersonsLanguageIsSpokenOrEnglish_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("spoken");
        QTest::addColumn<QString>("beginning");
        QTest::newRow("de") << "de"
                            << "de"
                            << "Hier ist SaveHub, es geht um Planning.";
        QTest::newRow("de-AT") << "de-AT"
                               << "de"
                               << "Hier ist SaveHub, es geht um Planning.";
        QTest::newRow("de_CH") << "de_CH"
                               << "de"
                               << "Hier ist SaveHub, es geht um Planning.";
        QTest::newRow("ES") << "ES"
                            << "es"
                            << "Le llama SaveHub por Planning.";
        QTest::newRow("en-GB") << "en-GB"
                               << "en"
                               << "This is SaveHub checking in about Planning.";
        QTest::newRow("fr") << "fr"
                            << "en"
                            << "This is SaveHub checking in about Planning.";
        QTest::newRow("den") << "den"
                             << "en"
                             << "This is SaveHub checking in about Planning.";
        QTest::newRow("empty") << ""
                               << "en"
                               << "This is SaveHub checking in about Planning.";
        QTest::newRow("a path") << "../en"
                                << "en"
                                << "This is SaveHub checking in about Planning.";
    }

    void thePersonsLanguageIsSpokenOrEnglish()
    {
        QFETCH(QString, language);
        QFETCH(QString, beginning);
        QTEST(m_catalog.languageFor(language), "spoken");
        const auto spoken =
            m_catalog.spoken(reminder, record(language), Recipient::Attendee, start - Minutes(3));
        QVERIFY(spoken);
        QVERIFY2(spoken->startsWith(beginning), qPrintable(*spoken));
    }

    void timesAreWrittenAsTheRegionWritesThem()
    {
        const auto text = [&](const char *language) {
            return *m_catalog.text(reminder, record(QString::fromLatin1(language)),
                                   Recipient::Attendee, start - Minutes(5));
        };
        QVERIFY(text("en-GB").contains(QStringLiteral("at 08:08 (")));
        QVERIFY(text("fr").contains(QStringLiteral("at 8:08 AM (")));
    }

    void aTitleIsNotExpanded()
    {
        auto r = record();
        r.meeting.title = QStringLiteral("{person} & {start}");
        const auto spoken = m_catalog.spoken(reminder, r, Recipient::Attendee, start - Minutes(3));
        QVERIFY(spoken->contains(QStringLiteral("about {person} & {start}.")));
    }

    void aMeetingWithoutATitleIsStillAnnounced()
    {
        auto r = record();
        r.meeting.title.clear();
        QVERIFY(m_catalog.spoken(reminder, r, Recipient::Attendee, start - Minutes(3))
                    ->startsWith(QStringLiteral(
                        "This is SaveHub checking in about a meeting without a title.")));
    }

    void textsStayShortWhateverStrangersWrite_data()
    {
        QTest::addColumn<QString>("language");
        for (const auto *language : {"en", "es", "de"}) {
            QTest::newRow(language) << QString::fromLatin1(language);
        }
    }

    void textsStayShortWhateverStrangersWrite()
    {
        QFETCH(QString, language);
        auto r = record(language);
        r.person.name = QString(400, u'n');
        r.meeting.title = QStringLiteral("👍").repeated(400);
        r.person.timeZone = "America/Argentina/ComodRivadavia";
        for (const auto &name : {reminder, escalation}) {
            const auto text = m_catalog.text(name, r, Recipient::Attendee, start - Minutes(5));
            QVERIFY(text->size() <= longestText);
            QVERIFY(text->contains(QStringLiteral("ComodRivadavia")));
            QVERIFY(text->contains(u'…'));
            QVERIFY(!text->endsWith(u'…'));
        }
        const auto spoken = m_catalog.spoken(reminder, r, Recipient::Attendee, start - Minutes(3));
        QVERIFY(spoken->size() <= longestSpokenText);
        QVERIFY(!spoken->endsWith(u'…'));
    }

    void lineBreaksInATitleStayOutOfTheSubject()
    {
        auto r = record();
        r.meeting.title = QStringLiteral("Plan\r\nBcc: x@example.com");
        const auto mail = m_catalog.email(reminder, r, Recipient::Attendee, start - Minutes(12));
        QCOMPARE(mail->subject, QStringLiteral("Plan Bcc: … starts in 12 minutes"));
        QVERIFY(mail->body.startsWith(QStringLiteral("Hello Ada,\n")));
    }

    void aTemplateThatIsMissingOrWrongIsAnError()
    {
        const auto missing =
            m_catalog.spoken(escalation, record(), Recipient::Backup, start + Minutes(10));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, Error::Kind::NotFound);
        QVERIFY(missing.error().what.contains(QStringLiteral("escalation.call.txt")));

        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("en")));
        for (const auto *name : {"reminder.sms.txt", "untitled.txt"}) {
            QFile file(folder.filePath(QStringLiteral("en/") + QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{persn}") > 0);
        }
        const auto wrong =
            MessageCatalog(folder.path()).text(reminder, record(), Recipient::Attendee, start);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, Error::Kind::Corrupt);
    }

private:
    const MessageCatalog m_catalog;
};

QTEST_GUILESS_MAIN(TestMessageCatalog)
#include "tst_message_catalog.moc"
