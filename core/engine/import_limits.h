// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/ids.h"
#include "domain/instant.h"

#include <QString>

#include <map>
#include <vector>

namespace savehub {

// What an import may plan without somebody who confirms it. A file or a program that is wrong, or
// somebody's who wants people to be rung, plans a company or a hundred meetings for one person.

constexpr int mostIncidentsUnconfirmed = 2'000;
/// For one person and within invitationsCountFor. A series, which is all that has one UID, is one, but for
/// whatever of it is on one day beyond the first: a UID costs nothing.
constexpr int mostInvitationsUnconfirmed = 50;
constexpr Hours invitationsCountFor{1};

/// Incidents that an import would plan for one person at meetings of one UID on one day.
struct WouldPlan {
    PersonId person{}; ///< empty: somebody new
    QString name{};
    QString email{}; ///< lower case
    QString uid{};
    int incidents = 1;
    bool isNew = true; ///< this person has had no incident at a meeting of that UID so far
    QString day{};     ///< of the meetings' start, in UTC: 2026-12-01
    bool operator==(const WouldPlan &) const = default;
};

/// Somebody whom an import would invite.
struct Invited {
    PersonId person{}; ///< empty: somebody new
    QString name{};
    QString email{};     ///< lower case
    int invitations = 0; ///< by this import
    int earlier = 0;     ///< within invitationsCountFor, by what was imported before

    int all() const { return invitations + earlier; }
    bool operator==(const Invited &) const = default;
};

/// What an import would plan, all in all.
class ImportAmounts
{
public:
    void add(const std::vector<WouldPlan> &parts);
    int incidents() const { return m_incidents; }
    /// By email, each once, without what was imported before.
    std::vector<Invited> invited() const;

private:
    struct Series {
        bool isNew = true;
        std::map<QString, int> byDay{}; ///< incidents
        int invitations() const;
    };
    struct Entry {
        WouldPlan first{}; ///< says who it is
        std::map<QString, Series> byUid{};
    };

    int m_incidents = 0;
    std::map<QString, Entry> m_people; ///< by email
};

/// Unconfirmed when it is more than an import may plan by itself. What the error says names the
/// numbers and, by name and email, those with the most invitations; it has no advice, which depends on
/// the place where it is to be confirmed.
Done checkAmounts(int incidents, std::vector<Invited> invited);

} // namespace savehub
