// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transaction.h"

#include <utility>

namespace savehub {

Result<Transaction> Transaction::begin(Sql &sql, Access access)
{
    const auto start = access == Access::Write ? QStringLiteral("BEGIN IMMEDIATE")
                                               : QStringLiteral("BEGIN DEFERRED");
    if (const auto done = sql.run(start); !done) {
        return tl::make_unexpected(done.error());
    }
    return Transaction(sql);
}

Transaction::Transaction(Sql &sql)
    : m_sql(&sql)
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_sql(std::exchange(other.m_sql, nullptr))
{
}

Transaction::~Transaction()
{
    // Some errors (disk full) end the transaction by themselves. Then there is nothing to undo, and
    // the error of the ROLLBACK is of no use.
    if (m_sql) {
        (void)m_sql->run(QStringLiteral("ROLLBACK"));
    }
}

Done Transaction::commit()
{
    auto done = m_sql->run(QStringLiteral("COMMIT"));
    if (done) {
        m_sql = nullptr;
    }
    return done;
}

} // namespace savehub
