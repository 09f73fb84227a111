// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"
#include "ui/models/tone.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace savehub {

/// Each state has its own shape, so that its colour is never the only sign: an empty ring, a
/// triangle, a half-filled ring, two arrows up, a tick.
void paintStateMark(QPainter &painter, const QRectF &rect, IncidentState state,
                    const QColor &color);
Tone stateTone(IncidentState state);

} // namespace savehub
