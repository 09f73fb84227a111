// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/people_import.h"

#include "domain/untrusted_text.h"
#include "engine/number_changes.h"
#include "store/audit_table.h"
#include "store/incident_planner.h"
#include "store/meeting_table.h"
#include "store/number_fingerprints.h"
#include "store/people_table.h"

namespace savehub {

namespace {

QString masked(const std::optional<PhoneNumber> &phone)
{
    return phone ? phone->masked() : QString();
}

QString yesOrNo(bool flag)
{
    return flag ? QStringLiteral("yes") : QStringLiteral("no");
}

/// "phone ****1234 → ****5678, language en → es": the audit trail keeps no numbers.
QString differences(const Person &before, const Person &after)
{
    QStringList all;
    const auto compare = [&](const QString &field, const QString &from, const QString &to,
                             bool same) {
        if (!same) {
            all +=
                QStringLiteral("%1 %2 → %3").arg(field, withoutNumbers(from), withoutNumbers(to));
        }
    };
    const auto compareText = [&](const QString &field, const QString &from, const QString &to) {
        compare(field, from, to, from == to);
    };
    compareText(QStringLiteral("name"), before.name, after.name);
    compare(QStringLiteral("phone"), masked(before.phone), masked(after.phone),
            before.phone == after.phone);
    compareText(QStringLiteral("language"), before.language, after.language);
    compareText(QStringLiteral("time zone"), QString::fromUtf8(before.timeZone),
                QString::fromUtf8(after.timeZone));
    compareText(QStringLiteral("backup name"), before.backup.name, after.backup.name);
    compareText(QStringLiteral("backup email"), before.backup.email, after.backup.email);
    compare(QStringLiteral("backup phone"), masked(before.backup.phone), masked(after.backup.phone),
            before.backup.phone == after.backup.phone);
    compareText(QStringLiteral("do not call"), yesOrNo(before.doNotCall), yesOrNo(after.doNotCall));
    return all.join(QStringLiteral(", "));
}

class PeopleImport
{
public:
    PeopleImport(Sql &sql, IdSource &ids, const QString &actor, Instant now, int mostIncidents,
                 const PeopleImportTerms &terms)
        : m_sql(sql),
          m_ids(ids),
          m_actor(actor),
          m_now(now),
          m_mostIncidents(mostIncidents),
          m_terms(terms),
          m_planner(sql, ids, actor, now)
    {
    }

    Done take(const Person &read)
    {
        return PeopleTable(m_sql).byEmail(emailKey(read.email)).and_then([&](const auto &stored) {
            return stored ? update(*stored, merged(*stored, read, m_terms.given))
                          : add(merged(newcomer(), read, m_terms.given));
        });
    }

    const PeopleImported &count() const { return m_count; }

private:
    Person newcomer()
    {
        Person person;
        person.id = PersonId(m_ids.next());
        return person;
    }

    Done add(const Person &person)
    {
        ++m_count.added;
        return PeopleTable(m_sql)
            .insert(person)
            .and_then([&] {
                return audit(QStringLiteral("person.added"), person, withoutNumbers(person.email));
            })
            .and_then([&] { return planMissing(person); });
    }

    Done update(const Person &stored, const Person &person)
    {
        const auto changes = numberChanges(stored, person);
        if (!changes.empty() && m_terms.confirmed == Confirmed::No) {
            m_count.leftOut += unconfirmedWords(person, changes);
            return {};
        }
        return save(stored, person).and_then([&] { return tell(person, changes); }).and_then([&] {
            return planMissing(person);
        });
    }

    Done save(const Person &stored, const Person &person)
    {
        if (person == stored) {
            ++m_count.unchanged;
            return {};
        }
        ++m_count.updated;
        return PeopleTable(m_sql).update(person).and_then([&] {
            return audit(QStringLiteral("person.updated"), person, differences(stored, person));
        });
    }

    Done tell(const Person &person, const std::vector<NumberChange> &changes)
    {
        if (!changes.empty()) {
            m_count.changedNumbers += toText(person, changes);
        }
        return forEach(changes,
                       [&](const NumberChange &change) { return auditNumber(person, change); });
    }

    /// With fingerprints: masked numbers alone would not tell two numbers apart that end alike.
    Done auditNumber(const Person &person, const NumberChange &change)
    {
        return fingerprinted(change.from).and_then([&](const QString &from) {
            return fingerprinted(change.to).and_then([&](const QString &to) {
                const auto field = change.which == NumberChange::Which::Own
                                       ? QStringLiteral("phone")
                                       : QStringLiteral("backup phone");
                const auto detail = QStringLiteral("%1 %2 → %3").arg(field, from, to);
                const auto source =
                    m_terms.source.isEmpty() ? QString() : QStringLiteral(", ") + m_terms.source;
                return audit(QStringLiteral("person.number_changed"), person, detail + source);
            });
        });
    }

    Result<QString> fingerprinted(const std::optional<PhoneNumber> &number)
    {
        if (!number) {
            return QStringLiteral("none");
        }
        return NumberFingerprints(m_sql).of(*number).map([&](const QString &fingerprint) {
            return QStringLiteral("%1 [%2]").arg(number->masked(), fingerprint);
        });
    }

    /// Also for a person who was known before: an import that was cut short may have left incidents
    /// out.
    Done planMissing(const Person &person)
    {
        const auto left = m_mostIncidents - m_count.incidentsPlanned;
        const auto oneMore =
            left < anyNumberOfIncidents ? left + 1 : left; // one more shows what the limit cuts off
        return MeetingTable(m_sql)
            .toPlan(person, m_now, oneMore)
            .and_then([&](std::vector<Meeting> meetings) {
                if (meetings.size() > static_cast<size_t>(left)) {
                    m_count.isCutShort = true;
                    meetings.pop_back();
                }
                return forEach(meetings, [&](const Meeting &meeting) {
                    ++m_count.incidentsPlanned;
                    return m_planner.plan(person, meeting);
                });
            });
    }

    Done audit(const QString &action, const Person &person, const QString &detail)
    {
        return AuditTable(m_sql).append({m_actor, action, person.id.text(), detail}, m_now);
    }

    Sql &m_sql;
    IdSource &m_ids;
    QString m_actor;
    Instant m_now;
    int m_mostIncidents;
    const PeopleImportTerms &m_terms;
    IncidentPlanner m_planner;
    PeopleImported m_count;
};

} // namespace

Result<PeopleImported> importPeople(Sql &sql, IdSource &ids, const std::vector<Person> &people,
                                    const QString &actor, Instant now, int mostIncidents,
                                    const PeopleImportTerms &terms)
{
    PeopleImport import(sql, ids, actor, now, mostIncidents, terms);
    return checkPeople(people)
        .and_then([&] {
            return forEach(people, [&](const Person &person) { return import.take(person); });
        })
        .map([&] { return import.count(); });
}

} // namespace savehub
