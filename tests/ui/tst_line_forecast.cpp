// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_console.h"
#include "tests/ui/fake_incident_reader.h"
#include "ui/line_forecast.h"

#include <QSignalSpy>
#include <QTest>

using namespace savehub;

class TestLineForecast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysHowManyAreOverAndWhatHelps();
    void saysWhenNothingHelpsButMovingMeetings();
    void saysThatEverybodyFits();
    void tellsOfAShortageOnce();
    void tellsOfAnotherOne();
    void looksOnceAMinute();
    void aFailedReadingIsTold();

private:
    FakeIncidentReader m_reader;
    FakeConsole m_console;
    StillClock m_clock;
    std::unique_ptr<LineForecast> m_forecast;
    std::unique_ptr<QSignalSpy> m_told;
};

void TestLineForecast::init()
{
    m_reader = {};
    m_reader.expected = {{m_clock.now() + Hours{24}, 83}};
    m_forecast =
        std::make_unique<LineForecast>(m_reader, m_console, m_clock, QTimeZone("Europe/Madrid"));
    m_told = std::make_unique<QSignalSpy>(m_forecast.get(), &LineForecast::shortageFound);
}

void TestLineForecast::saysHowManyAreOverAndWhatHelps()
{
    const auto text = m_forecast->look();
    QVERIFY(text);
    QCOMPARE(text->shortages.size(), 1);
    QVERIFY(text->shortages.front().contains(
        QStringLiteral("83 calls, 60 slots; 23 people would not be called")));
    QVERIFY(text->summary.contains(QStringLiteral("At 2 calls a second all fit")));
}

void TestLineForecast::saysWhenNothingHelpsButMovingMeetings()
{
    m_reader.expected.front().calls = 1000;
    QVERIFY(m_forecast->look()->summary.contains(QStringLiteral("are not enough: move meetings")));
}

void TestLineForecast::saysThatEverybodyFits()
{
    m_reader.expected.front().calls = 60;
    const auto text = m_forecast->look();
    QVERIFY(text->shortages.isEmpty());
    QVERIFY(text->summary.contains(QStringLiteral("The line holds")));
}

void TestLineForecast::tellsOfAShortageOnce()
{
    QVERIFY(m_forecast->watch());
    m_clock.time += Minutes{2};
    m_reader.expected.front().calls = 82; // somebody has answered in between
    QVERIFY(m_forecast->watch());
    QCOMPARE(m_told->count(), 1);
}

void TestLineForecast::tellsOfAnotherOne()
{
    QVERIFY(m_forecast->watch());
    m_clock.time += Minutes{2};
    m_reader.expected.push_back({m_clock.now() + Hours{48}, 70});
    QVERIFY(m_forecast->watch());
    QCOMPARE(m_told->count(), 2);
}

void TestLineForecast::looksOnceAMinute()
{
    m_reader.expected.clear();
    QVERIFY(m_forecast->watch());
    m_reader.expected = {{m_clock.now() + Hours{24}, 83}};
    QVERIFY(m_forecast->watch());
    QCOMPARE(m_told->count(), 0);
    m_clock.time += Minutes{1};
    QVERIFY(m_forecast->watch());
    QCOMPARE(m_told->count(), 1);
}

void TestLineForecast::aFailedReadingIsTold()
{
    m_reader.error = Error{Error::Kind::Unavailable, QStringLiteral("The database is busy.")};
    QVERIFY(!m_forecast->watch());
    QVERIFY(!m_forecast->look());
}

QTEST_MAIN(TestLineForecast)
#include "tst_line_forecast.moc"
