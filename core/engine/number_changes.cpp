// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/number_changes.h"

#include "domain/untrusted_text.h"
#include "phrases/in_words.h"

namespace savehub {

namespace {

constexpr int mostChangesNamed = 5;
constexpr int roomForName = 60; ///< so that five fit into a line on standard error

QString toText(const NumberChange &change)
{
    const auto to = change.to ? change.to->masked() : inWords(Say::NumberNone);
    const auto numbers = QStringLiteral("%1 → %2").arg(change.from.masked(), to);
    const auto text = change.which == NumberChange::Which::Own
                          ? inWords(Phrase(Say::PhoneChange, numbers))
                          : inWords(Phrase(Say::BackupPhoneChange, numbers));
    return change.from.masked() == to ? inWords(Phrase(Say::SameLastDigits, text)) : text;
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
        who = inWords(Phrase(Say::AndMore, who, m_count - mostChangesNamed));
    }
    return failure(Error::Kind::Unconfirmed, inWords(Phrase(Say::NumbersWouldChange, m_count, who)),
                   inWords(Say::ConfirmNumbers));
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
    return inWords(Phrase(Say::NumberUnconfirmed, toText(person, changes)));
}

} // namespace savehub
