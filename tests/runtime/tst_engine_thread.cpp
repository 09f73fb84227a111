// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine_thread.h"

#include "store/database.h"
#include "store/sql_incident_reader.h"
#include "tests/runtime/engine_thread_fixture.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <algorithm>

using namespace savehub;

class TestEngineThread : public EngineThreadFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }

    void aBlockedWindowDelaysNoCall()
    {
        EngineThread engine(assemble(), QStringLiteral("operator"));
        QVERIFY(engine.start());
        const auto due = now() + Seconds{2}; // the call's window opens
        engine.importPeople({callee()}, QStringLiteral("test"), [](const auto &) {});
        QSignalSpy changed(&engine, &Console::changed);
        bool imported = false;
        engine.importMeetings(meetingAt(due + Seconds{180}), QStringLiteral("test"),
                              [&](const auto &result) { imported = result.has_value(); });
        QTRY_VERIFY(imported);

        // Blocks the window's thread until the call is placed.
        std::unique_lock lock(m_placed->mutex);
        const auto isPlaced = [this] {
            return !m_placed->at.empty();
        };
        QVERIFY2(m_placed->changed.wait_for(lock, Seconds{30}, isPlaced),
                 "the call waited for the window");
        QVERIFY(m_placed->at.front() >= due);
    }

    void anImportTellsHowFarItIsAndCanBeCancelled()
    {
        EngineThread engine(assemble(), QStringLiteral("operator"));
        QVERIFY(engine.start());
        std::vector<Person> people(2'000, callee());
        for (size_t i = 0; i < people.size(); ++i) {
            people[i].email = QStringLiteral("ada%1@example.com").arg(i);
        }
        std::optional<Result<PeopleImported>> ended;
        ImportProgress last;
        EngineThread::Cancel cancel;
        cancel = engine.importPeople(
            people, QStringLiteral("test"), [&](const auto &result) { ended = result; },
            [&](const ImportProgress &progress) {
                QCOMPARE(QThread::currentThread(), qApp->thread());
                last = progress;
                if (progress.done > 0) { // before that no person is imported
                    cancel();
                }
            });
        QTRY_VERIFY(ended);
        QVERIFY(!*ended);
        QCOMPARE(last.total, 2'000);
        QVERIFY(last.done > 0);
        QVERIFY2(ended->error().text().contains(QLatin1String("of 2000")),
                 qPrintable(ended->error().text()));
    }

    void answersComeBackOnTheWindowsThread()
    {
        EngineThread engine(assemble(), QStringLiteral("operator"));
        QVERIFY(engine.start());
        QSignalSpy failed(&engine, &Console::failed);
        QThread *heardOn = nullptr;
        connect(
            &engine, &Console::failed, this, [&] { heardOn = QThread::currentThread(); },
            Qt::DirectConnection);
        engine.markJoined(IncidentId(QStringLiteral("no such incident")));
        QVERIFY(failed.wait());
        QCOMPARE(heardOn, thread());
    }

    void whatIsDoneIsToldAndCanBeUndone()
    {
        EngineThread engine(assemble(), QStringLiteral("operator"));
        QVERIFY(engine.start());
        engine.importPeople({callee()}, QStringLiteral("test"), [](const auto &) {});
        bool imported = false;
        engine.importMeetings(meetingAt(now() + Hours{2}), QStringLiteral("test"),
                              [&](const auto &result) { imported = result.has_value(); });
        QTRY_VERIFY(imported);
        const auto reader = SqlIncidentReader::open({database()});
        QVERIFY(reader);
        const auto incident = [&] {
            return (*reader)->board(now(), 1).value().front();
        };
        QCOMPARE(incident().state, IncidentState::Scheduled);
        QSignalSpy answered(&engine, &Console::answered);
        QSignalSpy failed(&engine, &Console::failed);
        engine.resolve(incident().id, {});
        QVERIFY(answered.wait());
        QCOMPARE(answered.front()[0].value<IncidentId>(), incident().id);
        QCOMPARE(answered.front()[1].value<Reason>(), Reason::Resolved);
        QCOMPARE(incident().state, IncidentState::Resolved);
        engine.undo(incident().id, Reason::Resolved);
        QTRY_COMPARE(incident().state, IncidentState::Scheduled);
        engine.undo(incident().id, Reason::Resolved); // only once
        QVERIFY(failed.wait());
    }

    void aSwitchOfProviderIsToldAndKept()
    {
        {
            EngineThread engine(assemble(), QStringLiteral("operator"));
            QVERIFY(engine.start());
            QSignalSpy told(&engine, &Console::settingsChanged);
            engine.setProvider(Provider::Twilio);
            QTRY_COMPARE(engine.settings().provider, Provider::Twilio);
        }
        EngineThread again(assemble(), QStringLiteral("operator"));
        QVERIFY(again.start());
        QTRY_COMPARE(again.settings().provider, Provider::Twilio);
    }

    void whatCannotBeAssembledIsSaid()
    {
        const Assemble broken = [](const EngineObserver &) -> Result<std::unique_ptr<Assembly>> {
            return failure(Error::Kind::Unavailable, QStringLiteral("no database"));
        };
        EngineThread engine(broken, QStringLiteral("operator"));
        const auto started = engine.start();
        QVERIFY(!started);
        QCOMPARE(started.error().what, QStringLiteral("no database"));
    }
};

QTEST_GUILESS_MAIN(TestEngineThread)
#include "tst_engine_thread.moc"
