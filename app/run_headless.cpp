// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_console.h"

#include "app/composition.h"
#include "app/demo/demo_director.h"
#include "app/demo/demo_summary.h"
#include "app/end_signals.h"
#include "app/forecast_log.h"
#include "app/print.h"
#include "domain/words.h"
#include "runtime/scaled_clock.h"
#include "runtime/system_clock.h"
#include "store/sql_incident_reader.h"

#include <QCoreApplication>

namespace savehub {

namespace {

/// Plays the demo's day to its end and prints the results.
int playDemo(const RunPlan &plan, EngineThread &engine, SystemClock &systemClock)
{
    const auto reader = SqlIncidentReader::open(plan.database);
    if (!reader) {
        return fail(reader.error());
    }
    ScaledClock clock(systemClock, *plan.demoStart, plan.speed);
    DemoDirector director(engine, **reader, clock, demoDay(*plan.demoStart));
    bool over = false;
    QObject::connect(&director, &DemoDirector::dayIsOver, [&] {
        over = true;
        QCoreApplication::quit();
    });
    director.play();
    QCoreApplication::exec();
    engine.stop();
    if (!over) {
        return exitFailed;
    }
    const auto summary = demoSummary(**reader, clock.now());
    if (!summary) {
        return fail(summary.error());
    }
    print(QLatin1Char('\n') + *summary);
    return exitDone;
}

} // namespace

int runHeadless(const RunPlan &plan, LogFile &log, const WhenRunning &whenRunning)
{
    EndSignals endSignals; // before the engine: from then on a call may be on its way
    QObject::connect(&endSignals, &EndSignals::endWanted, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    QObject::connect(&endSignals, &EndSignals::reopenWanted, &log, &LogFile::reopen);
    EngineThread engine(compose(plan, log), QStringLiteral("operator"));
    log.follow(engine);
    const auto started = engine.start();
    if (!started) {
        return fail(started.error());
    }
    SystemClock systemClock;
    if (plan.isDemo()) {
        return playDemo(plan, engine, systemClock);
    }
    const auto reader = SqlIncidentReader::open(plan.database);
    if (!reader) {
        return fail(reader.error());
    }
    const ForecastLog forecast(**reader, engine, systemClock, log);
    log.write(Words::tr("[SAVEHUB] Running on %1; Ctrl+C ends it.").arg(plan.database.path));
    whenRunning(engine);
    QCoreApplication::exec();
    engine.stop();
    log.write(Words::tr("[SAVEHUB] Ended."));
    return exitDone;
}

} // namespace savehub
