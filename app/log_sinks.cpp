// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_sinks.h"

#include "database_file.h"
#include "untrusted_text.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LogFile)
};

bool isPipe(const QString &path)
{
    struct stat status {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 && S_ISFIFO(status.st_mode);
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
      m_file(path)
{
}

Error RotatingFileSink::error(const QString &why) const
{
    return {
        Error::Kind::Unavailable,
        asSentence(Words::tr("The log file %1 cannot be written: %2").arg(m_file.fileName(), why))};
}

Done RotatingFileSink::open()
{
    if (QFileInfo(m_file.fileName()).isDir()) {
        return tl::make_unexpected(error(Words::tr("it is a folder")));
    }
    if (isPipe(m_file.fileName())) { // to open it waits for a reader
        return tl::make_unexpected(error(Words::tr("it is a pipe")));
    }
    const auto flags = QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered;
    if (!m_file.open(flags, QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return tl::make_unexpected(error(m_file.errorString()));
    }
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
    m_file.resize(before); // no half line stays where the disk is full
    return tl::make_unexpected(why);
}

void RotatingFileSink::rotate()
{
    const auto aside = [path = m_file.fileName()](int number) {
        return number == 0 ? path : QStringLiteral("%1.%2").arg(path).arg(number);
    };
    m_file.close();
    QFile::remove(aside(m_limits.kept));
    for (int number = m_limits.kept; number > 0; --number) {
        QFile::rename(aside(number - 1), aside(number));
    }
}

} // namespace savehub
