// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/env_file.h"

#include <algorithm>

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QUrl>

#include "config/own_file.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "ports/secret_store.h"

namespace savehub {

namespace {

tl::unexpected<Error> badLine(QString what, QString advice = {})
{
    return failure(Error::Kind::BadInput, std::move(what), std::move(advice));
}

/// What may follow a closing quote: nothing, or a comment.
bool isEndOfLine(QStringView rest)
{
    const auto trimmed = rest.trimmed();
    return trimmed.isEmpty() || (trimmed.startsWith(u'#') && rest.front().isSpace());
}

QChar unescaped(QChar c)
{
    switch (c.unicode()) {
    case u'n':
        return u'\n';
    case u't':
        return u'\t';
    default:
        return c;
    }
}

/// \a text begins with its opening quote.
Result<QString> quotedValue(QStringView text)
{
    const auto quote = text.front();
    const bool escapes = quote == u'"';
    QString value;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const bool escape = escapes && text[i] == u'\\' && i + 1 < text.size()
                            && QStringView(u"nt\"$\\").contains(text[i + 1]);
        if (escape) {
            value += unescaped(text[++i]);
        } else if (text[i] != quote) {
            value += text[i];
        } else if (isEndOfLine(text.mid(i + 1))) {
            return value;
        } else {
            return badLine(Words::tr("There is text after the closing quote."),
                           Words::tr("Put the whole value between the quotes."));
        }
    }
    return badLine(Words::tr("The quote is not closed on this line."),
                   Words::tr("Close it, or write \\n for a line break."));
}

QString plainValue(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'#' && (i == 0 || text[i - 1].isSpace())) {
            return text.left(i).trimmed().toString();
        }
    }
    return text.toString();
}

Result<QString> valueOf(QStringView text)
{
    const bool quoted = text.startsWith(u'"') || text.startsWith(u'\'');
    return quoted ? quotedValue(text) : plainValue(text);
}

Result<EnvEntry> parseLine(const QString &text, int line)
{
    static const QRegularExpression shape(
        QStringLiteral("^(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)$"));
    const auto match = shape.match(text);
    if (!match.hasMatch()) {
        return badLine(Words::tr("The line does not read NAME=VALUE."),
                       Words::tr("Correct it, or begin it with # to make it a comment."));
    }
    return valueOf(match.capturedView(2)).map([&](const QString &value) {
        return EnvEntry{match.captured(1), value, line};
    });
}

/// Also drops a byte order mark.
Result<QString> decoded(const QByteArray &bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(bytes);
    if (utf8.hasError() || bytes.contains('\0')) {
        return badLine(Words::tr("The line is not UTF-8 text."),
                       Words::tr("Save the file with the encoding UTF-8."));
    }
    return text.trimmed();
}

void addLine(EnvFile &file, const QByteArray &bytes, int line)
{
    const auto text = decoded(bytes);
    if (text && (text->isEmpty() || text->startsWith(u'#'))) {
        return;
    }
    const auto entry = text.and_then([line](const QString &t) { return parseLine(t, line); });
    if (!entry) {
        file.problems.push_back({{}, file.place(line), entry.error().what, entry.error().advice});
        return;
    }
    if (const auto *earlier = file.find(entry->name)) {
        file.problems.push_back({entry->name, file.place(line),
                                 Words::tr("It is set on line %1 too.").arg(earlier->line),
                                 Words::tr("This line counts; remove the other."),
                                 ConfigProblem::Severity::Warning});
    }
    file.entries.push_back(*entry);
}

bool holdsSecret(const EnvEntry &entry)
{
    const bool isUrl = entry.name.endsWith(QLatin1String("_URL"));
    return !entry.value.isEmpty()
           && (secretNameFromText(entry.name) || (isUrl && entry.value.contains(u'@')));
}

void warnOfOtherReaders(EnvFile &file, const QFile &device)
{
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                            | QFileDevice::ReadOther | QFileDevice::WriteOther
                            | QFileDevice::ExeOther;
    const bool isOpenToOthers = (device.permissions() & others).toInt() != 0;
    if (isOpenToOthers && std::any_of(file.entries.begin(), file.entries.end(), holdsSecret)) {
        file.problems.push_back({{},
                                 file.name,
                                 Words::tr("It holds secrets and is open to other users."),
                                 Words::tr("Run: chmod 600 on it."),
                                 ConfigProblem::Severity::Warning});
    }
}

} // namespace

const EnvEntry *EnvFile::find(const QString &variable) const
{
    const auto found = std::find_if(entries.rbegin(), entries.rend(),
                                    [&](const EnvEntry &e) { return e.name == variable; });
    return found == entries.rend() ? nullptr : &*found;
}

QString EnvFile::place(int line) const
{
    return Words::tr("%1, line %2").arg(name).arg(line);
}

EnvFile parseEnvFile(const QByteArray &content, const QString &name)
{
    EnvFile file{oneLine(name)};
    int number = 0;
    for (const auto &line : content.split('\n')) {
        addLine(file, line, ++number);
    }
    return file;
}

Result<EnvFile> readEnvFile(const QString &path)
{
    const auto name = oneLine(path);
    QFile device(path);
    if (QFileInfo(path).isDir() || !device.open(QIODevice::ReadOnly)) {
        const auto why =
            QFileInfo(path).isDir() ? Words::tr("it is a folder") : device.errorString();
        return failure(Error::Kind::BadInput, Words::tr("%1 cannot be read: %2.").arg(name, why),
                       Words::tr("Name a readable file with --env-file."));
    }
    if (const auto own = checkIsOwn(path, device); !own) { // before any of it is used
        return tl::make_unexpected(own.error());
    }
    const auto content = device.read(maxEnvFileBytes + 1);
    if (content.size() > maxEnvFileBytes) {
        return failure(Error::Kind::BadInput, Words::tr("%1 is larger than 64 KiB.").arg(name),
                       Words::tr("Name a file of NAME=VALUE lines with --env-file."));
    }
    auto file = parseEnvFile(content, path);
    if (QFileInfo(device).isFile()) {
        warnOfOtherReaders(file, device);
    }
    return file;
}

Result<EnvFile> readUsualEnvFile()
{
    const QFileInfo usual(QStringLiteral(".env"));
    if (!usual.exists()) {
        return EnvFile{};
    }
    if (!usual.isFile()) {
        return failure(Error::Kind::BadInput,
                       Words::tr("%1 is no ordinary file.").arg(usual.filePath()),
                       Words::tr("Remove it, or start from another folder."));
    }
    return readEnvFile(usual.filePath());
}

} // namespace savehub
