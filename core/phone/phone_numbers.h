// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringView>

#include "domain/error.h"
#include "ports/phone_check.h"

namespace savehub {

/// Knows the world's numbering plans. An object belongs to one thread, because it remembers the
/// numbers that it was asked about last.
class PhoneNumbers : public PhoneCheck
{
public:
    NumberFacts factsOf(const PhoneNumber &number) const override;

    /// Whether \a region is an ISO 3166 alpha-2 code (either case) whose numbering plan is known.
    static bool knowsRegion(QStringView region);

    /// Reads a number as people write it: "+49 30 901820", or "030 901820" with \a region "DE".
    /// With an empty region it reads only the international form. Only ordinary numbers are
    /// accepted. The error (BadInput) says what is wrong and shows at most the last four digits.
    Result<PhoneNumber> parse(QStringView written, QStringView region) const;

private:
    mutable QHash<QString, NumberFacts> m_known;
};

} // namespace savehub
