// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

#include <QProcess>

namespace savehub {

namespace {

template <typename T>
T orFatal(Result<T> result)
{
    if (!result) {
        qFatal("%s", why(result).constData());
    }
    return *std::move(result);
}

} // namespace

TestDatabase::TestDatabase() = default;

Result<std::unique_ptr<SqlStore>> TestDatabase::open()
{
    return SqlStore::open(options(), m_ids);
}

SqlStore &TestDatabase::store()
{
    if (!m_store) {
        m_store = orFatal(open());
    }
    return *m_store;
}

SqlIncidentReader &TestDatabase::reader()
{
    if (!m_reader) {
        m_reader = orFatal(SqlIncidentReader::open(options()));
    }
    return *m_reader;
}

Sql &TestDatabase::other()
{
    if (!m_other) {
        m_other = orFatal(Database::connect(options()));
    }
    return m_other->sql();
}

IncidentId TestDatabase::plannedIncident(const QString &name)
{
    const auto email = name.toLatin1();
    orFatal(store().importPeople({sample::person(name)}, QStringLiteral("test"), sample::before()));
    orFatal(store().importMeetings(
        sample::import({sample::invitation(name, sample::start(), {email.constData()})}),
        QStringLiteral("test"), sample::before()));
    return IncidentId(incidents().constLast());
}

QStringList TestDatabase::incidents()
{
    const auto ids =
        orFatal(other().select(QStringLiteral("SELECT id FROM incidents ORDER BY rowid"), {},
                               [](const Row &row) { return row.text("id"); }));
    return QStringList(ids.begin(), ids.end());
}

QString TestDatabase::sqlite3(const QString &statement, const QStringList &options)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("sqlite3"), options + QStringList{path(), statement});
    if (!process.waitForFinished()) {
        return process.errorString();
    }
    return QString::fromUtf8(process.readAll()).trimmed();
}

Decision saving(IncidentRecord record)
{
    return {.record = std::move(record)};
}

} // namespace savehub
