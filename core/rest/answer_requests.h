// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/reception.h"
#include "rest/field_problem.h"

#include <QJsonDocument>

#include <variant>

namespace savehub {

/// The body of POST /meetings/{id}/checkin.
struct CheckIn {
    PersonId person;
    Answer answer = Answer::Joined;
    bool operator==(const CheckIn &) const = default;
};

Parsed<CheckIn> readCheckIn(const QJsonDocument &body);

/// The body of POST /incidents/{id}/resolve: the note, on one line.
Parsed<QString> readResolveNote(const QJsonDocument &body);

/// The body of POST /incidents/{id}/ack: an object without fields.
Parsed<std::monostate> readNothing(const QJsonDocument &body);

} // namespace savehub
