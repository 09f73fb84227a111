// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine_thread.h"

#include "mock/mock_mail.h"
#include "phone/phone_numbers.h"
#include "runtime/system_clock.h"
#include "store/database.h"
#include "store/sql_incident_reader.h"
#include "store/sql_store.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QUuid>

#include <algorithm>
#include <condition_variable>
#include <limits>
#include <mutex>

using namespace savehub;

namespace {

class Uuids : public IdSource
{
public:
    QString next() override { return QUuid::createUuid().toString(QUuid::WithoutBraces); }
};

class SilentLog : public CallLog
{
public:
    void write(const QString &) override {}
};

/// When the calls were placed, for a test on another thread.
struct Placed {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<Instant> at;
};

/// Takes every call and remembers when it came.
class NotingGateway : public CallGateway, public MessageGateway
{
public:
    NotingGateway(Clock &clock, Placed &placed)
        : m_clock(clock),
          m_placed(placed)
    {
    }
    QString problem() const override { return {}; }
    void place(const CallRequest &, std::function<void(SendOutcome)> done) override
    {
        {
            const std::lock_guard lock(m_placed.mutex);
            m_placed.at.push_back(m_clock.now());
        }
        m_placed.changed.notify_all();
        done(OnlyBuilt{});
    }
    void withdraw(const AttemptKey &) override {}
    void list(const CallSearch &,
              std::function<void(Result<std::vector<ListedCall>>)> done) override
    {
        done(std::vector<ListedCall>{});
    }
    void fetch(const ProviderSid &, std::function<void(Result<CallReport>)> done) override
    {
        done(failure(Error::Kind::NotFound, {}));
    }
    void end(const ProviderSid &, HangUp, std::function<void(Done)> done) override { done({}); }
    void pricePerMinute(const PhoneNumber &, const QString &,
                        std::function<void(Result<Money>)> done) override
    {
        done(failure(Error::Kind::NotFound, {}));
    }
    void setListener(Listener) override {}
    void send(const TextRequest &, std::function<void(SendOutcome)> done) override
    {
        done(OnlyBuilt{});
    }
    void withdraw(const StepId &) override {}
    void list(const PhoneNumber &, Instant,
              std::function<void(Result<std::vector<ListedText>>)> done) override
    {
        done(std::vector<ListedText>{});
    }
    void fetchText(const ProviderSid &, std::function<void(Result<TextReport>)> done) override
    {
        done(failure(Error::Kind::NotFound, {}));
    }
    void received(Instant, std::function<void(Result<std::vector<ReceivedText>>)> done) override
    {
        done(std::vector<ReceivedText>{});
    }

private:
    Clock &m_clock;
    Placed &m_placed;
};

class SmallAssembly : public Assembly
{
public:
    SmallAssembly(std::unique_ptr<SqlStore> store, Placed &placed, const EngineObserver &audience)
        : m_store(std::move(store)),
          m_gateway(m_clock, placed),
          m_engine(Ports{.store = *m_store,
                         .clock = m_clock,
                         .ids = m_ids,
                         .phones = m_phones,
                         .providers = {m_gateway, m_gateway, m_gateway, m_gateway},
                         .mail = m_mail,
                         .messages = m_messages,
                         .log = m_log},
                   audience)
    {
    }
    Engine &engine() override { return m_engine; }

private:
    std::unique_ptr<SqlStore> m_store;
    Uuids m_ids;
    SystemClock m_clock;
    PhoneNumbers m_phones;
    MockMail m_mail;
    MessageCatalog m_messages;
    SilentLog m_log;
    NotingGateway m_gateway;
    Engine m_engine;
};

Person callee()
{
    return {.id = {},
            .name = QStringLiteral("Ada"),
            .email = QStringLiteral("ada@example.com"),
            .phone = PhoneNumber::fromE164(u"+12025550101"),
            .backup = {}};
}

MeetingImport meetingAt(Instant start)
{
    CalendarMeeting planned{.meeting = {.id = {},
                                        .title = QStringLiteral("Stand-up"),
                                        .start = start,
                                        .end = start + Minutes{15},
                                        .uid = QStringLiteral("1"),
                                        .occurrence = {}},
                            .invitees = {{QStringLiteral("ada@example.com"), {}}}};
    return {{planned}, {planned.meeting.uid}, start - Hours{1}, start + Hours{1}};
}

Instant now()
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace

class TestEngineThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_placed = std::make_unique<Placed>();
    }

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

        // The window's thread is stuck until the call is placed.
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
                if (progress.done > 0) { // before that nobody is taken
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
        const auto reader =
            SqlIncidentReader::open({m_folder->filePath(QStringLiteral("savehub.db"))});
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
        engine.undo(incident().id, Reason::Resolved); // once
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

    /// The engine's thread is in an import, which waits for another process's lock.
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

        const auto other = Database::connect({m_folder->filePath(QStringLiteral("savehub.db"))});
        QVERIFY(other.has_value());
        QVERIFY((*other)->sql().run(QStringLiteral("BEGIN EXCLUSIVE")));
        bool wasTried = false;
        engine.importPeople({callee()}, QStringLiteral("test"),
                            [&](const auto &) { wasTried = true; });
        auto shortest = std::numeric_limits<qint64>::max(); // ns
        for (int i = 0; i < 10; ++i) { // some may fall into what else this machine does
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

        // It cannot be saved, and that is told; the call's moment passes.
        const auto tellsOfIt = [&] {
            return std::any_of(noticed.begin(), noticed.end(), [](const auto &arguments) {
                const auto notice = arguments.front().template value<Notice>();
                return notice.text.contains(QLatin1String("could not be saved yet"));
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

    /// As a trigger that somebody has put there does.
    void aStopThatTheDatabaseSwallowsHoldsInMemory()
    {
        EngineThread engine(assemble(), QStringLiteral("operator"));
        QVERIFY(engine.start());
        QSignalSpy noticed(&engine, &Console::noticed);
        const auto other = Database::connect({m_folder->filePath(QStringLiteral("savehub.db"))});
        QVERIFY(other.has_value());
        auto &sql = (*other)->sql();
        QVERIFY(sql.run(QStringLiteral("CREATE TRIGGER swallow BEFORE INSERT ON settings"
                                       " BEGIN SELECT raise(IGNORE); END")));

        engine.setCallsStopped(true);
        const auto isAlarmed = [&] {
            return std::any_of(noticed.begin(), noticed.end(), [](const auto &arguments) {
                const auto notice = arguments.front().template value<Notice>();
                return notice.severity == Notice::Severity::Alarm
                       && notice.text.contains(QLatin1String("the database says otherwise"));
            });
        };
        QTRY_VERIFY(isAlarmed());
        QVERIFY(engine.isStopped());
        QVERIFY(engine.settings().callsStopped);

        QVERIFY(sql.run(QStringLiteral("DROP TRIGGER swallow")));
        QTRY_VERIFY(!engine.isStopped()); // the database says it from here on
        QVERIFY(engine.settings().callsStopped);
    }

    void resumingIsAnActOfItsOwn()
    {
        EngineThread engine(assemble(), QStringLiteral("operator"));
        QVERIFY(engine.start());
        QSignalSpy told(&engine, &Console::settingsChanged);
        engine.setCallsStopped(true);
        QTRY_VERIFY(!engine.isStopped()); // the database says it from here on
        QVERIFY(engine.settings().callsStopped);
        engine.setCallsStopped(false);
        QVERIFY(engine.settings().callsStopped); // until that is saved
        engine.setTestMode(true);
        QTRY_VERIFY(!engine.settings().callsStopped);
        QTRY_VERIFY(engine.settings().testMode);
        // Whoever stops while a resumption is still on its way is heard.
        engine.setCallsStopped(true);
        engine.setCallsStopped(false);
        engine.setCallsStopped(true);
        QVERIFY(engine.settings().callsStopped);
        engine.setTestMode(false);
        QTRY_VERIFY(!engine.settings().testMode);
        QVERIFY(engine.settings().callsStopped);
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

private:
    Assemble assemble()
    {
        const auto path = m_folder->filePath(QStringLiteral("savehub.db"));
        return [this, path](const EngineObserver &audience) -> Result<std::unique_ptr<Assembly>> {
            const SettingsLayers layers{.countries = {QStringLiteral("US")}};
            return SqlStore::open({path}, m_ids, layers).map([&](std::unique_ptr<SqlStore> store) {
                std::unique_ptr<Assembly> made =
                    std::make_unique<SmallAssembly>(std::move(store), *m_placed, audience);
                return made;
            });
        };
    }

    Uuids m_ids;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Placed> m_placed;
};

QTEST_GUILESS_MAIN(TestEngineThread)
#include "tst_engine_thread.moc"
