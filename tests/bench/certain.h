// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "ports/id_source.h"

#include <QUuid>

namespace savehub {

/// The value of what has to succeed for a bench to go on.
template <typename T>
T certain(Result<T> result)
{
    if (!result) {
        qFatal("%s", qPrintable(result.error().text()));
    }
    return std::move(*result);
}

inline void certain(const Done &done)
{
    if (!done) {
        qFatal("%s", qPrintable(done.error().text()));
    }
}

struct RandomIds : IdSource {
    QString next() override { return QUuid::createUuid().toString(QUuid::WithoutBraces); }
};

} // namespace savehub
