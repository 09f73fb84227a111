// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/table.h"

namespace savehub {

Table::Table(const QString &name, const QStringList &fixed, const QStringList &changing)
    : m_name(name),
      m_columns(fixed + changing),
      m_fixed(fixed.size())
{
    const auto places = QStringList(m_columns.size(), QStringLiteral("?"));
    m_insert =
        QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
            .arg(name, m_columns.join(QStringLiteral(", ")), places.join(QStringLiteral(", ")));
    m_update = updateOf(changing);
}

QString Table::updateOf(const QStringList &columns) const
{
    return QStringLiteral("UPDATE %1 SET %2 = ? WHERE %3 = ?")
        .arg(m_name, columns.join(QStringLiteral(" = ?, ")), m_columns.first());
}

QVariantList Table::forUpdate(const QVariantList &values) const
{
    return values.mid(m_fixed) + QVariantList{values.first()};
}

Table::Change Table::change(const QStringList &columns, QVariantList values,
                            const QVariant &key) const
{
    if (columns.isEmpty()) {
        return {};
    }
    values.append(key);
    return {updateOf(columns), values};
}

} // namespace savehub
