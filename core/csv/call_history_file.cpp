// SPDX-License-Identifier: GPL-3.0-or-later
#include "csv/call_history_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryFile>

#include <sys/stat.h>
#include <unistd.h>

#include "csv/csv_writer.h"
#include "domain/enum_text.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "engine/call_outcome.h"
#include "phrases/in_words.h"
#include "ports/incident_reader.h"

namespace savehub {

namespace {

constexpr int pageSize = 500;
constexpr int longestCell = 1'000;

QStringList columnNames()
{
    return QStringLiteral(
               "call_sid,created_at,person,phone,meeting,meeting_start,step_number,attempt,"
               "provider,status,outcome,answered_by,digit,duration_s,estimate_usd,price_usd,"
               "error")
        .split(u',');
}

/// The bare decimal, for a column that names the currency.
QString decimal(Money money)
{
    return toText(money).remove(u'$');
}

QStringList cells(const CallRow &row, bool fullNumbers, const Redaction &known)
{
    const auto &attempt = row.attempt;
    const auto shown = [&](const QString &text) { // people write numbers into titles, too
        const auto clean = known.withoutSecrets(text);
        return fullNumbers ? clean : withoutNumbers(clean, longestCell);
    };
    return {
        attempt.sid.text(),
        toIso(attempt.createdAt),
        shown(row.person),
        fullNumbers ? attempt.to.e164() : attempt.to.masked(),
        shown(row.meeting),
        toIso(row.meetingStart),
        QString::number(row.stepNumber),
        QString::number(attempt.number),
        toText(attempt.provider),
        toText(attempt.status),
        toText(callOutcome(attempt)),
        attempt.answeredBy,
        attempt.digit,
        attempt.duration ? QString::number(attempt.duration->count()) : QString(),
        decimal(attempt.estimate),
        attempt.price ? decimal(*attempt.price) : QString(),
        shown(inWords(attempt.error)),
    };
}

tl::unexpected<Error> cannotWrite(const QString &path, const QString &why)
{
    return failure(Error::Kind::Unavailable,
                   Words::tr("The file %1 cannot be written: %2.").arg(path, why));
}

/// Whether \a path is a database, a file beside one, or a log: replacing one by mistake would cost
/// all the history. A database that may be open in this process is not opened again, because
/// closing it would drop SQLite's locks on it.
bool isProgramsOwn(const QString &path)
{
    const auto isThere = [](const QString &file) {
        return QFile::exists(file);
    };
    if (isThere(path + QStringLiteral("-journal")) || isThere(path + QStringLiteral(".lock"))) {
        return true;
    }
    static const QRegularExpression besideOne(
        QStringLiteral("^(.+)(?:-journal|-wal|-shm|(?:\\.import)?\\.lock)$"));
    static const QRegularExpression log(QStringLiteral("\\.log(?:\\.[0-9]+)?$"));
    const auto beside = besideOne.match(path);
    if ((beside.hasMatch() && isThere(beside.captured(1))) || log.match(path).hasMatch()) {
        return true;
    }
    const QByteArray magic("SQLite format 3");
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(magic.size()) == magic;
}

/// Why the file at \a path must not be replaced; empty when it may.
QString whyNotUndoable(const QString &path)
{
    const QFileInfo there(path);
    if (there.isDir()) {
        return Words::tr("it is a folder");
    }
    if (there.exists() && !there.isFile()) { // it would be replaced by a file
        return Words::tr("it is a device or a pipe; \"-\" is standard output");
    }
    struct stat itself {
    };
    if (::lstat(QFile::encodeName(path).constData(), &itself) != 0) {
        return {};
    }
    if (S_ISLNK(itself.st_mode)) {
        return Words::tr("it is a link");
    }
    if (itself.st_uid != ::geteuid()) {
        return Words::tr("it belongs to somebody else");
    }
    return isProgramsOwn(path) ? Words::tr("it is a database, a file of one, or a log") : QString();
}

Done exportToStandardOutput(const IncidentReader &reader, bool fullNumbers, const Redaction &known)
{
    QFile output;
    if (!output.open(stdout, QIODevice::WriteOnly)) {
        return cannotWrite(QStringLiteral("-"), output.errorString());
    }
    return exportCalls(reader, output, fullNumbers, known).and_then([&output]() -> Done {
        return output.flush() ? Done() : cannotWrite(QStringLiteral("-"), output.errorString());
    });
}

} // namespace

Done exportCalls(const IncidentReader &reader, QIODevice &device, bool fullNumbers,
                 const Redaction &known)
{
    CsvWriter writer(device);
    if (auto header = writer.write(columnNames()); !header) {
        return header;
    }
    std::optional<AttemptKey> after;
    while (true) {
        const auto page = reader.calls(after, pageSize);
        if (!page) {
            return tl::make_unexpected(page.error());
        }
        for (const auto &row : *page) {
            if (auto written = writer.write(cells(row, fullNumbers, known)); !written) {
                return written;
            }
        }
        if (page->size() < pageSize) {
            return {};
        }
        after = page->back().attempt.key;
    }
}

Done exportCalls(const IncidentReader &reader, const QString &path, bool fullNumbers,
                 const Redaction &known)
{
    if (path == QLatin1String("-")) {
        return exportToStandardOutput(reader, fullNumbers, known);
    }
    if (const auto why = whyNotUndoable(path); !why.isEmpty()) {
        return cannotWrite(path, why);
    }
    // Not QSaveFile, which would follow a link that was put there meanwhile.
    QTemporaryFile file(path + QStringLiteral(".XXXXXX")); // for its owner alone
    if (!file.open()) {
        return cannotWrite(path, file.errorString());
    }
    if (auto written = exportCalls(reader, file, fullNumbers, known); !written) {
        return written;
    }
    if (!file.flush()) {
        return cannotWrite(path, file.errorString());
    }
    const auto from = QFile::encodeName(file.fileName());
    if (::fsync(file.handle()) != 0
        || std::rename(from.constData(), QFile::encodeName(path).constData()) != 0) {
        return cannotWrite(path, QString::fromLocal8Bit(std::strerror(errno)));
    }
    file.setAutoRemove(false);
    return {};
}

} // namespace savehub
