// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config_problem.h"
#include "domain/error.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace savehub {

struct EnvEntry {
    QString name;
    QString value;
    int line = 0; ///< from 1
    bool operator==(const EnvEntry &) const = default;
};

/// What a .env file says. A line that cannot be read is a problem and gives no entry.
struct EnvFile {
    QString name; ///< as messages call it; empty when there is no file
    std::vector<EnvEntry> entries{};
    std::vector<ConfigProblem> problems{};

    /// The entry that counts, which is the last one of that name; null when there is none.
    const EnvEntry *find(const QString &variable) const;
    /// "FILE, line N"
    QString place(int line) const;
};

constexpr qint64 maxEnvFileBytes = qint64{64} * 1024;

/// Reads lines of the form NAME=VALUE or export NAME=VALUE. Blank lines and lines that begin with
/// '#' are ignored. A value may stand in single quotes (taken as it is) or double quotes (with \n,
/// \t, \", \$ and \\); without quotes it ends at the line's end or at a '#' after a space. A value
/// never continues in the next line, and $NAME is not replaced.
EnvFile parseEnvFile(const QByteArray &content, const QString &name);

/// Reads and parses the file at \a path, and warns when others may read the secrets in it. Fails
/// when it cannot be read, is larger than maxEnvFileBytes, or somebody else may have written it
/// (see checkIsOwn()): it says where calls go, and with which credentials.
Result<EnvFile> readEnvFile(const QString &path);

/// The same for .env in the current folder; an EnvFile without a name when there is none. It has to
/// be an ordinary file, because nobody named it.
Result<EnvFile> readUsualEnvFile();

} // namespace savehub
