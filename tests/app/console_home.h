// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace savehub {

/// A folder that a console uses as its user's home and working directory, with an environment that
/// has nothing else in it: no settings, no display, no keyring.
class ConsoleHome
{
public:
    ConsoleHome();

    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Where a console in this home keeps its data unless told otherwise.
    QString database() const;
    QString log() const;

    /// Writes a file and returns its path.
    QString write(const QString &name, const QByteArray &content) const;
    QByteArray read(const QString &path) const;
    /// The files that contain \a text.
    QStringList filesWith(const QByteArray &text) const;

    void set(const QString &variable, const QString &value)
    {
        m_environment.insert(variable, value);
    }
    const QProcessEnvironment &environment() const { return m_environment; }

    /// Runs in each child before it becomes the program.
    std::function<void()> beforeStart{};

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

} // namespace savehub
