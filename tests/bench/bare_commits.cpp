// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bare_commits.h"

#include "store/transaction.h"
#include "tests/bench/random_ids.h"
#include "tests/testlib/certain.h"

#include <QElapsedTimer>

#include <algorithm>

namespace savehub {

namespace {

constexpr int atOnce = 100;

QStringList tableOf(Sql &sql, int texts)
{
    QStringList keys;
    RandomIds ids;
    certain(inTransaction(sql, Access::Write, [&] {
        return sql
            .run(QStringLiteral("CREATE TABLE bare (id TEXT PRIMARY KEY, status TEXT, said TEXT)"
                                " STRICT"))
            .and_then([&]() -> Done {
                for (int i = 0; i < texts; ++i) {
                    keys.append(ids.next());
                    certain(sql.run(QStringLiteral("INSERT INTO bare VALUES (?, 'PENDING', '')"),
                                    {keys.back()}));
                }
                return {};
            });
    }));
    return keys;
}

Done set(Sql &sql, const QStringList &keys, const QString &status)
{
    const auto update = QStringLiteral("UPDATE bare SET status = ?, said = ? WHERE id = ?");
    return forEach(keys, [&](const QString &key) { return sql.run(update, {status, key, key}); });
}

} // namespace

double bareTextsPerSecond(Sql &sql, int texts)
{
    const auto keys = tableOf(sql, texts);
    QElapsedTimer timer;
    timer.start();
    QStringList sent;
    for (int from = 0; from < texts || !sent.isEmpty(); from += atOnce) {
        const auto claimed = keys.mid(from, atOnce);
        certain(inTransaction(sql, Access::Write, [&] {
            return set(sql, sent, QStringLiteral("EXECUTED")).and_then([&] {
                return set(sql, claimed, QStringLiteral("SENDING"));
            });
        }));
        sent = claimed;
    }
    return 1000.0 * texts / static_cast<double>(std::max<qint64>(timer.elapsed(), 1));
}

} // namespace savehub
