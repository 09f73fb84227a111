// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/source_choice.h"

#include "app/import_report.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"

#include <algorithm>
#include <iterator>

namespace savehub {

namespace {

constexpr int longestPath = 4096;

template <typename Is>
std::vector<KnownSource> those(const std::vector<KnownSource> &sources, Is is)
{
    std::vector<KnownSource> found;
    std::copy_if(sources.begin(), sources.end(), std::back_inserter(found), is);
    return found;
}

} // namespace

QString shownName(const SourceName &source)
{
    return withoutNumbers(source.name, longestPath);
}

Result<KnownSource> chooseSource(const std::vector<KnownSource> &sources, const QString &wanted)
{
    const auto file = sourceOf(wanted);
    const std::vector<std::vector<KnownSource>> meant{
        those(sources, [&](const KnownSource &one) { return one.source.name == wanted; }),
        those(sources, [&](const KnownSource &one) { return one.source == file; }),
        those(sources, [&](const KnownSource &one) { return shownName(one.source) == wanted; }),
        those(sources,
              [&](const KnownSource &one) { return QString::number(one.number) == wanted; })};
    const auto found =
        std::find_if(meant.begin(), meant.end(), [](const auto &named) { return !named.empty(); });
    if (found == meant.end()) {
        return failure(
            Error::Kind::NotFound,
            Words::tr("No source of meetings is called \"%1\".").arg(withoutNumbers(wanted)),
            Words::tr("See savehub-console sources."));
    }
    if (found->size() > 1) {
        return failure(Error::Kind::BadInput,
                       Words::tr("Several sources are called \"%1\".").arg(withoutNumbers(wanted)),
                       Words::tr("Name one by the number that savehub-console sources shows."));
    }
    const auto &numbered = meant.back();
    if (!numbered.empty() && numbered.front().source != found->front().source) {
        return failure(Error::Kind::BadInput,
                       Words::tr("\"%1\" is the name of one source and the number of another.")
                           .arg(withoutNumbers(wanted)),
                       Words::tr("Give the whole name that savehub-console sources shows."));
    }
    return found->front();
}

} // namespace savehub
