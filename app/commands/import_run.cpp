// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/import_run.h"

#include "app/end_signals.h"
#include "app/print.h"
#include "app/wall_time.h"
#include "domain/words.h"
#include "store/console_lock.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

namespace savehub {

namespace {

/// SQLite has no queue for its lock: a waiting connection looks again after 1, 3, 8, 18… ms. It
/// only finds the lock free if the pauses are at least as long as the lock is held.
constexpr Milliseconds longestHold{5};
constexpr Milliseconds leastPause{10};
constexpr Minutes longestTurn{30}; ///< that an import waits for an earlier one
constexpr int mostFailures = 5;    ///< in a row; each one waited for the lock as long as allowed

/// \a held measures how long the database was used since the last pause.
void giveWay(const QString &database, QElapsedTimer &held)
{
    const Milliseconds used{held.elapsed()};
    if (used < longestHold) {
        return;
    }
    if (QFile::exists(database + QStringLiteral(".lock"))) {
        QThread::msleep(static_cast<unsigned long>(std::max(used, leastPause).count()));
    }
    held.start();
}

/// Adds to \a error how an import is confirmed on the command line.
Error withTheWay(Error error)
{
    const auto before = error.advice.isEmpty() ? Words::tr("Nothing was imported.") : error.advice;
    error.advice =
        before + QLatin1Char(' ') + Words::tr("To confirm: the same command with --yes.");
    return error;
}

} // namespace

Result<std::unique_ptr<QLockFile>> waitForTurn(const QString &database)
{
    auto turn = lockForImport(database, Milliseconds{0});
    if (turn || turn.error().kind != Error::Kind::Conflict) {
        return turn;
    }
    printError(Words::tr("Another import into this database is running; this one waits for it."));
    return lockForImport(database, longestTurn);
}

Done carryOut(ImportWork &work, Store &store, const QString &database,
              const std::function<bool()> &isEnough)
{
    if (auto sound = work.check(); !sound) {
        return sound;
    }
    EndSignals signals;
    bool isCancelled = false;
    QObject::connect(&signals, &EndSignals::endWanted, [&] { isCancelled = true; });
    int failures = 0;
    QElapsedTimer held;
    held.start();
    while (!work.isDone() && !(isEnough && isEnough())) {
        QCoreApplication::processEvents();
        if (isCancelled && !work.isInMidst()) {
            return tl::make_unexpected(work.stopped(Words::tr("It was interrupted.")));
        }
        const auto done = work.step(store, wallTime());
        if (!done && done.error().kind == Error::Kind::Unconfirmed) {
            return tl::make_unexpected(withTheWay(done.error()));
        }
        failures = done ? 0 : failures + 1;
        if (failures == mostFailures) {
            return tl::make_unexpected(work.stopped(done.error().text()));
        }
        giveWay(database, held);
    }
    return {};
}

} // namespace savehub
