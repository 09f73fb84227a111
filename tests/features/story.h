// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/features/stage.h"

#include <QTest>

#include <initializer_list>

namespace savehub {

/// The planned start of the first meeting. Times are written relative to it: at(T - Minutes{3}).
constexpr Milliseconds T{0};

/// The situation when the story begins, and how the world behaves in it.
class Given
{
public:
    explicit Given(Stage &stage)
        : m_stage(stage)
    {
    }

    /// Somebody with an email, a phone and a backup contact, unless \a edit changes that.
    Given &person(
        const QString &name = QStringLiteral("Ana"),
        const std::function<void(Person &)> &edit = [](Person &) {});
    /// \a count people: "Ana1", "Ana2"…
    Given &people(int count, const QString &name = QStringLiteral("Ana"));
    /// Invites the people added since the last meeting to one at T + \a offset.
    Given &meetingAt(Milliseconds offset = T);
    Given &programRunning();
    Given &settings(const std::function<void(Settings &)> &edit);
    /// How the next calls go. The last entry also holds for all calls after it.
    Given &callsGo(std::initializer_list<MockLife> lives);
    /// What happens to the next requests on their way. Later requests arrive.
    Given &callRequestsMeet(std::initializer_list<WireFault> faults);
    Given &textRequestsMeet(std::initializer_list<WireFault> faults);
    /// No callback reaches the program, so it has to ask.
    Given &noCallbacks();
    Given &unreadableLists() { return unreadable(true); }
    /// Nothing but requests for calls and texts gets through: no list, no status, no order to end a
    /// call.
    Given &unreadable(bool is);
    Given &crashAt(CrashPoint point);

private:
    Stage &m_stage;
    QStringList m_uninvited;
};

/// What people and the machine do.
class When
{
public:
    explicit When(Stage &stage)
        : m_stage(stage)
    {
    }

    When &joins() { return answers(event::Joined{QStringLiteral("attendee")}); }
    When &misses() { return answers(event::Missed{QStringLiteral("attendee")}); }
    When &isAcknowledged() { return answers(event::Acknowledge{QStringLiteral("operator")}); }
    When &isResolved() { return answers(event::Resolve{QStringLiteral("operator"), {}}); }

    When &answers(const Event &event);
    /// Writes \a body to our number.
    When &writes(const QString &body, const QString &name = QStringLiteral("Ana"));

    When &programStarts();
    /// Without warning, as in a power cut.
    When &programEnds();
    When &machineSleepsUntil(Milliseconds offset);
    When &clockIsSetBy(Milliseconds jump);

    When &meetingMovesBy(Milliseconds offset);
    When &meetingIsCancelled();
    When &isUninvited(const QString &name);
    When &personChanges(const std::function<void(Person &)> &edit,
                        const QString &name = QStringLiteral("Ana"));

    When &providerIsSwitchedTo(Provider provider);
    When &callsAreStopped(bool stopped = true);
    When &testModeIs(bool on);

private:
    Stage &m_stage;
};

/// What can be seen afterwards. A sentence that does not hold fails the test at its own line.
/// Sentences about an incident mean the newest one of the first person, or of the person named with
/// of().
class Then
{
public:
    /// Like std::source_location, which clang 14 does not have.
    struct Where {
        const char *file;
        int line;
        static Where current(const char *file = __builtin_FILE(), int line = __builtin_LINE())
        {
            return {file, line};
        }
    };

    explicit Then(Stage &stage)
        : m_stage(stage)
    {
    }

    Then &of(const QString &name);
    /// The first incident of its person, not the newest.
    Then &ofFirstIncident();

    // What went out, to the attendees and to the backup contact.
    Then &emails(int count, Where where = Where::current());
    Then &texts(int count, Where where = Where::current());
    Then &callRequests(int count, Where where = Where::current());
    /// The requests that the network accepted.
    Then &callsPlaced(int count, Where where = Where::current());
    Then &mockCalls(int count, Where where = Where::current());
    Then &backupEmails(int count, Where where = Where::current());
    Then &backupTexts(int count, Where where = Where::current());
    Then &lastCallRequestAt(Milliseconds offset, Where where = Where::current());
    /// The network's last call ended like this.
    Then &lastCallIs(AttemptStatus status, Where where = Where::current());

    // What the incident says.
    Then &state(IncidentState state, Where where = Where::current());
    Then &resolvedAs(Reason reason, Where where = Where::current());
    Then &step(int number, StepStatus status, Reason reason = Reason::None,
               Where where = Where::current());
    Then &stepCarriedBy(int number, Provider provider, Where where = Where::current());
    Then &attempts(std::initializer_list<AttemptStatus> statuses, Where where = Where::current());

    // What the operator reads.
    Then &logSays(const QString &line, int times = 1, Where where = Where::current());
    Then &operatorIsTold(Notice::Severity severity, const QString &part,
                         Where where = Where::current());
    Then &operatorIsNotAlarmed(Where where = Where::current());

    /// Plays on to the end of all incidents: nothing more goes out, and every step has ended.
    Then &nothingMoreGoesOut(Where where = Where::current());
    /// Plays on to the end of all incidents: the backup contact gets the email and the text, nobody
    /// else gets anything, and every step has ended.
    Then &onlyTheBackupIsTold(Where where = Where::current());
    /// No request for a call ever left before T-3:00 or after T-2:00.
    Then &noCallOutsideTheWindow(Where where = Where::current());

private:
    IncidentRecord incident() const;
    const Step *stepOf(const IncidentRecord &record, int number) const;
    void playToTheEnd(Where where);
    Then &equal(const char *what, const QString &actual, const QString &expected, Where where);
    Then &equal(const char *what, qint64 actual, qint64 expected, Where where);
    Then &holds(bool condition, const QString &what, Where where);

    Stage &m_stage;
    QString m_person;
    bool m_first = false;
};

/// A story in sentences, told on the real engine and the real store.
class Story
{
public:
    explicit Story(const QString &database = QStringLiteral(":memory:"))
        : m_stage(database),
          m_given(m_stage),
          m_when(m_stage)
    {
    }

    /// The story begins an hour before T.
    Given &given() { return m_given; }
    /// Plays on until then, including whatever happens in that very millisecond.
    Story &at(Milliseconds offset)
    {
        m_stage.runUntil(Stage::start() + offset);
        return *this;
    }
    When &when() { return m_when; }
    Then then() { return Then(m_stage); }

    Stage &stage() { return m_stage; }

private:
    Stage m_stage;
    Given m_given;
    When m_when;
};

} // namespace savehub
