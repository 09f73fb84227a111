-- SPDX-License-Identifier: GPL-3.0-or-later

-- Since when which of Twilio's auth tokens has been in use here, so that the operator can be reminded
-- to renew it. The token itself is not kept: fingerprint is HMAC-SHA256 over it with the row's salt.
CREATE TABLE auth_tokens (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    salt TEXT NOT NULL,
    first_seen_at TEXT NOT NULL,
    reminded_at TEXT
) STRICT, WITHOUT ROWID;
