// SPDX-License-Identifier: GPL-3.0-or-later
#include "table.h"

namespace savehub {

QString Table::insert() const
{
    const auto places = QStringList(columns.size(), QStringLiteral("?"));
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
        .arg(name, columns.join(QStringLiteral(", ")), places.join(QStringLiteral(", ")));
}

QString Table::update() const
{
    return QStringLiteral("UPDATE %1 SET %2 = ? WHERE %3 = ?")
        .arg(name, columns.mid(1).join(QStringLiteral(" = ?, ")), columns.first());
}

QVariantList Table::forUpdate(QVariantList values)
{
    values.append(values.takeFirst());
    return values;
}

} // namespace savehub
