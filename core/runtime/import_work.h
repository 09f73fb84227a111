// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/number_changes.h"
#include "runtime/import_count.h"

#include <deque>

namespace savehub {

/// How much of an import is in the store: people or meetings.
struct ImportProgress {
    int done = 0;
    int total = 0;
    bool operator==(const ImportProgress &) const = default;
};

/// An import on its way into the store, in one short commit after the other. Its owner does other
/// things in between. It may end at any point, and the same import again takes what is left. What
/// the store cannot take for a reason of its own is left out and told; the others are taken. Unless
/// the import is confirmed, what it would plan is counted first, and nothing is changed before
/// that.
class ImportWork
{
public:
    virtual ~ImportWork() = default;

    /// Whether the import can be taken at all. Asked before anything is changed.
    virtual Done check() const = 0;
    /// Makes the next commit, or reads something before the first one. Unavailable: nothing
    /// happened, and trying again may help. Unconfirmed: nothing at all was changed, and only a
    /// confirmed import is taken.
    virtual Done step(Store &store, Instant now) = 0;
    virtual bool isDone() const = 0;
    /// Whether the last commit left a meeting or a person with incidents still to come.
    virtual bool isInMidst() const = 0;
    virtual ImportProgress progress() const = 0;
    /// How many incidents were settled so far. Their calls may be under way.
    virtual int settled() const = 0;
    /// The error for an import that ended early, for somebody who can start it again.
    virtual Error stopped(const QString &why) const;
};

/// Before anybody is taken, looks whose numbers would change and counts what the import would plan.
/// Without a confirmation of what is unusual it ends there, Unconfirmed.
class PeopleImportWork : public ImportWork
{
public:
    PeopleImportWork(std::vector<Person> people, const QString &actor,
                     const PeopleImportTerms &terms = {});

    Done check() const override { return checkPeople(m_people); }
    Done step(Store &store, Instant now) override;
    bool isDone() const override { return m_count.isOver() && m_next == m_people.size(); }
    bool isInMidst() const override { return m_isContinued; }
    ImportProgress progress() const override;
    int settled() const override { return 0; }
    const PeopleImported &imported() const { return m_imported; }
    /// Whether all questions are answered. Nothing is changed before.
    bool hasLooked() const { return m_count.isOver() && m_changes.check(); }

private:
    Done look(Store &store);
    Done count(Store &store, Instant now);
    Done takeNext(Store &store, Instant now);

    std::vector<Person> m_people;
    QString m_actor;
    PeopleImportTerms m_terms;
    NumberChanges m_changes; ///< of the people looked at so far
    size_t m_looked = 0;
    ImportCount m_count; ///< done after the look
    size_t m_nextCounted = 0;
    size_t m_next = 0;
    bool m_isContinued = false;
    PeopleImported m_imported;
};

class MeetingImportWork : public ImportWork
{
public:
    /// Sorts \a import by UID: not to be done where calls wait.
    MeetingImportWork(MeetingImport import, const QString &actor,
                      Confirmed confirmed = Confirmed::No);

    Done check() const override { return m_checked; }
    Done step(Store &store, Instant now) override;
    bool isDone() const override { return m_count.isOver() && isAtEnd(); }
    bool isInMidst() const override { return m_isContinued; }
    ImportProgress progress() const override { return m_progress; }
    int settled() const override { return m_imported.incidentsSettled; }
    const MeetingsImported &imported() const { return m_imported; }

private:
    bool isAtEnd() const { return m_matches.empty() && m_nextPart == m_parts.size(); }
    Done count(Store &store, Instant now);
    Done noteSource(Store &store, Instant now);
    Done matchNextPart(Store &store);
    void take(MeetingsImported part);

    Done m_checked;
    QString m_actor;
    ImportCount m_count; ///< goes through the parts first
    SourceName m_source; ///< its name is empty once it was noted
    std::vector<MeetingImport> m_parts;
    size_t m_nextPart = 0;
    std::deque<MeetingMatch> m_matches; ///< of the part before
    bool m_isContinued = false;
    bool m_isCounted = false; ///< of the meeting that is continued
    ImportProgress m_progress;
    MeetingsImported m_imported;
};

} // namespace savehub
