// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident_page.h"

#include "form_encoding.h"
#include "incident_json.h"
#include "json_values.h"
#include "untrusted_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace savehub {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(savehub::IncidentPage)
};

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
            return wrong(shown, Text::tr("It comes twice."));
        }
        seen.insert(name);
        if (name == afterName) {
            page.after = IncidentId(value);
        } else if (name == limitName) {
            page.limit = value.toInt();
        } else {
            return wrong(shown, Text::tr("There is no such parameter."));
        }
    }
    if (page.limit < 1 || page.limit > largestPage) {
        return wrong(limitName, Text::tr("It has to be a number from 1 to %1.").arg(largestPage));
    }
    return page;
}

int rowsFor(const PageQuery &query)
{
    // One more tells whether there is a further page.
    return query.after.isEmpty() ? query.limit + 1 : mostIncidentsListed;
}

tl::expected<QJsonObject, FieldProblem> pageOf(const std::vector<IncidentRow> &rows,
                                               const PageQuery &query)
{
    auto from = rows.begin();
    if (!query.after.isEmpty()) {
        from = std::find_if(rows.begin(), rows.end(),
                            [&](const IncidentRow &row) { return row.id == query.after; });
        if (from == rows.end()) {
            return wrong(afterName, Text::tr("That incident is not listed any more."
                                             " Start again from the first page."));
        }
        ++from;
    }
    const auto until = from + std::min<std::ptrdiff_t>(query.limit, rows.end() - from);
    QJsonArray incidents;
    std::for_each(from, until, [&](const IncidentRow &row) { incidents += toJson(row); });
    const auto next = until == rows.end() || until == from ? QString() : (until - 1)->id.text();
    return QJsonObject{{QStringLiteral("incidents"), incidents},
                       {QStringLiteral("next"), textOrNull(next)}};
}

} // namespace savehub
