// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/checkup.h"

#include "store/transaction.h"
#include "tests/store/test_database.h"

#include <QFile>

using namespace savehub;

namespace {

const auto actor = QStringLiteral("test");

Person person(const char *name, const char *phone, const char *backupPhone)
{
    auto person = sample::person(QString::fromLatin1(name));
    person.phone = PhoneNumber::fromE164(QString::fromLatin1(phone));
    person.backup.phone = PhoneNumber::fromE164(QString::fromLatin1(backupPhone));
    person.doNotCall = false;
    return person;
}

} // namespace

class TstCheckup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_database = std::make_unique<TestDatabase>(); }
    void numbersAreCountedOnce();
    void callsOfTheComingWeekAreCounted();
    void settingsAreThoseInForce();
    void withoutAFileItFails();
    void writingChangesNothing();
    void aWriterInTheWayIsNamed();
    void aFolderIsNoDatabase();

private:
    Result<Checkup> checkup(Instant now = sample::before())
    {
        return readCheckup(m_database->options(), {}, now);
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TstCheckup::numbersAreCountedOnce()
{
    auto blocked = person("Cleo", "+34600000003", "");
    blocked.doNotCall = true;
    QVERIFY_OK(m_database->store().importPeople({person("Ana", "+34600000001", "+34600000002"),
                                                 person("Ben", "+34600000002", "+34600000009"),
                                                 blocked, person("Dan", "", "")},
                                                actor, sample::before()));
    const auto read = checkup();
    QVERIFY_OK(read);
    QStringList numbers;
    for (const auto &number : read->numbers) {
        numbers += number.masked();
    }
    QCOMPARE(numbers, QStringList({QStringLiteral("****0001"), QStringLiteral("****0002"),
                                   QStringLiteral("****0009")}));
}

void TstCheckup::callsOfTheComingWeekAreCounted()
{
    const auto incident = m_database->plannedIncident();
    QCOMPARE(checkup()->callsPlanned, qint64(1));
    QCOMPARE(checkup(sample::start() - Hours{7 * 24})->callsPlanned, qint64(1));
    QCOMPARE(checkup(sample::start() - Hours{7 * 24} - Milliseconds{1})->callsPlanned, qint64(0));
    QCOMPARE(checkup(sample::start() + Milliseconds{1})->callsPlanned, qint64(0));
    QVERIFY_OK(m_database->store().transact(incident, sample::before(),
                                            [](IncidentRecord record, const Standing &) {
                                                record.steps.at(2).status = StepStatus::Executed;
                                                return saving(record);
                                            }));
    QCOMPARE(checkup()->callsPlanned, qint64(0));
}

void TstCheckup::settingsAreThoseInForce()
{
    Settings changed;
    changed.callsStopped = true;
    QVERIFY_OK(m_database->store().saveSettings(changed, actor, sample::before()));
    QVERIFY(checkup()->settings.callsStopped);
    QCOMPARE(checkup()->settings.provider, Provider::Mock);
    const auto given =
        readCheckup(m_database->options(), {.provider = Provider::Twilio}, sample::before());
    QCOMPARE(given->settings.provider, Provider::Twilio);
}

void TstCheckup::withoutAFileItFails()
{
    const auto read = checkup();
    QVERIFY(!read);
    QVERIFY(!QFile::exists(m_database->path()));
}

void TstCheckup::writingChangesNothing()
{
    m_database->plannedIncident();
    QFile file(m_database->path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto before = file.readAll();
    QVERIFY_OK(tryWriting(m_database->options()));
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
    QVERIFY_OK(m_database->store().saveSettings({}, actor, sample::before())); // it is unlocked
}

void TstCheckup::aWriterInTheWayIsNamed()
{
    m_database->plannedIncident();
    auto other = Transaction::begin(m_database->other(), Access::Write);
    QVERIFY_OK(other);
    const auto tried = tryWriting(m_database->options());
    QVERIFY(!tried);
    QCOMPARE(tried.error().kind, Error::Kind::Unavailable);
}

void TstCheckup::aFolderIsNoDatabase()
{
    const auto tried = tryWriting({QDir::tempPath()});
    QVERIFY(!tried);
    QVERIFY(tried.error().what.contains(QStringLiteral("folder")));
}

QTEST_GUILESS_MAIN(TstCheckup)
#include "tst_checkup.moc"
