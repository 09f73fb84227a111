// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/recent_record_cache.h"

#include "store/incident_repository.h"
#include "store/incident_table.h"

#include <algorithm>

namespace savehub {

Result<DataVersion> dataVersion(Sql &sql)
{
    return sql.number(QStringLiteral("PRAGMA data_version")).map([&](qint64 others) {
        return DataVersion{sql.totalChanges(), others};
    });
}

RecentRecordCache::RecentRecordCache(Sql &sql)
    : m_sql(sql)
{
}

void RecentRecordCache::forget()
{
    m_records.clear();
}

void RecentRecordCache::begin()
{
    if (!m_records.isEmpty() && dataVersion(m_sql) != m_version) {
        forget();
    }
}

void RecentRecordCache::saved(const std::map<IncidentId, IncidentRecord> &changed)
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

void RecentRecordCache::keep(IncidentRecord record)
{
    record.callsByOtherIncidents.clear(); // others change these without the record
    record.othersUse.clear();
    const auto id = record.incident.id.text();
    m_records.insert(id, new IncidentRecord(std::move(record)));
}

std::vector<Result<IncidentRecord>> RecentRecordCache::loadEach(const std::vector<IncidentId> &ids)
{
    const bool areMany = ids.size() > 1;
    if (areMany) {
        std::vector<IncidentId> others;
        std::copy_if(ids.begin(), ids.end(), std::back_inserter(others),
                     [this](const IncidentId &id) { return !m_records.contains(id.text()); });
        // One that cannot be read makes the whole read fail. Then each is read by itself.
        for (auto &record : read(others).value_or(std::vector<IncidentRecord>{})) {
            keep(std::move(record));
        }
    }
    std::vector<Result<IncidentRecord>> each;
    each.reserve(ids.size());
    for (const auto &id : ids) {
        const auto *recent = areMany ? m_records.object(id.text()) : nullptr;
        each.push_back(recent ? *recent : IncidentRepository(m_sql).load(id));
    }
    return each;
}

/// begin() has forgotten what an older version left, so everything that is kept is valid for the
/// version that is noted here.
Result<std::vector<IncidentRecord>> RecentRecordCache::read(const std::vector<IncidentId> &ids)
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
        .and_then(
            [&](const auto &incidents) { return IncidentRepository(m_sql).loadAll(incidents); });
}

} // namespace savehub
