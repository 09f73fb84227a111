// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/ids.h"
#include "domain/instant.h"

#include <QString>

#include <map>
#include <vector>

namespace savehub {

// What an import may plan without a confirmation. A file or a program that is wrong, or that
// belongs to somebody who wants people to be rung, plans incidents for a whole company or a hundred
// meetings for one person.

constexpr int mostIncidentsUnconfirmed = 2'000;
/// For one person, within invitationsCountFor. A series is everything with one UID and counts as
/// one invitation. What it has on one day beyond the first counts as well, because one UID could
/// invite without end.
constexpr int mostInvitationsUnconfirmed = 50;
constexpr Hours invitationsCountFor{1};

/// The incidents that an import would plan for one person, for meetings of one UID on one day.
struct WouldPlan {
    PersonId person{}; ///< empty: somebody new
    QString name{};
    QString email{}; ///< lower case
    QString uid{};
    int incidents = 1;
    bool isNew = true; ///< no incident yet at a meeting of that UID
    QString day{};     ///< of the meetings' start, in UTC: 2026-12-01
    bool operator==(const WouldPlan &) const = default;
};

/// A person whom an import would invite.
struct Invited {
    PersonId person{}; ///< empty: somebody new
    QString name{};
    QString email{};     ///< lower case
    int invitations = 0; ///< by this import
    int earlier = 0;     ///< by earlier imports, within invitationsCountFor

    int all() const { return invitations + earlier; }
    bool operator==(const Invited &) const = default;
};

/// Everything that an import would plan.
class ImportAmounts
{
public:
    void add(const std::vector<WouldPlan> &parts);
    int incidents() const { return m_incidents; }
    /// By email, each person once, without what earlier imports did.
    std::vector<Invited> invited() const;

private:
    struct Series {
        bool isNew = true;
        std::map<QString, int> byDay{}; ///< incidents
        int invitations() const;
    };
    struct Entry {
        WouldPlan first{}; ///< tells who it is
        std::map<QString, Series> byUid{};
    };

    int m_incidents = 0;
    std::map<QString, Entry> m_people; ///< by email
};

/// Unconfirmed when that is more than an import may plan by itself. The error gives the numbers and
/// names those with the most invitations, with their emails. It has no advice, because that depends
/// on where the import is to be confirmed.
Done checkAmounts(int incidents, std::vector<Invited> invited);

} // namespace savehub
