// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/number_facts.h"
#include "domain/phrase.h"
#include "engine/decision_context.h"

namespace savehub {

/// What a number is to calls and texts that may go to \a allowed countries.
NumberVerdict numberVerdict(const NumberFacts &facts, const Countries &allowed);

/// Why nothing is sent to a number with that \a verdict. Empty for any but Special and Abroad.
Phrase whyNotAllowed(NumberVerdict verdict, const Countries &allowed);

} // namespace savehub
