// SPDX-License-Identifier: GPL-3.0-or-later
#include "others_use.h"

#include "attempt_table.h"
#include "phone_limit.h"
#include "recipient_phone.h"
#include "schedule.h"

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
        static const auto calls =
            QStringLiteral("SELECT provider, count(*) AS last_day, sum(created_at > ?) AS last_hour"
                           " FROM call_attempts WHERE to_number = ? AND created_at > ?"
                           " AND +incident_id <> ? AND +status IN %1 GROUP BY provider")
                .arg(statusesThat(mayRingPhone));
        return count(calls, phone).map([&](const std::vector<Counted> &counted) {
            for (const auto &each : counted) {
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
        return count(texts, phone).map([&](const std::vector<Counted> &counted) {
            for (const auto &each : counted) {
                auto &use = useOf(recipient, each.provider);
                use.textsLastHour = each.lastHour;
                use.textsLastDay = each.lastDay;
            }
        });
    }

    Result<std::vector<Counted>> count(const QString &statement, const PhoneNumber &phone)
    {
        return m_sql.select(statement,
                            {bound(m_now - Hours{1}), bound(phone), bound(m_now - Hours{24}),
                             bound(m_record.incident.id)},
                            countedIn);
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
