// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/incident_page.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "net/form_encoding.h"
#include "rest/incident_json.h"
#include "rest/json_values.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace savehub {

namespace {

const auto limitName = QStringLiteral("limit");
const auto afterName = QStringLiteral("after");

auto wrong(const QString &parameter, const QString &detail)
{
    return tl::make_unexpected(FieldProblem{parameter, detail});
}

} // namespace

tl::expected<PageQuery, FieldProblem> readPageQuery(const QByteArray &query)
{
    PageQuery page;
    QSet<QString> seen;
    for (const auto &[name, value] : decodeForm(query)) {
        const auto shown = withoutNumbers(name, 60);
        if (seen.contains(name)) {
            return wrong(shown, Words::tr("It comes twice."));
        }
        seen.insert(name);
        if (name == afterName) {
            page.after = value.isEmpty() ? std::nullopt : std::optional(IncidentId(value));
        } else if (name == limitName) {
            page.limit = value.toInt();
        } else {
            return wrong(shown, Words::tr("There is no such parameter."));
        }
    }
    if (page.limit < 1 || page.limit > largestPage) {
        return wrong(limitName, Words::tr("It has to be a number from 1 to %1.").arg(largestPage));
    }
    return page;
}

FieldProblem forgottenPlace()
{
    return {afterName, Words::tr("That incident is not listed any more."
                                 " Start again from the first page.")};
}

QJsonObject pageOf(const std::vector<BoardRow> &rows, int limit)
{
    const auto until = rows.begin() + std::min<std::ptrdiff_t>(limit, std::ssize(rows));
    QJsonArray incidents;
    std::for_each(rows.begin(), until, [&](const BoardRow &row) { incidents += toJson(row); });
    const auto next = until == rows.end() ? QString() : (until - 1)->id.text();
    return QJsonObject{{QStringLiteral("incidents"), incidents},
                       {QStringLiteral("next"), textOrNull(next)}};
}

} // namespace savehub
