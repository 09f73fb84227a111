// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imports.h"
#include "ports/incident_reader.h"

#include <QJsonObject>

namespace savehub {

// What the API tells, as resources/openapi.json describes it.

QJsonObject toJson(const BoardRow &row);
/// With its steps, and what became of its calls.
QJsonObject toJson(const IncidentRecord &record);
QJsonObject toJson(const MeetingsImported &imported);

} // namespace savehub
