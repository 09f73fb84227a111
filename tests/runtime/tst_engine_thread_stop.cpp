// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"
#include "store/database.h"
#include "tests/runtime/engine_thread_fixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace savehub;

/// *Stop all calls*, from another thread than the engine's.
class TestEngineThreadStop : public EngineThreadFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }

    /// The engine's thread is in an import that waits for another process's lock.
    void aStopHoldsAtOnceWhateverTheEngineIsBusyWith()
    {
        EngineThread engine(assemble(), QStringLiteral("operator"));
        QVERIFY(engine.start());
        QSignalSpy told(&engine, &Console::settingsChanged);
        QSignalSpy noticed(&engine, &Console::noticed);
        engine.importPeople({callee()}, QStringLiteral("test"), [](const auto &) {});
        bool imported = false;
        const auto due = now() + Seconds{2}; // the call's window opens
        engine.importMeetings(meetingAt(due + Seconds{180}), QStringLiteral("test"),
                              [&](const auto &result) { imported = result.has_value(); });
        QTRY_VERIFY(imported);

        const auto other = Database::connect({database()});
        QVERIFY(other.has_value());
        QVERIFY((*other)->sql().run(QStringLiteral("BEGIN EXCLUSIVE")));
        bool wasTried = false;
        engine.importPeople({callee()}, QStringLiteral("test"),
                            [&](const auto &) { wasTried = true; });
        auto shortest = std::numeric_limits<qint64>::max(); // ns
        for (int i = 0; i < 10; ++i) { // other work on this machine may disturb some
            QElapsedTimer elapsed;
            elapsed.start();
            engine.setCallsStopped(true);
            QVERIFY(engine.settings().callsStopped);
            QVERIFY(engine.isStopped());
            shortest = std::min(shortest, elapsed.nsecsElapsed());
        }
        QVERIFY2(shortest < 5'000'000, "stopping waited for the engine");
        QVERIFY(!wasTried);
        QCOMPARE(told.back().front().value<Settings>().callsStopped, true);

        // The stop cannot be saved, and the operator is told. The call's moment passes.
        const auto tellsOfIt = [&] {
            return std::any_of(noticed.begin(), noticed.end(), [](const auto &arguments) {
                const auto notice = arguments.front().template value<Notice>();
                return inWords(notice.what).contains(QLatin1String("could not be saved yet"));
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(tellsOfIt(), 30'000);
        QVERIFY(!wasTried);
        QVERIFY(engine.settings().callsStopped);
        QVERIFY((*other)->sql().run(QStringLiteral("ROLLBACK")));
        QTRY_VERIFY_WITH_TIMEOUT(wasTried, 30'000);
        const auto stored = QStringLiteral(
            "SELECT count(*) FROM settings WHERE name = 'calls_stopped' AND value = 'true'");
        QTRY_VERIFY_WITH_TIMEOUT((*other)->sql().number(stored).value_or(0) == 1, 30'000);
        const auto skipped =
            QStringLiteral("SELECT count(*) FROM escalation_steps WHERE step_type = 'CALL'"
                           " AND status = 'SKIPPED' AND reason = 'calls_stopped'");
        QTRY_VERIFY_WITH_TIMEOUT((*other)->sql().number(skipped).value_or(0) == 1, 30'000);
        QVERIFY(now() > due);
        const std::lock_guard lock(m_placed->mutex);
        QVERIFY(m_placed->at.empty());
    }

    /// A trigger in the database discards the change, as if somebody had put it there.
    void aStopThatTheDatabaseSwallowsHoldsInMemory()
    {
        EngineThread engine(assemble(), QStringLiteral("operator"));
        QVERIFY(engine.start());
        QSignalSpy noticed(&engine, &Console::noticed);
        const auto other = Database::connect({database()});
        QVERIFY(other.has_value());
        auto &sql = (*other)->sql();
        QVERIFY(sql.run(QStringLiteral("CREATE TRIGGER swallow BEFORE INSERT ON settings"
                                       " BEGIN SELECT raise(IGNORE); END")));

        engine.setCallsStopped(true);
        const auto isAlarmed = [&] {
            return std::any_of(noticed.begin(), noticed.end(), [](const auto &arguments) {
                const auto notice = arguments.front().template value<Notice>();
                return notice.severity == Notice::Severity::Alarm
                       && inWords(notice.what)
                              .contains(QLatin1String("the database says otherwise"));
            });
        };
        QTRY_VERIFY(isAlarmed());
        QVERIFY(engine.isStopped());
        QVERIFY(engine.settings().callsStopped);

        QVERIFY(sql.run(QStringLiteral("DROP TRIGGER swallow")));
        QTRY_VERIFY(!engine.isStopped()); // from here on the database says that calls are stopped
        QVERIFY(engine.settings().callsStopped);
    }

    void resumingIsAnActOfItsOwn()
    {
        EngineThread engine(assemble(), QStringLiteral("operator"));
        QVERIFY(engine.start());
        QSignalSpy told(&engine, &Console::settingsChanged);
        engine.setCallsStopped(true);
        QTRY_VERIFY(!engine.isStopped()); // from here on the database says that calls are stopped
        QVERIFY(engine.settings().callsStopped);
        engine.setCallsStopped(false);
        QVERIFY(engine.settings().callsStopped); // until the resumption is saved
        engine.setTestMode(true);
        QTRY_VERIFY(!engine.settings().callsStopped);
        QTRY_VERIFY(engine.settings().testMode);
        // A stop takes effect even while a resumption is still on its way.
        engine.setCallsStopped(true);
        engine.setCallsStopped(false);
        engine.setCallsStopped(true);
        QVERIFY(engine.settings().callsStopped);
        engine.setTestMode(false);
        QTRY_VERIFY(!engine.settings().testMode);
        QVERIFY(engine.settings().callsStopped);
    }
};

QTEST_GUILESS_MAIN(TestEngineThreadStop)
#include "tst_engine_thread_stop.moc"
