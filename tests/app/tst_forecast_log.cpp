// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast_log.h"

#include "tests/ui/fake_console.h"
#include "tests/ui/fake_incident_reader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace savehub;

namespace {

class CountingReader : public FakeIncidentReader
{
public:
    mutable int looks = 0;

    Result<std::vector<ExpectedCalls>> expectedCalls(Instant from, Instant until) const override
    {
        ++looks;
        return FakeIncidentReader::expectedCalls(from, until);
    }
};

const auto short83 =
    QStringLiteral("83 calls, 60 slots; 23 people would not be called. At 2 calls");
const auto tooShort = QStringLiteral("WARNING The line is too short. ");

} // namespace

class TestForecastLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysNothingBeforeTheSettingsAreKnown();
    void tellsEveryMomentOnce();
    void tellsAgainWhatHasChanged();
    void tellsThatItHoldsAgain();
    void whatIsOverIsForgotten();
    void theSettingsCount();
    void aFailedReadingIsToldOnce();

private:
    /// Tells that the database has changed, and waits until it was read.
    void change();
    /// The lines since the last time, without their time.
    QStringList lines();

    QTemporaryDir m_folder;
    std::unique_ptr<LogFile> m_log;
    qint64 m_read = 0;
    int m_logs = 0;
    CountingReader m_reader;
    std::unique_ptr<FakeConsole> m_console;
    StillClock m_clock;
    std::unique_ptr<ForecastLog> m_forecast;
};

void TestForecastLog::init()
{
    m_forecast.reset();
    m_reader = {};
    m_reader.expected = {{m_clock.now() + Hours{24}, 83}, {m_clock.now() + Hours{48}, 60}};
    m_console = std::make_unique<FakeConsole>();
    m_log = std::make_unique<LogFile>(m_folder.filePath(QString::number(++m_logs)));
    m_read = 0;
    m_forecast = std::make_unique<ForecastLog>(m_reader, *m_console, m_clock, *m_log,
                                               Milliseconds{1}, QTimeZone("Europe/Madrid"));
}

void TestForecastLog::change()
{
    const auto before = m_reader.looks;
    Q_EMIT m_console->changed();
    QTRY_COMPARE(m_reader.looks, before + 1);
}

/// What was written since the last call. Waits for the mark, because the log has a thread of its
/// own.
QStringList TestForecastLog::lines()
{
    const auto mark = QStringLiteral("that is all");
    m_log->write(mark);
    QFile file(m_folder.filePath(QString::number(m_logs)));
    QString text;
    const auto isAll = [&] {
        text += QString::fromUtf8(file.readAll());
        return text.endsWith(mark + u'\n');
    };
    if (!file.open(QIODevice::ReadOnly) || !file.seek(m_read) || !QTest::qWaitFor(isAll)) {
        qFatal("there is no log");
    }
    m_read = file.pos();
    auto lines = text.split(u'\n', Qt::SkipEmptyParts);
    lines.removeLast();
    return lines;
}

void TestForecastLog::saysNothingBeforeTheSettingsAreKnown()
{
    Q_EMIT m_console->changed();
    QCOMPARE(m_reader.looks, 0);
    m_console->setSettings({});
    QCOMPARE(m_reader.looks, 1);
    QCOMPARE(lines().size(), 1);
}

void TestForecastLog::tellsEveryMomentOnce()
{
    m_reader.expected.back().calls = 75;
    m_console->setSettings({});
    const auto told = lines();
    QCOMPARE(told.size(), 2);
    QVERIFY2(told.front().contains(tooShort) && told.front().contains(short83),
             qPrintable(told.front()));
    QVERIFY(told.back().contains(QStringLiteral("75 calls, 60 slots")));
    change();
    QCOMPARE(lines(), QStringList());
}

void TestForecastLog::tellsAgainWhatHasChanged()
{
    m_console->setSettings({});
    QCOMPARE(lines().size(), 1);
    m_reader.expected.front().calls = 84;
    change();
    const auto told = lines();
    QCOMPARE(told.size(), 1);
    QVERIFY(told.front().contains(QStringLiteral("84 calls, 60 slots")));
}

void TestForecastLog::tellsThatItHoldsAgain()
{
    m_console->setSettings({});
    QCOMPARE(lines().size(), 1);
    m_reader.expected.front().calls = 60;
    change();
    const auto told = lines();
    QCOMPARE(told.size(), 1);
    QVERIFY(told.front().contains(QStringLiteral("INFO The line holds again for ")));
    change();
    QCOMPARE(lines(), QStringList());
}

void TestForecastLog::whatIsOverIsForgotten()
{
    m_console->setSettings({});
    QCOMPARE(lines().size(), 1);
    m_clock.time += Hours{24};
    m_reader.expected.erase(m_reader.expected.begin());
    change();
    QCOMPARE(lines(), QStringList());
}

void TestForecastLog::theSettingsCount()
{
    Settings settings;
    settings.callsPerSecond = 2;
    m_console->setSettings(settings);
    QCOMPARE(lines(), QStringList());
    settings.callsPerSecond = 1;
    m_console->setSettings(settings);
    QTRY_COMPARE(m_reader.looks, 2);
    QCOMPARE(lines().size(), 1);
}

void TestForecastLog::aFailedReadingIsToldOnce()
{
    m_reader.error = Error{Error::Kind::Unavailable, QStringLiteral("The database is busy."), {}};
    m_console->setSettings({});
    change();
    const auto told = lines();
    QCOMPARE(told.size(), 1);
    QVERIFY(told.front().contains(QStringLiteral("WARNING The database is busy.")));
    m_reader.error.reset();
    change();
    QCOMPARE(lines().size(), 1); // the forecast itself
}

QTEST_GUILESS_MAIN(TestForecastLog)
#include "tst_forecast_log.moc"
