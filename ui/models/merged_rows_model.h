// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <vector>

namespace savehub {

/// A table that applies only the differences between a new list of rows and the old one, so that
/// views keep their selection and position. A row is recognised by rowKey(row), which must be
/// unique.
template <typename Row>
class MergedRowsModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    const std::vector<Row> &rows() const { return m_rows; }

protected:
    const Row &row(const QModelIndex &index) const
    {
        return m_rows[static_cast<size_t>(index.row())];
    }

    void merge(std::vector<Row> next)
    {
        removeAllBut(next);
        for (size_t i = 0; i < next.size(); ++i) {
            placeRow(i, std::move(next[i]));
        }
    }

private:
    template <typename Rows>
    static auto findRow(Rows &rows, const Row &wanted, size_t from = 0)
    {
        return std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(from), rows.end(),
                            [&](const Row &row) { return rowKey(row) == rowKey(wanted); });
    }

    void removeAllBut(const std::vector<Row> &next)
    {
        for (auto i = rowCount() - 1; i >= 0; --i) {
            if (findRow(next, m_rows[static_cast<size_t>(i)]) == next.end()) {
                beginRemoveRows({}, i, i);
                m_rows.erase(m_rows.begin() + i);
                endRemoveRows();
            }
        }
    }

    /// Rows before \a position are in place already.
    void placeRow(size_t position, Row row)
    {
        const auto target = static_cast<int>(position);
        const auto old = findRow(m_rows, row, position);
        if (old == m_rows.end()) {
            beginInsertRows({}, target, target);
            m_rows.insert(m_rows.begin() + target, std::move(row));
            endInsertRows();
            return;
        }
        const auto from = static_cast<int>(old - m_rows.begin());
        if (from != target) {
            beginMoveRows({}, from, from, {}, target);
            std::rotate(m_rows.begin() + target, old, old + 1);
            endMoveRows();
        }
        if (!(m_rows[position] == row)) {
            m_rows[position] = std::move(row);
            Q_EMIT this->dataChanged(this->index(target, 0),
                                     this->index(target, this->columnCount() - 1));
        }
    }

    std::vector<Row> m_rows;
};

} // namespace savehub
