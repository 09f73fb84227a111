// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console_home.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace savehub {

namespace {

/// Passes the options of sanitizers on to the program under test.
void passOn(QProcessEnvironment &environment)
{
    for (const auto &name : {QStringLiteral("ASAN_OPTIONS"), QStringLiteral("UBSAN_OPTIONS"),
                             QStringLiteral("LSAN_OPTIONS"), QStringLiteral("TSAN_OPTIONS")}) {
        if (qEnvironmentVariableIsSet(name.toLatin1())) {
            environment.insert(name, qEnvironmentVariable(name.toLatin1()));
        }
    }
}

} // namespace

ConsoleHome::ConsoleHome()
{
    const auto runtime = path(QStringLiteral("run"));
    if (!m_folder.isValid() || !QDir().mkdir(runtime)
        || !QFile::setPermissions(runtime,
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)) {
        qFatal("no folder for a home");
    }
    set(QStringLiteral("HOME"), m_folder.path());
    set(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    set(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
    set(QStringLiteral("XDG_CACHE_HOME"), path(QStringLiteral("cache")));
    set(QStringLiteral("XDG_RUNTIME_DIR"), runtime);
    set(QStringLiteral("TMPDIR"), m_folder.path());
    set(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    set(QStringLiteral("TZ"), QStringLiteral("Europe/Madrid"));
    passOn(m_environment);
}

QString ConsoleHome::database() const
{
    return path(QStringLiteral("data/savehub-console/savehub.db"));
}

QString ConsoleHome::log() const
{
    return path(QStringLiteral("data/savehub-console/savehub.log"));
}

QString ConsoleHome::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("%s was not written", qPrintable(name));
    }
    return file.fileName();
}

QByteArray ConsoleHome::read(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList ConsoleHome::filesWith(const QByteArray &text) const
{
    QStringList found;
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto file = files.next();
        if (read(file).contains(text)) {
            found.append(file);
        }
    }
    return found;
}

} // namespace savehub
