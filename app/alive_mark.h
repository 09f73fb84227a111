// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notice.h"
#include "ports/clock.h"
#include "store/sql_store.h"

#include <QTimeZone>

#include <functional>
#include <memory>

namespace savehub {

/// Notes in the database, every minute, that the console runs. At the start it tells from when to
/// when the console was closed and what was missed. Lives on the engine's thread.
class AliveMark
{
public:
    /// \a store and \a clock must outlive it. \a tell informs the operator.
    AliveMark(SqlStore &store, Clock &clock, std::function<void(const Notice &)> tell,
              const QTimeZone &zone = QTimeZone::systemTimeZone());
    /// Notes the moment of a proper end, too.
    ~AliveMark();

    /// Call this before overdue work is handled, so that what was missed can still be found.
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
