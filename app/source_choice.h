// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "store/source_list.h"

namespace savehub {

/// A source's name as a person reads it: no control characters, and no phone number.
QString shownName(const SourceName &source);

/// The one of \a sources that \a wanted means: its name, its name as it is shown, its number, or a path
/// that leads to its file. NotFound when there is none, BadInput when it may be one of several.
Result<KnownSource> chooseSource(const std::vector<KnownSource> &sources, const QString &wanted);

} // namespace savehub
