// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/id_source.h"

#include <QUuid>

namespace savehub {

struct RandomIds : IdSource {
    QString next() override { return QUuid::createUuid().toString(QUuid::WithoutBraces); }
};

} // namespace savehub
