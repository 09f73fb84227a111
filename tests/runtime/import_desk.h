// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/import_work.h"
#include "store/sql_store.h"
#include "tests/testlib/sample_data.h"

#include <map>

namespace savehub::importing {

// Shared by the tests of imports in small commits.

inline const auto now = sample::before();
inline const auto actor = QStringLiteral("import");
inline const auto later = sample::start() + Hours{2};

template <typename T>
T certain(Result<T> result)
{
    if (!result) {
        qFatal("%s", qPrintable(result.error().text()));
    }
    return *std::move(result);
}

inline QString nameOf(int number)
{
    return QStringLiteral("P%1").arg(number);
}

inline std::vector<Person> people(int count)
{
    std::vector<Person> people;
    for (int i = 0; i < count; ++i) {
        people.push_back(sample::person(nameOf(i)));
    }
    return people;
}

inline CalendarMeeting invitation(const QString &uid, Instant start, int count)
{
    auto listed = sample::invitation(uid, start, {});
    for (const auto &person : people(count)) {
        listed.invitees.push_back({person.email, person.name, false});
    }
    return listed;
}

/// A store in memory, and access to what it contains.
class Desk
{
public:
    Desk()
        : m_store(certain(SqlStore::open({QStringLiteral(":memory:")}, m_ids)))
    {
    }

    SqlStore &store() { return *m_store; }
    /// How many unsettled incidents there are for each start.
    std::map<Instant, int> ladders()
    {
        std::map<Instant, int> ladders;
        for (const auto &id : certain(m_store->due(later + Hours{200}, 10'000))) {
            ++ladders[certain(m_store->load(id)).incident.start];
        }
        return ladders;
    }

private:
    sample::CountingIds m_ids;
    std::unique_ptr<SqlStore> m_store;
};

/// Does \a work to its end and calls \a look after each commit.
template <typename Work>
auto carryOut(Work work, Store &store, const std::function<void(const Work &)> &look = {})
{
    while (!work.isDone()) {
        const auto done = work.step(store, now);
        if (!done) {
            qFatal("%s", qPrintable(done.error().text()));
        }
        if (look) {
            look(work);
        }
    }
    return work.imported();
}

} // namespace savehub::importing
