// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/missed_notices.h"

#include "domain/words.h"

#include <algorithm>

namespace savehub {

namespace {

constexpr int toldOneByOne = 10;

/// Nothing of it goes on: it is only told.
bool isOnlyMissed(const Decided &decided)
{
    const auto &decision = decided.decision;
    return decision && decision->missed.all() > 0 && decision->commands.empty()
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
            m_folded += one.decision->missed;
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
    const auto tell = [&](int number, Notice::Severity severity, const QString &text) {
        if (number > 0) {
            notices.push_back({severity, {}, text});
        }
    };
    const auto &[calls, texts, emails, expired] = m_folded;
    tell(calls, Notice::Severity::Alarm,
         Words::tr("%n call(s) were not placed: the call window had closed. Look into the history.",
                   nullptr, calls));
    tell(texts, Notice::Severity::Warning,
         Words::tr("%n text(s) were missed; their time had passed.", nullptr, texts));
    tell(emails, Notice::Severity::Warning,
         Words::tr("%n email(s) were missed; their time had passed.", nullptr, emails));
    tell(expired, Notice::Severity::Warning,
         Words::tr("%n incident(s) have expired: nobody settled them within a day.", nullptr,
                   expired));
    m_folded = {};
    return notices;
}

} // namespace savehub
