// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "store/source_list.h"

namespace savehub {

/// A source's name for people: without control characters and phone numbers.
QString shownName(const SourceName &source);

/// The source that \a wanted means: by its name, a path that leads to its file, its name as it is
/// shown, or its number. NotFound when there is none, BadInput when it may be one of several.
Result<KnownSource> chooseSource(const std::vector<KnownSource> &sources, const QString &wanted);

} // namespace savehub
