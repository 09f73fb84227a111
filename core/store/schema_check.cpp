// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema_check.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "store/database.h"
#include "store/sql_script.h"
#include "store/transaction.h"

#include <map>
#include <mutex>
#include <set>

namespace savehub {

namespace {

constexpr qsizetype mostNamed = 5;
constexpr int longestName = 60;

/// By type and name: the table it belongs to, and the SQL that made it.
using Schema = std::map<std::pair<QString, QString>, std::pair<QString, QString>>;

bool isOfAnalyze(const QString &type, const QString &name)
{
    return type == QLatin1String("table")
           && (name == QLatin1String("sqlite_stat1") || name == QLatin1String("sqlite_stat4"));
}

Result<Schema> schemaOf(Sql &sql)
{
    struct Entry {
        QString type;
        QString name;
        QString table;
        QString made;
    };
    return sql
        .select(QStringLiteral("SELECT type, name, tbl_name, coalesce(sql, '') AS made"
                               " FROM sqlite_schema"),
                {},
                [](const Row &row) {
                    return Entry{row.text("type"), row.text("name"), row.text("tbl_name"),
                                 row.text("made")};
                })
        .map([](const std::vector<Entry> &entries) {
            Schema schema;
            for (const auto &entry : entries) {
                if (!isOfAnalyze(entry.type, entry.name)) {
                    schema[{entry.type, entry.name}] = {entry.table, entry.made};
                }
            }
            return schema;
        });
}

using Columns = std::set<QString>;

Columns columnsOf(Sql &sql, const QString &table)
{
    const auto names = sql.select(QStringLiteral("SELECT name FROM pragma_table_xinfo(?)"), {table},
                                  [](const Row &row) { return row.text("name"); });
    return names ? Columns(names->begin(), names->end()) : Columns();
}

QString quoted(const QString &name)
{
    return QStringLiteral("\"%1\"").arg(oneLine(name, longestName));
}

QString kindOf(const QString &type)
{
    if (type == QLatin1String("table")) {
        return Words::tr("the table %1");
    }
    if (type == QLatin1String("index")) {
        return Words::tr("the index %1");
    }
    return type == QLatin1String("view") ? Words::tr("the view %1") : Words::tr("the trigger %1");
}

/// Compares the schema that is found with the one that is wanted.
class Comparison
{
public:
    Comparison(Sql &found, Sql &wanted)
        : m_found(found),
          m_wanted(wanted)
    {
    }

    Done compare(const Schema &found, const Schema &wanted)
    {
        for (const auto &[key, made] : found) {
            const auto ours = wanted.find(key);
            if (ours == wanted.end()) {
                m_strange.append(kindOf(key.first).arg(quoted(key.second)));
            } else if (!saySame(ours->second, made)) {
                noteChange(key.first, key.second);
            }
        }
        for (const auto &[key, made] : wanted) {
            if (found.find(key) == found.end()) {
                m_missing.append(kindOf(key.first).arg(quoted(key.second)));
            }
        }
        return verdict();
    }

private:
    static bool saySame(const Schema::mapped_type &one, const Schema::mapped_type &other)
    {
        return one.first == other.first && withoutBlanks(one.second) == withoutBlanks(other.second);
    }

    void noteChange(const QString &type, const QString &name)
    {
        const auto before = m_strange.size();
        const auto ours = type == QLatin1String("table") ? columnsOf(m_wanted, name) : Columns();
        const auto theirs = type == QLatin1String("table") ? columnsOf(m_found, name) : Columns();
        for (const auto &column : theirs) {
            if (ours.find(column) == ours.end()) {
                m_strange.append(
                    Words::tr("the column %1 of %2").arg(quoted(column), quoted(name)));
            }
        }
        if (m_strange.size() == before) {
            m_changed.append(kindOf(type).arg(quoted(name)));
        }
    }

    static QString listed(const QStringList &names)
    {
        const auto first = names.mid(0, mostNamed).join(QStringLiteral(", "));
        const auto more = static_cast<int>(names.size() - mostNamed);
        return more > 0 ? Words::tr("%1 and %n more", nullptr, more).arg(first) : first;
    }

    Done verdict() const
    {
        if (!m_strange.isEmpty()) {
            return failure(
                Error::Kind::BadInput,
                Words::tr("It holds what this program did not make: %1.").arg(listed(m_strange)),
                Words::tr("If that is yours, drop it (sqlite3, DROP …) and make it anew for each "
                          "session (CREATE TEMP VIEW …), or in a copy of the file. If it is not, "
                          "somebody else wrote into the file: take a backup from before that."));
        }
        if (m_missing.isEmpty() && m_changed.isEmpty()) {
            return {};
        }
        const auto what =
            m_missing.isEmpty()
                ? Words::tr("What this program made is changed: %1.").arg(listed(m_changed))
                : Words::tr("What this program made is missing: %1.").arg(listed(m_missing));
        return failure(Error::Kind::BadInput, what,
                       Words::tr("Take a backup from before that change."));
    }

    Sql &m_found;
    Sql &m_wanted;
    QStringList m_strange;
    QStringList m_changed;
    QStringList m_missing;
};

std::vector<Migration> upTo(const std::vector<Migration> &migrations, qint64 version)
{
    std::vector<Migration> first;
    std::copy_if(migrations.begin(), migrations.end(), std::back_inserter(first),
                 [version](const Migration &one) { return one.version <= version; });
    return first;
}

/// A database of that version in memory, as the migrations make it.
Result<std::unique_ptr<Database>> modelOf(const std::vector<Migration> &migrations, qint64 version)
{
    return Database::connect({.path = QStringLiteral(":memory:"), .isThrowAway = true})
        .and_then([&](std::unique_ptr<Database> model) {
            return migrate(model->sql(), upTo(migrations, version), {}).map([&] {
                return std::move(model);
            });
        });
}

/// The schema of that version. It is made only once: making it takes longer than all that a start
/// reads, and a program opens its database several times.
Result<Schema> wantedSchema(const std::vector<Migration> &migrations, qint64 version)
{
    static std::mutex mutex;
    static std::map<QString, Schema> known; // by the scripts that make it
    QString key;
    for (const auto &migration : upTo(migrations, version)) {
        key += migration.script + u'\0';
    }
    const std::lock_guard lock(mutex);
    if (const auto found = known.find(key); found != known.end()) {
        return found->second;
    }
    return modelOf(migrations, version)
        .and_then([](const std::unique_ptr<Database> &model) { return schemaOf(model->sql()); })
        .map([&](const Schema &schema) { return known[key] = schema; });
}

/// Version and schema at one moment. Nothing else is done in this transaction: its lock holds up a
/// console's commit.
Result<std::pair<qint64, Schema>> readBoth(Sql &sql)
{
    return inTransaction(sql, Access::Read, [&] {
        return sql.number(QStringLiteral("PRAGMA user_version")).and_then([&](qint64 version) {
            return schemaOf(sql).map(
                [version](const Schema &schema) { return std::pair(version, schema); });
        });
    });
}

} // namespace

Done checkSchema(Sql &sql, const std::vector<Migration> &migrations)
{
    const auto found = readBoth(sql);
    const auto wanted =
        found.and_then([&](const auto &read) { return wantedSchema(migrations, read.first); });
    if (!wanted) {
        return tl::make_unexpected(wanted.error());
    }
    if (found->second == *wanted) {
        return {};
    }
    return modelOf(migrations, found->first).and_then([&](const std::unique_ptr<Database> &model) {
        return Comparison(sql, model->sql()).compare(found->second, *wanted);
    });
}

} // namespace savehub
