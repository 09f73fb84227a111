// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/id_source.h"

#include <QUuid>

namespace savehub {

class UuidSource : public IdSource
{
public:
    QString next() override { return QUuid::createUuid().toString(QUuid::WithoutBraces); }
};

} // namespace savehub
