// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sql.h"

namespace savehub {

enum class Access {
    Write, ///< takes the write lock at once, so that what was read stays true
    Read,  ///< all reads see the same state
};

/// A transaction that is rolled back unless it was committed.
class Transaction
{
public:
    static Result<Transaction> begin(Sql &sql, Access access);
    ~Transaction();

    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Done commit();

private:
    explicit Transaction(Sql &sql);
    Sql *m_sql; ///< null once there is nothing to roll back
};

/// Runs \a body in one transaction, which is committed when \a body succeeds.
template <typename Body>
auto inTransaction(Sql &sql, Access access, Body body) -> decltype(body())
{
    auto transaction = Transaction::begin(sql, access);
    if (!transaction) {
        return tl::make_unexpected(transaction.error());
    }
    auto result = body();
    if (!result) {
        return result;
    }
    if (const auto done = transaction->commit(); !done) {
        return tl::make_unexpected(done.error());
    }
    return result;
}

} // namespace savehub
