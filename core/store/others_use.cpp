// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/others_use.h"

#include "domain/policy.h"
#include "engine/incident_record.h"
#include "engine/phone_limit.h"
#include "engine/schedule.h"
#include "store/attempt_table.h"

namespace savehub {

namespace {

struct Counted {
    Provider provider = Provider::Mock;
    int lastHour = 0;
    int lastDay = 0;
};

Counted countedIn(const Row &row)
{
    return {row.choice<Provider>("provider"), row.smallNumber("last_hour"),
            row.smallNumber("last_day")};
}

class UseReader
{
public:
    UseReader(Sql &sql, const IncidentRecord &record, Instant now)
        : m_sql(sql),
          m_record(record),
          m_now(now)
    {
    }

    Result<std::vector<OthersUse>> read()
    {
        return add(Recipient::Attendee).and_then([&] { return add(Recipient::Backup); }).map([&] {
            return std::move(m_uses);
        });
    }

private:
    Done add(Recipient recipient)
    {
        const auto &phone = phoneOf(m_record.person, recipient);
        const auto addIfDue = [&](Channel channel, auto addAll) {
            return phone && isDue(m_record, channel, recipient, m_now)
                       ? (this->*addAll)(recipient, *phone)
                       : Done();
        };
        return addIfDue(Channel::Call, &UseReader::addCalls).and_then([&] {
            return addIfDue(Channel::Text, &UseReader::addTexts);
        });
    }

    Done addCalls(Recipient recipient, const PhoneNumber &phone)
    {
        static const auto isLaterThan =
            QStringLiteral("(created_at > %1 OR (tries > 1 AND created_at > %2"
                           " AND coalesce(accepted_at > %1, 1)))"); // the rule of leftBy()
        static const auto calls =
            QStringLiteral("SELECT provider, sum%1 AS last_hour, sum%2 AS last_day"
                           " FROM call_attempts WHERE to_number = ?5 AND created_at > ?4"
                           " AND +incident_id <> ?6 AND +status IN %3"
                           " GROUP BY provider HAVING last_day > 0")
                .arg(isLaterThan.arg(QStringLiteral("?1"), QStringLiteral("?2")),
                     isLaterThan.arg(QStringLiteral("?3"), QStringLiteral("?4")),
                     statusesWhere(mayRingPhone));
        const auto hour = m_now - Hours{1};
        const auto day = m_now - Hours{24};
        const auto counted =
            m_sql.select(calls,
                         {bound(hour), bound(hour - callsLeaveWithin), bound(day),
                          bound(day - callsLeaveWithin), bound(phone), bound(m_record.incident.id)},
                         countedIn);
        return counted.map([&](const std::vector<Counted> &all) {
            for (const auto &each : all) {
                auto &use = useOf(recipient, each.provider);
                use.callsLastHour = each.lastHour;
                use.callsLastDay = each.lastDay;
            }
        });
    }

    Done addTexts(Recipient recipient, const PhoneNumber &phone)
    {
        static const auto texts =
            QStringLiteral("SELECT provider, count(*) AS last_day, sum(sent_at > ?) AS last_hour"
                           " FROM escalation_steps WHERE to_number = ? AND sent_at > ?"
                           " AND +incident_id <> ? AND estimate_micros IS NOT NULL"
                           " GROUP BY provider");
        const auto counted = m_sql.select(texts,
                                          {bound(m_now - Hours{1}), bound(phone),
                                           bound(m_now - Hours{24}), bound(m_record.incident.id)},
                                          countedIn);
        return counted.map([&](const std::vector<Counted> &all) {
            for (const auto &each : all) {
                auto &use = useOf(recipient, each.provider);
                use.textsLastHour = each.lastHour;
                use.textsLastDay = each.lastDay;
            }
        });
    }

    PhoneUse &useOf(Recipient recipient, Provider provider)
    {
        for (auto &others : m_uses) {
            if (others.recipient == recipient && others.provider == provider) {
                return others.use;
            }
        }
        m_uses.push_back({recipient, provider, {}});
        return m_uses.back().use;
    }

    Sql &m_sql;
    const IncidentRecord &m_record;
    Instant m_now;
    std::vector<OthersUse> m_uses;
};

} // namespace

Result<std::vector<OthersUse>> loadOthersUse(Sql &sql, const IncidentRecord &record, Instant now)
{
    return UseReader(sql, record, now).read();
}

} // namespace savehub
