// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/import_limits.h"

#include "domain/untrusted_text.h"
#include "phrases/in_words.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace savehub {

namespace {

constexpr size_t mostNamed = 3;
constexpr int longestName = 60;
constexpr int longestEmail = 80;

/// "5,120", as the reader writes it.
QString written(int number)
{
    return QLocale().toString(number);
}

QString named(const Invited &one)
{
    return inWords(Phrase(Say::InvitationsOf, written(one.all()),
                          withoutNumbers(one.name, longestName),
                          withoutNumbers(one.email, longestEmail)));
}

QString andOthers(size_t count)
{
    return count == 1 ? inWords(Say::AndOneOther) : inWords(Phrase(Say::AndOthers, count));
}

/// \a tooOften has those with the most invitations first.
QString invitationWords(const std::vector<Invited> &tooOften)
{
    QStringList people;
    const auto told = std::min(tooOften.size(), mostNamed);
    std::transform(tooOften.begin(), tooOften.begin() + static_cast<std::ptrdiff_t>(told),
                   std::back_inserter(people), named);
    if (told < tooOften.size()) {
        people += andOthers(tooOften.size() - told);
    }
    return inWords(Phrase(Say::TooManyInvitations, written(mostInvitationsUnconfirmed),
                          people.join(QStringLiteral(", "))));
}

} // namespace

void ImportAmounts::add(const std::vector<WouldPlan> &parts)
{
    for (const auto &part : parts) {
        m_incidents += part.incidents;
        auto &person = m_people.try_emplace(part.email, Entry{part, {}}).first->second;
        auto &series = person.byUid.try_emplace(part.uid, Series{part.isNew, {}}).first->second;
        series.byDay[part.day] += part.incidents;
    }
}

int ImportAmounts::Series::invitations() const
{
    const auto fuller = [](const auto &one, const auto &other) {
        return one.second < other.second;
    };
    return std::max_element(byDay.begin(), byDay.end(), fuller)->second - (isNew ? 0 : 1);
}

std::vector<Invited> ImportAmounts::invited() const
{
    std::vector<Invited> all;
    for (const auto &[email, person] : m_people) {
        const auto &who = person.first;
        Invited one{.person = who.person, .name = who.name, .email = email};
        for (const auto &[uid, series] : person.byUid) {
            one.invitations += series.invitations();
        }
        if (one.invitations > 0) {
            all.push_back(one);
        }
    }
    return all;
}

Done checkAmounts(int incidents, std::vector<Invited> invited)
{
    QStringList words;
    if (incidents > mostIncidentsUnconfirmed) {
        words += inWords(
            Phrase(Say::TooManyIncidents, written(incidents), written(mostIncidentsUnconfirmed)));
    }
    const auto isFine = [](const Invited &one) {
        return one.all() <= mostInvitationsUnconfirmed;
    };
    invited.erase(std::remove_if(invited.begin(), invited.end(), isFine), invited.end());
    std::stable_sort(invited.begin(), invited.end(),
                     [](const Invited &a, const Invited &b) { return a.all() > b.all(); });
    if (!invited.empty()) {
        words += invitationWords(invited);
    }
    return words.isEmpty() ? Done()
                           : failure(Error::Kind::Unconfirmed, words.join(QLatin1Char(' ')));
}

} // namespace savehub
