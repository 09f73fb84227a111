// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_imports.h"

#include "import_report.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <iterator>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WindowImports)
};

using Listener = WindowActions::ImportListener;
using Cancel = WindowActions::Cancel;

const auto actor = QStringLiteral("operator");

/// What was read, and where it goes.
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

/// Asks in the window when it is not to be taken unseen, and then takes the same once more.
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

Cancel takePeople(EngineThread &engine, const PeopleFile &file, const Listener &listener)
{
    Import<PeopleImported> import;
    import.start = [&engine, file, progressed = toldAs(listener.progress) ](Confirmed confirmed,
                                                                            const auto &ended) {
        return engine.importPeople(file.people, actor, ended, progressed, {.confirmed = confirmed});
};
import.report = [file](const PeopleImported &imported) { return reportOf(imported, file);
};
import.listener = listener;
return take(std::make_shared<const Import<PeopleImported>>(std::move(import)), Confirmed::No);
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

/// The file is read first: what cannot be read allows nothing.
Cancel allowAndTake(EngineThread &engine, const Result<PeopleFile> &file,
                    const Countries &countries, const Listener &listener)
{
    if (!file) {
        tellNothing(listener, file.error());
        return {};
    }
    const auto cancel = std::make_shared<Cancel>();
    engine.allowCountries(countries, [&engine, file = *file, listener, cancel](const Done &saved) {
        if (saved) {
            *cancel = takePeople(engine, file, listener);
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

} // namespace

WindowActions::ImportAction peopleImport(EngineThread &engine, const QString &region)
{
    return [&engine, region](const QString &path, const Listener &listener) -> Cancel {
        const auto allowed = engine.settings().countries;
        const auto file = readPeopleFile(path, {region, allowed});
        if (!file) {
            tellNothing(listener, file.error());
            return {};
        }
        Countries elsewhere;
        std::set_difference(file->countries.begin(), file->countries.end(), allowed.begin(),
                            allowed.end(), std::inserter(elsewhere, elsewhere.end()));
        if (elsewhere.empty()) {
            return takePeople(engine, *file, listener);
        }
        const auto allow = [&engine, path, region, elsewhere, listener] {
            auto all = engine.settings().countries;
            all.insert(elsewhere.begin(), elsewhere.end());
            return allowAndTake(engine, readPeopleFile(path, {region, all}), elsewhere, listener);
        };
        const auto leaveOut = [&engine, file = *file, listener] {
            return takePeople(engine, file, listener);
        };
        listener.ask({Words::tr("The file has numbers in %1, where calls and texts may not go yet.")
                          .arg(named(elsewhere)),
                      {{Words::tr("Import and allow them"), allow},
                       {Words::tr("Leave those rows out"), leaveOut}}});
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
        Import<MeetingsImported> import;
        import.start =
            [&engine, meetings = calendar->import,
             progressed = toldAs(listener.progress) ](Confirmed confirmed, const auto &ended) {
                return engine.importMeetings(meetings, actor, ended, progressed, confirmed);
    };
    import.report = [warnings = calendar->warnings](const MeetingsImported &imported) {
        return reportOf(imported, warnings);
};
import.listener = listener;
return take(std::make_shared<const Import<MeetingsImported>>(std::move(import)), Confirmed::No);
}
;
}

} // namespace savehub
