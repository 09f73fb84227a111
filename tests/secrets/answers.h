// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/secret_store.h"

#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QTest>

namespace savehub::test {

using ReadSecret = Result<std::optional<KeptSecret>>;

/// Waits for the answer of \a store, at most five seconds. Without one, returns a failure of its
/// own.
inline ReadSecret readNow(SecretStore &store, SecretName name)
{
    std::optional<ReadSecret> answer;
    store.read(name, [&](const ReadSecret &secret) { answer = secret; });
    const bool answered = QTest::qWaitFor([&] { return answer.has_value(); });
    return answered ? *answer : failure(Error::Kind::Corrupt, QStringLiteral("no answer"));
}

inline Done writeNow(SecretStore &store, SecretName name, const QString &value,
                     const QString &host = {})
{
    std::optional<Done> answer;
    store.write(name, {value, host}, [&](const Done &done) { answer = done; });
    const bool answered = QTest::qWaitFor([&] { return answer.has_value(); });
    return answered ? *answer : failure(Error::Kind::Corrupt, QStringLiteral("no answer"));
}

inline Done removeNow(SecretStore &store, SecretName name)
{
    std::optional<Done> answer;
    store.remove(name, [&](const Done &done) { answer = done; });
    const bool answered = QTest::qWaitFor([&] { return answer.has_value(); });
    return answered ? *answer : failure(Error::Kind::Corrupt, QStringLiteral("no answer"));
}

/// The files in the home folder that contain \a text.
inline QStringList filesWith(const QByteArray &text)
{
    QStringList found;
    QDirIterator files(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text)) {
            found << file.fileName();
        }
    }
    return found;
}

} // namespace savehub::test
