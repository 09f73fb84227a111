// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QCoreApplication>

namespace savehub::rules {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(savehub::Configuration)
};

/// What a value breaks a rule by, and what to write instead.
inline tl::unexpected<Error> bad(QString what, QString advice)
{
    return failure(Error::Kind::BadInput, std::move(what), std::move(advice));
}

} // namespace savehub::rules
