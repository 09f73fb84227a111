-- SPDX-License-Identifier: GPL-3.0-or-later

-- When the operator was last warned of what, so that a restart does not say it again.
CREATE TABLE warnings (
    name TEXT NOT NULL PRIMARY KEY
        CHECK (name IN ('daily-spend', 'monthly-spend', 'daily-calls', 'monthly-calls',
                        'calls-per-hour')),
    told_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
