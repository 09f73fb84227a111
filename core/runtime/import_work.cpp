// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/import_work.h"

#include "domain/untrusted_text.h"
#include "phrases/in_words.h"

#include <algorithm>

namespace savehub {

namespace {

constexpr size_t peoplePerLook = 20;

QString leftOut(const QString &what, const Error &error)
{
    return inWords(Phrase(Say::LeftOut, withoutNumbers(what), error.text()));
}

QString nameOf(const MeetingMatch &match)
{
    return match.listed ? inWords(Phrase(Say::MeetingNamed, match.listed->meeting.title))
                        : inWords(Say::MeetingNotListed);
}

} // namespace

Error ImportWork::stopped(const QString &why) const
{
    const auto so = progress();
    return {Error::Kind::Unavailable,
            inWords(Phrase(Say::ImportStopped, so.done, so.total, why)).trimmed(),
            inWords(Say::ImportGoesOn)};
}

PeopleImportWork::PeopleImportWork(std::vector<Person> people, const QString &actor,
                                   const PeopleImportTerms &terms)
    : m_people(std::move(people)),
      m_actor(actor),
      m_terms(terms),
      m_looked(terms.confirmed == Confirmed::Yes ? m_people.size() : 0),
      m_count(terms.confirmed)
{
}

ImportProgress PeopleImportWork::progress() const
{
    return {static_cast<int>(m_next), static_cast<int>(m_people.size())};
}

Done PeopleImportWork::step(Store &store, Instant now)
{
    if (m_looked < m_people.size()) {
        return look(store);
    }
    const auto changes = m_changes.check(); // again, for a caller who asks again
    if (m_count.isOver()) {
        return changes ? takeNext(store, now) : changes;
    }
    const auto amounts = count(store, now);
    const bool areBothAsked =
        !changes && !amounts && amounts.error().kind == Error::Kind::Unconfirmed;
    return areBothAsked ? failure(Error::Kind::Unconfirmed, // one answer confirms both
                                  changes.error().what + QLatin1Char(' ') + amounts.error().what,
                                  changes.error().advice)
                        : amounts;
}

/// A person who cannot be read is left out here, and told when they are to be taken.
Done PeopleImportWork::look(Store &store)
{
    const auto last = std::min(m_looked + peoplePerLook, m_people.size());
    for (; m_looked < last; ++m_looked) {
        const auto &read = m_people[m_looked];
        const auto stored = store.personByEmail(read.email);
        if (!stored && stored.error().kind == Error::Kind::Unavailable) {
            return tl::make_unexpected(stored.error());
        }
        if (stored && *stored) {
            m_changes.add(**stored, merged(**stored, read, m_terms.given));
        }
    }
    return {};
}

Done PeopleImportWork::count(Store &store, Instant now)
{
    if (m_nextCounted == m_people.size()) {
        return m_count.conclude(store, now);
    }
    return m_count.add(store.wouldPlan(m_people[m_nextCounted], now)).map([this] {
        ++m_nextCounted;
    });
}

Done PeopleImportWork::takeNext(Store &store, Instant now)
{
    const auto &person = m_people[m_next];
    auto part = store.importPeople({person}, m_actor, now, incidentsPerCommit, m_terms);
    if (!part && part.error().kind == Error::Kind::Unavailable) {
        return tl::make_unexpected(part.error());
    }
    if (!part) {
        part = PeopleImported{.leftOut = {leftOut(withoutNumbers(person.email), part.error())}};
    } else if (m_isContinued) {
        part->unchanged = 0; // it was counted when it was added or updated
    }
    add(m_imported, *part);
    m_isContinued = part->isCutShort;
    m_next += m_isContinued ? 0 : 1;
    return {};
}

MeetingImportWork::MeetingImportWork(MeetingImport import, const QString &actor,
                                     Confirmed confirmed)
    : m_checked(checkMeetings(import)),
      m_actor(actor),
      m_count(confirmed),
      m_source(import.source),
      m_progress{0, static_cast<int>(import.meetings.size())}
{
    m_parts = partsOf(std::move(import));
}

/// A part that cannot be read is left out here, and told when it is to be taken.
Done MeetingImportWork::count(Store &store, Instant now)
{
    if (isAtEnd()) {
        auto verdict = m_count.conclude(store, now);
        m_nextPart = m_count.isOver() ? 0 : m_nextPart;
        return verdict;
    }
    if (!m_matches.empty()) {
        return m_count.add(store.wouldPlan(m_matches.front(), now)).map([this] {
            m_matches.pop_front();
        });
    }
    const auto matches = store.matchMeetings(m_parts[m_nextPart]);
    if (!matches && matches.error().kind == Error::Kind::Unavailable) {
        return tl::make_unexpected(matches.error());
    }
    if (matches) {
        m_matches.assign(matches->begin(), matches->end());
    }
    ++m_nextPart;
    return {};
}

Done MeetingImportWork::step(Store &store, Instant now)
{
    if (!m_count.isOver()) {
        return count(store, now);
    }
    if (!m_source.name.isEmpty()) {
        return noteSource(store, now);
    }
    if (m_matches.empty()) {
        return matchNextPart(store);
    }
    const auto &match = m_matches.front();
    auto part = store.importMeeting(match, m_actor, now, incidentsPerCommit);
    if (!part && part.error().kind == Error::Kind::Unavailable) {
        return tl::make_unexpected(part.error());
    }
    take(part ? *std::move(part)
              : MeetingsImported{.leftOut = {leftOut(nameOf(match), part.error())}});
    return {};
}

/// Done before the first meeting, so that the source is known even if its import is cut short.
Done MeetingImportWork::noteSource(Store &store, Instant now)
{
    return store.noteSource(m_source, m_actor, now).map([this] { m_source = {}; });
}

Done MeetingImportWork::matchNextPart(Store &store)
{
    const auto &part = m_parts[m_nextPart];
    const auto matches = store.matchMeetings(part);
    if (!matches && matches.error().kind == Error::Kind::Unavailable) {
        return tl::make_unexpected(matches.error());
    }
    const auto listed = static_cast<int>(part.meetings.size());
    if (matches) {
        m_matches.assign(matches->begin(), matches->end());
        m_progress.total += static_cast<int>(m_matches.size()) - listed;
    } else {
        const auto title = part.meetings.empty() ? QString() : part.meetings.front().meeting.title;
        m_imported.leftOut += leftOut(inWords(Phrase(Say::MeetingNamed, title)), matches.error());
        m_progress.done += listed;
    }
    ++m_nextPart;
    return {};
}

/// Counts each meeting once, however many commits it took.
void MeetingImportWork::take(MeetingsImported part)
{
    if (m_isCounted) {
        part.unchanged = 0;
    }
    m_isCounted = m_isCounted || part.added + part.updated + part.moved + part.cancelled > 0;
    add(m_imported, part);
    m_isContinued = part.isCutShort;
    if (!m_isContinued) {
        m_isCounted = false;
        m_matches.pop_front();
        ++m_progress.done;
    }
}

} // namespace savehub
