// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/missed_notices.h"

#include <algorithm>

namespace savehub {

namespace {

constexpr int toldOneByOne = 10;

/// Nothing of it goes on: it is only told.
bool isOnlyMissed(const Decided &decided)
{
    const auto &decision = decided.decision;
    return decision && decision->overdue.all() > 0 && decision->commands.empty()
           && !decision->candidate;
}

} // namespace

void MissedNotices::fold(std::vector<Decided> &decided)
{
    const auto many = std::count_if(decided.begin(), decided.end(), isOnlyMissed) > toldOneByOne;
    if (!many && m_folded.all() == 0) {
        return;
    }
    for (auto &one : decided) {
        if (isOnlyMissed(one)) {
            m_folded += one.decision->overdue;
            one.decision->notices.clear();
        }
    }
}

std::vector<Notice> MissedNotices::take()
{
    if (m_folded.all() == 0) {
        return {};
    }
    std::vector<Notice> notices;
    const auto tell = [&](int number, Notice::Severity severity, const Phrase &what) {
        if (number > 0) {
            notices.push_back({severity, {}, what});
        }
    };
    const auto &[calls, texts, emails, expired] = m_folded;
    tell(calls, Notice::Severity::Alarm, Phrase(Say::CallsMissed, calls));
    tell(texts, Notice::Severity::Warning, Phrase(Say::TextsMissed, texts));
    tell(emails, Notice::Severity::Warning, Phrase(Say::EmailsMissed, emails));
    tell(expired, Notice::Severity::Warning, Phrase(Say::IncidentsExpired, expired));
    m_folded = {};
    return notices;
}

} // namespace savehub
