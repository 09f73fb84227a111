// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"
#include "rest/field_problem.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace savehub {

constexpr int largestPage = 200;

/// The query of GET /incidents.
struct PageQuery {
    int limit = 50;
    std::optional<IncidentId> after{}; ///< the last one of the page before
    bool operator==(const PageQuery &) const = default;
};

/// An error has the parameter's name as its pointer.
tl::expected<PageQuery, FieldProblem> readPageQuery(const QByteArray &query);

/// The error when the incident PageQuery::after is not listed any more.
FieldProblem forgottenPlace();

/// The first \a limit of \a rows: {"incidents": […], "next": id or null}. There is a next page when
/// there are more rows.
QJsonObject pageOf(const std::vector<BoardRow> &rows, int limit);

} // namespace savehub
