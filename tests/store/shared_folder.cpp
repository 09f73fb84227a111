// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/shared_folder.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace savehub {

bool isRoot()
{
    return ::geteuid() == 0;
}

void changeMode(const QString &path, uint mode)
{
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
}

void giveTo(const QString &path, uid_t owner, gid_t group)
{
    QCOMPARE(::lchown(QFile::encodeName(path).constData(), owner, group), 0);
}

SharedFolder::SharedFolder()
{
    if (!QDir().mkpath(folder()) || !open()) {
        qFatal("no test database");
    }
}

const std::vector<Migration> &SharedFolder::migrations()
{
    static const std::vector<Migration> migrations{
        {1, QStringLiteral("CREATE TABLE a (text TEXT);"
                           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                           " WHERE i < 2000) INSERT INTO a SELECT 'theirs' FROM n;")}};
    return migrations;
}

Result<std::unique_ptr<Database>> SharedFolder::open() const
{
    return Database::open(options(), migrations());
}

QByteArray SharedFolder::hotJournal() const
{
    const auto database = open();
    auto &sql = (*database)->sql();
    const auto changed =
        sql.run(QStringLiteral("PRAGMA cache_size = 1")) // so that changes are written early
            .and_then([&] { return sql.run(QStringLiteral("BEGIN IMMEDIATE")); })
            .and_then([&] { return sql.run(QStringLiteral("UPDATE a SET text = 'ours'")); });
    QFile file(journal());
    const auto hot = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return changed && sql.run(QStringLiteral("COMMIT")) ? hot : QByteArray();
}

void SharedFolder::plant(const QByteArray &content, uid_t owner) const
{
    QFile file(journal());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    changeMode(journal(), owner == ::geteuid() ? 0600 : 0666);
    giveTo(journal(), owner);
}

qint64 oursIn(Sql &sql)
{
    return sql.number(QStringLiteral("SELECT count(*) FROM a WHERE text = 'ours'")).value_or(-1);
}

} // namespace savehub
