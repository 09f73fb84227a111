// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "domain/words.h"
#include "store/sql.h"
#include "store/sql_script.h"
#include "store/transaction.h"

#include <QDir>
#include <QFile>

// The linker drops a static library's resources unless somebody asks for them, and the macro works
// outside of namespaces only.
static void keepSqlResources()
{
    Q_INIT_RESOURCE(sqlite);
}

namespace savehub {

namespace {

/// "SVHB" in the file's header. `file` shows it, and it tells our databases from other programs'.
constexpr qint64 applicationId = 0x53564842;

Result<qint64> versionOf(Sql &sql)
{
    return sql.number(QStringLiteral("PRAGMA user_version"));
}

int newestOf(const std::vector<Migration> &migrations)
{
    return migrations.empty() ? 0 : migrations.back().version;
}

Done checkOwner(Sql &sql)
{
    const auto owner = sql.number(QStringLiteral("PRAGMA application_id"));
    const auto tables = sql.number(QStringLiteral("SELECT count(*) FROM sqlite_schema"));
    if (!owner || !tables) {
        return tl::make_unexpected(owner ? tables.error() : owner.error());
    }
    const bool isOurs = *owner == applicationId;
    const bool isEmpty = *owner == 0 && *tables == 0;
    if (isOurs || isEmpty) {
        return {};
    }
    return failure(Error::Kind::BadInput, Words::tr("It belongs to another program."),
                   Words::tr("Choose another file."));
}

/// SQLite checks what the migration itself changes. This finds rows that already refer to nothing,
/// because somebody's shell, where the checks are off, changed them: they would be migrated as
/// well.
Done checkReferences(Sql &sql)
{
    return sql.number(QStringLiteral("SELECT count(*) FROM pragma_foreign_key_check"))
        .and_then([](qint64 broken) -> Done {
            if (broken == 0) {
                return {};
            }
            return failure(Error::Kind::Corrupt, Words::tr("%n row(s) would refer to nothing.",
                                                           nullptr, static_cast<int>(broken)));
        });
}

Error withVersion(Error error, int version)
{
    error.what = Words::tr("Its schema could not be brought to version %1; nothing was changed. %2")
                     .arg(version)
                     .arg(error.what);
    return error;
}

Done apply(Sql &sql, const Migration &migration)
{
    return forEach(splitSqlScript(migration.script),
                   [&](const QString &statement) { return sql.runOnce(statement); })
        .and_then([&] {
            return sql.runOnce(QStringLiteral("PRAGMA user_version = %1").arg(migration.version));
        })
        .map_error([&](Error error) { return withVersion(std::move(error), migration.version); });
}

Done applyFrom(Sql &sql, const std::vector<Migration> &migrations, qint64 version)
{
    return forEach(migrations,
                   [&](const Migration &migration) {
                       return migration.version > version ? apply(sql, migration) : Done();
                   })
        .and_then([&] { return checkReferences(sql); })
        .and_then([&] {
            return sql.runOnce(QStringLiteral("PRAGMA application_id = %1").arg(applicationId));
        });
}

} // namespace

Result<std::vector<Migration>> builtInMigrations()
{
    keepSqlResources();
    const QDir folder(QStringLiteral(":/savehub/sql/sqlite"));
    std::vector<Migration> migrations;
    for (const auto &name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        const int version = static_cast<int>(migrations.size()) + 1;
        if (name.left(4).toInt() != version || !file.open(QIODevice::ReadOnly)) {
            return failure(
                Error::Kind::Corrupt,
                Words::tr("The program is built wrongly: migration %1 is out of order.").arg(name));
        }
        migrations.push_back({version, QString::fromUtf8(file.readAll())});
    }
    return migrations;
}

Done refuseForeignOrNewer(Sql &sql, const std::vector<Migration> &migrations)
{
    return checkOwner(sql)
        .and_then([&] { return versionOf(sql); })
        .and_then([&](qint64 version) -> Done {
            if (version <= newestOf(migrations)) {
                return {};
            }
            return failure(
                Error::Kind::BadInput,
                Words::tr("A newer version of this program wrote it (schema %1; this one "
                          "knows up to %2).")
                    .arg(version)
                    .arg(newestOf(migrations)),
                Words::tr("Update this program."));
        });
}

Result<bool> isNewest(Sql &sql, const std::vector<Migration> &migrations)
{
    return versionOf(sql).map([&](qint64 version) { return version == newestOf(migrations); });
}

Done requireNewest(Sql &sql, const std::vector<Migration> &migrations)
{
    return isNewest(sql, migrations).and_then([](bool isCurrent) -> Done {
        if (isCurrent) {
            return {};
        }
        return failure(Error::Kind::Unavailable, Words::tr("It is of an older version."),
                       Words::tr("Start this version of the console once, and end an older one "
                                 "that may still run: that brings it up to date."));
    });
}

Done migrate(Sql &sql, const std::vector<Migration> &migrations,
             const std::function<Done(int version)> &backUp)
{
    const auto before = versionOf(sql);
    if (!before || *before == newestOf(migrations)) {
        return before.map([](qint64) {});
    }
    return inTransaction(sql, Access::Write, [&]() -> Done {
        // Somebody else may have migrated while we waited for the lock.
        return refuseForeignOrNewer(sql, migrations)
            .and_then([&] { return versionOf(sql); })
            .and_then([&](qint64 version) -> Done {
                if (version == newestOf(migrations)) {
                    return {};
                }
                const auto safe = version > 0 ? backUp(static_cast<int>(version)) : Done();
                return safe.and_then([&] { return applyFrom(sql, migrations, version); });
            });
    });
}

} // namespace savehub
