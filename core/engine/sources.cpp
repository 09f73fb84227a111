// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sources.h"

#include "engine/imports.h"

#include <algorithm>

namespace savehub {

SourceName restSource()
{
    return {MeetingSource::Rest, QStringLiteral("REST API")};
}

SourceName earlierSource(MeetingSource kind)
{
    return {kind, QStringLiteral("earlier imports")};
}

RemovalEffect removalEffect(const Meeting &meeting, const std::vector<SourceName> &sources,
                            const SourceName &source, Instant now)
{
    const bool isNamed = std::find(sources.begin(), sources.end(), source) != sources.end();
    if (!isNamed || meeting.start <= now) {
        return RemovalEffect::Nothing;
    }
    return meeting.cancelled || sources.size() > 1 ? RemovalEffect::OnlyItsName
                                                   : RemovalEffect::Cancels;
}

TakenBack takenBackBy(const MeetingsImported &cancelling)
{
    return {.cancelled = cancelling.cancelled,
            .stayed = 0,
            .incidentsSettled = cancelling.incidentsSettled,
            .leftOut = cancelling.leftOut,
            .isCutShort = cancelling.isCutShort};
}

void add(TakenBack &sum, const TakenBack &part)
{
    sum.cancelled += part.cancelled;
    sum.stayed += part.stayed;
    sum.incidentsSettled += part.incidentsSettled;
    sum.leftOut += part.leftOut;
}

} // namespace savehub
