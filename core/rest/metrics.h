// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"

#include <QByteArray>
#include <QString>

#include <map>

namespace savehub {

/// How many were refused since the program started, by reason.
using RefusalCounts = std::map<QString, qint64>;

struct Refusals {
    RefusalCounts webhooks{};
    RefusalCounts requests{}; ///< to the API
};

/// The answer to GET /metrics, in Prometheus' text format.
QByteArray metricsText(const Counts &counts, const Refusals &refusals);

} // namespace savehub
