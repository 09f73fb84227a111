// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "field_problem.h"
#include "incident_reader.h"

#include <QByteArray>
#include <QJsonObject>

namespace savehub {

constexpr int mostIncidentsListed = 500;
constexpr int largestPage = 200;

/// The query of GET /incidents.
struct PageQuery {
    int limit = 50;
    IncidentId after{}; ///< the last one of the page before; empty for the first page
    bool operator==(const PageQuery &) const = default;
};

/// What is wrong names the parameter as its pointer.
tl::expected<PageQuery, FieldProblem> readPageQuery(const QByteArray &query);

/// How many rows page() has to be given.
int rowsFor(const PageQuery &query);

/// The part of \a rows that was asked for: {"incidents": […], "next": id or null}. What is wrong
/// names the parameter as its pointer.
tl::expected<QJsonObject, FieldProblem> pageOf(const std::vector<IncidentRow> &rows,
                                               const PageQuery &query);

} // namespace savehub
