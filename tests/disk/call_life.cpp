// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/disk/call_life.h"

#include "domain/enum_text.h"
#include "engine/call_log_lines.h"
#include "engine/schedule.h"
#include "tests/features/stage.h"
#include "tests/testlib/sample_data.h"

#include <algorithm>

namespace savehub {

namespace {

const auto actor = QStringLiteral("attendee");

Instant start()
{
    return sample::start();
}

template <typename Request>
std::vector<Taken> all(const Ledger &ledger)
{
    std::vector<Taken> found;
    std::copy_if(ledger.begin(), ledger.end(), std::back_inserter(found),
                 [](const Taken &taken) { return std::holds_alternative<Request>(taken.request); });
    return found;
}

} // namespace

Instant CallLife::begin()
{
    return start() - Minutes{5} + Seconds{1};
}

IncidentId CallLife::prepare(const QString &path)
{
    Ids ids;
    const auto now = begin() - Seconds{1};
    const auto store = certain(SqlStore::open({path}, ids));
    auto person = sample::person();
    person.doNotCall = false;
    person.phone = PhoneNumber::fromE164(u"+12025560000");
    certain(store->importPeople({person}, actor, now));
    const auto invitation = sample::invitation(QStringLiteral("standup"), start(), {"Ana"});
    certain(store->importMeetings(sample::import({invitation}), actor, now));
    auto settings = certain(store->standing(now)).settings;
    settings.provider = Provider::Twilio;
    settings.countries = {QStringLiteral("US")};
    certain(store->saveSettings(settings, actor, now));
    return certain(store->due(start(), 1)).front();
}

CallLife::CallLife(const QString &path, const IncidentId &incident, const Ledger &before,
                   Instant start)
    : m_clock(begin()),
      m_path(path),
      m_incident(incident)
{
    m_ids.prefix = toIso(start) + u'-';
    m_log.written = [this](const QString &line) {
        logged(line);
    };
    m_carrier.life = [](const AttemptKey &) {
        return MockLife::AnswersOnly;
    };
    m_carrier.pricedAfter = Seconds{10};
    take(before);
    m_clock.runUntil(start);
    observeCarrier();
    m_store = certain(SqlStore::open({path}, m_ids));
    m_isSettled = certain(m_store->load(incident)).incident.state == IncidentState::Resolved;
}

CallLife::~CallLife() = default;

void CallLife::take(const Ledger &before)
{
    for (const auto &taken : before) {
        m_clock.runUntil(taken.at);
        std::visit([this](const auto &request) { m_carrier.accept(request); }, taken.request);
    }
    m_ledger = before;
}

void CallLife::observeCarrier()
{
    const auto leaves = [this](auto request) {
        onSend();
        request.mayLeave = {}; // its function belongs to the program
        m_ledger.push_back({m_clock.now(), std::move(request)});
    };
    m_carrier.onCallRequest = [leaves](const CallRequest &request, WireFault) {
        leaves(request);
    };
    m_carrier.onTextRequest = leaves;
    m_carrier.onProcessed = [this] {
        onSend();
    };
}

void CallLife::startProgram()
{
    const auto any = [](const auto &...) {
    };
    m_program = std::make_unique<RunningProgram>(
        Surroundings{.clock = m_clock,
                     .store = *m_store,
                     .ids = m_ids,
                     .network = m_carrier,
                     .log = m_log,
                     .mockLives = [](const auto &, int) { return MockLife::AnswersOnly; },
                     .mailSent = any,
                     .mailWaits = [] { return Milliseconds{0}; },
                     .noticed = any,
                     .testCallChanged = any,
                     .hasWebhook = [] { return true; },
                     .reportsAreSilentSince =
                         [](Instant) {
                             return false;
                         }});
    m_program->engine().start();
}

void CallLife::logged(const QString &line)
{
    if (line == callLog::initiated(Provider::Twilio)) {
        m_initiated += 1;
        isTrue(!all<CallRequest>(m_ledger).empty(), QStringLiteral("said before it was taken"));
    }
}

void CallLife::live()
{
    startProgram();
    m_clock.runUntil(start() - Seconds{50});
    while (!m_isSettled && m_clock.now() < start()) {
        sayJoined();
        m_clock.runFor(Seconds{1});
    }
    m_clock.runUntil(start() + Minutes{3}); // until the price is asked for a second time
    m_program.reset();
    m_store.reset();
}

void CallLife::sayJoined()
{
    const bool isTold = m_program->engine().answer(m_incident, event::Joined{actor}).has_value();
    const auto record = m_store->load(m_incident); // a failing disk may refuse this test, too
    const bool isSeen = record && record->incident.state == IncidentState::Resolved;
    isTrue(isSeen || !isTold || !record, QStringLiteral("\"joined\" was told to be known"));
    m_isSettled = isSeen || (isTold && !record);
}

void CallLife::isTrue(bool condition, const QString &otherwise)
{
    if (!condition) {
        m_complaints.append(otherwise);
    }
}

QString CallLife::complaints()
{
    judgeLedger();
    judgeFile();
    judgeRecord();
    return m_complaints.join(QStringLiteral("; "));
}

void CallLife::judgeLedger()
{
    const auto calls = all<CallRequest>(m_ledger);
    const auto texts = all<TextRequest>(m_ledger);
    isTrue(calls.size() == 1, QStringLiteral("%1 calls").arg(calls.size()));
    isTrue(texts.size() == 1, QStringLiteral("%1 texts").arg(texts.size()));
    isTrue(m_initiated <= 1, QStringLiteral("the log has %1 calls").arg(m_initiated));
    for (const auto &call : calls) {
        isTrue(callWindow(start()).contains(call.at), QStringLiteral("a call outside its window"));
    }
}

void CallLife::judgeFile()
{
    const auto database = certain(Database::connect({m_path}));
    const auto whole =
        certain(database->sql().first(QStringLiteral("PRAGMA integrity_check"), {},
                                      [](const Row &row) { return row.text("integrity_check"); }));
    isTrue(whole == QLatin1String("ok"), QStringLiteral("the file is broken: ") + *whole);
    const auto lost =
        certain(database->sql().select(QStringLiteral("PRAGMA foreign_key_check"), {},
                                       [](const Row &row) { return row.text("table"); }));
    isTrue(lost.empty(), QStringLiteral("references lead nowhere"));
}

void CallLife::judgeRecord()
{
    Ids ids;
    const auto record = certain(certain(SqlStore::open({m_path}, ids))->load(m_incident));
    for (const auto &step : record.steps) {
        const bool isEmail = step.channel == Channel::Email; // too late, or no longer wanted
        const bool isBackups = step.recipient == Recipient::Backup;
        const auto expected = isEmail || isBackups ? StepStatus::Skipped : StepStatus::Executed;
        isTrue(step.status == expected,
               QStringLiteral("step %1 is %2").arg(step.number).arg(toText(step.status)));
    }
    isTrue(record.incident.resolution == Reason::Joined, QStringLiteral("nobody joined"));
    if (record.attempts.empty()) {
        m_complaints.append(QStringLiteral("no call is known"));
        return;
    }
    const auto &call = record.attempts.back();
    isTrue(call.status == AttemptStatus::Completed && m_carrier.find(call.sid),
           QStringLiteral("the call is ") + toText(call.status));
    isTrue(call.price == m_carrier.price, QStringLiteral("the price is missing"));
}

} // namespace savehub
