// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <map>

struct sqlite3;

namespace savehub {

/// Sees every statement that runs on the connections to a file that are open when this is made,
/// whatever code runs it.
class StatementWatch
{
public:
    explicit StatementWatch(const QString &path);
    ~StatementWatch();
    StatementWatch(const StatementWatch &) = delete;
    StatementWatch &operator=(const StatementWatch &) = delete;

    /// For each statement: the most steps of SQLite's virtual machine that one run took, including
    /// triggers.
    const std::map<QString, int> &mostSteps() const { return m_mostSteps; }
    QStringList statements() const;

    /// SQLite's plan for \a statement, including its triggers and foreign keys: "SCAN people", …
    QStringList planOf(const QString &statement) const;
    /// Runs a script, unwatched, on a connection that can write. An error ends the test.
    void execute(const QString &script);

private:
    static int finished(unsigned event, void *self, void *statement, void *);

    std::vector<sqlite3 *> m_connections; ///< the first is one that can write
    std::map<QString, int> m_mostSteps;
    bool m_looksAway = false;
};

} // namespace savehub
