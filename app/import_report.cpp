// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_report.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "phone/phone_numbers.h"

#include <QFile>
#include <QFileInfo>

namespace savehub {

namespace {

constexpr int longestProblem = 1'000;

/// The report repeats what files say, and people write phone numbers everywhere.
ImportReport withoutNumbers(ImportReport report)
{
    for (auto &problem : report.problems) {
        problem = savehub::withoutNumbers(problem, longestProblem);
    }
    return report;
}

} // namespace

ImportReport reportOf(const PeopleImported &imported, const PeopleFile &file)
{
    ImportReport report;
    report.summary = Words::tr("People: %1 added, %2 updated, %3 unchanged, %4 rows left out. "
                               "%5 incidents planned.")
                         .arg(imported.added)
                         .arg(imported.updated)
                         .arg(imported.unchanged)
                         .arg(file.problems.size())
                         .arg(imported.incidentsPlanned);
    for (const auto &problem : file.problems) {
        report.problems.append(problem.text());
    }
    report.problems += file.warnings + imported.leftOut;
    for (const auto &changed : imported.changedNumbers) {
        report.problems += Words::tr("The number was changed. %1.").arg(changed);
    }
    return withoutNumbers(std::move(report));
}

ImportReport reportOf(const MeetingsImported &imported, const QStringList &warnings)
{
    ImportReport report;
    report.summary = Words::tr("Meetings: %1 added, %2 updated, %3 moved, %4 cancelled, "
                               "%5 unchanged. %6 incidents planned, %7 settled.")
                         .arg(imported.added)
                         .arg(imported.updated)
                         .arg(imported.moved)
                         .arg(imported.cancelled)
                         .arg(imported.unchanged)
                         .arg(imported.incidentsPlanned)
                         .arg(imported.incidentsSettled);
    report.problems = warnings + imported.leftOut;
    for (const auto &stranger : imported.unknown) {
        report.problems.append(
            Words::tr("%1 is invited but not among the people; import them to remind them.")
                .arg(stranger.email));
    }
    return withoutNumbers(std::move(report));
}

Result<PeopleFile> readPeopleFile(const QString &path, const QString &defaultRegion)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(Error::Kind::NotFound,
                       Words::tr("%1 cannot be read: %2.").arg(path, file.errorString()),
                       Words::tr("Check the name and that you may read it."));
    }
    const PhoneNumbers numbers;
    return readPeople(file, numbers, defaultRegion).map_error([&](Error error) {
        error.what =
            QStringLiteral("%1: %2").arg(path, savehub::withoutNumbers(error.what, longestProblem));
        return error;
    });
}

/// A file has one name, by whatever path it is given. A path to a pipe stays as it is, since it
/// leads to another pipe the next time.
SourceName sourceOf(const QString &path)
{
    const QFileInfo file(path);
    return {MeetingSource::CalendarFile, file.isFile() ? file.canonicalFilePath() : path};
}

Result<CalendarImport> readMeetingsFile(const QString &path, Instant now)
{
    return readCalendarFile(path).and_then([&](const QByteArray &content) {
        return readCalendar(content, QFileInfo(path).fileName(), now, now + calendarReachesAhead)
            .map([&](CalendarImport calendar) {
                calendar.import.source = sourceOf(path);
                return calendar;
            });
    });
}

} // namespace savehub
