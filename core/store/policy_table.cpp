// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/policy_table.h"

namespace savehub {

namespace {

Rung rungFrom(const Row &row)
{
    return {.number = row.smallNumber("step_number"),
            .offset = Seconds(row.number("offset_seconds")),
            .channel = row.choice<Channel>("step_type"),
            .recipient = row.choice<Recipient>("recipient"),
            .messageTemplate = row.text("message_template")};
}

} // namespace

Result<Policy> PolicyTable::byName(const QString &name)
{
    return m_sql
        .select(QStringLiteral(
                    "SELECT * FROM policies WHERE name = ? ORDER BY offset_seconds, step_number"),
                {bound(name)}, rungFrom)
        .map([&](std::vector<Rung> rungs) {
            return Policy{name, std::move(rungs)};
        });
}

Done PolicyTable::insert(const Policy &policy)
{
    return forEach(policy.rungs, [&](const Rung &rung) {
        return m_sql.run(QStringLiteral("INSERT INTO policies (name, step_number, offset_seconds,"
                                        " step_type, recipient, message_template)"
                                        " VALUES (?, ?, ?, ?, ?, ?)"),
                         {bound(policy.name), bound(rung.number), bound(rung.offset),
                          bound(rung.channel), bound(rung.recipient), bound(rung.messageTemplate)});
    });
}

} // namespace savehub
