// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/mock_mail.h"
#include "phone/phone_numbers.h"
#include "runtime/engine_thread.h"
#include "runtime/system_clock.h"
#include "store/sql_store.h"

#include <QTemporaryDir>
#include <QUuid>

#include <condition_variable>
#include <mutex>

namespace savehub {

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

/// When calls were placed, for a test on another thread.
struct Placed {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<Instant> at;
};

/// Accepts every call and notes when it came.
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

inline Person callee()
{
    return {.id = {},
            .name = QStringLiteral("Ada"),
            .email = QStringLiteral("ada@example.com"),
            .phone = PhoneNumber::fromE164(u"+12025550101"),
            .backup = {}};
}

inline MeetingImport meetingAt(Instant start)
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

inline Instant now()
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

/// An engine on its own thread, with a database file and a provider that accepts everything.
class EngineThreadFixture : public QObject
{
protected:
    void prepare()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_placed = std::make_unique<Placed>();
    }

    Assemble assemble()
    {
        return [this, path = database()](
                   const EngineObserver &audience) -> Result<std::unique_ptr<Assembly>> {
            const SettingsLayers layers{.countries = {QStringLiteral("US")}};
            return SqlStore::open({path}, m_ids, layers).map([&](std::unique_ptr<SqlStore> store) {
                std::unique_ptr<Assembly> made =
                    std::make_unique<SmallAssembly>(std::move(store), *m_placed, audience);
                return made;
            });
        };
    }

    QString database() const { return m_folder->filePath(QStringLiteral("savehub.db")); }

    std::unique_ptr<Placed> m_placed;

private:
    Uuids m_ids;
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace savehub
