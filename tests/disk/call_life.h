// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sql_store.h"
#include "tests/features/running_program.h"

#include <QStringList>

#include <functional>
#include <variant>
#include <vector>

namespace savehub {

/// A request that the carrier accepted, and when. It stays whatever becomes of the program.
struct Taken {
    Instant at;
    std::variant<CallRequest, TextRequest> request;
};
using Ledger = std::vector<Taken>;

/// The last five minutes of one incident, on the real engine and a real database file: a text, a
/// call that is answered without a key, their prices, and an attendee who joins at the end.
class CallLife
{
public:
    /// Makes the database at \a path, in which all of that is still to come. Returns the incident.
    static IncidentId prepare(const QString &path);
    static Instant begin();

    /// Opens that database. The program will run from \a start on. The carrier accepted \a before
    /// until then.
    CallLife(const QString &path, const IncidentId &incident, const Ledger &before = {},
             Instant start = begin());
    ~CallLife();

    /// Called when a request is about to leave, and when one was just processed.
    std::function<void()> onSend = [] {
    };

    /// Starts the program and plays to the end. The attendee says that they joined until that is
    /// saved.
    void live();

    Instant now() const { return m_clock.now(); }
    const Ledger &ledger() const { return m_ledger; }
    bool isSettled() const { return m_isSettled; }

    /// What is wrong with the end, by the carrier's books, the log and the database. Empty when
    /// nothing is.
    QString complaints();

private:
    struct Ids : IdSource {
        QString next() override { return prefix + QString::number(++last); }
        QString prefix;
        int last = 0;
    };
    struct Lines : CallLog {
        void write(const QString &line) override { written(line); }
        std::function<void(const QString &)> written;
    };

    void take(const Ledger &before);
    void observeCarrier();
    void startProgram();
    void logged(const QString &line);
    void sayJoined();
    void isTrue(bool condition, const QString &otherwise);
    void judgeLedger();
    void judgeRecord();
    void judgeFile();

    VirtualClock m_clock;
    Ids m_ids;
    Lines m_log;
    QString m_path;
    IncidentId m_incident;
    std::unique_ptr<SqlStore> m_store;
    SimulatedCarrier m_carrier{m_clock};
    Ledger m_ledger;
    std::unique_ptr<RunningProgram> m_program;
    int m_initiated = 0; ///< how many lines of the log say so
    bool m_isSettled = false;
    QStringList m_complaints;
};

} // namespace savehub
