// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/commands/import_run.h"
#include "app/print.h"
#include "app/source_choice.h"
#include "app/uuid_source.h"
#include "app/wall_time.h"
#include "domain/words.h"
#include "runtime/remove_source_work.h"
#include "store/sql_store.h"

#include <QFile>

namespace savehub {

namespace {

/// Cells in columns. The last cell may be of any length.
QString rowOf(const QStringList &cells)
{
    static constexpr int widths[] = {-6, -13, -16, -16, -17}; // to the left
    QString row = QStringLiteral(" ");
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const bool isLast = i + 1 == cells.size();
        row += u' ' + (isLast ? cells[i] : QStringLiteral("%1 ").arg(cells[i], widths[i]));
    }
    return row + u'\n';
}

QString localTime(Instant instant)
{
    return toDateTimeUtc(instant).toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

void printSources(const std::vector<KnownSource> &sources)
{
    if (sources.empty()) {
        print(Words::tr("No meetings were imported yet.\n"));
        return;
    }
    print(
        rowOf({Words::tr("number"), Words::tr("kind"), Words::tr("last import"),
               Words::tr("meetings to come"), Words::tr("incidents pending"), Words::tr("name")}));
    for (const auto &one : sources) {
        print(rowOf({QString::number(one.number), toText(one.source.kind), localTime(one.lastAt),
                     QString::number(one.meetings), QString::number(one.incidents),
                     shownName(one.source)}));
    }
}

/// Says what taking the source back would do, when --yes was not given.
Error unconfirmed(const KnownSource &one)
{
    return {Error::Kind::Unconfirmed,
            Words::tr(
                "Taking back \"%1\" would cancel meetings to come (%2) and settle their incidents "
                "(%3). Meetings that other sources name, too, would stay (%4). Nothing was "
                "changed.")
                .arg(shownName(one.source), QString::number(one.meetings - one.shared),
                     QString::number(one.ownIncidents), QString::number(one.shared)),
            Words::tr("To confirm: the same command with --yes.")};
}

int report(const KnownSource &one, const TakenBack &done)
{
    for (const auto &problem : done.leftOut) {
        printError(problem);
    }
    print(Words::tr("Source %1: meetings cancelled: %2, kept for other sources: %3; incidents "
                    "settled: %4.\n")
              .arg(shownName(one.source), QString::number(done.cancelled),
                   QString::number(done.stayed), QString::number(done.incidentsSettled)));
    if (done.stayed > 0) {
        print(Words::tr(
            "What stays is as it was changed last, by this source, too: import the others "
            "again.\n"));
    }
    return exitDone;
}

int takeBack(const KnownSource &one, bool isConfirmed, SqlStore &store, const QString &database)
{
    if (!isConfirmed && one.meetings > 0) {
        return fail(unconfirmed(one));
    }
    RemoveSourceWork work(one.source, one.meetings, QStringLiteral("sources"));
    const auto done = carryOut(work, store, database);
    return done ? report(one, work.takenBack()) : fail(done.error());
}

} // namespace

int sourcesCommand(const CommandLine &line, const DatabaseOptions &database)
{
    if (!QFile::exists(database.path)) { // and none is created
        return fail({Error::Kind::NotFound,
                     Words::tr("There is no database %1 with meetings.").arg(database.path),
                     Words::tr("Import some first, or name another with --database.")});
    }
    UuidSource ids;
    const auto store = SqlStore::open(database, ids);
    if (!store) {
        return fail(store.error());
    }
    const auto sources = (*store)->sources(wallTime());
    if (!sources) {
        return fail(sources.error());
    }
    if (line.takeBack.isEmpty()) {
        printSources(*sources);
        return exitDone;
    }
    const auto chosen = chooseSource(*sources, line.takeBack);
    return chosen ? takeBack(*chosen, line.yes, **store, database.path) : fail(chosen.error());
}

} // namespace savehub
