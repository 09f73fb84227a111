-- SPDX-License-Identifier: GPL-3.0-or-later

-- The key of the fingerprints by which the audit trail names phone numbers that an import changed: 256
-- random bits in hexadecimal digits, made when first needed. One row.
CREATE TABLE number_fingerprint_key (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    key TEXT NOT NULL CHECK (length(key) = 64)
) STRICT;
