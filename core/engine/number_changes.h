// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "engine/person_merge.h"

#include <QString>
#include <QStringList>

namespace savehub {

/// The people whose phone numbers an import would change. Gathered before anything is changed.
class NumberChanges
{
public:
    /// A stored person, as they are and as the import would have them.
    void add(const Person &stored, const Person &after);
    /// Unconfirmed when any number would change. The error says how many, and names the first five
    /// people.
    Done check() const;

private:
    int m_count = 0;
    QStringList m_first;
};

/// "Ana (ana@example.org): phone ****0001 → ****0002, backup phone ****0003 → ****0004".
QString toText(const Person &person, const std::vector<NumberChange> &changes);
/// Why \a person was left out: nobody confirmed \a changes.
QString unconfirmedWords(const Person &person, const std::vector<NumberChange> &changes);

} // namespace savehub
