// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/instant.h"
#include "store/row.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QString>
#include <QVariantList>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

class QSqlError;
struct sqlite3;
struct sqlite3_stmt;

namespace savehub {

/// Remembers for a second that a wait for another connection's lock was in vain.
class VainWait
{
public:
    void remember() { m_since.start(); }
    bool isRecent() const
    {
        return m_since.isValid() && !m_since.hasExpired(Milliseconds(remembered).count());
    }

private:
    static constexpr Seconds remembered{1};
    QElapsedTimer m_since;
};

/// Runs statements on one connection. Qt opens it, but SQLite is called directly: Qt's own queries
/// describe every column anew each time, which takes longer than most of our statements. Each text
/// is prepared once and used again. No statement is left open, because an open read would hold up
/// every other connection's commit.
/// Errors name the database's complaint and never a value. They are Conflict for a violated
/// constraint, Unavailable when waiting or the operator may help (a lock, a full or failing disk,
/// permissions), otherwise Corrupt.
class Sql
{
public:
    /// How long a statement waits for another connection's lock: atFirst; but only afterInVain within a
    /// second after a wait that failed, so that several statements together wait once.
    /// Connections of one thread that get copies of the same Patience are held up once together.
    struct Patience {
        Milliseconds atFirst{0};
        Milliseconds afterInVain{0};
        std::shared_ptr<VainWait> vainWait = std::make_shared<VainWait>();
    };

    /// \a busyTimeout is what \a database was opened with.
    Sql(const QSqlDatabase &database, Milliseconds busyTimeout);

    const Patience &patience() const { return m_patience; }
    void setPatience(const Patience &patience) { m_patience = patience; }

    Done run(const QString &statement, const QVariantList &values = {});

    /// For statements whose text differs every time: run once and forgotten.
    Done runOnce(const QString &statement);

    /// Every row, converted by \a map.
    template <typename Map>
    auto select(const QString &statement, const QVariantList &values, Map map)
        -> Result<std::vector<decltype(map(std::declval<const Row &>()))>>
    {
        std::vector<decltype(map(std::declval<const Row &>()))> all;
        const auto done = read(statement, values, [&](const Row &row) { all.push_back(map(row)); });
        if (!done) {
            return tl::make_unexpected(done.error());
        }
        return all;
    }

    /// The first row, if there is any.
    template <typename Map>
    auto first(const QString &statement, const QVariantList &values, Map map)
        -> Result<std::optional<decltype(map(std::declval<const Row &>()))>>
    {
        std::optional<decltype(map(std::declval<const Row &>()))> found;
        const auto done = read(statement, values, [&](const Row &row) {
            if (!found) {
                found.emplace(map(row));
            }
        });
        if (!done) {
            return tl::make_unexpected(done.error());
        }
        return found;
    }

    /// The number in the first column of the first row, as count(*) and pragmas give it; 0 when
    /// there is no row.
    Result<qint64> number(const QString &statement, const QVariantList &values = {});

    /// May be called from any thread: the statement that runs on this connection ends soon, with
    /// Error::Unavailable.
    void interrupt();

    /// Rows that this connection has changed since it was opened.
    qint64 totalChanges() const;
    /// The file's change counter, which every commit of any connection raises (SQLite's file
    /// format, 1.3.7). It is read without a lock: during a commit it is the value of before or of
    /// after. Nothing when the database is no file, or cannot be read.
    std::optional<quint32> changeCounter() const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };
    struct Prepared {
        std::unique_ptr<sqlite3_stmt, Finalize> statement;
        Row::Columns columns{};
    };
    using Take = std::function<void(const Row &)>;

    Result<Prepared> prepare(const QString &statement);
    Done execute(Prepared &prepared, const QVariantList &values, const Take &take);
    Done read(const QString &statement, const QVariantList &values, const Take &take);
    Error problem() const;
    void choosePatience();
    void noteVainWait(int code);

    QSqlDatabase m_database; ///< keeps the connection open
    sqlite3 *m_connection;
    Patience m_patience;
    Milliseconds m_waits; ///< the timeout that SQLite has now
    struct Hash {         // not noexcept, so that the map stores the hashes
        size_t operator()(const QString &text) const { return qHash(text); }
    };
    std::unordered_map<QString, Prepared, Hash> m_prepared;
};

/// What a statement's failure means for the caller.
Error toError(const QSqlError &error);

/// Runs \a step for every element, up to the first failure.
template <typename Range, typename Step>
Done forEach(Range &&range, Step step)
{
    for (auto &&element : range) {
        if (Done done = step(element); !done) {
            return done;
        }
    }
    return {};
}

} // namespace savehub
