// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace savehub {

/// Translates what is said outside of widgets: Words::tr("…").
struct Words {
    Q_DECLARE_TR_FUNCTIONS(savehub::Words)
};

} // namespace savehub
