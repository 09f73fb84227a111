// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log_sinks.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "store/database_file.h"

#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace savehub {

namespace {

bool isPipe(const QString &path)
{
    struct stat status {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 && S_ISFIFO(status.st_mode);
}

/// Whether \a link is /dev/stdout or the like. Where it leads was decided by the person who started
/// this process.
bool leadsToOwnStream(const QString &link)
{
    const auto target = QFile::symLinkTarget(link);
    return target.startsWith(QLatin1String("/dev/std"))
           || target.startsWith(QLatin1String("/dev/fd/"))
           || target.startsWith(QLatin1String("/proc/self/fd/"));
}

/// The descriptor of \a path, or why it may not be written. Links and files of others are refused:
/// somebody who may write into its folder could otherwise make us write into another file of ours,
/// or could read our lines in a file of theirs.
Result<int> openToAppend(const QString &path)
{
    const auto name = QFile::encodeName(path);
    constexpr int flags = O_WRONLY | O_APPEND | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    int file = ::open(name.constData(), flags | O_CREAT | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    const bool isLink = file < 0 && errno == ELOOP;
    file = isLink ? ::open(name.constData(), flags) : file;
    if (file < 0) {
        return failure(Error::Kind::Unavailable, QString::fromLocal8Bit(std::strerror(errno)));
    }
    struct stat status {
    };
    ::fstat(file, &status);
    const bool isFile = S_ISREG(status.st_mode);
    const bool isStream = isLink && leadsToOwnStream(path);
    const bool isOthers = status.st_uid != ::geteuid();
    const bool isElsewhere = isLink || status.st_nlink > 1; // a hard link has a second name
    if (isFile && !isStream && (isOthers || isElsewhere)) {
        ::close(file);
        return failure(Error::Kind::Refused, isOthers ? Words::tr("it belongs to somebody else")
                                                      : Words::tr("it is a link to another file"));
    }
    ::fcntl(file, F_SETFL, O_APPEND); // without O_NONBLOCK, which was only for opening
    return file;
}

} // namespace

Done StandardErrorSink::write(const QByteArray &line)
{
    qsizetype written = 0;
    while (written < line.size()) {
        const auto n = ::write(STDERR_FILENO, line.constData() + written,
                               static_cast<size_t>(line.size() - written));
        if (n < 0 && errno != EINTR) {
            return failure(Error::Kind::Unavailable, QString::fromLocal8Bit(std::strerror(errno)));
        }
        written += qMax<qsizetype>(n, 0);
    }
    return {};
}

RotatingFileSink::RotatingFileSink(const QString &path)
    : RotatingFileSink(path, Limits())
{
}

RotatingFileSink::RotatingFileSink(const QString &path, Limits limits)
    : m_limits(limits),
      m_path(path)
{
}

Error RotatingFileSink::error(const QString &why) const
{
    return {Error::Kind::Unavailable,
            asSentence(Words::tr("The log file %1 cannot be written: %2").arg(m_path, why))};
}

Done RotatingFileSink::open()
{
    if (QFileInfo(m_path).isDir()) {
        return tl::make_unexpected(error(Words::tr("it is a folder")));
    }
    if (isPipe(m_path) && !leadsToOwnStream(m_path)) { // opening it would wait for a reader
        return tl::make_unexpected(error(Words::tr("it is a pipe")));
    }
    const auto opened = openToAppend(m_path);
    if (!opened) {
        return tl::make_unexpected(error(opened.error().what));
    }
    // The system appends. Qt would first seek to the end, which a pipe does not have.
    const auto flags = QIODevice::WriteOnly | QIODevice::Unbuffered;
    m_file.open(*opened, flags, QFileDevice::AutoCloseHandle);
    const auto made = makePrivate(m_file);
    m_doubt = made ? QString() : made.error().text();
    return {};
}

Done RotatingFileSink::write(const QByteArray &line)
{
    if (m_file.isOpen() && m_file.size() + line.size() > m_limits.bytes) {
        rotate();
    }
    if (!m_file.isOpen()) {
        if (const auto opened = open(); !opened) {
            return opened;
        }
    }
    const auto before = m_file.size();
    if (m_file.write(line) == line.size()) {
        return {};
    }
    const auto why = error(m_file.errorString());
    m_file.resize(before); // removes the half line that a full disk leaves
    return tl::make_unexpected(why);
}

void RotatingFileSink::rotate()
{
    const auto aside = [path = m_path](int number) {
        return number == 0 ? path : QStringLiteral("%1.%2").arg(path).arg(number);
    };
    m_file.close();
    QFile::remove(aside(m_limits.kept));
    for (int number = m_limits.kept; number > 0; --number) {
        QFile::rename(aside(number - 1), aside(number));
        makePrivate(aside(number)); // another program may have made it readable
    }
}

} // namespace savehub
