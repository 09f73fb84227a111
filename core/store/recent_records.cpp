// SPDX-License-Identifier: GPL-3.0-or-later
#include "recent_records.h"

#include "incident_records.h"
#include "incident_table.h"

namespace savehub {

Result<DataVersion> dataVersion(Sql &sql)
{
    return sql.number(QStringLiteral("PRAGMA data_version")).and_then([&](qint64 others) {
        return sql.number(QStringLiteral("SELECT total_changes()")).map([&](qint64 ours) {
            return DataVersion{ours, others};
        });
    });
}

RecentRecords::RecentRecords(Sql &sql)
    : m_sql(sql)
{
}

void RecentRecords::forget()
{
    m_records.clear();
}

void RecentRecords::begin()
{
    if (!m_records.isEmpty() && dataVersion(m_sql) != m_version) {
        forget();
    }
}

void RecentRecords::saved(const std::map<IncidentId, IncidentRecord> &changed)
{
    if (m_records.isEmpty()) {
        return;
    }
    for (const auto &[id, record] : changed) {
        if (m_records.contains(id.text())) {
            keep(record);
        }
    }
    const auto version = dataVersion(m_sql);
    m_version = version.value_or(DataVersion{});
    if (!version) {
        forget();
    }
}

void RecentRecords::keep(const IncidentRecord &record)
{
    auto kept = std::make_unique<IncidentRecord>(record);
    kept->nearbyCalls.clear(); // others' calls, which change without it
    m_records.insert(record.incident.id.text(), kept.release());
}

std::vector<Result<IncidentRecord>> RecentRecords::loadEach(const std::vector<IncidentId> &ids)
{
    std::map<IncidentId, IncidentRecord> known;
    if (ids.size() > 1) {
        std::vector<IncidentId> others;
        for (const auto &id : ids) {
            if (const auto *recent = m_records.object(id.text())) {
                known[id] = *recent;
            } else {
                others.push_back(id);
            }
        }
        // One that cannot be read spoils it for all: then each by itself.
        for (auto &record : read(others).value_or(std::vector<IncidentRecord>{})) {
            keep(record);
            known[record.incident.id] = std::move(record);
        }
    }
    std::vector<Result<IncidentRecord>> each;
    for (const auto &id : ids) {
        const auto found = known.find(id);
        each.push_back(found == known.end() ? IncidentRecords(m_sql).load(id) : found->second);
    }
    return each;
}

/// What is kept of them is true for the version that was known before, or for the one of now.
Result<std::vector<IncidentRecord>> RecentRecords::read(const std::vector<IncidentId> &ids)
{
    if (ids.empty()) {
        return {};
    }
    const auto version = dataVersion(m_sql);
    if (!version) {
        return tl::make_unexpected(version.error());
    }
    m_version = *version;
    return IncidentTable(m_sql)
        .byIds({ids.begin(), ids.end()})
        .and_then([&](const auto &incidents) { return IncidentRecords(m_sql).loadAll(incidents); });
}

} // namespace savehub
