// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "domain/settings.h"

#include <QString>

#include <optional>

namespace savehub {

// What a window says about test calls.

/// What a test call would do now: ring and cost money, be played by the mock, or only be built.
QString testCallPlan(const Settings &settings);

/// The status of \a call, in one line.
QString testCallStatusLine(const Attempt &call);

/// A number as people write it, "+34 600 123 456"; nothing when it is not international.
std::optional<PhoneNumber> internationalNumber(const QString &typed);

} // namespace savehub
