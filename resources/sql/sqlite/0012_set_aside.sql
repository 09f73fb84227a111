-- SPDX-License-Identifier: GPL-3.0-or-later

-- Incidents that could not be read. They are not due, so that they hold nobody up, until they are
-- saved again or a program that starts takes them up.
CREATE TABLE set_aside (
    incident_id TEXT NOT NULL PRIMARY KEY REFERENCES incidents (id),
    at TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER set_aside_until_saved AFTER UPDATE OF state, next_due_at ON incidents
BEGIN
    DELETE FROM set_aside WHERE incident_id = NEW.id;
END;
