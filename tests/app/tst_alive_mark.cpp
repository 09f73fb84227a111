// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alive_mark.h"

#include "phrases/in_words.h"
#include "tests/testlib/sample_data.h"
#include "tests/testlib/virtual_clock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace savehub;

class TestAliveMark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFirstStartSaysNothing();
    void aRestartSaysNothing();
    void saysFromWhenToWhenItWasClosed();
    void aCrashIsNoticedToTheMinute();
    void namesWhatWasMissed();
    void anAbsenceThatMissedNoCallIsAWarning();

private:
    void start();
    void plan(const QString &person, Instant meetingStart);
    void stop() { m_mark.reset(); }
    QString told() const { return m_told.empty() ? QString() : inWords(m_told.back().what); }

    QTemporaryDir m_folder;
    sample::CountingIds m_ids;
    int m_databases = 0;
    std::unique_ptr<SqlStore> m_store;
    std::unique_ptr<VirtualClock> m_clock;
    std::vector<Notice> m_told;
    std::unique_ptr<AliveMark> m_mark;
};

void TestAliveMark::init()
{
    m_mark.reset();
    auto opened =
        SqlStore::open({m_folder.filePath(QStringLiteral("%1.db").arg(++m_databases))}, m_ids);
    QVERIFY(opened);
    m_store = std::move(*opened);
    m_clock = std::make_unique<VirtualClock>(sample::before()); // Tuesday, 9:00 UTC
    m_told.clear();
}

void TestAliveMark::start()
{
    m_mark = std::make_unique<AliveMark>(
        *m_store, *m_clock, [this](const Notice &notice) { m_told.push_back(notice); },
        QTimeZone::utc());
    m_mark->start();
}

void TestAliveMark::plan(const QString &person, Instant meetingStart)
{
    const auto name = person.toLatin1();
    QVERIFY(m_store->importPeople({sample::person(person)}, {}, m_clock->now()));
    QVERIFY(m_store->importMeetings(
        sample::import({sample::invitation(person, meetingStart, {name.constData()})}), {},
        m_clock->now()));
}

void TestAliveMark::theFirstStartSaysNothing()
{
    start();
    QVERIFY(m_told.empty());
}

void TestAliveMark::aRestartSaysNothing()
{
    start();
    m_clock->runFor(Hours(1) + Seconds(7));
    stop();
    m_clock->runFor(Minutes(2) - Milliseconds(1));
    start();
    QVERIFY2(m_told.empty(), qPrintable(told()));
}

void TestAliveMark::saysFromWhenToWhenItWasClosed()
{
    start();
    m_clock->runFor(Minutes(3) + Seconds(10));
    stop();
    m_clock->runFor(Hours(2));
    start();
    QCOMPARE(told(),
             QStringLiteral("The console was closed from Tue 24 Nov 09:03 UTC to Tue 24 Nov "
                            "11:03 UTC. Nothing was missed."));
    QVERIFY(m_told.back().severity == Notice::Severity::Info);
}

void TestAliveMark::aCrashIsNoticedToTheMinute()
{
    start();
    m_clock->runFor(Minutes(5) + Seconds(20));
    QCOMPARE(toIso(m_store->lastAlive()->value()), toIso(sample::before() + Seconds(270)));
    stop();
    QCOMPARE(toIso(m_store->lastAlive()->value()), toIso(m_clock->now()));
}

void TestAliveMark::namesWhatWasMissed()
{
    start();
    for (const auto *name : {"Ana", "Ben", "Eva", "Kim", "Leo"}) {
        plan(QString::fromLatin1(name), sample::start());
    }
    plan(QStringLiteral("Later"), sample::start() + Hours(5));
    m_clock->runFor(Minutes(40));
    stop();
    m_clock->runFor(Hours(1));
    start();
    QVERIFY2(told().endsWith(QLatin1String("Missed: 5 call(s), 5 text(s), 5 email(s), "
                                           "for Ana, Ben, Eva and 2 more.")),
             qPrintable(told()));
    QVERIFY(m_told.back().severity == Notice::Severity::Alarm);
    QCOMPARE(m_told.size(), size_t(1));
}

void TestAliveMark::anAbsenceThatMissedNoCallIsAWarning()
{
    start();
    plan(QStringLiteral("Ana"), sample::start());
    stop();
    m_clock->runUntil(sample::start() - Minutes(5)); // too late for the email, not for the text
    start();
    QVERIFY2(told().endsWith(QLatin1String("Missed: 1 email(s), for Ana.")), qPrintable(told()));
    QVERIFY(m_told.back().severity == Notice::Severity::Warning);
}

QTEST_GUILESS_MAIN(TestAliveMark)
#include "tst_alive_mark.moc"
