-- SPDX-License-Identifier: GPL-3.0-or-later

-- How long the provider held a call before it dialled.
ALTER TABLE call_attempts ADD COLUMN queue_ms INTEGER;

-- One more to be warned of.
CREATE TABLE warnings_now (
    name TEXT NOT NULL PRIMARY KEY
        CHECK (name IN ('daily-spend', 'monthly-spend', 'daily-calls', 'monthly-calls',
                        'calls-per-hour', 'held-calls')),
    told_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO warnings_now SELECT name, told_at FROM warnings;
DROP TABLE warnings;
ALTER TABLE warnings_now RENAME TO warnings;
