// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <map>

struct sqlite3;

namespace savehub {

/// Sees every statement that runs on the connections to a file that are open when it is made, whoever
/// wrote it.
class StatementWatch
{
public:
    explicit StatementWatch(const QString &path);
    ~StatementWatch();
    StatementWatch(const StatementWatch &) = delete;
    StatementWatch &operator=(const StatementWatch &) = delete;

    /// The most steps of SQLite's machine that one run of a statement took, triggers and all.
    const std::map<QString, int> &mostSteps() const { return m_mostSteps; }
    QStringList statements() const;

    /// How SQLite carries \a statement out, its triggers and references too: "SCAN people", …
    QStringList planOf(const QString &statement) const;
    /// Runs something, unseen, on a connection that can write; what fails ends the test.
    void execute(const QString &script);

private:
    static int finished(unsigned event, void *self, void *statement, void *);

    std::vector<sqlite3 *> m_connections; ///< one that can write is the first
    std::map<QString, int> m_mostSteps;
    bool m_looksAway = false;
};

} // namespace savehub
