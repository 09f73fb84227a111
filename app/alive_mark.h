// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notice.h"
#include "ports/clock.h"
#include "store/sql_store.h"

#include <QTimeZone>

#include <functional>
#include <memory>

namespace savehub {

/// Keeps in the database that the console runs, and says at the start from when to when it did not
/// and what was missed. Lives on the engine's thread.
class AliveMark
{
public:
    /// Both must outlive it; \a tell is the operator's ear.
    AliveMark(SqlStore &store, Clock &clock, std::function<void(const Notice &)> tell,
              const QTimeZone &zone = QTimeZone::systemTimeZone());
    /// The moment of a proper end is kept too.
    ~AliveMark();

    /// Before anything overdue is looked at.
    void start();

private:
    void tellAbsence();
    void mark();

    SqlStore &m_store;
    Clock &m_clock;
    std::function<void(const Notice &)> m_tell;
    QTimeZone m_zone;
    std::unique_ptr<Wakeup> m_wakeup;
};

} // namespace savehub
