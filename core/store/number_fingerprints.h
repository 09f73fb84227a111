// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phone_number.h"
#include "store/sql.h"

namespace savehub {

/// Makes fingerprints that stand for phone numbers in the audit trail. Within one database equal
/// numbers have equal fingerprints, and nobody gets from a fingerprint to the number without that
/// database's key.
class NumberFingerprints
{
public:
    explicit NumberFingerprints(Sql &sql)
        : m_sql(sql)
    {
    }

    /// The first 16 hexadecimal digits of an HMAC-SHA256. The first use makes the key, so the
    /// caller holds a transaction that writes.
    Result<QString> of(const PhoneNumber &number);

private:
    Result<QByteArray> key();

    Sql &m_sql;
};

} // namespace savehub
