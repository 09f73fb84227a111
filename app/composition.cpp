// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

#include "app/alive_mark.h"
#include "app/auth_token_reminder.h"
#include "app/demo/demo_day.h"
#include "app/known_countries.h"
#include "app/serving.h"
#include "app/uuid_source.h"
#include "app/wall_time.h"
#include "domain/words.h"
#include "mail/smtp_mail_gateway.h"
#include "messages/message_catalog.h"
#include "mock/mock_mail.h"
#include "mock/mock_provider.h"
#include "phone/phone_numbers.h"
#include "runtime/scaled_clock.h"
#include "runtime/system_clock.h"
#include "store/console_lock.h"
#include "store/sql_incident_reader.h"
#include "store/sql_store.h"
#include "store/unclean_end.h"
#include "twilio/twilio_call_gateway.h"
#include "twilio/twilio_message_gateway.h"

#include <QRandomGenerator>

namespace savehub {

namespace {

/// The parts that may fail to open, before the wiring begins.
struct Foundation {
    std::unique_ptr<QLockFile> lock; ///< of the database: one engine at a time
    std::unique_ptr<UuidSource> ids;
    std::unique_ptr<SqlStore> store;
    std::unique_ptr<SqlIncidentReader> reader; ///< the REST API's
    Countries confirmed{};                     ///< in this start, see confirmKnownCountries()
};

/// How long the engine's thread waits for a database that another program has locked. After a wait
/// in vain, statements of the next second fail at once. Events that could not be saved are kept and
/// tried again soon.
constexpr Milliseconds longestWait{400};

Result<Foundation> layFoundation(const RunPlan &plan)
{
    Foundation made;
    made.ids = std::make_unique<UuidSource>();
    auto options = plan.database;
    options.isConsoles = true;
    options.isDoubtful = endedUncleanly(options.path);
    auto lock = lockForConsole(plan.database.path);
    if (!lock) { // before the store is opened, which may change an older database
        return tl::make_unexpected(lock.error());
    }
    auto store = SqlStore::open(options, *made.ids, plan.settings);
    if (!store) {
        if (store.error().kind == Error::Kind::Corrupt) {
            leaveLocked(std::move(*lock));
        }
        return tl::make_unexpected(store.error());
    }
    const auto confirmed = confirmKnownCountries(**store, PhoneNumbers(), wallTime());
    if (!confirmed) {
        return tl::make_unexpected(confirmed.error());
    }
    auto reader = SqlIncidentReader::open(plan.database);
    if (!reader) {
        return tl::make_unexpected(reader.error());
    }
    made.confirmed = *confirmed;
    made.lock = std::move(*lock);
    made.store = std::move(*store);
    made.reader = std::move(*reader);
    return made;
}

QString countriesWords(const Countries &countries)
{
    return Words::tr("From now on calls and texts go to the countries of your people only: %1. To "
                     "change that: savehub-console countries --help.")
        .arg(toText(countries));
}

std::function<void(const QString &)> warnerOf(const EngineObserver &audience)
{
    return [noticed = audience.noticed](const QString &text) {
        noticed({Notice::Severity::Warning, {}, text});
    };
}

/// Members are destroyed from the last to the first, so the engine goes before its ports.
class ConsoleAssembly : public Assembly
{
public:
    ConsoleAssembly(const RunPlan &plan, Foundation foundation, LogFile &log,
                    const EngineObserver &audience)
        : m_foundation(std::move(foundation)),
          m_scaledClock(m_systemClock, plan.demoStart.value_or(Instant{}), plan.speed),
          m_clock(plan.isDemo() ? static_cast<Clock &>(m_scaledClock) : m_systemClock),
          m_mock(m_clock, log, plan.isDemo() ? 1 : QRandomGenerator::global()->generate(),
                 plan.isDemo() ? demoDay(*plan.demoStart).calls : MockProvider::Script()),
          m_twilioCalls([plan] { return plan.twilioNow(); }, redactionBy(plan.known),
                        plan.production, log, m_clock),
          m_twilioTexts([plan] { return plan.twilioNow(); }, redactionBy(plan.known), m_clock),
          m_smtp([plan] { return plan.smtpNow(); }, redactionBy(plan.known)),
          m_providers{m_mock, m_mock, m_twilioCalls, m_twilioTexts},
          m_engine(Ports{.store = *m_foundation.store,
                         .clock = m_clock,
                         .ids = *m_foundation.ids,
                         .phones = m_phones,
                         .providers = m_providers,
                         .mail = plan.isDemo() ? static_cast<MailGateway &>(m_mockMail) : m_smtp,
                         .messages = m_messages,
                         .log = log,
                         .reportsAreSilentSince =
                             [this](Instant since) {
                                 return m_serving && m_serving->isSilentSince(since);
                             },
                         .hasWebhook =
                             [this] {
                                 return m_serving && m_serving->textsAreReported();
                             }},
                   audience),
          m_alive(*m_foundation.store, m_clock, audience.noticed),
          m_plan(plan),
          m_warn(warnerOf(audience))
    {
        if (!m_foundation.confirmed.empty()) {
            audience.noticed({Notice::Severity::Info, {}, countriesWords(m_foundation.confirmed)});
        }
        if (!plan.isDemo()) {
            m_alive.start();
            lookAtSecrets();
            QObject::connect(plan.secrets.get(), &ArrivingSecrets::came, &m_home, [this] {
                lookAtSecrets();
                m_engine.providersChanged();
            });
            m_serving = std::make_unique<Serving>(plan, m_engine, m_providers, *m_foundation.reader,
                                                  m_clock, log, audience);
            m_serving->start();
            const Sql::Patience ofThread{longestWait, Milliseconds{0}};
            m_foundation.store->setPatience(ofThread);
            m_foundation.reader->setPatience(ofThread);
        }
    }

    Engine &engine() override { return m_engine; }

private:
    void lookAtSecrets();

    Foundation m_foundation;
    SystemClock m_systemClock;
    ScaledClock m_scaledClock;
    Clock &m_clock;
    PhoneNumbers m_phones;
    MessageCatalog m_messages;
    MockProvider m_mock;
    MockMail m_mockMail;
    TwilioCallGateway m_twilioCalls;
    TwilioMessageGateway m_twilioTexts;
    SmtpMailGateway m_smtp;
    Providers m_providers;
    Engine m_engine;
    AliveMark m_alive; ///< not in the demo
    const RunPlan m_plan;
    std::function<void(const QString &)> m_warn;
    std::unique_ptr<AuthTokenReminder> m_reminder; ///< for the secrets that are there
    std::unique_ptr<Serving> m_serving;            ///< not in the demo
    QObject m_home;                                ///< on the engine's thread
};

void ConsoleAssembly::lookAtSecrets()
{
    const auto account = m_plan.twilioNow();
    if (isAwaited(account)) {
        return;
    }
    m_reminder = std::make_unique<AuthTokenReminder>(*m_foundation.store, m_clock, account, m_warn);
    m_reminder->start();
    if (const auto lost = webhookWarning(account); !lost.isEmpty()) {
        m_warn(lost);
    }
}

} // namespace

Assemble compose(const RunPlan &plan, LogFile &log)
{
    return [plan, &log](const EngineObserver &audience) -> Result<std::unique_ptr<Assembly>> {
        return layFoundation(plan).map([&](Foundation &&foundation) -> std::unique_ptr<Assembly> {
            return std::make_unique<ConsoleAssembly>(plan, std::move(foundation), log, audience);
        });
    };
}

} // namespace savehub
