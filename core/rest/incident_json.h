// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imports.h"
#include "ports/incident_reader.h"

#include <QJsonObject>

namespace savehub {

// The API's JSON, as resources/openapi.json describes it.

QJsonObject toJson(const BoardRow &row);
/// The incident with its steps and the results of its calls.
QJsonObject toJson(const IncidentRecord &record);
QJsonObject toJson(const MeetingsImported &imported);

} // namespace savehub
