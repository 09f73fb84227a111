// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_imports.h"

#include "app/import_report.h"
#include "app/import_source.h"
#include "domain/words.h"

#include <QLocale>

#include <algorithm>
#include <iterator>

namespace savehub {

namespace {

using Listener = WindowActions::ImportListener;
using Cancel = WindowActions::Cancel;

const auto windowActor = QStringLiteral("operator");

/// An import that was read and can be started, more than once if it has to be confirmed.
template <typename Imported>
struct Import {
    using Ended = std::function<void(Result<Imported>)>;
    std::function<Cancel(Confirmed confirmed, Ended ended)> start;
    std::function<ImportReport(const Imported &)> report;
    Listener listener;
};

void tellNothing(const Listener &listener, const Error &error)
{
    listener.report(Words::tr("Nothing was imported."), {error.text()});
}

/// Starts the import. When it needs a confirmation, asks for it in the window and starts it again.
template <typename Imported>
Cancel take(const std::shared_ptr<const Import<Imported>> &import, Confirmed confirmed)
{
    return import->start(confirmed, [import](const Result<Imported> &imported) {
        const auto &listener = import->listener;
        if (imported) {
            const auto told = import->report(*imported);
            listener.report(told.summary, told.problems);
        } else if (imported.error().kind == Error::Kind::Unconfirmed) {
            listener.ask({imported.error().text(), {{Words::tr("Import all the same"), [import] {
                                                         return take(import, Confirmed::Yes);
                                                     }}}});
        } else {
            listener.report(Words::tr("The import did not come to its end."),
                            {imported.error().text()});
        }
    });
}

EngineThread::Progressed toldAs(const WindowActions::Progress &progress)
{
    return [progress](const ImportProgress &how) {
        progress(how.done, how.total);
    };
}

/// The people that were read from a file, and the name of that file.
struct TableOfPeople {
    PeopleFile file;
    QString source; ///< importSource()
};

Cancel takePeople(EngineThread &engine, const TableOfPeople &table, const Listener &listener)
{
    Import<PeopleImported> job;
    const auto progressed = toldAs(listener.progress);
    job.start = [&engine, table, progressed](Confirmed confirmed, const auto &ended) {
        return engine.importPeople(
            table.file.people, windowActor, ended, progressed,
            {.given = table.file.given, .confirmed = confirmed, .source = table.source});
    };
    job.report = [table](const PeopleImported &imported) {
        return reportOf(imported, table.file);
    };
    job.listener = listener;
    return take(std::make_shared<const Import<PeopleImported>>(std::move(job)), Confirmed::No);
}

QString named(const Countries &countries)
{
    QStringList names;
    for (const auto &code : countries) {
        names += QStringLiteral("%1 (%2)").arg(
            QLocale::territoryToString(QLocale::codeToTerritory(code)), code);
    }
    return QLocale().createSeparatedList(names);
}

Cancel allowAndTake(EngineThread &engine, const TableOfPeople &table, const Countries &countries,
                    const Listener &listener)
{
    const auto cancel = std::make_shared<Cancel>();
    engine.allowCountries(countries, [&engine, table, listener, cancel](const Done &saved) {
        if (saved) {
            *cancel = takePeople(engine, table, listener);
        } else {
            tellNothing(listener, saved.error());
        }
    });
    return [cancel] {
        if (*cancel) {
            (*cancel)();
        }
    };
}

/// Asks in the window whether calls and texts may go to \a elsewhere: the countries of \a table
/// that are not \a allowed yet.
WindowActions::Question questionOf(EngineThread &engine, const TableOfPeople &table,
                                   const Countries &allowed, const Countries &elsewhere,
                                   const Listener &listener)
{
    const auto allow = [&engine, table, elsewhere, listener] {
        auto all = engine.settings().countries;
        all.insert(elsewhere.begin(), elsewhere.end());
        return allowAndTake(engine, {within(all, table.file), table.source}, elsewhere, listener);
    };
    const auto leaveOut = [&engine, table, allowed, listener] {
        return takePeople(engine, {within(allowed, table.file), table.source}, listener);
    };
    return {Words::tr("The file has numbers in %1, where calls and texts may not go yet.")
                .arg(named(elsewhere)),
            {{Words::tr("Import and allow them"), allow},
             {Words::tr("Leave those rows out"), leaveOut}}};
}

} // namespace

WindowActions::ImportAction peopleImport(EngineThread &engine, const QString &region)
{
    return [&engine, region](const QString &path, const Listener &listener) -> Cancel {
        const auto file = readPeopleFile(path, region);
        if (!file) {
            tellNothing(listener, file.error());
            return {};
        }
        const auto allowed = engine.settings().countries;
        Countries elsewhere;
        std::set_difference(file->countries.begin(), file->countries.end(), allowed.begin(),
                            allowed.end(), std::inserter(elsewhere, elsewhere.end()));
        const TableOfPeople table{*file, importSource(path)};
        if (elsewhere.empty()) {
            return takePeople(engine, table, listener);
        }
        listener.ask(questionOf(engine, table, allowed, elsewhere, listener));
        return {};
    };
}

WindowActions::ImportAction calendarImport(EngineThread &engine, const Clock &clock)
{
    return [&engine, &clock](const QString &path, const Listener &listener) -> Cancel {
        const auto calendar = readMeetingsFile(path, clock.now());
        if (!calendar) {
            tellNothing(listener, calendar.error());
            return {};
        }
        Import<MeetingsImported> job;
        const auto meetings = calendar->import;
        const auto progressed = toldAs(listener.progress);
        job.start = [&engine, meetings, progressed](Confirmed confirmed, const auto &ended) {
            return engine.importMeetings(meetings, windowActor, ended, progressed, confirmed);
        };
        const auto warnings = calendar->warnings;
        job.report = [warnings](const MeetingsImported &imported) {
            return reportOf(imported, warnings);
        };
        job.listener = listener;
        return take(std::make_shared<const Import<MeetingsImported>>(std::move(job)),
                    Confirmed::No);
    };
}

} // namespace savehub
