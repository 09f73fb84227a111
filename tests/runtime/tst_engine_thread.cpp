// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_thread.h"

#include "mock_mail.h"
#include "phone_numbers.h"
#include "sql_store.h"
#include "system_clock.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QUuid>

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
    QMutex mutex;
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
        const QMutexLocker locker(&m_placed.mutex);
        m_placed.at.push_back(m_clock.now());
        done(OnlyBuilt{});
    }
    void list(const CallSearch &,
              std::function<void(Result<std::vector<ListedCall>>)> done) override
    {
        done(std::vector<ListedCall>{});
    }
    void fetch(const ProviderSid &, std::function<void(Result<CallReport>)> done) override
    {
        done(failure(Error::Kind::NotFound, {}));
    }
    void end(const ProviderSid &, std::function<void(Done)> done) override { done({}); }
    void pricePerMinute(const PhoneNumber &, std::function<void(Result<Money>)> done) override
    {
        done(failure(Error::Kind::NotFound, {}));
    }
    void setListener(Listener) override {}
    void send(const TextRequest &, std::function<void(SendOutcome)> done) override
    {
        done(OnlyBuilt{});
    }
    void list(const PhoneNumber &, Instant,
              std::function<void(Result<std::vector<ListedText>>)> done) override
    {
        done(std::vector<ListedText>{});
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
    SmallAssembly(std::unique_ptr<SqlStore> store, Placed &placed, const Audience &audience)
        : m_store(std::move(store)),
          m_gateway(m_clock, placed),
          m_engine(World{.store = *m_store,
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

        QThread::sleep(5); // the window's thread is stuck

        const QMutexLocker locker(&m_placed->mutex);
        QCOMPARE(m_placed->at.size(), size_t(1));
        QVERIFY(m_placed->at.front() >= due);
        QVERIFY2(m_placed->at.front() < due + Seconds{2}, "the stuck window delayed the call");
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
                cancel();
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
        const Assemble broken = [](const Audience &) -> Result<std::unique_ptr<Assembly>> {
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
        return [this, path](const Audience &audience) -> Result<std::unique_ptr<Assembly>> {
            return SqlStore::open({path}, m_ids).map([&](std::unique_ptr<SqlStore> store) {
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
