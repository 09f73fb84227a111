// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_file.h"

#include "database_file.h"
#include "untrusted_text.h"
#include "wall_time.h"

#include <cstdio>

#include <QCoreApplication>
#include <QMutexLocker>

namespace savehub {

namespace {

QString word(Notice::Severity severity)
{
    switch (severity) {
    case Notice::Severity::Info:
        return QStringLiteral("INFO");
    case Notice::Severity::Warning:
        return QStringLiteral("WARNING");
    case Notice::Severity::Alarm:
        return QStringLiteral("ALARM");
    }
    Q_UNREACHABLE();
}

} // namespace

LogFile::LogFile(const QString &path)
    : m_file(path)
{
    const auto flags = QIODevice::WriteOnly | QIODevice::Append | QIODevice::Text;
    if (!m_file.open(flags, QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        write(QCoreApplication::translate("LogFile", "The log file %1 cannot be written: %2")
                  .arg(path, m_file.errorString()));
    } else if (const auto made = makePrivate(path); !made) {
        write(made.error().text());
    }
}

void LogFile::write(const QString &line)
{
    const auto clean = oneLine(line, 2000).toUtf8();
    const QMutexLocker locker(&m_mutex);
    std::fprintf(stderr, "%s\n", clean.constData());
    if (m_file.isOpen()) {
        m_file.write(toIso(wallTime()).toUtf8() + ' ' + clean + '\n');
        m_file.flush();
    }
}

void LogFile::write(const Notice &notice)
{
    write(QStringLiteral("[SAVEHUB] %1 %2").arg(word(notice.severity), notice.text));
}

void LogFile::follow(const Console &console)
{
    QObject::connect(&console, &Console::noticed, [this](const Notice &notice) { write(notice); });
    QObject::connect(&console, &Console::failed, [this](const Error &error) {
        write(Notice{Notice::Severity::Alarm, {}, error.text()});
    });
}

} // namespace savehub
