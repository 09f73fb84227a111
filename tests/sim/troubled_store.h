// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/testlib/forwarding_store.h"

#include <functional>

namespace savehub {

/// The process ends here and now.
struct Crash {
};

/// What may go wrong with the real store.
struct Troubles {
    std::function<void()> mayCrash;  ///< before and after each commit
    std::function<void()> takesTime; ///< at each use
    /// Somebody else holds the database, so this access is refused.
    std::function<bool(bool isWrite)> isLocked;
    /// Which one of \a count decisions cannot be saved. Nothing: all can.
    std::function<std::optional<size_t>(size_t count)> spoils;
    /// Whether a commit that was made reports an error.
    std::function<bool()> isInDoubt;
    std::function<void(const IncidentId &)> refused; ///< the schema refused a decision
    std::function<void(const IncidentId &, const QString &rule)> broke; ///< an invariant
    std::function<void()> imported; ///< called after the commit of a part of an import
};

/// The real store, with a failing disk and other users of the database.
class TroubledStore : public ForwardingStore
{
public:
    TroubledStore(Store &inner, Troubles troubles)
        : ForwardingStore(inner),
          m_troubles(std::move(troubles))
    {
    }

    void setChangeListener(std::function<void()> listener) override
    {
        m_changed = listener;
        m_inner.setChangeListener(std::move(listener));
    }
    /// Another program has changed it.
    void tellChange() const { m_changed(); }

    Result<Decision> transact(const IncidentId &incident, Instant now,
                              const Decide &decide) override
    {
        return transactAll({{incident, decide}}, now).and_then([](auto only) {
            return std::move(only.front());
        });
    }
    Result<std::vector<Result<Decision>>> transactAll(const std::vector<Question> &questions,
                                                      Instant now) override
    {
        return write([&] { return transactOthers(questions, now); });
    }
    Result<IncidentRecord> load(const IncidentId &incident) override
    {
        return read([&] { return m_inner.load(incident); });
    }
    Result<Standing> standing(Instant now) override
    {
        return read([&] { return m_inner.standing(now); });
    }
    Result<std::vector<IncidentId>> dueBetween(DueKind kind, Instant from, Instant until,
                                               int limit) override
    {
        return read([&] { return m_inner.dueBetween(kind, from, until, limit); });
    }
    Result<std::vector<IncidentId>> unfinished() override
    {
        return read([&] { return m_inner.unfinished(); });
    }
    Result<bool> knowsSid(const ProviderSid &sid) override
    {
        return read([&] { return m_inner.knowsSid(sid); });
    }
    Done addHandledText(const HandledText &text, const QString &actor, Instant now) override
    {
        return write([&] { return m_inner.addHandledText(text, actor, now); });
    }
    Done saveSettings(const Settings &settings, const QString &actor, Instant now) override
    {
        return write([&] { return m_inner.saveSettings(settings, actor, now); });
    }
    Result<std::optional<Person>> personByEmail(const QString &email) override
    {
        return read([&] { return m_inner.personByEmail(email); });
    }
    Result<PeopleImported> importPeople(const std::vector<Person> &people, const QString &actor,
                                        Instant now, int mostIncidents,
                                        const PeopleImportTerms &terms = {}) override
    {
        return write([&] {
            auto imported = m_inner.importPeople(people, actor, now, mostIncidents, terms);
            m_troubles.imported();
            return imported;
        });
    }
    Result<MeetingsImported> importMeetings(const MeetingImport &import, const QString &actor,
                                            Instant now, Confirmed confirmed) override
    {
        return write(
            [&] { return andTell(m_inner.importMeetings(import, actor, now, confirmed)); });
    }
    Result<MeetingsImported> importMeeting(const MeetingMatch &match, const QString &actor,
                                           Instant now, int mostIncidents) override
    {
        return write(
            [&] { return andTell(m_inner.importMeeting(match, actor, now, mostIncidents)); });
    }

private:
    static tl::unexpected<Error> isLocked()
    {
        return failure(Error::Kind::Unavailable, QStringLiteral("database is locked"));
    }

    Result<MeetingsImported> andTell(Result<MeetingsImported> imported)
    {
        m_troubles.imported();
        return imported;
    }

    template <typename Ask>
    auto read(Ask ask) -> decltype(ask())
    {
        m_troubles.takesTime();
        if (m_troubles.isLocked(false)) {
            return isLocked();
        }
        return ask();
    }

    template <typename Commit>
    auto write(Commit commit) -> decltype(commit())
    {
        m_troubles.mayCrash();
        m_troubles.takesTime();
        if (m_troubles.isLocked(true)) {
            return isLocked();
        }
        auto result = commit();
        m_troubles.mayCrash();
        return result;
    }

    /// The engine refuses such a decision itself. This reports that it was made at all.
    void watchInvariants(std::vector<Question> &questions)
    {
        for (auto &question : questions) {
            question.decide = [this, incident = question.incident,
                               decide = std::move(question.decide)](const auto &record,
                                                                    const auto &standing) {
                auto decision = decide(record, standing);
                if (decision.refusal && decision.refusal->kind == Error::Kind::Corrupt) {
                    const auto &rule = decision.refusal->what.figures.front();
                    m_troubles.broke(incident, std::get<QString>(rule.value));
                }
                return decision;
            };
        }
    }

    Result<std::vector<Result<Decision>>> transactOthers(std::vector<Question> questions,
                                                         Instant now)
    {
        const auto spoilt = m_troubles.spoils(questions.size());
        if (spoilt) {
            questions.erase(questions.begin() + static_cast<qsizetype>(*spoilt));
        }
        watchInvariants(questions);
        auto decisions = m_inner.transactAll(questions, now);
        if (decisions && m_troubles.isInDoubt()) {
            return failure(Error::Kind::Unavailable, QStringLiteral("disk I/O error"));
        }
        if (!decisions) {
            return decisions;
        }
        for (size_t i = 0; i < questions.size(); ++i) {
            const auto &decision = (*decisions)[i];
            if (!decision && decision.error().kind == Error::Kind::Conflict) {
                m_troubles.refused(questions[i].incident);
            }
        }
        if (spoilt) {
            decisions->insert(
                decisions->begin() + static_cast<qsizetype>(*spoilt),
                failure(Error::Kind::Conflict, QStringLiteral("a constraint is broken")));
        }
        return decisions;
    }

    Troubles m_troubles;
    std::function<void()> m_changed;
};

} // namespace savehub
