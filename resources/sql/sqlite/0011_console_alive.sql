-- SPDX-License-Identifier: GPL-3.0-or-later

-- When a console last said that it runs: the next start tells from when on nobody was reminded. One
-- row, written each minute and at the end.
CREATE TABLE console_alive (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    at TEXT NOT NULL
) STRICT;
