// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sql_store.h"
#include "tests/features/running_program.h"
#include "tests/testlib/certain.h"
#include "tests/testlib/sample_data.h"

#include <QStringList>

#include <deque>
#include <map>

namespace savehub {

/// Moments at which the process can end without warning.
enum class CrashPoint {
    EmailLeaves,  ///< the intent is committed, nothing was sent
    TextLeaves,   ///< the intent is committed, nothing was sent
    TextAccepted, ///< the provider has the text, its answer has not come
    CallLeaves,
    CallAccepted,
};

/// Where a story happens: a virtual clock, a telephone network, a real database in which people
/// are invited to meetings, and the program that runs, ends and starts again among them.
class Stage
{
public:
    /// Something that left the program, at that time by the wall clock.
    struct Sent {
        Instant at;
        QString to; ///< a person's name or backupName
    };
    static const QString backupName;

    /// Time begins an hour before start().
    explicit Stage(const QString &database);

    static Instant start() { return sample::start(); }

    // The cast. What cannot be saved ends the test.
    void bringPeople(const QStringList &names, const std::function<void(Person &)> &edit);
    void planMeeting(Instant at, const QStringList &names);
    /// Changes the first meeting, as its calendar does.
    void changeMeeting(const std::function<void(CalendarMeeting &)> &edit);
    void changeSettings(const std::function<void(Settings &)> &edit);
    /// By an import, while the program runs.
    void changePerson(const QString &name, const std::function<void(Person &)> &edit);

    // The course of events.
    void startProgram();
    void endProgram() { m_program.reset(); }
    Engine &engine() { return m_program->engine(); }
    void runUntil(Instant when);
    void crashAt(CrashPoint point) { m_crashPoint = point; }

    VirtualClock &clock() { return m_clock; }
    SqlStore &store() { return *m_store; }
    SimulatedCarrier &network() { return m_network; }
    std::deque<MockLife> lives;         ///< of the next calls; the last one holds for all after it
    std::deque<WireFault> callFaults{}; ///< of the next requests; later ones get through
    std::deque<WireFault> textFaults{};
    bool reportsAreSilent = false; ///< there is a webhook address, but no report comes
    Milliseconds mailWaits{0};     ///< how long an email waits for its turn at the mail server
    bool hasWebhook = false;       ///< answers by text are reported, without being asked for

    // What can be seen from outside.
    const std::vector<Sent> &emails() const { return m_emails; }
    const std::vector<Sent> &texts() const { return m_texts; }
    const std::vector<Sent> &callRequests() const { return m_callRequests; }
    const QStringList &log() const { return m_log.lines; }
    const std::vector<Notice> &notices() const { return m_notices; }
    Spend spend() const;
    std::optional<Attempt> lastTestCall() const;
    Attempt testCall(const AttemptKey &key) const;
    /// The incidents of \a name, in the order in which they were made.
    std::vector<IncidentRecord> incidentsOf(const QString &name) const;
    std::vector<IncidentRecord> incidents() const;
    /// The name of the person with that number.
    QString nameOf(const PhoneNumber &number) const;

private:
    struct Crash {
    };
    struct Lines : CallLog {
        void write(const QString &line) override { lines.append(line); }
        QStringList lines;
    };

    void observeNetwork();
    void import(const CalendarMeeting &meeting);
    void collectIncidents();
    MockLife nextLife();
    void mayCrash(CrashPoint here);
    void survive(const std::function<void()> &what);

    VirtualClock m_clock{start() - Hours{1}};
    sample::CountingIds m_ids;
    std::unique_ptr<SqlStore> m_store;
    SimulatedCarrier m_network{m_clock};
    Lines m_log;
    std::unique_ptr<RunningProgram> m_program;
    std::optional<CrashPoint> m_crashPoint;
    bool m_lastWasCall = false; ///< the last request that reached the network

    std::map<QString, Person> m_people; ///< by name
    std::vector<CalendarMeeting> m_meetings;
    std::vector<IncidentId> m_incidents;
    std::vector<Sent> m_emails, m_texts, m_callRequests;
    std::vector<Notice> m_notices;
    std::optional<AttemptKey> m_lastTestCall;
};

} // namespace savehub
