// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/number_changes.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"

namespace savehub {

namespace {

constexpr int mostChangesNamed = 5;
constexpr int roomForName = 60; ///< so that five fit into a line on standard error

QString toText(const NumberChange &change)
{
    const auto to = change.to ? change.to->masked() : Words::tr("none");
    const auto numbers = QStringLiteral("%1 → %2").arg(change.from.masked(), to);
    const auto text = change.which == NumberChange::Which::Own
                          ? Words::tr("phone %1").arg(numbers)
                          : Words::tr("backup phone %1").arg(numbers);
    return change.from.masked() == to
               ? Words::tr("%1 (another number with the same last digits)").arg(text)
               : text;
}

} // namespace

void NumberChanges::add(const Person &stored, const Person &after)
{
    const auto changes = numberChanges(stored, after);
    if (changes.empty()) {
        return;
    }
    if (m_count < mostChangesNamed) {
        m_first += toText(after, changes);
    }
    ++m_count;
}

Done NumberChanges::check() const
{
    if (m_count == 0) {
        return {};
    }
    auto who = m_first.join(QStringLiteral("; "));
    if (m_count > mostChangesNamed) {
        who = Words::tr("%1; and %2 more").arg(who).arg(m_count - mostChangesNamed);
    }
    return failure(
        Error::Kind::Unconfirmed,
        Words::tr("The phone numbers of %n person(s) would be changed: %1.", nullptr, m_count)
            .arg(who),
        Words::tr(
            "Nobody was imported. Make sure that the new numbers are theirs, and confirm it."));
}

QString toText(const Person &person, const std::vector<NumberChange> &changes)
{
    QStringList all;
    for (const auto &change : changes) {
        all += toText(change);
    }
    return QStringLiteral("%1 (%2): %3")
        .arg(withoutNumbers(person.name, roomForName), withoutNumbers(person.email, roomForName),
             all.join(QStringLiteral(", ")));
}

QString unconfirmedWords(const Person &person, const std::vector<NumberChange> &changes)
{
    return Words::tr("Left out, because the change of a number was not confirmed: %1.")
        .arg(toText(person, changes));
}

} // namespace savehub
