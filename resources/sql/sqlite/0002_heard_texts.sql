-- SPDX-License-Identifier: GPL-3.0-or-later

-- Texts that came to our number, each heard once. Their words are in the audit trail, as far as
-- they concern an incident.
CREATE TABLE heard_texts (
    sid TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    heard_at TEXT NOT NULL,
    incident_id TEXT REFERENCES incidents (id),
    answer TEXT CHECK (answer IN ('joined', 'missed')), -- NULL: it was none that was understood
    language TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX people_by_phone ON people (phone) WHERE phone IS NOT NULL;
